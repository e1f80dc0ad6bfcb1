#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_idle.py DOPYS DOPYS-SITE SAMPLE: an open article that nobody touches costs nothing: once the program has come to rest, none of
its threads wakes up, apart from the cursor, which is told not to blink here.
"""

import pathlib
import sys
import time

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
SECONDS = 10
ALLOWED = 10  # in that time, by all threads: what comes from outside, such as the site's list going stale


def switches(pid):
    """How often each thread has waited for something, by its name."""
    counts = {}
    for task in pathlib.Path(f'/proc/{pid}/task').iterdir():
        try:
            text = (task / 'status').read_text()
            name = (task / 'comm').read_text().strip()
        except OSError:  # it has just ended
            continue
        counts[f'{name} {task.name}'] = int(text.split('\nvoluntary_ctxt_switches:')[1].split()[0])
    return counts


def woken(pid):
    before = switches(pid)
    time.sleep(SECONDS)  # the time that is measured
    after = switches(pid)
    return {name: after[name] - before.get(name, 0) for name in after if after[name] != before.get(name, 0)}


def main():
    with stage.Stage('idle', DOPYS, SITE) as played:
        config = pathlib.Path(played.folder) / 'config/gtk-4.0'
        config.mkdir(parents=True)
        (config / 'settings.ini').write_text('[Settings]\ngtk-cursor-blink=false\n')
        played.env['XDG_CONFIG_HOME'] = str(config.parent)
        with played.open('--sample', SAMPLE) as window:
            driver.focus(window.window)
            window.find('Галерея, 8 фото', 'image')
            window.reach('Текст новини')
            driver.wait_still(window.window)
            found = {}

            def at_rest():
                found.clear()
                found.update(woken(window.program.process.pid))
                driver.note('woken in', SECONDS, 's:', found or 'nobody')
                return sum(found.values()) <= ALLOWED
            driver.wait(at_rest, f'at most {ALLOWED} wake-ups in {SECONDS} s', 120)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print(f'1..1\nok 1 - {sum(found.values())} wake-ups in {SECONDS} s at rest')


if __name__ == '__main__':
    main()
