#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_background.py DOPYS DOPYS-SITE SAMPLE: the window is closed while an article is being sent.  The program stays without a window
until all has arrived, once, tells of it, then ends by itself; with nothing under way it ends at once, and so it does when it is quit.
"""

import pathlib
import signal
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
# A desktop that shows notifications: it writes down their titles.
NOTIFICATIONS = '''
import sys
from gi.repository import Gio, GLib
node = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="i" direction="in"/><arg type="u" direction="out"/></method></interface></node>""")
def called(bus, sender, path, interface, method, parameters, invocation):
    if method == "GetCapabilities":
        return invocation.return_value(GLib.Variant("(as)", (["body", "actions"],)))
    with open(sys.argv[1], "a") as log:
        log.write(parameters.unpack()[3] + "\\n")
    invocation.return_value(GLib.Variant("(u)", (1,)))
bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
bus.register_object("/org/freedesktop/Notifications", node.interfaces[0], called, None, None)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.Notifications", 0, None, None)
GLib.MainLoop().run()
'''


def posts(played):
    return played.site.json('posts?per_page=100&_fields=id,status')


def close_while_sending(played):
    with played.open('--sample', SAMPLE) as window:
        driver.focus(window.window)
        window.find('Галерея, 8 фото', 'image')
        driver.key('ctrl+Return')
        button = window.find('Оприлюднити', 'button')
        played.site.process.send_signal(signal.SIGSTOP)  # a site that takes its time
        driver.press(button)
        window.find('Оприлюднення…|Вивантажується.*|Надсилання новини|.*фото 1 з 9.*')
        driver.key('Escape')
        window.gone('Оприлюднення…')
        driver.close(window.window)
        driver.wait(lambda: driver.find_window('Допис') is None, 'the window to go')
        assert window.program.process.poll() is None, 'the program ended with its window'
        played.site.process.send_signal(signal.SIGCONT)
        assert window.program.process.wait(timeout=60) == 0, 'Dopys did not end well'
    assert [post['status'] for post in posts(played)] == ['publish'], posts(played)


def close_at_rest(played):
    with played.open() as window:
        window.find('На сайті', 'label')
        assert window.program.close(window.window) == 0, 'Dopys did not end well'


def quit_at_rest(played):
    with played.open() as window:
        window.find('На сайті', 'label')
        driver.focus(window.window)
        driver.key('ctrl+q')
        assert window.program.process.wait(timeout=30) == 0, 'Dopys did not end well'


def main():
    with stage.Stage('background', DOPYS, SITE) as played:
        told = pathlib.Path(played.folder) / 'notifications'
        with driver.Program('python3', '-c', NOTIFICATIONS, told, env={'G_DEBUG': ''}):
            close_while_sending(played)
            driver.wait(lambda: told.exists() and told.read_text(), 'the notification')  # Dopys may be gone before the desktop has read it
        assert told.read_text() == 'Новина вже на сайті\n', told.read_text()
        close_at_rest(played)
        quit_at_rest(played)
    print('1..1\nok 1 - what is being sent is sent to its end')


if __name__ == '__main__':
    main()
