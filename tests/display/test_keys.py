#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_keys.py DOPYS DOPYS-SITE SAMPLE: an article written with the keyboard alone, under the layouts `ua,us` and `ua` alone: the
shortcuts and the typed signs for kinds of paragraphs, Enter, Tab and Backspace in them, styles, undo by name; dead keys.
What came of it is read in the article's markup.
"""

import subprocess
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
DEAD_ACUTE, DEAD_DIAERESIS = 0xfe51, 0xfe57


def layout(name, variant=''):
    subprocess.run(['setxkbmap', '-layout', name, '-variant', variant], check=True)


def new_article(window, title):
    driver.key('ctrl+n')
    window.wait_text('Заголовок', '')
    driver.type_text(title)
    window.wait_text('Заголовок', title)
    driver.key('Return')


def markup(window):
    """The article's markup without the comments of blocks, one line for each element that begins a line."""
    driver.key('ctrl+alt+u')
    text = driver.text_of(window.find('Розмітка', 'text'))
    driver.key('Escape')
    window.gone('Розмітка', 'text')
    return [line for line in text.split('\n') if line and not line.startswith('<!--')]


def check(window, expected):
    found = markup(window)
    assert found == expected, f'{found} instead of {expected}'


def shortcuts(window):
    new_article(window, 'Клавіші')
    driver.key('ctrl+alt+2')
    driver.type_text('другий')
    driver.key('Return')  # a paragraph follows a heading
    driver.type_text('абзац')
    driver.key('Return', 'ctrl+alt+3')
    driver.type_text('третій')
    driver.key('Return', 'ctrl+alt+4')
    driver.type_text('четвертий')
    driver.key('ctrl+alt+1')  # and back
    driver.key('Return', 'ctrl+shift+8')
    driver.type_text('маркер')
    driver.key('Return', 'ctrl+shift+7')
    driver.type_text('номер')
    driver.key('Return', 'Return', 'ctrl+shift+9')  # the second Enter leaves the list
    driver.type_text('цитата')
    check(window, ['<h2 class="wp-block-heading">другий</h2>', '<p>абзац</p>', '<h3 class="wp-block-heading">третій</h3>',
                   '<p>четвертий</p>', '<ul class="wp-block-list"><!-- wp:list-item -->', '<li>маркер</li>',
                   '<ol class="wp-block-list"><!-- wp:list-item -->', '<li>номер</li>',
                   '<blockquote class="wp-block-quote"><!-- wp:paragraph -->', '<p>цитата</p>'])


def typed_signs(window):
    new_article(window, 'Знаки')
    driver.type_text('## Розділ\n- раз\n')
    driver.key('Tab')
    driver.type_text('глибше\n')
    driver.key('shift+Tab')
    driver.type_text('два\n\n1. перше\n\n> слово\n\n---')
    driver.type_text('кінець')
    check(window, ['<h2 class="wp-block-heading">Розділ</h2>', '<ul class="wp-block-list"><!-- wp:list-item -->',
                   '<li>раз<!-- wp:list -->', '<ul class="wp-block-list"><!-- wp:list-item -->', '<li>глибше</li>',
                   '<li>два</li>', '<ol class="wp-block-list"><!-- wp:list-item -->', '<li>перше</li>',
                   '<blockquote class="wp-block-quote"><!-- wp:paragraph -->', '<p>слово</p>',
                   '<hr class="wp-block-separator has-alpha-channel-opacity"/>', '<p>кінець</p>'])


def taken_back(window):
    """Backspace right after a sign became something gives the sign back; a second one is an ordinary Backspace."""
    new_article(window, 'Назад')
    driver.type_text('- ')
    driver.key('BackSpace')
    window.wait_text('Текст новини', '- ')
    driver.type_text('не список')
    driver.key('Return')
    driver.type_text('## ')
    driver.key('BackSpace', 'BackSpace')
    window.wait_text('Текст новини', '- не список\n##')
    check(window, ['<p>- не список</p>', '<p>##</p>'])


def joining(window):
    """Backspace at the start of a heading makes it a paragraph, once more joins it; Delete joins from the other side."""
    new_article(window, 'Разом')
    driver.type_text('перший\nдругий\nтретій')
    driver.key('ctrl+alt+2', 'Home', 'BackSpace', 'BackSpace')
    window.wait_text('Текст новини', 'перший\nдругийтретій\n')  # a heading has an empty paragraph after it
    driver.key('ctrl+Home', 'End', 'Delete')
    window.wait_text('Текст новини', 'першийдругийтретій\n')
    check(window, ['<p>першийдругийтретій</p>'])


def styles(window):
    new_article(window, 'Стилі')
    for keys, words in (('ctrl+b', 'жирний '), ('ctrl+i', 'курсив '), ('ctrl+u', 'підкреслений '), ('ctrl+shift+x', 'закреслений ')):
        driver.key(keys)
        driver.type_text(words)
        driver.key(keys)
    driver.type_text('простий')
    found = markup(window)
    assert found == ['<p><strong>жирний </strong><em>курсив </em><u>підкреслений </u><s>закреслений </s>простий</p>'], found
    driver.key('ctrl+a', 'ctrl+backslash')
    check(window, ['<p>жирний курсив підкреслений закреслений простий</p>'])
    driver.key('ctrl+z')
    window.find('Скасувати: .*', 'button')


def press_symbol(symbol):
    keycode, column = driver.keymap()[0][symbol]
    shift = driver.DISPLAY.keysym_to_keycode(driver.XK.XK_Shift_L)
    driver.tap(keycode, [shift] if column else [])


def dead_keys(window):
    layout('us', 'intl')
    new_article(window, 'cafe')
    press_symbol(DEAD_ACUTE)
    driver.type_text('e')
    driver.wait(lambda: window.text('Текст новини') == 'é', f'é; it is {window.text("Текст новини")!r}')
    press_symbol(DEAD_DIAERESIS)
    driver.type_text('i')
    window.wait_text('Текст новини', 'éï')
    driver.key('BackSpace')
    window.wait_text('Текст новини', 'é')


with stage.Stage('keys', DOPYS) as on_stage, on_stage.open() as window:
    driver.place(window.window, 0, 0, 1300, 860)
    driver.focus(window.window)
    count = 0
    for name in ('ua,us', 'ua'):
        layout(name)
        for scene in (shortcuts, typed_signs, taken_back, joining, styles):
            scene(window)
            count += 1
            print(f'ok {count} - {scene.__name__} under {name}', flush=True)
    dead_keys(window)
    print(f'ok {count + 1} - dead keys\n1..{count + 1}')
