#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_withdraw.py DOPYS DOPYS-SITE SAMPLE: a published article is shared, and taken off the site again: visitors do not see
it any more, and here it is a draft.
"""

import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]


def write(window):
    driver.key('ctrl+n')
    window.find('Заголовок', 'text')
    driver.type_text('Ярмарок')
    driver.key('Return')
    driver.type_text('У суботу відбудеться ярмарок.')
    window.wait_text('Текст новини', 'У суботу відбудеться ярмарок.')


def publish(window):
    driver.key('ctrl+Return')
    window.find('Оприлюднення')
    window.picture('before')
    window.press('Оприлюднити')
    window.find('Перевірено: сторінка відкривається', 'label')
    window.picture('share')
    driver.key('Escape')
    window.gone('Копіювати посилання')


def withdraw(window):
    x, y, width, _ = driver.geometry(window.window)
    driver.click(x + width - 142, y + 28)  # the article's menu, which offers no action to assistive tools
    driver.wait_still(window.window)
    driver.key('Down', 'Down', 'Return')  # «Прибрати із сайту…»
    window.find(r'Прибрати новину із сайту\?')
    window.picture('withdraw')
    window.press('Прибрати із сайту')
    window.find('Чернетки', 'label')
    window.picture('withdrawn')


def main():
    with stage.Stage('withdraw', DOPYS, SITE) as played, played.open() as window:
        driver.place(window.window, 200, 0, 1060, 860)
        driver.focus(window.window)
        write(window)
        publish(window)
        assert len(played.site.json('posts')) == 1
        withdraw(window)
        assert played.site.json('posts') == []
        assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - an article is taken off the site')


if __name__ == '__main__':
    main()
