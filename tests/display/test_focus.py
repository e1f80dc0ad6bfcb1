#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_focus.py DOPYS DOPYS-SITE SAMPLE: Tab goes round the pages and dialogs, and Shift+Tab the same way back: nothing holds the
focus, it is always on something with a name, and one sees where it is.
"""

import os
import subprocess
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = map(os.path.abspath, sys.argv[1:4])
LIMIT = 80
TITLE = 'У Вербовому відкрили оновлену бібліотеку'


def described(node):
    return node.get_role_name(), node.get_name() or '', node


def focused(window):
    """Role and name of what has the focus, and its accessible."""
    node = window.focused()
    return described(node) if node else (None, '', None)


def step(window, key):
    return described(window.step(key))


def picture(window):
    driver.wait_still(window.window)
    _, _, width, height = driver.geometry(window.window)
    data = subprocess.run(['import', '-window', hex(window.window.id), '-depth', '8', 'gray:-'], check=True, capture_output=True).stdout
    return [data[row * width:(row + 1) * width] for row in range(height)]


def changed(before, after):
    """The box around what differs: (left, top, right, bottom)."""
    rows = [row for row, (a, b) in enumerate(zip(before, after)) if a != b]
    if not rows:
        return None
    columns = [column for row in rows for column, (a, b) in enumerate(zip(before[row], after[row])) if a != b]
    return min(columns), rows[0], max(columns), rows[-1]


def meet(one, other):
    return one and other and one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def check_seen(stops, pictures, where):
    """What shows a stop comes with it and goes after it: both changes have a place in common."""
    for index in range(1, len(pictures) - 1):
        coming, going = changed(*pictures[index - 1:index + 1]), changed(*pictures[index:index + 2])
        assert meet(coming, going), f'{where}: one does not see that {stops[index]} has the focus'


def go_round(window, where):
    """From the stop with the focus until it comes again; then back."""
    first = step(window, 'Tab')
    stops, nodes, pictures = [first[:2]], [first[2]], [picture(window)]
    while len(stops) < LIMIT:
        role, name, node = step(window, 'Tab')
        pictures.append(picture(window))
        if node == nodes[0]:
            break
        stops.append((role, name))
        nodes.append(node)
    assert len(stops) < LIMIT, f'{where}: Tab does not come round: {stops}'
    nameless = [stop for stop in stops if not stop[1]]
    assert not nameless, f'{where}: the focus is on something without a name: {stops}'
    check_seen(stops + stops[:1], pictures, where)
    back = [step(window, 'shift+Tab')[:2] for _ in stops]
    assert back == stops[::-1], f'{where}: back is not the same way:\n{stops}\n{back[::-1]}'
    driver.note(where, len(stops), 'stops')


def panes(window):
    """F6 goes round list, text and inspector, and in each back to where one was."""
    def goes(key, role, name):
        driver.key(key)
        driver.wait(lambda: focused(window)[:2] == (role, name), f'{key} to lead to {name}; the focus is on {focused(window)[:2]}')
    window.reach('Текст новини')
    goes('F6', 'page tab', 'Оприлюднення')
    goes('Tab', 'combo box', 'Сайт')
    goes('F6', 'list item', TITLE)
    goes('F6', 'text', 'Текст новини')
    goes('shift+F6', 'list item', TITLE)
    goes('shift+F6', 'combo box', 'Сайт')


def preferences(window):
    driver.key('ctrl+comma')
    window.find('Налаштування', 'dialog')
    driver.wait(lambda: focused(window)[2], 'the focus in the preferences')
    go_round(window, 'the preferences')
    driver.key('Escape')
    window.gone('Налаштування', 'dialog')


def folder(window):
    """The photos of a folder, from the file dialog, where Ctrl+L brings a field for the path."""
    driver.press(window.find('Додати фото', 'toggle button'))
    window.find('Тека або картка.*', 'menu item')
    driver.key('Up', 'Return')
    dialog = driver.wait_window('Виберіть теку.*')
    driver.focus(dialog)
    driver.wait_still(dialog)
    driver.key('ctrl+l')
    driver.wait_still(dialog)
    driver.type_text(SAMPLE)
    driver.key('shift+End', 'Delete', 'Return')  # it completes what was typed, sometimes late
    driver.wait(lambda: not driver.find_window('Виберіть теку.*'), 'the file dialog to go')
    driver.focus(window.window)
    window.find('Усі фото', 'check box')
    driver.wait(lambda: focused(window)[0] == 'toggle button', 'the focus on the first photo')
    before = focused(window)[:2]
    step(window, 'Right')
    assert step(window, 'Left')[:2] == before, 'the arrows lead from photo to photo'
    go_round(window, 'the photos of a folder')
    driver.key('Escape')
    window.gone('Усі фото', 'check box')


def main():
    stage.stand_still()
    with stage.Stage('focus', DOPYS, SITE) as played:
        with played.open('--sample', SAMPLE) as window:
            driver.place(window.window, 0, 0, 1300, 860)
            driver.move(1599, 899)
            driver.focus(window.window)
            window.wait_text('Заголовок', TITLE)
            panes(window)
            go_round(window, 'the article')
            preferences(window)
            driver.key('ctrl+d')
            window.find('Опис', 'text')
            go_round(window, 'the photo desk')
            folder(window)
            driver.key('Escape')
            window.find('Текст новини', 'text')
            driver.key('ctrl+Return')
            window.find('Перевірка перед оприлюдненням')
            go_round(window, 'the publishing dialog')
            window.press('Оприлюднити')
            window.find('Копіювати посилання', 'button')
            window.find('Перевірено:.*')
            go_round(window, 'the published article')
            driver.key('Escape')
            window.gone('Копіювати посилання', 'button')
    print('1..1\nok 1 - Tab goes round')


if __name__ == '__main__':
    main()
