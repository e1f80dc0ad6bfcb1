#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_nautilus.py: photos dragged from a window of Nautilus itself arrive in the sandboxed program through the portal for files."""

import pathlib
import shutil

from installed import PICTURES, driver, end, program, shown

FOLDER = pathlib.Path.home() / 'Світлини'
FIRST = (110, 135)  # the middle of the first icon in a window of this size
TEXT = (900, 420)


def nautilus():
    """Its window, with both icons painted. Drawn by cairo: its first frames by llvmpipe are white for seconds."""
    running = driver.Program('nautilus', '--new-window', str(FOLDER), env={'GSK_RENDERER': 'cairo', 'G_DEBUG': ''}, log='/tmp/session/nautilus.log')
    window = driver.wait_window(FOLDER.name)
    driver.place(window, 0, 0, 560, 500)
    driver.focus(window)
    tree = driver.wait(lambda: driver.application('org.gnome.Nautilus'), 'Nautilus on the accessibility bus')
    for photo in FOLDER.iterdir():
        driver.wait(lambda name=photo.name: driver.find(tree, f'{name}.*'), f'{photo.name} in Nautilus', 60)
    driver.wait_still(window)
    return running, window


def drag(window, files):
    """Both photos, to the text of a new article."""
    driver.focus(window.window)
    driver.key('ctrl+n')
    driver.wait(lambda: window.text('Заголовок') == '', 'a new article')
    driver.focus(files)
    driver.key('ctrl+a')
    driver.wait_still(files)
    driver.drag(*FIRST, *TEXT)
    window.find('Галерея, 2 фото.*', 'image')


def main():
    FOLDER.mkdir()
    for number in (2, 3):
        shutil.copy(f'/srv/dopys/data/sample/photo-{number}.jpg', FOLDER / f'фото {number}.jpg')
    with program() as running:
        window = shown(running)
        driver.place(window.window, 570, 0, 700, 860)
        manager, files = nautilus()
        with manager:
            for _ in range(3):
                drag(window, files)
            driver.screenshot(str(PICTURES / 'nautilus.png'))
            driver.close(files)
        end(running, window)
    print('ok flatpak-nautilus: photos dragged from Nautilus arrive', flush=True)


if __name__ == '__main__':
    try:
        main()
    except BaseException as error:
        driver.screenshot(str(PICTURES / 'failed-nautilus.png'))
        print(f'not ok flatpak-nautilus: {error}')
        raise
