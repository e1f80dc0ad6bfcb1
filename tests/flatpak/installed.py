# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the installed Flatpak share: the program started in its sandbox, its window, and publishing from it.  Imported first,
it finds driver and stage of tests/display."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'display'))
import driver  # noqa: E402
import stage  # noqa: E402

ID = 'org.dopys.Dopys'
DATA = pathlib.Path.home() / '.var/app' / ID / 'data/dopys'
PICTURES = pathlib.Path('/srv/build/flatpak-pictures')


def program(*options):
    """Options of `flatpak run`."""
    return driver.Program('flatpak', 'run', *options, ID, log='/tmp/session/dopys.log')


def shown(running):
    window = stage.Window(running)
    driver.place(window.window, 100, 0, 1060, 860)
    driver.focus(window.window)
    return window


def end(running, window):
    driver.close(window.window)
    assert running.process.wait(timeout=60) == 0, 'Dopys did not end well'


def publish(window, button):
    driver.key('ctrl+Return')
    window.press(button)
    driver.wait(lambda: driver.find(window.app, 'Копіювати посилання', 'button'), 'it to be published', 180)
    driver.key('Escape')
    window.gone('Копіювати посилання')
