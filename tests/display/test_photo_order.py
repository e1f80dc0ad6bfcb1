#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_photo_order.py DOPYS DOPYS-SITE SAMPLE: many photos of the desk chosen and put in order, by pointer and by keyboard, each
time one step of undo; and sorted by the names of their files.
"""

import re
import sys

import driver
import stage

DOPYS, _, SAMPLE = sys.argv[1:4]
# The middles of the tiles in a window of 1440 × 900, four in a row.
X, Y = (412, 587, 762, 937), (116, 236, 357)


def tiles(window):
    """(number, whether it is selected, description or None) of the tiles, in their order."""
    Atspi = driver.tree()
    found = []
    for node in driver.walk(window.app):
        match = re.fullmatch(r'Фото (\d+)(?:: (.*)|, .*)', node.get_name() or '')
        if match and node.get_state_set().contains(Atspi.StateType.SHOWING):
            found.append((int(match[1]), node.get_state_set().contains(Atspi.StateType.SELECTED), match[2]))
    return sorted(found)


def order(window):
    return [description for _, _, description in tiles(window)]


def wait_selected(window, *numbers):
    def selected():
        return [number for number, chosen, _ in tiles(window) if chosen]
    driver.wait(lambda: selected() == list(numbers), f'photos {numbers} to be selected; {selected()} are')


def wait_order(window, expected):
    driver.wait(lambda: order(window) == expected, f'the order {expected}; it is {order(window)}')


def select(window):
    driver.click(X[1], Y[0])
    wait_selected(window, 2)
    driver.click(X[3], Y[1], ['shift'])
    wait_selected(window, 2, 3, 4, 5, 6, 7, 8)
    driver.click(X[0], Y[2])
    wait_selected(window, 9)
    driver.key('ctrl+a')
    wait_selected(window, *range(1, 10))
    driver.drag(X[3], Y[2], X[2] - 40, Y[1])  # a rubber band from the empty place below
    wait_selected(window, 7, 8)
    driver.click(X[1], Y[0])
    wait_selected(window, 2)
    driver.click(X[3], Y[0], ['ctrl'])
    wait_selected(window, 2, 4)
    driver.click(X[1], Y[1], ['ctrl'])
    wait_selected(window, 2, 4, 6)


def move(window):
    lead, *body = before = order(window)
    moved, stay = [body[0], body[2], body[4]], [body[1], body[3], body[5], body[6], body[7]]
    dropped = [lead, *stay[:3], *moved, *stay[3:]]
    driver.wait_still(window.window)
    driver.drag_until(lambda: order(window) == dropped, X[3], Y[0], X[3] - 60, Y[1])  # between the seventh and the eighth
    wait_order(window, dropped)
    wait_selected(window, 5, 6, 7)
    driver.key('alt+Left')
    wait_order(window, [lead, *stay[:2], *moved, *stay[2:]])
    wait_selected(window, 4, 5, 6)
    driver.key('alt+End')
    wait_order(window, [lead, *stay, *moved])
    driver.key('alt+Up')
    wait_order(window, [lead, stay[0], *moved, *stay[1:]])
    wait_selected(window, 3, 4, 5)
    for _ in range(4):
        driver.key('ctrl+z')
    wait_order(window, before)
    wait_selected(window, 2, 4, 6)


def remove(window):
    before = order(window)
    driver.key('Delete')
    wait_order(window, [before[0], before[2], before[4], *before[6:]])
    wait_selected(window, 2)
    driver.key('ctrl+z')
    wait_order(window, before)


def sort(window):
    """The sample's files are called photo-1 to photo-9 and stand in that order."""
    before = order(window)
    driver.click(X[0], Y[2])
    wait_selected(window, 9)
    driver.key('alt+Home')
    wait_order(window, [before[0], before[8], *before[1:8]])
    driver.click(X[0], Y[0])
    wait_selected(window, 1)
    driver.press(window.find('Упорядкувати', 'toggle button'))
    window.find(role='menu item')  # GTK 4.18 gives menu items no names
    driver.key('Down', 'Down', 'Return')
    wait_order(window, before)
    driver.key('ctrl+z')
    wait_order(window, [before[0], before[8], *before[1:8]])
    driver.key('ctrl+z')
    wait_order(window, before)


def main():
    with stage.Stage('photo-order', DOPYS) as played:
        with played.open('--sample', SAMPLE) as window:
            window.find('Заголовок', 'text')
            driver.place(window.window, 0, 0, 1440, 900)
            driver.focus(window.window)
            driver.key('ctrl+d')
            window.find('Опис', 'text')
            driver.wait(lambda: len(tiles(window)) == 9, 'nine photos')
            driver.wait_still(window.window)
            select(window)
            window.picture('photo-order')
            move(window)
            remove(window)
            sort(window)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - photos in order')


if __name__ == '__main__':
    main()
