#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_names.py DOPYS DOPYS-SITE SAMPLE: walks the accessibility tree of every page and dialog that a person reaches, and fails on a
control without a name: who hears the window instead of seeing it would hear “button”.
"""

import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
CONTROLS = {'push button', 'button', 'toggle button', 'check box', 'switch', 'text', 'entry', 'combo box', 'spin button', 'slider',
            'menu item', 'radio button', 'page tab', 'link', 'list item', 'table'}


def nameless(app):
    """Controls on the screen that have neither a name nor a description nor a label of their own."""
    Atspi = driver.tree()
    for node in driver.walk(app):
        try:
            role, states = node.get_role_name(), node.get_state_set()
            if role not in CONTROLS or not states.contains(Atspi.StateType.SHOWING) or not states.contains(Atspi.StateType.VISIBLE):
                continue
            if role == 'list item' and (not states.contains(Atspi.StateType.FOCUSABLE) or inside_combo(node)):
                continue
            if (node.get_name() or '').strip() or node.get_relation_set() and any(
                    r.get_relation_type() == Atspi.RelationType.LABELLED_BY for r in node.get_relation_set()):
                continue
            yield ' < '.join(path(node))
        except Exception:  # a widget may go while it is asked
            continue


def inside_combo(node):
    """Libadwaita shows the chosen value in a list of one, which says nothing that the row does not."""
    for _ in range(6):
        node = node.get_parent()
        if node is None or node.get_role_name() == 'combo box':
            return node is not None
    return False


def path(node):
    for _ in range(7):
        if node is None:
            return
        yield f'{node.get_role_name()} “{node.get_name() or ""}”'
        node = node.get_parent()


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


def main():
    faults = []
    with stage.Stage('names', DOPYS, SITE) as played:
        with played.open('--sample', SAMPLE) as window:
            def look(where):
                driver.wait_still(window.window)
                faults.extend(f'{where}: {fault}' for fault in nameless(window.app))

            driver.place(window.window, 0, 0, 1300, 860)
            driver.focus(window.window)
            window.wait_text('Заголовок', 'У Вербовому відкрили оновлену бібліотеку')
            look('the article')
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
