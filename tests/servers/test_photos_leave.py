#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_photos_leave.py DOPYS-CLI DOPYS-SITE: photos of every kind with coordinates, names and hidden pictures in every place for them
are published as the lead photo and in the text, with answers lost and repeated, replaced, in each format that a site may want, under its
limit of bytes, and as drawings.
In the bodies of the requests exiftool finds nothing of it; the originals, and their copies in the library, are bit-identical."""

import hashlib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'media'))
from fault_proxy import Fault, FaultProxy  # noqa: E402
from photos_with_secrets import FORBIDDEN, KINDS, SECRET, make_photo, tags_of  # noqa: E402
from site_tools import Publisher  # noqa: E402

CLI, SITE, SAMPLE = (os.path.abspath(argument) for argument in sys.argv[1:4])
ENDINGS = {'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp'}
KIND_WEBP, KIND_PROGRESSIVE = 2, 1


class CapturingProxy(FaultProxy):
    """Keeps what was sent as media: the bodies, also of requests that are then spoilt."""

    def __init__(self, target, faults=()):
        super().__init__(target, faults)
        self.bodies = []

    def forward(self, method, path, headers, body):
        if method == 'POST' and re.search(r'/wp/v2/media(\?|$)', path):
            self.bodies.append((headers, body))
        return super().forward(method, path, headers, body)


def check_body(folder, index, headers, body):
    assert body, 'an upload without a body'
    path = folder / f'sent-{index}.{ENDINGS[headers["Content-Type"]]}'
    path.write_bytes(body)
    assert tags_of(path) == {}, (headers, tags_of(path))
    for secret in FORBIDDEN:
        assert secret not in body, (secret, headers)
    name = re.search(r'filename="([^"]+)"', headers['Content-Disposition'])[1]
    assert re.fullmatch(r'zustrich-u-zghurivtsi-\d+\.(jpg|png|webp)', name), name
    assert headers['Content-MD5'] == hashlib.md5(body).hexdigest(), headers


def write_article(desk, photos):
    images = ''.join(f'<img src="{photo}" alt="Опис фото {i}">' for i, photo in enumerate(photos))
    (desk / 'a.html').write_text(f'<h1>Зустріч у Згурівці</h1><p>Текст.</p>{images}', encoding='utf-8')


def wish(desk, kind):
    with sqlite3.connect(next((desk / 'data').glob('**/dopys.db'))) as database:
        database.execute('UPDATE sites SET photo_kind = ?', (kind,))
    database.close()


def sums(paths):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def publish(desk, proxy, user, photos, kind=None):
    """The bodies of one run to its end. The first photo is the lead."""
    write_article(desk, photos)
    if kind is not None:
        wish(desk, kind)
    proxy.bodies = []
    Publisher(CLI, desk, proxy.url, user).publish(str(desk / 'a.html'))
    return proxy.bodies


def check_limit(desk, proxy, user, photos):
    """Under the site's limit of bytes."""
    with sqlite3.connect(next((desk / 'data').glob('**/dopys.db'))) as database:
        database.execute('UPDATE sites SET photo_kind = 0, photo_bytes = 20000')
    database.close()
    bodies = publish(desk, proxy, user, photos)
    assert bodies and all(len(body) <= 20000 for _, body in bodies), [len(body) for _, body in bodies]
    with sqlite3.connect(next((desk / 'data').glob('**/dopys.db'))) as database:
        database.execute('UPDATE sites SET photo_bytes = 0')
    database.close()
    return bodies


def check_drawing(desk, proxy, user):
    """A drawing goes as PNG, and nothing else of its file does."""
    path = desk / 'drawing.png'
    subprocess.run(['convert', '-size', '400x300', 'xc:white', '-draw', 'rectangle 20,20 100,100', str(path)], check=True)
    subprocess.run(['exiftool', '-q', '-overwrite_original', f'-EXIF:Artist={SECRET}', f'-XMP:Creator={SECRET}', '-GPSLatitude=50.45', '-GPSLatitudeRef=N',
                    f'-Comment={SECRET}', str(path)], check=True)
    bodies = publish(desk, proxy, user, [path])
    assert [body[:4] for _, body in bodies] == [b'\x89PNG'], bodies
    return bodies


def check_upright(desk, proxy, user):
    """Stored in eight ways, larger than what is sent: on the site the marked corner is at the top left of each."""
    undo = ['', '-flop', '-rotate 180', '-flip', '-transpose', '-rotate 270', '-transverse', '-rotate 90']
    photos = []
    for index, how in enumerate(undo):
        path = desk / f'turned-{index}.jpg'
        # Each in another tint: what is equal when it is ready would be sent once.
        subprocess.run(['convert', '-size', '2400x1200', f'xc:rgb(255,{index * 20},0)', '-fill', 'blue', '-draw', 'rectangle 0,0 600,600', *how.split(),
                        '+repage', '-quality', '95', str(path)], check=True)
        subprocess.run(['exiftool', '-q', '-overwrite_original', f'-Orientation#={index + 1}', str(path)], check=True)
        photos.append(path)
    bodies = publish(desk, proxy, user, photos)
    assert len(bodies) == len(photos), len(bodies)
    for _, body in bodies:
        corners = '%wx%h ' + ' '.join(f'%[fx:p{{{x},{y}}}.b>0.5]' for x, y in ((100, 100), (1800, 100), (100, 900), (1800, 900)))
        told = subprocess.run(['convert', 'jpg:-', '-format', corners, 'info:'], input=body, check=True, capture_output=True).stdout.decode()
        assert told == '1920x960 1 0 0 0', told
    return bodies


def make(desk, kind, *rest):
    return make_photo(desk, pathlib.Path(SAMPLE), kind, *rest)


def run(folder, proxy, user):
    desk, sent = folder / 'desk', []
    desk.mkdir()
    photos = [make(desk, kind) for kind in KINDS]
    small = make(desk, 'jpg', 'small', '300x200')
    before = sums([*photos, small])
    sent += publish(desk, proxy, user, [*photos, small])
    assert len(sent) >= len(photos) + 1, len(sent)
    assert not any(fault.times for fault in proxy.faults), 'a fault was not met'
    for kind, magic in ((KIND_WEBP, b'RIFF'), (KIND_PROGRESSIVE, b'\xff\xd8')):
        # One photo replaced by another in the article, and the site wants another format.
        replaced = [make(desk, 'heic', f'other-{kind}', '500x400'), *photos[1:]]
        before.update(sums(replaced))
        bodies = publish(desk, proxy, user, replaced, kind)
        assert bodies and all(body.startswith(magic) for _, body in bodies), kind
        assert kind != KIND_PROGRESSIVE or all(b'\xff\xc2\0\x11' in body for _, body in bodies)
        sent += bodies
    sent += check_limit(desk, proxy, user, photos)
    sent += check_drawing(desk, proxy, user)
    sent += check_upright(desk, proxy, user)
    for number, (headers, body) in enumerate(sent):
        check_body(folder, number, headers, body)
    assert sums(before) == before, 'an original was altered'
    kept = {path.name.split('.')[0]: path for path in (desk / 'data').glob('**/originals/*/*')}
    for sum256 in before.values():
        assert hashlib.sha256(kept[sum256].read_bytes()).hexdigest() == sum256
    print(f'# {len(sent)} bodies without a trace; {len(before)} originals bit-identical')


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        process = subprocess.Popen([SITE, '--port', '0', '--data', f'{name}/site'], stdout=subprocess.PIPE, text=True)
        try:
            url = re.search(r'http://127\.0\.0\.1:\d+', process.stdout.readline())[0]
            values = dict(line.split('=', 1) for line in (folder / 'site/credentials.env').read_text().splitlines())
            faults = [Fault('drop-response', 'POST', '/wp/v2/media', 2), Fault('busy', 'POST', '/wp/v2/media', 1), Fault('cut', 'POST', '/wp/v2/media', 1)]
            with CapturingProxy(url, faults) as proxy:
                run(folder, proxy, f'{values["SITE_USER"]}:{values["SITE_PASSWORD"]}')
        finally:
            process.terminate()
            process.wait()


main()
