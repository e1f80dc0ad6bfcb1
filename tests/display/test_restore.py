#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_restore.py DOPYS DOPYS-SITE SAMPLE: the library is copied by itself, damaged, and restored from the copy by keyboard; one of a
newer program is refused and left byte for byte as it was.
"""

import os
import pathlib
import sqlite3
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]


def start(played, *options):
    return driver.Program(os.path.abspath(DOPYS), *options, env=played.env, log=played.log)


def first_day(played, library):
    with start(played, '--sample', SAMPLE) as program:
        window = stage.Window(program)
        window.wait_text('Заголовок', 'У Вербовому відкрили оновлену бібліотеку')
        driver.wait(lambda: list(library.glob('copies/dopys-*.db')), 'the daily copy')
        assert program.close(window.window) == 0, 'Dopys did not end well'


def damaged(played, library):
    database = library / 'dopys.db'
    database.write_bytes(b'x' * 9000)
    with start(played) as program:
        window = stage.Window(program)
        window.find('Новини пошкоджено')
        window.find('Відновити з копії')
        window.picture('restore')
        driver.focus(window.window)
        window.reach(r'\d+ \S+, \d\d:\d\d', 'list item')
        driver.key('Return')
        window.wait_text('Заголовок', 'У Вербовому відкрили оновлену бібліотеку')
        assert program.close(driver.wait_window('Допис')) == 0, 'Dopys did not end well'
    kept = list(library.glob('damaged-*/dopys.db'))
    assert len(kept) == 1 and kept[0].read_bytes() == b'x' * 9000, 'the damaged library was not kept'


def newer(played, library):
    database = library / 'dopys.db'
    with sqlite3.connect(database) as connection:
        connection.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        connection.execute('PRAGMA user_version = 1000')
    connection.close()
    before = database.read_bytes()
    with start(played) as program:
        window = stage.Window(program)
        window.find('Новини записані новішою версією.*|.*новіш.*')
        window.picture('newer')
        assert not driver.find(window.app, 'Відновити з копії'), 'a newer library is no damaged one'
        assert program.close(window.window) == 0, 'Dopys did not end well'
    assert database.read_bytes() == before, 'a newer library was changed'


def main():
    with stage.Stage('restore', DOPYS) as played:
        library = pathlib.Path(played.folder) / 'data/dopys'
        try:
            first_day(played, library)
            damaged(played, library)
            newer(played, library)
        except BaseException:
            driver.screenshot('restore-failed.png')
            raise
    print('1..1\nok 1 - a damaged library is restored, a newer one left alone')


if __name__ == '__main__':
    main()
