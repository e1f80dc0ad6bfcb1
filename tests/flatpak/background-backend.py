#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""background-backend.py: the part of a desktop without which the portal for programs in the background is not there, and which
Debian's portals for GTK lack. It calls Dopys active always, so that what counts is the leave that Dopys asks for."""

from gi.repository import Gio, GLib

ACTIVE = 2
NODE = Gio.DBusNodeInfo.new_for_xml('''<node><interface name="org.freedesktop.impl.portal.Background">
<method name="GetAppState"><arg type="a{sv}" direction="out"/></method>
<method name="NotifyBackground"><arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="out"/><arg type="a{sv}" direction="out"/></method>
<method name="EnableAutostart"><arg type="s" direction="in"/><arg type="b" direction="in"/><arg type="as" direction="in"/>
<arg type="u" direction="in"/><arg type="b" direction="out"/></method>
<signal name="RunningApplicationsChanged"/></interface></node>''')


def called(_bus, _sender, _path, _interface, method, _parameters, invocation):
    answers = {'GetAppState': ('(a{sv})', ({'org.dopys.Dopys': GLib.Variant('u', ACTIVE)},)),
               'NotifyBackground': ('(ua{sv})', (2, {})), 'EnableAutostart': ('(b)', (False,))}
    invocation.return_value(GLib.Variant(*answers[method]))


bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
bus.register_object('/org/freedesktop/portal/desktop', NODE.interfaces[0], called, None, None)
Gio.bus_own_name_on_connection(bus, 'org.freedesktop.impl.portal.desktop.standin', 0, None, None)
GLib.MainLoop().run()
