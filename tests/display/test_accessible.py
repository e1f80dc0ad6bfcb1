#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_accessible.py DOPYS DOPYS-SITE SAMPLE: what a screen reader hears of an article with photos in it: text, caret, selection and
attributes, all counted alike, before and after the photos; and what it is told when something changes."""

import sys

import driver
import stage

DOPYS, _, SAMPLE = sys.argv[1:4]
OBJECT = '\ufffc'


class Text:
    """The article's text as AT-SPI gives it."""

    def __init__(self, window):
        self.atspi = driver.tree()
        self.node = window.find('Текст новини', 'text')
        self.iface = self.node.get_text_iface()

    def whole(self):
        return driver.text_of(self.node)

    def caret(self):
        return self.atspi.Text.get_caret_offset(self.iface)

    def wait_caret(self, offset):
        driver.wait(lambda: self.caret() == offset, f'the caret at {offset}')

    def go(self, offset, *keys):
        driver.key(*keys)
        self.wait_caret(offset)

    def selected(self):
        if not self.atspi.Text.get_n_selections(self.iface):
            return ''
        chosen = self.atspi.Text.get_selection(self.iface, 0)
        return self.atspi.Text.get_text(self.iface, chosen.start_offset, chosen.end_offset)

    def wait_selected(self, expected):
        driver.wait(lambda: self.selected() == expected, f'{expected!r} selected; it is {self.selected()!r}')

    def attributes(self, offset):
        return dict(self.atspi.Text.get_attribute_run(self.iface, offset, False)[0])

    def word(self, offset):
        return self.atspi.Text.get_string_at_offset(self.iface, offset, self.atspi.TextGranularity.WORD).content


def check_caret_and_selection(text):
    whole = text.whole()
    for word, *way in (('Приміщення', 'ctrl+Home', 'ctrl+Down'), ('Вербівська', 'ctrl+End', 'ctrl+Up')):
        place = whole.index(word)
        text.go(place, *way)
        driver.key('ctrl+shift+Right')
        text.wait_selected(word)
        assert text.word(place).strip() == word, text.word(place)
        text.wait_caret(place + len(word))
        driver.key('Left')
        text.wait_selected('')
    text.go(whole.index(OBJECT), 'ctrl+End', 'ctrl+Up', 'ctrl+Up', 'ctrl+Up')
    driver.key('shift+Right')
    text.wait_selected(OBJECT)


def check_attributes(text):
    whole = text.whole()
    start = whole.index('Вербівська')
    text.go(start, 'ctrl+End', 'ctrl+Up')
    driver.key('ctrl+shift+Right', 'ctrl+b')
    driver.wait(lambda: text.attributes(start + 1).get('weight') == '700', f'bold after the photos: {text.attributes(start + 1)}')
    assert text.attributes(start + len('Вербівська') + 1).get('weight') != '700'
    assert text.attributes(whole.index('двісті читачів')).get('weight') == '700'
    assert text.attributes(whole.index('електронному')).get('underline') == 'single', text.attributes(whole.index('електронному'))
    driver.key('ctrl+z')
    driver.wait(lambda: text.attributes(start + 1).get('weight') != '700', 'the word as it was')


def main():
    with stage.Stage('accessible', DOPYS) as played:
        with played.open('--sample', SAMPLE) as window:
            driver.place(window.window, 200, 0, 1260, 860)
            driver.focus(window.window)
            window.find('Галерея, 8 фото', 'image')
            text = Text(window)
            window.reach('Текст новини')
            check_caret_and_selection(text)
            check_attributes(text)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - the article is heard as it stands')


if __name__ == '__main__':
    main()
