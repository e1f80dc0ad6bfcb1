#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_first_start.py DOPYS DOPYS-SITE SAMPLE: an empty library offers a site or the practice site.  The practice site starts with
the sample, answers on this computer, comes up again at the same address with the next start, gives way when its port is taken, and
goes with the program, even when that is killed.
"""

import os
import pathlib
import socket
import sys
import urllib.request

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]


def credentials(played):
    path = pathlib.Path(played.folder) / 'data/dopys/practice/credentials.env'
    text = driver.wait(lambda: path.exists() and path.read_text(), 'the practice site’s credentials')
    return dict(line.split('=', 1) for line in text.splitlines())


def answers(address):
    try:
        with urllib.request.urlopen(f'{address}/wp-json/', timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def begin(played):
    with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
        window = stage.Window(program)
        driver.place(window.window, 200, 0, 1060, 860)
        window.find('Приєднати сайт', 'button')
        window.picture('first-start')
        window.press('Спробувати на навчальному сайті')
        window.find('Навчальний сайт')
        driver.wait(lambda: 'бібліотеку' in window.text('Заголовок'), 'the sample article')
        address = credentials(played)['SITE_URL']
        assert answers(address), 'the practice site does not answer'
        window.picture('first-start-practice')
        assert program.close(window.window) == 0, 'Dopys did not end well'
    driver.wait(lambda: not answers(address), 'the practice site to end with the program')
    return address


def again(played, address):
    with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
        stage.Window(program)
        driver.wait(lambda: answers(address), 'the practice site at its old address')
        program.kill()
    driver.wait(lambda: not answers(address), 'the practice site to end with the killed program')


def port_taken(played, address):
    with socket.create_server(('127.0.0.1', int(address.rpartition(':')[2]))):
        with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
            window = stage.Window(program)
            moved = driver.wait(lambda: credentials(played)['SITE_URL'] != address and credentials(played)['SITE_URL'], 'it to move')
            driver.wait(lambda: answers(moved), 'the practice site at its new address')
            window.find('Навчальний сайт')  # one site still, not two
            window.gone('2 сайти')
            assert program.close(window.window) == 0, 'Dopys did not end well'


def main():
    with stage.Stage('first-start', DOPYS) as played:
        played.env['DOPYS_SAMPLE'] = SAMPLE
        try:
            address = begin(played)
            again(played, address)
            port_taken(played, address)
        except BaseException:
            driver.screenshot('first-start-failed.png')
            raise
    print('1..1\nok 1 - the practice site from the first start on')


if __name__ == '__main__':
    main()
