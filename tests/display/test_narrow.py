#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_narrow.py DOPYS DOPYS-SITE SAMPLE: every main screen fits into 360 pixels.  Where something does not, GTK and libadwaita say
so, and their warnings end the program.  The first start offers its two ways there, too.
"""

import os
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
WIDTH, HEIGHT = 360 + 10, 720  # with the frame that stands for the shadow


def narrow(window):
    driver.place(window.window, 0, 0, WIDTH, HEIGHT)
    driver.focus(window.window)
    driver.wait(lambda: driver.geometry(window.window)[2] <= WIDTH, 'the window to become narrow')
    driver.wait_still(window.window)


def first_start(played):
    with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
        window = stage.Window(program)
        narrow(window)
        window.find('Приєднати сайт', 'button')
        window.picture('narrow-first-start')
        assert program.close(window.window) == 0, 'Dopys did not end well'


def low(window):
    """Title and lead photo fill the window: the text is out of sight, but not out of reach."""
    driver.place(window.window, 0, 0, WIDTH, 420)
    driver.wait_still(window.window)
    window.reach('Заголовок')
    driver.key('Return')
    driver.wait(lambda: driver.is_focused(window.find('Текст новини', 'text')), 'the text to have the focus')
    driver.type_text('Нині ')
    driver.wait(lambda: window.text('Текст новини').startswith('Нині '), 'what was typed')
    window.picture('narrow-low')
    driver.key('ctrl+z')
    driver.place(window.window, 0, 0, WIDTH, HEIGHT)
    driver.wait_still(window.window)


def walk(played):
    with played.open('--sample', SAMPLE) as window:
        narrow(window)
        window.reach('У Вербовому відкрили.*', 'list item')
        driver.key('Return')
        window.find('Заголовок', 'text')
        window.picture('narrow-article')
        low(window)
        driver.key('ctrl+h')
        window.find('Замінити на', 'text')
        window.picture('narrow-find')
        driver.key('Escape', 'ctrl+d')
        window.find('Опис', 'text')
        window.picture('narrow-photos')
        driver.key('Escape')
        window.find('Заголовок', 'text')
        driver.press(window.find('Показати бічну панель', 'toggle button'))
        window.find('Категорії')
        window.picture('narrow-inspector')
        driver.key('Escape')
        window.gone('Категорії')
        window.find('Заголовок', 'text')
        driver.key('F9')
        window.find('Категорії')
        driver.key('Escape')
        window.gone('Категорії')
        window.find('Заголовок', 'text')
        driver.key('ctrl+Return')
        window.find('Перевірка перед оприлюдненням')
        window.picture('narrow-publish')
        driver.key('Escape')
        window.gone('Перевірка перед оприлюдненням')
        assert window.program.close(window.window) == 0, 'Dopys did not end well'


def main():
    with stage.Stage('narrow', DOPYS, SITE) as played:
        first_start(played)
        walk(played)
    print('1..1\nok 1 - every main screen fits into 360 pixels')


if __name__ == '__main__':
    main()
