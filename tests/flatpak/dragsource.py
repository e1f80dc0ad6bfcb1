#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dragsource.py FILE…: a window on the desktop from which the files are dragged as Nautilus does it: GTK hands them over through
the FileTransfer portal."""

import sys

import gi

gi.require_version('Gtk', '4.0')
gi.require_version('Gdk', '4.0')
from gi.repository import Gdk, Gio, Gtk  # noqa: E402


def activate(application):
    window = Gtk.ApplicationWindow(application=application, title='dragsource', default_width=200, default_height=150)
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in sys.argv[1:]])
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect('prepare', lambda *_: Gdk.ContentProvider.new_for_value(files))
    window.set_child(Gtk.Label(label='files'))
    window.add_controller(source)
    window.present()


program = Gtk.Application(application_id='org.example.DragSource', flags=Gio.ApplicationFlags.NON_UNIQUE)
program.connect('activate', activate)
program.run(None)
