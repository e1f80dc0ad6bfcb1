#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_names.py DOPYS DOPYS-SITE SAMPLE: walks the accessibility tree of every page and dialog that a person reaches, and fails on a
control without a name: who hears the window instead of seeing it would hear “button”.
"""

import sys

import driver
import names
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
def edit_photo(window, look):
    driver.press(window.find('Редагувати фото', 'button'))
    window.find('Праворуч', 'button')
    look('cropping a photo')
    driver.key('ctrl+2', 'Insert')
    window.find('1. Розмитий прямокутник')
    look('hiding parts of a photo')
    driver.key('ctrl+3')
    window.find('Яскравість', 'slider')
    look('the light of a photo')
    driver.press(window.find('Скасувати', 'button'))
    window.gone('Яскравість', 'slider')


def dialogs(window, look):
    """What a key brings, by something that it shows."""
    for key, shown, role in (('ctrl+h', 'Замінити на', 'text'), ('ctrl+alt+u', 'Розмітка', 'text'), ('ctrl+shift+o', 'Зміст', None),
                             ('ctrl+F1', 'Друкувати для погодження', 'list item'), ('ctrl+Return', 'Перевірка перед оприлюдненням', None)):
        driver.key(key)
        window.find(shown, role)
        look(shown)
        driver.key('Escape')
        window.gone(shown, role)


def main():
    faults = []
    with stage.Stage('names', DOPYS, SITE) as played:
        with played.open('--sample', SAMPLE) as window:
            def look(where):
                driver.wait_still(window.window)
                faults.extend(f'{where}: {fault}' for fault in names.nameless(window.app))

            driver.place(window.window, 0, 0, 1300, 860)
            driver.focus(window.window)
            window.wait_text('Заголовок', 'У Вербовому відкрили оновлену бібліотеку')
            look('the article')
            dialogs(window, look)
            driver.key('ctrl+comma')
            window.find('Перевіряти правопис')
            look('the preferences')
            driver.key('Escape')
            window.gone('Перевіряти правопис')
            driver.key('ctrl+d')
            window.find('Декоративне зображення.*|Опис')
            look('the photo desk')
            edit_photo(window, look)
            driver.key('Escape')
            driver.key('ctrl+n')
            window.wait_text('Заголовок', '')
            look('a new article')
    assert not faults, 'controls without a name:\n' + '\n'.join(faults)
    print('1..1\nok 1 - every control has a name')


if __name__ == '__main__':
    main()
