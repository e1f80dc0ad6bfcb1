#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_kill_typing.py DOPYS DOPYS-SITE SAMPLE: kill -9 at twenty random moments of typing.  When the program starts again,
the article holds everything that was in the window one second before, in the order typed.  DOPYS_SEED repeats a run."""

import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

import driver

DOPYS = sys.argv[1]
ROUNDS = 20
BODY = 'Текст новини'


def open_window(env, log):
    program = driver.Program(DOPYS, env=env, log=log)
    window = driver.wait_window('Допис')
    app = driver.wait(lambda: driver.application('dopys'), 'Dopys on the accessibility bus')
    return program, window, app


def body(app):
    return driver.wait(lambda: driver.find(app, BODY, 'text'), 'the article')


class Watcher(threading.Thread):
    """What the window showed, and when at the latest."""

    def __init__(self, node):
        super().__init__(daemon=True)
        self.node, self.seen, self.stopped = node, [], False

    def run(self):
        while not self.stopped:
            try:
                text = driver.text_of(self.node)
                self.seen.append((time.monotonic(), text))
            except Exception:  # the program is gone
                return
            time.sleep(0.02)


def type_until_killed(program, app, words, delay):
    """Types until `delay` is over; returns what had stood in the window for a second when the program was killed."""
    driver.key('ctrl+End')
    watcher = Watcher(body(app))
    watcher.start()
    end = time.monotonic() + delay
    while time.monotonic() < end:
        driver.type_text(next(words))
    killed = time.monotonic()
    program.kill()
    watcher.stopped = True
    watcher.join()
    return [text for when, text in watcher.seen if when < killed - 1][-1:]


def stream_of_words():
    number = 0
    while True:
        number += 1
        yield f'слово {number} '
        if number % 9 == 0:
            yield '\n'


def main():
    seed = int(os.environ.get('DOPYS_SEED', random.SystemRandom().randrange(2 ** 32)))
    print(f'# DOPYS_SEED={seed}', flush=True)
    rng = random.Random(seed)
    subprocess.run(['setxkbmap', '-layout', 'ua,us'], check=True)
    with tempfile.TemporaryDirectory() as folder:
        log = f'{folder}/dopys.log'
        env = {'XDG_DATA_HOME': f'{folder}/data', 'XDG_CACHE_HOME': f'{folder}/cache', 'LC_ALL': 'uk_UA.UTF-8',
               'ASAN_OPTIONS': 'detect_leaks=0:abort_on_error=1'}
        words, expected = stream_of_words(), []
        try:
            for number in range(ROUNDS):
                program, window, app = open_window(env, log)
                with program:
                    driver.focus(window)
                    if number == 0:
                        driver.key('ctrl+n')
                        driver.type_text('Новина')
                        driver.key('Return')
                    for text in expected:
                        driver.wait(lambda: driver.text_of(body(app)).startswith(text.rstrip()),
                                    f'{text!r} to be back; there is {driver.text_of(body(app))!r}')
                    driver.wait(lambda: driver.is_focused(body(app)), 'the text to have the focus')
                    expected = type_until_killed(program, app, words, rng.uniform(1.2, 3.0))
        except BaseException:
            driver.screenshot('kill-typing-failed.png')
            sys.stderr.write(pathlib.Path(log).read_text(errors='replace')[-6000:])
            raise
    print('1..1\nok 1 - kill -9 during typing')


if __name__ == '__main__':
    main()
