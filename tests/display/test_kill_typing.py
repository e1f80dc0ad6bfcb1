#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_kill_typing.py DOPYS DOPYS-SITE SAMPLE: kill -9 at twenty random moments of typing.  When the program starts again,
the article holds everything that was in the window one second before, in the order typed.  DOPYS_SEED repeats a run."""

import os
import random
import sys
import threading
import time

import driver
import stage

DOPYS = sys.argv[1]
ROUNDS = 20
BODY = 'Текст новини'


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
    words, expected = stream_of_words(), []
    with stage.Stage('kill-typing', DOPYS) as played:
        for number in range(ROUNDS):
            with played.open() as window:
                driver.focus(window.window)
                if number == 0:
                    driver.key('ctrl+n')
                    driver.type_text('Новина')
                    driver.key('Return')
                app = window.app
                for text in expected:
                    driver.wait(lambda: driver.text_of(body(app)).startswith(text.rstrip()),
                                f'{text!r} to be back; there is {driver.text_of(body(app))!r}')
                driver.wait(lambda: driver.is_focused(body(app)), 'the text to have the focus')
                expected = type_until_killed(window.program, app, words, rng.uniform(1.2, 3.0))
    print('1..1\nok 1 - kill -9 during typing')


if __name__ == '__main__':
    main()
