#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_leave.py: the window of the sandboxed program is closed while an article is being sent to a site that takes its time, and the
portal is asked for the leave to go on.  With it, the article is sent to its end and the program ends; where the person forbade it, the
program ends at once, and the next start sends the article to its end.
"""

import contextlib
import os
import signal
import sqlite3
import subprocess

from installed import DATA, ID, PICTURES, driver, program, stage

SECOND = 'Ярмарок у суботу'


def on_site():
    with contextlib.closing(sqlite3.connect(f'file:{DATA}/dopys.db?mode=ro', uri=True)) as library:
        return library.execute('SELECT count(*) FROM articles WHERE remote_id > 0').fetchone()[0]


def close_while_sending(window):
    """Returns the site's process, which is stopped."""
    site = int(subprocess.run(['pgrep', '-x', '-u', str(os.getuid()), 'dopys-site'], check=True, capture_output=True, text=True).stdout.split()[0])
    driver.key('ctrl+Return')
    button = window.find('Оприлюднити', 'button')
    os.kill(site, signal.SIGSTOP)
    driver.press(button)
    window.find('Оприлюднення…|Вивантажується.*|Надсилання новини|.*фото 1 з 9.*')
    driver.key('Escape')
    window.gone('Оприлюднення…')
    driver.close(window.window)
    driver.wait(lambda: driver.find_window('Допис') is None, 'the window to go')
    return site


def allowed():
    with program() as running:
        window = stage.Window(running)
        driver.focus(window.window)
        window.press('Спробувати на навчальному сайті')
        driver.wait(lambda: driver.find(window.app, 'Галерея, 8 фото', 'image'), 'the sample article', 120)
        os.kill(close_while_sending(window), signal.SIGCONT)
        assert running.process.wait(timeout=120) == 0, 'Dopys did not end well'
    assert on_site() == 1
    print('ok flatpak-leave: with the leave of the person it sends to the end', flush=True)


def forbidden():
    subprocess.run(['flatpak', 'permission-set', 'background', 'background', ID, 'no'], check=True)
    with program() as running:
        window = stage.Window(running)
        driver.focus(window.window)
        window.find('На сайті')
        driver.key('ctrl+n')
        window.wait_text('Заголовок', '')
        driver.type_text(f'{SECOND}\nУ суботу буде ярмарок.')
        window.wait_text('Текст новини', 'У суботу буде ярмарок.')
        close_while_sending(window)
        running.process.wait(timeout=120)
    assert on_site() == 1
    with program() as running:
        window = stage.Window(running)
        driver.wait(lambda: on_site() == 2, 'the next start to go on by itself', 120)
        driver.close(window.window)
        assert running.process.wait(timeout=60) == 0, 'Dopys did not end well'
    print('ok flatpak-leave: without it the next start sends to the end', flush=True)


if __name__ == '__main__':
    try:
        allowed()
        forbidden()
    except BaseException as error:
        driver.screenshot(str(PICTURES / 'failed-leave.png'))
        print(f'not ok flatpak-leave: {error}')
        raise
