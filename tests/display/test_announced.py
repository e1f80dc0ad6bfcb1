#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_announced.py DOPYS DOPYS-SITE SAMPLE: what a screen reader is told without being asked: that the article was saved, what undo
took back, how many places were found, that photos came in, how publishing goes, and what a toast says.
"""

import re
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]


class Announcements:
    """The announcements of all programs on the accessibility bus, in their order."""

    def __init__(self):
        atspi = driver.tree()
        from gi.repository import GLib
        self.context, self.said, self.read = GLib.MainContext.default(), [], 0
        self.listener = atspi.EventListener.new(lambda event: self.said.append(str(event.any_data)))
        self.listener.register('object:announcement')

    def heard(self, pattern):
        while self.context.iteration(False):
            pass
        for index in range(self.read, len(self.said)):
            if re.fullmatch(pattern, self.said[index]):
                self.read = index + 1
                return True
        return False

    def wait(self, pattern):
        """One that came after those waited for before."""
        try:
            driver.wait(lambda: self.heard(pattern), f'{pattern} to be announced', 60)
        except AssertionError as error:
            raise AssertionError(f'{error}; instead: {self.said[self.read:]}') from None


def write(window, announced):
    driver.key('ctrl+n')
    window.wait_text('Заголовок', '')
    driver.type_text('Ярмарок')
    driver.key('Return')
    driver.type_text('У суботу буде ярмарок. Ярмарок о дев’ятій.')
    announced.wait('Збережено')
    driver.key('ctrl+z')
    announced.wait('Скасовано: введення тексту')
    driver.key('ctrl+shift+z')
    announced.wait('Повторено: введення тексту')


def find(window, announced):
    driver.key('ctrl+f')
    window.find('Знайти в тексті', 'text')
    driver.type_text('ярмарок')
    announced.wait('1 з 2')
    driver.key('Escape')
    driver.key('ctrl+shift+f')
    driver.type_text('ярмарок')
    announced.wait('Знайдено 1 новину')
    driver.key('Escape')


def add_photos(window, announced):
    """Through the clipboard, as from a file manager."""
    driver.click(600, 500)  # below the text
    driver.wait(lambda: driver.is_focused(window.find('Текст новини', 'text')), 'the focus in the text')
    driver.key('ctrl+End', 'Return', 'ctrl+v')
    announced.wait('Додано 2 фото')
    window.find('Галерея, 2 фото', 'image')


def publish(window, announced):
    driver.key('ctrl+Return')
    window.press('Оприлюднити')
    announced.wait('Оприлюднення…')
    announced.wait('На сайті вже 2 з 2 фото')
    announced.wait('Оприлюднено')
    window.press('Копіювати посилання')
    announced.wait('.*Посилання скопійовано')  # by libadwaita, which says before it that it is a toast
    driver.key('Escape')
    window.gone('Копіювати посилання')


def main():
    with stage.Stage('announced', DOPYS, SITE) as played:
        announced = Announcements()
        stage.copy_files([f'{SAMPLE}/photo-2.jpg', f'{SAMPLE}/photo-3.jpg'])
        with played.open() as window:
            driver.place(window.window, 0, 0, 1300, 860)
            driver.focus(window.window)
            write(window, announced)
            find(window, announced)
            add_photos(window, announced)
            publish(window, announced)
            driver.note(*announced.said)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - what changes is told')


if __name__ == '__main__':
    main()
