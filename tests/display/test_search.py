#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_search.py DOPYS DOPYS-SITE SAMPLE: the search of the desktop.  The bus starts the program for it, which answers without a
window and sends nothing; a chosen article opens in the window, and so does the search itself.
"""

import os
import pathlib
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
NAME, PATH = 'org.dopys.Dopys', '/org/dopys/Dopys/SearchProvider'


class Bus:
    def __init__(self):
        from gi.repository import Gio, GLib
        self.GLib = GLib
        self.connection = Gio.bus_get_sync(Gio.BusType.SESSION, None)

    def call(self, name, path, interface, method, signature, *values):
        arguments = self.GLib.Variant(signature, values)
        answer = self.connection.call_sync(name, path, interface, method, arguments, None, 0, 60000, None)
        return answer.unpack()

    def search(self, method, signature, *values):
        return self.call(NAME, PATH, 'org.gnome.Shell.SearchProvider2', method, signature, *values)

    def is_running(self):
        return self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner', '(s)', NAME)[0]

    def make_startable(self, played):
        services = pathlib.Path(os.environ['XDG_RUNTIME_DIR']) / 'dbus-1/services'
        services.mkdir(parents=True, exist_ok=True)
        (services / f'{NAME}.service').write_text(
            f'[D-BUS Service]\nName={NAME}\nExec={os.path.abspath(DOPYS)} --gapplication-service\n')
        environment = {**os.environ, 'G_DEBUG': driver.G_DEBUG, **played.env}
        self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'UpdateActivationEnvironment', '(a{ss})', environment)
        self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'ReloadConfig', '()')


def write_articles(played):
    with played.open('--sample', SAMPLE) as window:
        window.find('Заголовок', 'text')
        assert window.program.close(window.window) == 0, 'Dopys did not end well'


def answers(bus):
    found = bus.search('GetInitialResultSet', '(as)', ['БІБЛІОТЕК', 'верб'])[0]
    assert len(found) == 1, found
    assert driver.find_window('Допис') is None, 'a search opened a window'
    assert bus.search('GetSubsearchResultSet', '(asas)', found, ['бібліотек', 'космос'])[0] == []
    assert bus.search('GetInitialResultSet', '(as)', [' '])[0] == []
    meta = bus.search('GetResultMetas', '(as)', [*found, 'nothing'])[0]
    assert [m['id'] for m in meta] == found and meta[0]['name'] == 'У Вербовому відкрили оновлену бібліотеку', meta
    assert meta[0]['description'].startswith('У селі Вербове'), meta
    return found[0]


def chosen(bus, found):
    bus.search('ActivateResult', '(sasu)', found, ['бібліотек'], 0)
    window = stage.Window(None)
    window.wait_text('Заголовок', 'У Вербовому відкрили оновлену бібліотеку')
    bus.search('LaunchSearch', '(asu)', ['космос'], 0)
    window.find('Нічого не знайдено')
    driver.close(window.window)
    driver.wait(lambda: not bus.is_running(), 'the program to end')


def main():
    with stage.Stage('search', DOPYS) as played:
        write_articles(played)
        bus = Bus()
        bus.make_startable(played)
        assert not bus.is_running()
        chosen(bus, answers(bus))
    print('1..1\nok 1 - the desktop’s search finds articles')


if __name__ == '__main__':
    main()
