#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_edit_photo.py DOPYS DOPYS-SITE SAMPLE: a photo is turned, cropped and partly blacked out with keys under a Ukrainian
layout, the edits are undone and redone as one step of the article and given to a second photo, and both are published: what the site
has is of the size that the dialog told, black where it was blacked out and nowhere else, while the originals in the library
are what they were.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
DESCRIPTIONS = ['Дві бібліотекарки біля полиць у читальній залі', 'Діти слухають казку на килимі']


def write(window, folder):
    os.mkdir(folder)
    for name, source in (('a', 2), ('b', 3)):
        shutil.copy(f'{SAMPLE}/photo-{source}.jpg', f'{folder}/{name}.jpg')
    driver.key('ctrl+n')
    window.find('Заголовок', 'text')
    driver.type_text('У Вербовому оновили бібліотеку')
    driver.key('Return')
    driver.type_text('Зала відкрита щодня.\n')
    with stage.files_dragged(folder, window, 1040, 560):
        window.find('Галерея, 2 фото', 'image')
    driver.key('ctrl+d')
    for description in DESCRIPTIONS:
        window.wait_text('Опис', '')
        driver.type_text(description)
        window.wait_text('Опис', description)
        driver.key('Return')
    driver.key('Left')
    window.wait_text('Опис', DESCRIPTIONS[0])


def told_size(window):
    label = window.find(r'\d+ × \d+', 'label')
    return tuple(map(int, re.findall(r'\d+', label.get_name())))


def wait_size(window, size):
    driver.wait(lambda: told_size(window) == size, f'the size to be {size}; it is {told_size(window)}')


def edit(window):
    """Turned right; cropped to 1:1 and one step smaller, at the left; a black rectangle up from the middle."""
    driver.key('ctrl+e')
    window.find('Праворуч', 'button')
    width, height = told_size(window)
    driver.key('ctrl+r')
    wait_size(window, (height, width))
    driver.press(window.find('1 : 1', 'radio button'))
    wait_size(window, (height, height))
    driver.key('ctrl+z', 'ctrl+shift+z')
    wait_size(window, (height, height))
    window.picture('edit-photo-crop')
    driver.key('ctrl+2')
    driver.press(window.find('Чорним', 'radio button'))
    driver.wait(lambda: is_pressed(window.find('Чорним', 'radio button')), 'black to be chosen')
    driver.press(window.find('Додати прямокутник', 'button'))
    window.find(r'1\. Чорний прямокутник')
    driver.key('ctrl+Up', 'ctrl+Up', 'ctrl+Up')
    window.picture('edit-photo-hide')
    size = told_size(window)
    driver.key('Return')
    window.gone('Праворуч', 'button')
    window.gone('Додати прямокутник', 'button')
    return size


def is_pressed(node):
    states = node.get_state_set()
    Atspi = driver.tree()
    return states.contains(Atspi.StateType.CHECKED) or states.contains(Atspi.StateType.PRESSED)


def undo_and_redo(window):
    window.press('Скасувати: редагування фото')
    window.find('Повторити: редагування фото', 'button')
    driver.key('ctrl+e')
    window.find('Праворуч', 'button')
    width, height = told_size(window)
    assert width > height, 'undo did not take the edits back'
    driver.key('Escape')
    window.gone('Праворуч', 'button')
    window.press('Повторити: редагування фото')
    window.find('Скасувати: редагування фото', 'button')


def give_to_second(window):
    driver.click(830, 100)
    window.wait_text('Опис', DESCRIPTIONS[0])
    driver.key('ctrl+shift+c', 'Right')
    window.wait_text('Опис', DESCRIPTIONS[1])
    driver.key('ctrl+shift+v')
    window.find('Змінено 1 фото')


def publish(window):
    driver.key('Escape')
    window.find('Текст новини', 'text')
    driver.key('ctrl+Return')
    window.find('Оприлюднення')
    window.press('Оприлюднити')
    window.find('Копіювати посилання', 'button')


def pixel(photo, x, y):
    color = subprocess.run(['convert', photo, '-format', f'%[pixel:p{{{int(x)},{int(y)}}}]', 'info:'], check=True,
                           capture_output=True, text=True).stdout
    return [float(number) for number in re.findall(r'[\d.]+', color)][:3]


def check_sent(site, size):
    # Beside it the site keeps smaller ones of its own making.
    sent = [path for path in site.folder.rglob('*.jpg') if not re.search(r'-\d+x\d+\.jpg$', path.name)]
    assert len(sent) == 2, sent
    for photo in sent:
        check_photo(photo, size)


def check_photo(photo, size):
    found = subprocess.run(['identify', '-format', '%w %h', photo], check=True, capture_output=True, text=True).stdout
    assert tuple(map(int, found.split())) == size, (found, size)
    width, height = size
    # A fifth of the width, about a middle that three steps of a twentieth moved up.
    for x, y, black in [(0.5, 0.35, True), (0.42, 0.27, True), (0.58, 0.43, True), (0.5, 0.2, False), (0.5, 0.5, False),
                        (0.35, 0.35, False), (0.65, 0.35, False)]:
        color = pixel(photo, x * width, y * height)
        assert (max(color) < 12) == black, f'at {x}, {y} it is {color}'


def check_original(played):
    originals = [path for path in pathlib.Path(played.folder, 'data').rglob('originals/*/*.jpg')]
    kept = {pathlib.Path(f'{SAMPLE}/photo-{number}.jpg').read_bytes() for number in (2, 3)}
    assert {path.read_bytes() for path in originals} == kept, originals


def main():
    with stage.Stage('edit-photo', DOPYS, SITE) as played:
        with played.open() as window:
            driver.place(window.window, 520, 0, 1060, 860)
            driver.focus(window.window)
            write(window, f'{played.folder}/photos')
            size = edit(window)
            undo_and_redo(window)
            give_to_second(window)
            publish(window)
            check_sent(played.site, size)
            check_original(played)
    print('1..1\nok 1 - a photo is edited with keys, and sent as it was seen')


if __name__ == '__main__':
    main()
