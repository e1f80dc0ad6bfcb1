#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""poor.py read-only|full: the installed Flatpak whose data folder is a small file system: one that cannot be written is told in a
sentence that names the folder; on a full one typing goes on, the window says that it is not being saved, and once there is room all of
it is.
"""

import subprocess
import sys

from installed import DATA, ID, PICTURES, driver, end, program, shown


def picture(window, name):
    driver.wait_still(window.window)
    driver.screenshot(str(PICTURES / f'{name}.png'), window.window)


def read_only():
    with program() as running:
        window = shown(running)
        window.find('Не вдалося відкрити новини')
        window.find(f'.*«{DATA}».*')
        picture(window, 'read-only')
        end(running, window)
    print('ok 1 - flatpak: a home that cannot be written is told, with its folder')


def fill_disk():
    """The file that takes all the room."""
    filling = DATA.parent / 'filling'
    with open(filling, 'wb', buffering=0) as file:
        try:
            while file.write(bytes(4096)) == 4096:
                pass
        except OSError:
            pass
    return filling


def wait_status(window, expected):
    driver.wait(lambda: driver.text_of(window.find(role='status bar')).startswith(expected), f'the window to say {expected}')


def write(window):
    words = 'слово ' * 20
    driver.key('ctrl+n')
    window.wait_text('Заголовок', '')
    driver.wait(lambda: driver.is_focused(window.find('Заголовок', 'text')), 'the title to have the focus')
    driver.type_text('Перед тим')
    window.wait_text('Заголовок', 'Перед тим')
    wait_status(window, 'Збережено')
    filling = fill_disk()
    driver.key('Return')
    driver.wait(lambda: driver.is_focused(window.find('Текст новини', 'text')), 'the text to have the focus')
    driver.type_text(words)
    window.wait_text('Текст новини', words)
    wait_status(window, 'На диску немає місця')
    picture(window, 'full-disk')
    filling.unlink()
    driver.type_text('і ще')
    window.wait_text('Текст новини', words + 'і ще')
    wait_status(window, 'Збережено')
    return words + 'і ще'


def full():
    with program() as running:
        window = shown(running)
        window.find('Приєднати сайт', 'button')
        text = write(window)
        subprocess.run(['flatpak', 'kill', ID], check=True)  # what is saved must not need a good end
        running.process.wait(timeout=60)
    with program() as running:
        window = shown(running)
        window.wait_text('Заголовок', 'Перед тим')
        window.wait_text('Текст новини', text)
        end(running, window)
    print('ok 1 - flatpak: a full disk is told, and nothing is lost')


def main():
    try:
        {'read-only': read_only, 'full': full}[sys.argv[1]]()
    except BaseException:
        driver.screenshot(str(PICTURES / f'{sys.argv[1]}-failed.png'))
        raise


if __name__ == '__main__':
    main()
