#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_photos_in_text.py DOPYS DOPYS-SITE SAMPLE: photos of a gallery in the text by pointer and keys: one is dragged out
to between two paragraphs and back into the gallery; files are dropped into the gallery; a caption is written where it
stands; the menu takes a photo out; all of it is undone.
"""

import os
import shutil
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
CAPTION = 'Хор «Вербиченька»'


def box_of(window, node):
    """x, y, width and height on the screen; the window stands at its left upper corner."""
    box = node.get_component_iface().get_extents(driver.tree().CoordType.WINDOW)
    x, y, _, _ = driver.geometry(window.window)
    return x + box.x, y + box.y, box.width, box.height


def gallery(window, n):
    return window.find(f'Галерея, {n} фото', 'image')


def cell(window, n, column, row):
    """The middle of a cell of a gallery with three columns of 3:2."""
    x, y, width, _ = box_of(window, gallery(window, n))
    cell_width = (width - 12) / 3
    return x + column * (cell_width + 6) + cell_width / 2, y + row * (cell_width / 1.5 + 6) + cell_width / 3


def drag_out_and_back(window):
    x, y, _, _ = box_of(window, gallery(window, 8))
    driver.drag(*cell(window, 8, 1, 0), x + 200, y - 10)  # the lower half of the paragraph above
    gallery(window, 7)
    single = window.find('Фото: .+', 'image')
    window.picture('photo-dragged-out')
    driver.move(x + 200, y - 60)
    for _ in range(4):  # with the wheel, until the gallery is well above the edge where a drag scrolls
        driver.button(True, 5)
        driver.button(False, 5)
    driver.wait_still(window.window)
    x, y, width, height = box_of(window, single)
    target = cell(window, 7, 2, 0)
    driver.drag(x + width / 2, y + height / 2, target[0] - 40, target[1])
    gallery(window, 8)
    window.gone('Фото: .+', 'image')
    driver.key('ctrl+z', 'ctrl+z')
    driver.wait_still(window.window)
    gallery(window, 8)


def drop_files(window, folder):
    os.mkdir(folder)
    for number in (2, 3):
        # Not the bytes of the sample, which would be known again.
        shutil.copy(f'{SAMPLE}/photo-{number}.jpg', f'{folder}/{number}.jpg')
        with open(f'{folder}/{number}.jpg', 'ab') as file:
            file.write(b'more')
    x, y = cell(window, 8, 2, 1)
    with stage.files_dragged(folder, window, x, y):
        gallery(window, 10)
    driver.key('ctrl+z')
    gallery(window, 8)


def write_caption(window):
    driver.click(*cell(window, 8, 1, 1))
    driver.key('F2')
    field = window.find('Підпис до фото', 'text')
    driver.type_text(CAPTION)
    driver.wait(lambda: driver.text_of(field) == CAPTION, 'the caption')
    window.picture('caption-in-text')
    driver.key('Return')
    window.gone('Підпис до фото', 'text')
    # Back in the text, the photo is still the picked one: Delete is for it alone.
    driver.key('Delete')
    gallery(window, 7)
    driver.key('ctrl+z')
    gallery(window, 8)


def use_menu(window):
    driver.click(*cell(window, 8, 0, 1))
    driver.key('shift+F10')
    window.find(role='menu item')  # GTK 4.18 gives menu items no names
    window.picture('photo-menu')
    driver.key('Down', 'Down', 'Down', 'Down', 'Return')
    gallery(window, 7)
    window.find('Фото: .+', 'image')
    driver.key('ctrl+z')
    gallery(window, 8)


with stage.Stage('photos-in-text', DOPYS, SITE) as on_stage, on_stage.open('--sample', SAMPLE) as window:
    driver.place(window.window, 0, 0, 1100, 880)
    driver.focus(window.window)
    x, y, _, _ = box_of(window, window.find('Текст новини', 'text'))
    driver.click(x + 60, y + 20)
    driver.key('ctrl+End')
    driver.wait_still(window.window)
    write_caption(window)
    use_menu(window)
    drag_out_and_back(window)
    drop_files(window, f'{on_stage.folder}/more')
    print('ok 1 - photos in the text\n1..1')
