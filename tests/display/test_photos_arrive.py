#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_photos_arrive.py DOPYS DOPYS-SITE SAMPLE: photos come to the desk: dropped, they stand where the line was; a folder brings
the photos of the folders in it and nothing else; the same photos again are told of and offered; of a folder those are
taken that were chosen, in the order in which they were taken; a picture of a page in Chromium comes as the file it is.
"""

import functools
import hashlib
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

import driver
import stage

DOPYS, _, SAMPLE = sys.argv[1:4]
# Two tiles in a row: left of the fourth photo, and below all.
BEFORE_FOURTH, BELOW = (510 + 475, 237), (510 + 560, 800)


def descriptions(window):
    """Of the photos in their order; None where there is none."""
    found = {}
    for node in driver.walk(window.app):
        match = re.fullmatch(r'Фото (\d+)(?:: (.*)|, .*)', node.get_name() or '')
        if match:
            found[int(match[1])] = match[2]
    return [found[number] for number in sorted(found)]


def wait_photos(window, expected):
    driver.wait(lambda: descriptions(window) == expected, f'{expected}; there are {descriptions(window)}')


def make_photos(folder, mark, count):
    """Photos that differ from the sample's, each taken an hour after the one before."""
    os.makedirs(folder)
    for number in range(1, count + 1):
        path = f'{folder}/IMG_{number:04}.JPG'
        subprocess.run(['exiftool', '-q', f'-Comment={mark} {number}', '-o', path, f'{SAMPLE}/photo-{number}.jpg'], check=True)
        os.utime(path, (1_700_000_000 + 3600 * number,) * 2)


def drop(window, folder, place, told):
    with stage.files_dragged(folder, window, *place):
        window.find(told)


def drop_photos(window, played):
    before = descriptions(window)
    make_photos(f'{played.folder}/drop', 'drop', 2)
    drop(window, f'{played.folder}/drop', BEFORE_FOURTH, 'Описано 8 з 11')
    now = [*before[:3], None, None, *before[3:]]
    wait_photos(window, now)
    window.picture('photos-dropped')
    drop(window, f'{played.folder}/drop', BELOW, '2 фото вже є в новині')
    window.picture('photos-again')
    wait_photos(window, now)
    window.press('Додати ще раз')
    wait_photos(window, [*now, None, None])
    driver.wait_still(window.window)
    driver.key('ctrl+z', 'ctrl+z')
    wait_photos(window, before)


def drop_folder(window, played):
    before = descriptions(window)
    folder = f'{played.folder}/whole'
    make_photos(f'{folder}/Картка/DCIM/100CANON', 'card', 2)
    shutil.copy(f'{folder}/Картка/DCIM/100CANON/IMG_0001.JPG', f'{folder}/Картка/DCIM/100CANON/._IMG_0001.JPG')
    with open(f'{folder}/Картка/INDEX.TXT', 'w', encoding='utf-8') as file:
        file.write('no photo')
    drop(window, folder, BELOW, 'Описано 8 з 11')
    wait_photos(window, [*before, None, None])
    driver.key('ctrl+z')
    wait_photos(window, before)


def choose_in_folder(window, played):
    before = descriptions(window)
    folder = f'{played.folder}/card'
    make_photos(f'{folder}/DCIM', 'choice', 4)
    driver.press(window.find('Додати фото', 'toggle button'))
    window.find(role='menu item')  # GTK 4.18 gives menu items no names
    driver.key('Down', 'Return')
    chooser = driver.wait_window('Виберіть теку.*')
    driver.focus(chooser)
    subprocess.run(['xclip', '-selection', 'clipboard'], input=folder.encode(), check=True)
    driver.wait_still(chooser)
    driver.key('ctrl+l')
    driver.wait_still(chooser)
    driver.key('ctrl+a', 'ctrl+v')
    driver.wait_still(chooser)
    driver.key('Return')
    window.find('Вибрано 0 з 4|Вибрано 0 із 4')
    driver.focus(window.window)
    driver.wait_still(window.window)
    driver.key('space', 'Right', 'space')  # the newest two
    window.find('Вибрано 2 .*')
    window.picture('photos-of-a-folder')
    window.press('Додати')
    wait_photos(window, [*before, None, None])
    driver.key('ctrl+z')
    wait_photos(window, before)


def drop_from_browser(window, played):
    before = descriptions(window)
    web = f'{played.folder}/web'
    make_photos(web, 'web', 1)
    pathlib.Path(web, 'index.html').write_text('<title>Dragged</title><body style="margin:0"><img src="IMG_0001.JPG" width="400">')
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=web)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with driver.Program('chromium', '--no-sandbox', '--disable-gpu', '--no-first-run', '--password-store=basic', '--disable-dev-shm-usage',
                        f'--user-data-dir={played.folder}/chromium', f'--app=http://127.0.0.1:{server.server_port}/',
                        env={'G_DEBUG': '', 'HOME': played.folder, 'ASAN_OPTIONS': ''}, log=f'{played.folder}/chromium.log'):
        page = driver.wait_window('Dragged', 90)
        driver.place(page, 0, 0, 500, 600)
        driver.focus(page)
        driver.wait_still(page)
        driver.drag(200, 250, *BELOW, steps=40)
        wait_photos(window, [*before, None])
        window.picture('photo-of-a-page')
    server.shutdown()
    kept = {path.stem for path in pathlib.Path(played.folder).glob('data/dopys/originals/*/*')}
    assert hashlib.sha256(pathlib.Path(web, 'IMG_0001.JPG').read_bytes()).hexdigest() in kept, 'it is not the file that the page has'
    driver.focus(window.window)
    driver.key('ctrl+z')
    wait_photos(window, before)


def open_desk(window):
    window.find('Заголовок', 'text')
    driver.place(window.window, 510, 0, 1080, 880)
    driver.focus(window.window)
    driver.key('ctrl+d')
    window.find('Опис', 'text')
    driver.wait(lambda: len(descriptions(window)) == 9, 'nine photos')
    driver.wait(lambda: driver.is_focused(window.find('Опис', 'text')), 'the description to have the focus')
    driver.wait_still(window.window)


def main():
    with stage.Stage('photos-arrive', DOPYS) as played:
        with played.open('--sample', SAMPLE) as window:
            open_desk(window)
            drop_photos(window, played)
            drop_folder(window, played)
            choose_in_folder(window, played)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
        # Chromium goes on telling where its drag is after the drop, at which GDK 4.18 complains: not our warning.
        played.env['G_DEBUG'] = ''
        with played.open() as window:
            open_desk(window)
            drop_from_browser(window, played)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - photos arrive')


if __name__ == '__main__':
    main()
