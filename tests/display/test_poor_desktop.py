#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_poor_desktop.py DOPYS DOPYS-SITE SAMPLE: a home that cannot be written is told in a sentence that names the folder.  Without a
keyring a site can be connected and published to all the same; what that means is said then, and at the next start the password is
asked for.
"""

import os
import signal
import subprocess
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
SECRETS = 'org.freedesktop.secrets'
# Whoever has the name does not answer; with nobody there, the bus would start another keyring.
NOBODY = f'''
from gi.repository import Gio, GLib
Gio.bus_own_name(Gio.BusType.SESSION, "{SECRETS}", 0, None, None, None)
GLib.MainLoop().run()
'''


def read_only(played):
    os.mkdir(f'{played.folder}/data')
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'ro', 'tmpfs', f'{played.folder}/data']).returncode:
        print('ok 1 - read-only home # SKIP nothing can be mounted here')
        return
    try:
        with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
            window = stage.Window(program)
            window.find('Не вдалося відкрити новини')
            window.find(f'.*«{played.folder}/data/dopys».*')
            window.picture('read-only')
            assert program.close(window.window) == 0, 'Dopys did not end well'
    finally:
        subprocess.run(['umount', '-l', f'{played.folder}/data'], check=True)
    print('ok 1 - read-only home')


def end_keyring():
    answer = subprocess.run(['gdbus', 'call', '--session', '-d', 'org.freedesktop.DBus', '-o', '/org/freedesktop/DBus', '-m',
                             'org.freedesktop.DBus.GetConnectionUnixProcessID', SECRETS], check=True, capture_output=True, text=True)
    os.kill(int(answer.stdout.split()[1].strip(',)')), signal.SIGKILL)


def connect(window, site):
    values = dict(line.split('=', 1) for line in (site.folder / 'credentials.env').read_text().splitlines())
    window.press('Приєднати сайт')
    window.fill('Адреса сайту', site.address)
    window.fill('Користувач', values['SITE_USER'])
    window.fill('Пароль додатка', values['SITE_PASSWORD'].strip('"\''))
    window.press('Приєднати')
    window.find('В’язка ключів системи не відповідає, тому пароль збережено лише до закриття Допису.*')
    window.picture('no-keyring')
    window.gone('Адреса сайту')


def publish(window, button):
    driver.key('ctrl+Return')
    window.press(button)


def no_keyring(played):
    site = stage.Site(SITE, f'{played.folder}/site')
    try:
        with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
            window = stage.Window(program)
            driver.place(window.window, 200, 0, 1060, 860)
            driver.focus(window.window)
            connect(window, site)
            driver.key('ctrl+n')
            window.wait_text('Заголовок', '')
            driver.type_text('Ярмарок\nУ суботу буде ярмарок.')
            window.wait_text('Текст новини', 'У суботу буде ярмарок.')
            publish(window, 'Оприлюднити')
            window.find('Копіювати посилання', 'button')
            driver.key('Escape')
            window.gone('Копіювати посилання')
            assert program.close(window.window) == 0, 'Dopys did not end well'
        with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
            window = stage.Window(program)
            driver.focus(window.window)
            window.wait_text('Заголовок', 'Ярмарок')
            publish(window, 'Оновити')
            window.find('Пароль для .* на цьому комп’ютері невідомий.*', 'label')
            window.picture('no-keyring-again')
            driver.key('Escape')
            assert program.close(window.window) == 0, 'Dopys did not end well'
    finally:
        site.stop()
    print('ok 2 - no keyring')


def main():
    print('1..2')
    with stage.Stage('poor-desktop', DOPYS) as played:
        read_only(played)
        end_keyring()
        with driver.Program('python3', '-c', NOBODY, env={'G_DEBUG': ''}):
            subprocess.run(['gdbus', 'wait', '--session', '--timeout', '30', SECRETS], check=True)
            no_keyring(played)


if __name__ == '__main__':
    main()
