#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_address.py DOPYS DOPYS-SITE SAMPLE: a second article of the same name learns that its address is taken on the site,
before it is published, and that another one is free.  When it is to be scheduled, the site's time zone is the one that the site
has now, not the one that it had when it was connected.
"""

import sqlite3
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
    window.press('Оприлюднити')
    window.find('Перевірено: сторінка відкривається', 'label')
    driver.key('Escape')
    window.gone('Копіювати посилання')


def move_site(played):
    """As if it had been connected before its administrator chose another time zone."""
    with sqlite3.connect(f'{played.folder}/data/dopys/dopys.db') as connection:
        connection.execute("UPDATE sites SET time_zone = 'America/New_York'")
    connection.close()


def schedule(played):
    with driver.Program(DOPYS, env=played.env, log=played.log) as program:
        window = stage.Window(program)
        driver.place(window.window, 0, 0, 1500, 860)
        driver.focus(window.window)
        window.wait_text('Текст новини', 'У суботу відбудеться ярмарок.')
        driver.key('ctrl+Return')
        window.find('Оприлюднення')
        window.reach('Оновити зараз', 'radio button')
        driver.key('Down', 'Down')
        driver.key('space')
        window.find('Час сайту: Europe/Kyiv', 'label')
        window.picture('zone')
        driver.key('Escape')
        assert program.close(window.window) == 0, 'Dopys did not end well'


def publish_two(played):
    with played.open() as window:
        driver.place(window.window, 0, 0, 1500, 860)
        driver.focus(window.window)
        write(window)
        publish(window)
        write(window)
        window.find('Цю адресу на сайті вже має «Ярмарок».*', 'label')
        window.picture('address-taken')
        driver.key('ctrl+Tab')  # out of the text
        window.fill(r'Адреса сторінки \(слаг\)', 'yarmarok-2026')
        window.find('Ця адреса на сайті вільна', 'label')
        window.picture('address-free')
        window.wait_text('Текст новини', 'У суботу відбудеться ярмарок.')
        publish(window)
        assert sorted(post['slug'] for post in played.site.json('posts')) == ['yarmarok', 'yarmarok-2026']
        assert window.program.close(window.window) == 0, 'Dopys did not end well'


def main():
    with stage.Stage('address', DOPYS, SITE) as played:
        publish_two(played)
        move_site(played)
        schedule(played)
    print('1..1\nok 1 - an address that is taken is told before publishing, and the time zone of the site is that of today')


if __name__ == '__main__':
    main()
