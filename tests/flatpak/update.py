#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""update.py write | open | refuse: one library, three installations. `write`: this version writes an article with photos and publishes
it. `open`: the next version, installed in its place, opens all of it and publishes again with the password that the first one kept.
`refuse`: this version again says that it is too old and leaves the library byte for byte as it is.
"""

import hashlib
import sqlite3
import subprocess
import sys

from installed import DATA, ID, PICTURES, driver, end, program, publish, shown, stage

WRITTEN = 'Ще один рядок.'


def version():
    return subprocess.run(['flatpak', 'run', ID, '--version'], check=True, capture_output=True, text=True).stdout.strip()


def digest():
    return {path.relative_to(DATA): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in DATA.rglob('*')
            if path.is_file() and (path.name in ('dopys.db', 'dopys.db-wal') or 'originals' in path.parts)}


def write():
    with program() as running:
        window = shown(running)
        window.press('Спробувати на навчальному сайті')
        driver.wait(lambda: 'бібліотеку' in window.text('Заголовок'), 'the sample article', 60)
        publish(window, 'Оприлюднити')
        driver.click(560, 560)  # in the text
        driver.wait(lambda: driver.is_focused(window.find('Текст новини', 'text')), 'the focus in the text')
        driver.key('ctrl+End')
        driver.type_text(WRITTEN)
        driver.wait(lambda: WRITTEN in window.text('Текст новини'), 'the words')
        end(running, window)


def open_all():
    assert version().endswith('99.0.0'), version()
    with program() as running:
        window = shown(running)
        driver.wait(lambda: WRITTEN in window.text('Текст новини'), 'the words written before the update', 60)
        window.find('Галерея, 8 фото', 'image')
        window.find('Скасувати: .*', 'button')  # undo goes on, too
        publish(window, 'Оновити')
        driver.screenshot(str(PICTURES / 'updated.png'), window.window)
        end(running, window)
    with sqlite3.connect(f'file:{DATA}/dopys.db?mode=ro', uri=True) as library:
        assert library.execute("SELECT count(*) FROM sqlite_master WHERE name = 'of_the_next_version'").fetchone() == (1,)


def refuse():
    assert not version().endswith('99.0.0'), version()
    before = digest()
    with program() as running:
        window = stage.Window(running)
        window.find('.*новіш.*')
        driver.screenshot(str(PICTURES / 'newer.png'), window.window)
        assert not driver.find(window.app, 'Відновити з копії'), 'a newer library is no damaged one'
        end(running, window)
    after = digest()
    changed = [str(path) for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    assert not changed, f'of the library of the newer version changed: {changed}'


if __name__ == '__main__':
    what = {'write': write, 'open': open_all, 'refuse': refuse}[sys.argv[1]]
    try:
        what()
    except BaseException as error:
        driver.screenshot(str(PICTURES / f'failed-update-{sys.argv[1]}.png'))
        print(f'not ok flatpak-update: {sys.argv[1]}: {error}')
        raise
    print(f'ok flatpak-update: {sys.argv[1]}')
