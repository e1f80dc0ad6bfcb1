#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_reading.py DOPYS DOPYS-SITE SAMPLE: the text made larger and normal again by keys, nothing but the text on the screen and
everything back, a jump to a heading by the outline."""

import sys

import driver
import stage

DOPYS, _, SAMPLE = sys.argv[1:4]
HEADING = 'Довідково'


def letter_height(window):
    """Of a letter in the middle of the text, in pixels."""
    Atspi = driver.tree()
    node = window.find('Текст новини', 'text')
    return Atspi.Text.get_character_extents(node.get_text_iface(), 10, Atspi.CoordType.WINDOW).height


def check_size(window):
    normal = letter_height(window)
    driver.key('ctrl+plus', 'ctrl+plus', 'ctrl+plus')
    driver.wait(lambda: letter_height(window) >= 1.3 * normal, 'larger letters')
    driver.key('ctrl+0')
    driver.wait(lambda: letter_height(window) == normal, 'letters of the usual size')


def check_outline(window):
    Atspi = driver.tree()
    driver.key('ctrl+shift+o')
    window.find('Зміст')
    window.picture('outline')
    window.reach(HEADING, 'list item', 'Down')
    driver.key('Return')
    window.gone('Зміст')
    node = window.find('Текст новини', 'text')
    at = driver.text_of(node).index(HEADING)
    driver.wait(lambda: Atspi.Text.get_caret_offset(node.get_text_iface()) == at, 'the caret at the heading')
    driver.wait(lambda: driver.is_focused(window.find('Текст новини', 'text')), 'the text to have the focus')


def check_nothing_but_text(window):
    width = driver.geometry(window.window)[2]
    driver.key('F11')
    driver.wait(lambda: driver.geometry(window.window)[2] > width, 'the whole screen')
    window.gone('Форматування')
    window.gone('Нова новина', 'button')
    window.picture('nothing-but-text')
    driver.key('F11')
    driver.wait(lambda: driver.geometry(window.window)[2] == width, 'the window as it was')
    window.find('Форматування')
    window.find('Нова новина', 'button')


def main():
    with stage.Stage('reading', DOPYS) as played:
        with played.open('--sample', SAMPLE) as window:
            driver.place(window.window, 200, 0, 1260, 860)
            driver.focus(window.window)
            window.find('Галерея, 8 фото', 'image')
            check_size(window)
            check_outline(window)
            check_nothing_but_text(window)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - the text is read as one likes')


if __name__ == '__main__':
    main()
