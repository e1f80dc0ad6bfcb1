#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_kill_importing.py DOPYS DOPYS-SITE SAMPLE: kill -9 in the middle of adding photos. The library holds whole photos or
none, the text of the article is as it was; at the next start the interruption is told, and going on brings all photos in, each
once.
"""

import hashlib
import os
import pathlib
import subprocess
import sys
import time

import driver
import stage

DOPYS, _, SAMPLE = sys.argv[1:4]
COUNT, ROUNDS = 40, 3


def make_photos(folder):
    os.makedirs(folder)
    for number in range(COUNT):
        subprocess.run(['exiftool', '-q', f'-Comment=import {number}', '-o', f'{folder}/IMG_{number:04}.JPG',
                        f'{SAMPLE}/photo-{number % 9 + 1}.jpg'], check=True)


def check_library(folder):
    """Returns how many originals there are."""
    originals = [path for path in (folder / 'originals').rglob('*') if path.is_file()]
    for path in originals:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem, f'{path} is not whole'
        thumbnail = folder / 'thumbnails' / path.stem[:2] / f'{path.stem}.jpg'
        subprocess.run(['identify', '-regard-warnings', thumbnail], check=True, stdout=subprocess.DEVNULL)
    return len(originals)


def count_originals(folder):
    return sum(1 for path in (folder / 'originals').rglob('*') if path.is_file())


def words(window):
    """Without the photos, of which some may have come in."""
    return window.text('Текст новини').replace('\ufffc', '').split()


def kill_at(window, library, count):
    """Looks at the disk: the window tells too slowly."""
    end = time.monotonic() + 60
    while count_originals(library) < count and time.monotonic() < end:
        time.sleep(0.002)
    window.program.kill()
    assert count_originals(library) >= count, f'{count} originals were not there within a minute'


def main():
    with stage.Stage('kill-importing', DOPYS) as played:
        library, photos = pathlib.Path(played.folder) / 'data/dopys', f'{played.folder}/photos'
        make_photos(photos)
        with played.open('--sample', SAMPLE) as window:
            window.find('Заголовок', 'text')
            driver.place(window.window, 510, 0, 1080, 880)
            text, before = words(window), check_library(library)
            driver.focus(window.window)
            driver.wait_still(window.window)
            with stage.files_dragged(photos, window, 1040, 700):
                kill_at(window, library, before + 3)
        for number in range(ROUNDS):
            some = check_library(library)
            with played.open() as window:
                driver.focus(window.window)
                window.find(f'Додавання {COUNT} фото перервано')
                assert words(window) == text, 'the article is not what it was'
                window.picture('import-interrupted')
                driver.wait_still(window.window)
                window.press('Продовжити')
                if number < ROUNDS - 1:
                    kill_at(window, library, min(some + 3, before + COUNT))
                    continue
                window.find(rf'Описано \d+ з {COUNT + 9}')
                driver.wait(lambda: not list((library / 'imports').glob('*')), 'the record of the import to go', 60)
                assert window.program.close(window.window) == 0, 'Dopys did not end well'
        assert check_library(library) == before + COUNT
    print('1..1\nok 1 - kill -9 during an import')


if __name__ == '__main__':
    main()
