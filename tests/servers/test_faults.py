#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_faults.py DOPYS-CLI DOPYS-SITE: an article with six photos is published through a proxy that spoils requests at
random, by a program that is killed at random; run again until it is done, it ends with one article and six photos.

DOPYS_SEED repeats a run, DOPYS_ROUNDS sets how many articles (1,000 by hand), DOPYS_FIRST from which on, DOPYS_WORKERS
how many at once.  With DOPYS_SITE_URL and DOPYS_SITE_USER (user:password) another site than the practice site is used,
which must be at rest.
"""

import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile

from fault_proxy import Fault, FaultProxy
from site_tools import Site

CLI, SITE = sys.argv[1:3]
SEED = int(os.environ.get('DOPYS_SEED') or random.SystemRandom().randrange(2 ** 32))
ROUNDS = int(os.environ.get('DOPYS_ROUNDS', 16))
FIRST = int(os.environ.get('DOPYS_FIRST', 0))
WORKERS = int(os.environ.get('DOPYS_WORKERS', 2))
PHOTOS = 6
MAX_RUNS = 60
STORIES = {}  # number of the article: what the proxy did
KINDS = ['drop-request', 'drop-response', 'reset', 'cut', 'delay', 'busy', 'too-many', 'error-after', 'html-after',
         'empty-after', 'noise', 'anonymous', 'half']
KILL = 'call'


class RandomProxy(FaultProxy):
    """Spoils each request with a probability, so many in all; a kill is one of the faults."""

    def __init__(self, target, rng):
        super().__init__(target, delay=0.2, retry_after=0)
        self.rng, self.percent, self.left = rng, rng.choice((5, 15, 30, 50)), rng.randrange(5, 30)
        self.running, self.happened = None, []

    def kill(self):
        self.running.send_signal(signal.SIGKILL)

    def take_fault(self, method, path):
        with self.lock:
            if self.left == 0 or self.rng.randrange(100) >= self.percent:
                return None
            self.left -= 1
            kind = self.rng.choice(KINDS + [KILL] * 3)
            self.happened.append(f'{kind} {method} {path}')
            return Fault(kind, '*', '', 1, self.kill)


def make_photos(folder):
    paths = []
    for number in range(PHOTOS):
        path = folder / f'фото {number}.jpg'
        subprocess.run(['convert', '-seed', str(number), '-size', '640x480', 'plasma:', f'jpeg:{path}'], check=True)
        paths.append(path)
    return paths


def start(desk, proxy, user):
    name, password = user.split(':', 1)
    (desk / 'secret').write_text(password)
    environment = dict(os.environ, HOME=str(desk), XDG_DATA_HOME=str(desk / 'data'), XDG_CACHE_HOME=str(desk / 'cache'),
                       DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent', DOPYS_RETRY_MS='10', LC_ALL='C.UTF-8')
    return subprocess.Popen([CLI, 'publish', '--site', proxy.url, '--user', name, '--password-file', str(desk / 'secret'),
                             '--tag', 'перевірка', str(desk / 'a.html')], env=environment, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def run_round(number, folder, photos, site, user):
    rng = random.Random(f'{SEED}/{number}')
    desk, title, ends = folder / str(number), f'Випробування {SEED} {number}', []
    desk.mkdir()
    images = ''.join(f'<img src="../{photo.name}" alt="Опис {i} до новини {number}">' for i, photo in enumerate(photos))
    (desk / 'a.html').write_text(f'<h1>{title}</h1><p>Текст.</p>{images}', encoding='utf-8')
    with RandomProxy(site.url, rng) as proxy:
        for _ in range(MAX_RUNS):
            process = proxy.running = start(desk, proxy, user)
            out, error = process.communicate(timeout=300)
            ends.append(process.returncode)
            if process.returncode == 0:
                break
            assert process.returncode in (1, -signal.SIGKILL), (title, process.returncode, error, proxy.happened)
            assert process.returncode != 1 or re.fullmatch(r'[^\n]{20,}\n', error), (title, error)
    assert ends[-1] == 0, (title, ends, error, proxy.happened)
    check(title, json.loads(out), site, proxy.happened)
    shutil.rmtree(desk)
    STORIES[number] = proxy.happened
    return ends.count(-signal.SIGKILL), len(proxy.happened)


def check(title, result, site, happened):
    posts = [p for p in site.get('wp/v2/posts', search=title, status='any', context='edit', per_page=100)
             if p['title']['raw'] == title]
    assert [(p['id'], p['status']) for p in posts] == [(result['id'], 'publish')], (title, posts, happened)
    assert not posts[0]['slug'].startswith('pp-'), (title, posts, happened)
    content = posts[0]['content']['raw']
    ids = [photo['id'] for photo in result['photos']]
    assert len(set(ids)) == PHOTOS and all(f'"id":{i}' in content for i in ids), (title, ids, happened)
    for number, photo in enumerate(ids):
        media = site.get(f'wp/v2/media/{photo}', context='edit')
        assert media['post'] == result['id'] and media['alt_text'].startswith(f'Опис {number}'), (title, media, happened)


def find_doubles(site):
    """What is on the site more than once, and what had happened to its article."""
    seen, doubles = set(), []
    for page in range(1, 1 + (site.count()[1] + 99) // 100):
        for media in site.get('wp/v2/media', per_page=100, page=page, context='edit'):
            alt = media['alt_text']
            if alt in seen:
                number = int(alt.rsplit(' ', 1)[1])
                doubles.append((alt, media['id'], media['slug'], STORIES.get(number)))
            seen.add(alt)
    return doubles


def run_all(folder, site, user):
    before, photos, killed, spoilt = site.count(), make_photos(folder), 0, 0
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        rounds = [pool.submit(run_round, number, folder, photos, Site(site.url, user), user)
                  for number in range(FIRST, FIRST + ROUNDS)]
        for done, future in enumerate(concurrent.futures.as_completed(rounds), 1):
            one_killed, one_spoilt = future.result()
            killed, spoilt = killed + one_killed, spoilt + one_spoilt
            if done % 50 == 0:
                print(f'# {done} done', flush=True)
    posts, media = site.count()
    assert (posts - before[0], media - before[1]) == (ROUNDS, ROUNDS * PHOTOS), \
        (before, posts, media, *find_doubles(site))
    print(f'# {ROUNDS} articles once, {ROUNDS * PHOTOS} photos once; {spoilt} requests spoilt, {killed} kills', flush=True)


def main():
    print(f'# DOPYS_SEED={SEED}', flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if url := os.environ.get('DOPYS_SITE_URL'):
            user = os.environ['DOPYS_SITE_USER']
            return run_all(folder, Site(url, user), user)
        process = subprocess.Popen([SITE, '--port', '0', '--data', f'{name}/site'], stdout=subprocess.PIPE, text=True)
        try:
            url = re.search(r'http://127\.0\.0\.1:\d+', process.stdout.readline())[0]
            values = dict(line.split('=', 1) for line in (folder / 'site/credentials.env').read_text().splitlines())
            user = f'{values["SITE_USER"]}:{values["SITE_PASSWORD"]}'
            run_all(folder, Site(url, user), user)
        finally:
            process.terminate()
            process.wait()


main()
