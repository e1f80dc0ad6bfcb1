# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests against a real WordPress share: its REST interface, dopys-cli, and photographs with a past."""

import base64
import json
import os
import pathlib
import subprocess
import urllib.error
import urllib.parse
import urllib.request


class Site:
    """A WordPress as its administrator sees it."""

    def __init__(self, url, user):
        self.url = url
        self.authorization = 'Basic ' + base64.b64encode(user.encode()).decode()
        self.headers = {}

    def request(self, method, route, body=None, **parameters):
        query = urllib.parse.urlencode(parameters)
        request = urllib.request.Request(f'{self.url}/wp-json/{route}' + (f'?{query}' if query else ''), method=method,
                                         data=json.dumps(body).encode() if body is not None else None,
                                         headers={'Authorization': self.authorization, 'Content-Type': 'application/json'})
        with urllib.request.urlopen(request, timeout=120) as answer:
            self.headers = answer.headers
            return json.load(answer)

    def get(self, route, **parameters):
        return self.request('GET', route, **parameters)

    def send(self, method, route, body=None, **parameters):
        return self.request(method, route, body, **parameters)

    def download(self, url):
        with urllib.request.urlopen(urllib.parse.quote(url, safe=':/?&=%#'), timeout=120) as answer:
            return answer.read()

    def count(self):
        """(posts in any state, the trash too; media)"""
        posts = 0
        for status in ('any', 'trash'):
            self.get('wp/v2/posts', status=status, per_page=1, _fields='id')
            posts += int(self.headers['X-WP-Total'])
        self.get('wp/v2/media', per_page=1, _fields='id')
        return posts, int(self.headers['X-WP-Total'])


class Publisher:
    """dopys-cli with a library of its own, signed in at one site."""

    def __init__(self, program, home, site, user):
        self.program, self.home, self.site = program, home, site
        self.user, self.password = user.split(':', 1)
        home.mkdir(exist_ok=True)

    def arguments(self, *arguments):
        secret = self.home / 'password'
        secret.write_text(self.password + '\n')
        return [str(self.program), *arguments[:1], '--site', self.site, '--user', self.user, '--password-file', str(secret),
                *arguments[1:]]

    def environment(self):
        return dict(os.environ, HOME=str(self.home), XDG_DATA_HOME=str(self.home / 'data'),
                    XDG_CACHE_HOME=str(self.home / 'cache'), XDG_CONFIG_HOME=str(self.home / 'config'),
                    DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')

    def run(self, *arguments):
        return subprocess.run(self.arguments(*arguments), env=self.environment(), text=True, capture_output=True,
                              timeout=400, check=False)

    def start(self, *arguments):
        return subprocess.Popen(self.arguments(*arguments), env=self.environment(), text=True, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def publish(self, *arguments):
        ended = self.run('publish', *arguments)
        assert ended.returncode == 0, f'dopys-cli publish: {ended.returncode}\n{ended.stdout}{ended.stderr}'
        return json.loads(ended.stdout)


SAMPLES = pathlib.Path('/usr/share/forensics-samples/original-files')
PAST = 'pic1/IMG_20200827_231612.jpg'  # a phone's picture with everything in it
NAMES = ['IMG_0001.JPG', 'Пам’ятник.jpg', 'Подвірʼя.jpg', "Об'єкт 4.jpg", 'Свято в селі (5).jpg', 'ґанок № 6.jpeg',
         'б=7.jpg', 'міст 8.jpg', 'щука-9.jpg', 'їжак 10.jpg', 'Єднання 11.jpg', 'юшка 12.jpg']


def make_photos(folder, root):
    """Twelve real photographs with EXIF, GPS, maker notes and thumbnails: six as phones and cameras made them, six of
    WordPress's theme with the past of a phone's picture, turned each in another way."""
    paths = [folder / name for name in NAMES]
    if folder.exists():
        return paths
    folder.mkdir()
    originals = sorted(p for p in SAMPLES.glob('pic*/IMG*') if p.stat().st_size > 100000)[:6]
    pictures = sorted((root / 'usr/share/wordpress/wp-content/themes/twentytwentyfive/assets/images').glob('*.webp'),
                      key=lambda p: (-p.stat().st_size, p.name))[:6]
    for path, original in zip(paths, originals):
        path.write_bytes(original.read_bytes())
        subprocess.run(['exiftool', '-q', '-overwrite_original', '-GPSLatitude=49.79', '-GPSLatitudeRef=N', '-Artist=Хтось',
                        '-SerialNumber=12345', path], check=True, capture_output=True)
    for number, (path, picture) in enumerate(zip(paths[6:], pictures)):
        subprocess.run(['convert', picture, '-quality', '90', f'jpeg:{path}'], check=True)
        subprocess.run(['exiftool', '-q', '-overwrite_original', '-TagsFromFile', SAMPLES / PAST, '-all:all', '-unsafe',
                        f'-Orientation#={number + 3}', '-XMP:Creator=Хтось', '-IPTC:By-line=Somebody',
                        '-Comment=private', path], check=True)
    return paths


def private_metadata(folder):
    """{file: names of what it tells beside the picture}"""
    ended = subprocess.run(['exiftool', '-r', '-json', '-G0', '-a', '-u', '-EXIF:all', '-XMP:all', '-IPTC:all', '-MakerNotes:all',
                            '-Photoshop:all', '-Comment', '-Trailer:all', '-GPS:all', folder], text=True, capture_output=True,
                           check=False)
    found = {}
    for file in json.loads(ended.stdout):
        name = file.pop('SourceFile')
        if tags := [tag for tag in file if tag not in ('ExifTool:Warning',)]:
            found[name] = tags
    return found
