#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_photos_paste.py DOPYS DOPYS-SITE SAMPLE: a picture and files are pasted on the desk; adding many is stopped in the middle:
what is in stays in, whole, as one step of undo, and nothing comes after it. From the lead photo a button leads to its crop.
"""

import hashlib
import os
import pathlib
import re
import subprocess
import sys

import driver
import stage

DOPYS, _, SAMPLE = sys.argv[1:4]
MANY = 600


def count(window):
    """Of the photos that the desk says it has."""
    for node in driver.walk(window.app):
        match = re.fullmatch(r'Описано \d+ з (\d+)', node.get_name() or '')
        if match:
            return int(match[1])
    return -1


def wait_count(window, expected):
    driver.wait(lambda: count(window) == expected, f'{expected} photos; there are {count(window)}', 60)


def copy(kind, data):
    subprocess.run(['xclip', '-selection', 'clipboard', '-t', kind], input=data, check=True)
    driver.wait(lambda: kind.encode() in subprocess.run(['xclip', '-selection', 'clipboard', '-o', '-t', 'TARGETS'], capture_output=True,
                                                        check=False).stdout, f'{kind} on the clipboard')


def different(folder, name, original, mark):
    """The same picture as another file."""
    data = pathlib.Path(original).read_bytes()
    comment = mark.encode()
    path = pathlib.Path(folder, name)
    path.write_bytes(data[:2] + b'\xff\xfe' + (len(comment) + 2).to_bytes(2, 'big') + comment + data[2:])
    return path


def focus_grid(window):
    """Del, Ctrl+V and the arrows are the grid's where a photo has the focus: the first one gets it by a click."""
    driver.wait_still(window.window)
    driver.click(412, 136)
    driver.wait_still(window.window)


def paste_picture(window, played):
    before = count(window)
    picture = f'{played.folder}/picture.png'
    subprocess.run(['convert', '-size', '300x200', 'gradient:red-blue', picture], check=True)
    copy('image/png', pathlib.Path(picture).read_bytes())
    focus_grid(window)
    driver.key('ctrl+v')
    wait_count(window, before + 1)
    window.picture('pasted-picture')
    driver.key('ctrl+z')
    wait_count(window, before)


def paste_files(window, played):
    before = count(window)
    files = [different(played.folder, f'IMG_{i}.JPG', f'{SAMPLE}/photo-{i}.jpg', 'paste') for i in (1, 2, 3)]
    copy('text/uri-list', ''.join(f'file://{path}\r\n' for path in files).encode())
    focus_grid(window)
    driver.key('ctrl+v')
    wait_count(window, before + 3)
    driver.key('ctrl+z')
    wait_count(window, before)


def check_library(folder):
    for path in (folder / 'originals').rglob('*'):
        if path.is_file():
            assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem, f'{path} is not whole'
            assert (folder / 'thumbnails' / path.stem[:2] / f'{path.stem}.jpg').is_file(), f'{path} has no thumbnail'


def stop(window, played):
    before = count(window)
    folder = f'{played.folder}/many'
    os.makedirs(folder)
    files = [different(folder, f'IMG_{i:04}.JPG', f'{SAMPLE}/photo-{i % 9 + 1}.jpg', f'many {i}') for i in range(MANY)]
    copy('text/uri-list', ''.join(f'file://{path}\r\n' for path in files).encode())
    focus_grid(window)
    driver.key('ctrl+v')
    window.find(rf'Додавання фото: [1-9]\d* з {MANY} · IMG_\d+.JPG')
    window.press('Зупинити додавання фото')
    told = window.find(r'Додавання зупинено: додано \d+ фото').get_name()
    added = int(re.search(r'додано (\d+)', told)[1])
    assert 0 < added < MANY, told
    wait_count(window, before + added)
    window.picture('adding-stopped')
    library = pathlib.Path(played.folder) / 'data/dopys'
    driver.wait(lambda: not list((library / 'imports').glob('*')), 'the record of the import to go', 60)
    assert count(window) == before + added, 'photos came after it was stopped'
    check_library(library)
    driver.focus(window.window)
    driver.key('ctrl+z')
    wait_count(window, before)


def crop_lead(window):
    driver.key('Escape')
    window.find('Текст новини', 'text')
    window.press('Вибрати, яку частину фото покаже сайт')
    window.find('Широка картка')
    window.picture('crop-of-the-lead')
    driver.key('Escape')
    window.gone('Широка картка')


def main():
    with stage.Stage('photos-paste', DOPYS) as played:
        with played.open('--sample', SAMPLE) as window:
            window.find('Заголовок', 'text')
            driver.place(window.window, 0, 0, 1440, 880)
            driver.focus(window.window)
            driver.key('ctrl+d')
            driver.wait(lambda: driver.is_focused(window.find('Опис', 'text')), 'the description to have the focus')
            wait_count(window, 9)
            paste_picture(window, played)
            paste_files(window, played)
            stop(window, played)
            crop_lead(window)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - photos pasted, adding stopped')


if __name__ == '__main__':
    main()
