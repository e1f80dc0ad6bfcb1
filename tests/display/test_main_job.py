#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_main_job.py DOPYS DOPYS-SITE SAMPLE: the main job in the real window, as a press officer does it under a Ukrainian
layout: types with bold and a list, undoes everything and redoes it, drags three photos from a file manager, describes them
by keyboard, publishes to the practice site; the page shows what the window showed, and no photo tells where it was taken.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

import driver

DOPYS, SITE, SAMPLE = sys.argv[1:4]
TITLE = 'У Вербовому п’ятикласники посадили сад'
FIRST = 'Учні посадили '
BOLD = 'сорок яблунь'
REST = ' біля школи.'
ITEMS = ['Саджанці дала громада', 'Поливатимуть класами']
DESCRIPTIONS = ['Учні копають ямки під яблуні', 'Учителька тримає саджанець', 'Ряд молодих яблунь уздовж паркана']
BODY = f'{FIRST}{BOLD}{REST}\n{ITEMS[0]}\n{ITEMS[1]}\n'
COORDINATES = ['-GPSLatitude=50.45', '-GPSLatitudeRef=N', '-GPSLongitude=30.52', '-GPSLongitudeRef=E']


class Site:
    """The practice site with a folder of its own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen([SITE, '--port', '0', '--data', folder], stdout=subprocess.PIPE, text=True)
        self.address = re.search(r'http://127\.0\.0\.1:\d+', self.process.stdout.readline())[0]

    def json(self, route):
        with urllib.request.urlopen(f'{self.address}/wp-json/wp/v2/{route}') as answer:
            return json.load(answer)

    def page(self, url):
        with urllib.request.urlopen(url) as answer:
            return answer.read()


class Window:
    """Dopys' window by its accessible names."""

    def __init__(self):
        self.window = driver.wait_window('Допис')
        self.app = driver.wait(lambda: driver.application('dopys'), 'Dopys on the accessibility bus')

    def find(self, name, role=None):
        return driver.wait(lambda: driver.find(self.app, name, role), f'a {role or "widget"} called {name}')

    def text(self, name):
        return driver.text_of(self.find(name, 'text'))

    def press(self, name):
        driver.press(self.find(name, 'button'))

    def wait_text(self, name, expected):
        driver.wait(lambda: self.text(name) == expected, f'{name} to be {expected!r}; it is {self.text(name)!r}')


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
    with driver.Program('pcmanfm', folder, env={'G_DEBUG': ''}):  # its own warnings are not ours
        manager = driver.wait_window('photos')
        driver.place(manager, 0, 0, 500, 600)
        driver.focus(manager)
        driver.wait_still(manager)
        driver.key('ctrl+a')
        # The first icon of the icon view; the text's last line in Dopys.
        driver.drag(195, 115, 1040, 560)
        window.find('Галерея, 3 фото', 'image')
        subprocess.run(['wmctrl', '-i', '-c', hex(manager.id)], check=True)
    driver.focus(window.window)


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
    page = site.page(posts[0]['link']).decode()
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
    with tempfile.TemporaryDirectory() as folder:
        # A press officer's keyboard: Ukrainian first, Latin behind a key.
        subprocess.run(['setxkbmap', '-layout', 'ua,us'], check=True)
        make_photos(f'{folder}/photos')
        site = Site(f'{folder}/site')
        try:
            # Leaks are looked for in process (tests/app, tests/editor): at exit GTK still holds the dialog's last frame.
            env = {'XDG_DATA_HOME': f'{folder}/data', 'XDG_CACHE_HOME': f'{folder}/cache', 'LC_ALL': 'uk_UA.UTF-8',
                   'ASAN_OPTIONS': 'detect_leaks=0:abort_on_error=1'}
            options = ['--site-from', f'{folder}/site/credentials.env']
            with driver.Program(DOPYS, *options, env=env, log=f'{folder}/dopys.log') as program:
                try:
                    window = Window()
                    driver.place(window.window, 520, 0, 1060, 860)
                    driver.focus(window.window)
                    write(window)
                    undo_and_redo(window)
                    drop_photos(window, f'{folder}/photos')
                    describe(window)
                    publish(window)
                    check_page(site)
                    check_privacy(site)
                    assert program.close(window.window) == 0, 'Dopys did not end well'
                except BaseException:
                    driver.screenshot('main-job-failed.png')
                    sys.stderr.write(pathlib.Path(f'{folder}/dopys.log').read_text(errors='replace')[-60000:])
                    raise
        finally:
            site.process.kill()
    print('1..1\nok 1 - the main job')


if __name__ == '__main__':
    main()
