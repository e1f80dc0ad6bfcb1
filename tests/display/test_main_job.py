#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_main_job.py DOPYS DOPYS-SITE SAMPLE: the main job in the real window, as a press officer does it under a Ukrainian
layout: types with bold and a list, undoes everything and redoes it, drags three photos from a file manager, describes them
by keyboard, publishes to the practice site; the page shows what the window showed, and no photo tells where it was taken.
"""

import json
import os
import subprocess
import sys
import urllib.request

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
TITLE = 'У Вербовому п’ятикласники посадили сад'
FIRST = 'Учні посадили '
BOLD = 'сорок яблунь'
REST = ' біля школи.'
ITEMS = ['Саджанці дала громада', 'Поливатимуть класами']
DESCRIPTIONS = ['Учні копають ямки під яблуні', 'Учителька тримає саджанець', 'Ряд молодих яблунь уздовж паркана']
BODY = f'{FIRST}{BOLD}{REST}\n{ITEMS[0]}\n{ITEMS[1]}\n'
COORDINATES = ['-GPSLatitude=50.45', '-GPSLatitudeRef=N', '-GPSLongitude=30.52', '-GPSLongitudeRef=E']


def write(window):
    driver.key('ctrl+n')
    window.find('Заголовок', 'text')
    driver.type_text(TITLE)
    driver.key('Return')
    driver.type_text(FIRST)
    driver.key('ctrl+b')
    driver.type_text(BOLD)
    driver.key('ctrl+b')
    driver.type_text(REST)
    driver.key('Return', 'ctrl+shift+8')
    driver.type_text(ITEMS[0] + '\n' + ITEMS[1])
    driver.key('Return', 'Return')
    window.wait_text('Заголовок', TITLE)
    window.wait_text('Текст новини', BODY)


def undo_and_redo(window):
    steps = 0
    while window.text('Текст новини'):
        driver.key('ctrl+z')
        steps += 1
        assert steps < 100, 'undo does not reach the start'
    for _ in range(steps):
        driver.key('ctrl+shift+z')
    window.wait_text('Текст новини', BODY)
    driver.note('undone and redone in', steps, 'steps')


def make_photos(folder):
    os.mkdir(folder)
    for name, source in zip('abc', (2, 3, 4)):
        subprocess.run(['exiftool', '-q', *COORDINATES, '-Model=Phone 7', '-o', f'{folder}/{name}.jpg',
                        f'{SAMPLE}/photo-{source}.jpg'], check=True)


def drop_photos(window, folder):
    with stage.files_dragged(folder, window, 1040, 560):  # the text's last line
        window.find('Галерея, 3 фото', 'image')


def describe(window):
    driver.key('ctrl+d')
    for description in DESCRIPTIONS:
        window.wait_text('Опис', '')
        driver.type_text(description)
        window.wait_text('Опис', description)
        driver.key('Return')
    driver.key('Escape')
    window.find('Текст новини', 'text')


def publish(window):
    driver.key('ctrl+Return')
    window.find('Оприлюднення')
    window.press('Оприлюднити')
    window.find('Копіювати посилання', 'button')
    driver.key('Escape')
    driver.wait(lambda: not driver.find(window.app, 'Копіювати посилання'), 'the dialog to close')


def check_page(site):
    posts = site.json('posts')
    assert [post['status'] for post in posts] == ['publish'], posts
    assert posts[0]['title']['rendered'] == TITLE, posts[0]['title']
    with urllib.request.urlopen(posts[0]['link']) as answer:
        page = answer.read().decode()
    for part in (f'{FIRST}<strong>{BOLD}</strong>{REST}', *(f'<li>{item}</li>' for item in ITEMS)):
        assert part in page, f'the page lacks {part}'
    at = [page.index(f'alt="{description}"') for description in DESCRIPTIONS]
    assert at == sorted(at), 'the photos are not in the order of the window'
    assert [medium['alt_text'] for medium in reversed(site.json('media'))] == DESCRIPTIONS


def check_privacy(site):
    sent = [path for path in site.folder.rglob('*') if path.suffix in ('.jpg', '.jpeg', '.webp')]
    assert len(sent) >= len(DESCRIPTIONS), sent
    told = subprocess.run(['exiftool', '-j', '-GPS:all', '-EXIF:all', '-XMP:all', *map(str, sent)], check=True, capture_output=True)
    for photo in json.loads(told.stdout):
        assert set(photo) == {'SourceFile'}, photo


def main():
    with stage.Stage('main-job', DOPYS, SITE) as played:
        make_photos(f'{played.folder}/photos')
        with played.open() as window:
            driver.place(window.window, 520, 0, 1060, 860)
            driver.focus(window.window)
            write(window)
            undo_and_redo(window)
            drop_photos(window, f'{played.folder}/photos')
            describe(window)
            publish(window)
            check_page(played.site)
            check_privacy(played.site)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - the main job')


if __name__ == '__main__':
    main()
