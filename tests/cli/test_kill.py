#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_kill.py DOPYS-CLI DOPYS-SITE SAMPLE: kill -9 at twenty random moments of publishing; the same command again ends with the
article there exactly once and each photo once.  DOPYS_SEED repeats a run."""

import base64
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

CLI, SITE, SAMPLE = sys.argv[1:4]
KILLS = 20
PHOTOS = 9


def start_site(folder):
    process = subprocess.Popen([SITE, '--port', '0', '--data', folder], stdout=subprocess.PIPE, text=True)
    address = re.search(r'http://127\.0\.0\.1:\d+', process.stdout.readline())[0]
    values = dict(line.split('=', 1) for line in (pathlib.Path(folder) / 'credentials.env').read_text().splitlines())
    return process, address, values['SITE_USER'], values['SITE_PASSWORD']


def ask(address, user, password, route):
    token = base64.b64encode(f'{user}:{password}'.encode()).decode()
    request = urllib.request.Request(f'{address}/wp-json/wp/v2/{route}', headers={'Authorization': f'Basic {token}'})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def command(address, user, secret, title):
    return [CLI, 'publish', '--site', address, '--user', user, '--password-file', secret, '--title', title,
            f'{SAMPLE}/article.html']


def main():
    seed = int(os.environ.get('DOPYS_SEED', random.SystemRandom().randrange(2 ** 32)))
    print(f'# DOPYS_SEED={seed}', flush=True)
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        site, address, user, password = start_site(f'{folder}/site')
        secret = pathlib.Path(folder) / 'secret'
        secret.write_text(password)
        killed = number = 0
        try:
            while killed < KILLS:
                # A library of its own each time: otherwise known photos would not be sent again.
                env = {**os.environ, 'XDG_DATA_HOME': f'{folder}/library-{number}', 'XDG_CACHE_HOME': folder}
                title = f'Новина {number}'
                run = command(address, user, str(secret), title)
                first = subprocess.Popen(run, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                begin = time.monotonic()
                if number == 0:
                    first.wait()  # how long it takes undisturbed
                    length = time.monotonic() - begin
                    media, number = PHOTOS, 1
                    continue
                moment = rng.uniform(0.05, length)
                try:
                    first.wait(timeout=moment)
                except subprocess.TimeoutExpired:
                    first.send_signal(signal.SIGKILL)
                    first.wait()
                    killed += 1
                again = subprocess.run(run, env=env, capture_output=True, text=True)
                assert again.returncode == 0, f'round {number}, killed after {moment:.2f} s: {again.stderr}'
                posts = [p for p in ask(address, user, password, 'posts?status=any&context=edit&per_page=100')
                         if p['title']['raw'] == title]
                assert len(posts) == 1, f'round {number}, killed after {moment:.2f} s: {len(posts)} articles'
                assert posts[0]['status'] == 'publish'
                media += PHOTOS
                request = urllib.request.Request(f'{address}/wp-json/wp/v2/media?per_page=1')
                with urllib.request.urlopen(request) as answer:
                    total = int(answer.headers['X-WP-Total'])
                assert total == media, f'round {number}, killed after {moment:.2f} s: {total} pictures, not {media}'
                number += 1
                assert number < 5 * KILLS, f'only {killed} of {number} runs were killed in time'
        finally:
            site.terminate()
            site.wait()
    print(f'# {killed} runs killed, each article once, {PHOTOS} pictures each')


main()
