# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""However answers get lost between dopys-cli and a real WordPress: one post, each photo once, nothing left over."""

import json
import re
import signal
import subprocess

from fault_proxy import Fault, FaultProxy

CREATE = r'/wp/v2/posts(\?|$)'
UPDATE = r'/wp/v2/posts/\d+'
UPLOAD = r'/wp/v2/media(\?|$)'
FINISH = r'/wp/v2/media/\d+'
LOOK_UP = r'/wp/v2/(posts|media)\?.*slug='

# name → faults as (kind, method, pattern, times)
SCENES = {
    'create-answer-dropped': [('drop-response', 'POST', CREATE, 1)],
    'create-answer-cut': [('cut', 'POST', CREATE, 1)],
    'create-error-after-commit': [('error-after', 'POST', CREATE, 1)],
    'create-page-after-commit': [('html-after', 'POST', CREATE, 1)],
    'create-empty-after-commit': [('empty-after', 'POST', CREATE, 1)],
    'create-dropped-before': [('drop-request', 'POST', CREATE, 1)],
    'create-lost-and-look-up-lost': [('drop-response', 'POST', CREATE, 1), ('drop-response', 'GET', LOOK_UP, 2)],
    'upload-answers-dropped': [('drop-response', 'POST', UPLOAD, 2)],
    'upload-error-after-commit': [('error-after', 'POST', UPLOAD, 1)],
    'upload-reset-midway': [('reset', 'POST', UPLOAD, 1)],
    'upload-busy': [('busy', 'POST', UPLOAD, 1), ('too-many', 'POST', UPLOAD, 1)],
    'update-answer-dropped': [('drop-response', 'POST', UPDATE, 1)],
    'finish-answer-dropped': [('drop-response', 'POST', FINISH, 1)],
    'noise-before-every-answer': [('noise', '*', r'/wp-json/', 1000)],
    'everything-once': [('drop-response', 'POST', UPLOAD, 1), ('cut', 'POST', CREATE, 1), ('error-after', 'POST', UPDATE, 1),
                        ('drop-request', 'GET', LOOK_UP, 1), ('busy', 'POST', FINISH, 1)],
}
KILLS = {'killed-at-create': CREATE, 'killed-at-upload': UPLOAD, 'killed-at-update': UPDATE}
MAX_RUNS = 8


def run_until_done(publisher, path):
    """The same command again, as a person or a timer would; what it finally printed."""
    ends = []
    for _ in range(MAX_RUNS):
        ended = publisher.run('publish', str(path))
        ends.append((ended.returncode, ended.stderr.strip()))
        if ended.returncode == 0:
            return json.loads(ended.stdout)
        assert ended.returncode == 1 and re.fullmatch(r'[^\n]{20,}\n', ended.stderr), ended
    raise AssertionError(f'never done: {ends}')


def check_outcome(site, before, result, title):
    posts, media = site.count()
    assert (posts - before[0], media - before[1]) == (1, 2), (before, posts, media)
    post = site.get(f'wp/v2/posts/{result["id"]}', context='edit')
    assert post['status'] == 'publish' and post['title']['raw'] == title, post
    assert not post['slug'].startswith('pp-'), post['slug']
    assert [f'wp-image-{p["id"]}"' in post['content']['raw'] for p in result['photos']] == [True, True]
    for photo in result['photos']:
        item = site.get(f'wp/v2/media/{photo["id"]}', context='edit')
        assert item['post'] == result['id'] and item['missing_image_sizes'] == [] and item['alt_text'].startswith('Опис'), item


def make_pictures(work):
    paths = [work / 'один.jpg', work / 'два.jpg']
    for number, path in enumerate(paths):
        if not path.exists():
            subprocess.run(['convert', '-seed', str(number), '-size', '1200x800', 'plasma:', f'jpeg:{path}'], check=True)
    return paths


def tests(site, publisher, simple_article, work):
    def prepare(name):
        title = f'Рівно раз: {name}'
        return title, simple_article(name, title, [path.name for path in make_pictures(work)]), site.count()

    def faults_test(name, faults):
        def test():
            title, path, before = prepare(name)
            with FaultProxy(site.url, [Fault(*fault) for fault in faults]) as proxy:
                result = run_until_done(publisher(name, 'WP_AUTHOR', proxy.url), path)
                happened = {kind for _, _, kind in proxy.log if kind}
            assert happened == {fault[0] for fault in faults}, happened
            check_outcome(site, before, result, title)
        return test

    def kill_test(name, pattern):
        def test():
            title, path, before = prepare(name)
            running = []
            with FaultProxy(site.url) as proxy:
                mine = publisher(name, 'WP_AUTHOR', proxy.url)
                proxy.faults.append(Fault('call', 'POST', pattern, 1, lambda: running[0].send_signal(signal.SIGKILL)))
                running.append(mine.start('publish', str(path)))
                running[0].communicate(timeout=300)
                assert running[0].returncode == -signal.SIGKILL, running[0].returncode
                result = run_until_done(mine, path)
            check_outcome(site, before, result, title)
        return test

    return {f'real-wordpress/exactly-once/{name}': faults_test(name, faults) for name, faults in SCENES.items()} \
        | {f'real-wordpress/exactly-once/{name}': kill_test(name, pattern) for name, pattern in KILLS.items()}
