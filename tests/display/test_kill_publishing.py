#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_kill_publishing.py DOPYS DOPYS-SITE SAMPLE: kill -9 at twenty random moments after «Оприлюднити» was pressed.  The
program that is started again goes on by itself; the article ends on the site exactly once, and each photo once.
DOPYS_SEED repeats a run."""

import os
import random
import sys
import threading
import time
import urllib.request

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
ROUNDS = 20
PHOTOS = 9


def media_total(site):
    with urllib.request.urlopen(f'{site.address}/wp-json/wp/v2/media?per_page=1&_fields=id') as answer:
        return int(answer.headers['X-WP-Total'])


def press_publish(window, at_once):
    """at_once: called just before the press."""
    driver.focus(window.window)
    window.find('Галерея, 8 фото', 'image')
    driver.key('ctrl+Return')
    button = window.find('Оприлюднити', 'button')
    at_once()
    driver.press(button)


def published(site):
    return site.json('posts?per_page=100&_fields=id,status')


def go_on(window):
    """By itself, unless it was killed before the wish to publish was on disk: then it is a draft, as it was."""
    section = driver.wait(lambda: next((name for name in ('Чернетки', 'У черзі', 'На сайті')
                                        if driver.find(window.app, name, 'label')), None), 'the article in the sidebar')
    if section == 'Чернетки':
        press_publish(window, lambda: None)
        window.find('Копіювати посилання', 'button')
        driver.key('Escape')
        window.gone('Копіювати посилання')
    window.find('На сайті', 'label')
    window.gone('У черзі', 'label')


def one_round(played, number, moment):
    """True where the kill came before the end. In a library of its own: photos sent before would not be sent again."""
    played.env['XDG_DATA_HOME'] = f'{played.folder}/data-{number}'
    with played.open('--sample', SAMPLE) as window:
        killer = threading.Timer(moment, window.program.kill)
        press_publish(window, killer.start)
        killer.join()
    in_time = len(published(played.site)) == number - 1
    with played.open() as window:
        go_on(window)
        driver.wait(lambda: len(published(played.site)) >= number, f'article {number} on the site')
        assert window.program.close(window.window) == 0, 'Dopys did not end well'
    return in_time


def undisturbed(played):
    """How long the job takes from the press to the article on the site, in seconds."""
    with played.open('--sample', SAMPLE) as window:
        begin = []
        press_publish(window, lambda: begin.append(time.monotonic()))
        driver.wait(lambda: published(played.site), 'the first article on the site')
        length = time.monotonic() - begin[0]
        window.find('Копіювати посилання', 'button')
    return length


def main():
    seed = int(os.environ.get('DOPYS_SEED', random.SystemRandom().randrange(2 ** 32)))
    print(f'# DOPYS_SEED={seed}', flush=True)
    rng = random.Random(seed)
    early = 0
    with stage.Stage('kill-publishing', DOPYS, SITE) as played:
        length = undisturbed(played)
        for number in range(2, ROUNDS + 2):
            moment = rng.uniform(0, length)
            early += one_round(played, number, moment)
            posts = published(played.site)
            assert len(posts) == number and all(post['status'] == 'publish' for post in posts), (number, moment, posts)
            assert media_total(played.site) == number * PHOTOS, (number, moment, media_total(played.site))
    assert early > ROUNDS // 4, f'only {early} of {ROUNDS} kills came before the end, which took {length:.2f} s'
    print(f'1..1\nok 1 - kill -9 during publishing ({early} of {ROUNDS} before the end)')


if __name__ == '__main__':
    main()
