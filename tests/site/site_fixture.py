# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice site on a free port with a folder of its own, and requests to it."""

import base64
import json
import pathlib
import re
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        return self.json['code']


class Site:
    def __init__(self, program, folder=None):
        self.program = program
        self.temporary = None if folder else tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(folder or self.temporary.name)
        self.opener = urllib.request.build_opener(NoRedirect)
        self.start()

    def start(self, port=0):
        self.process = subprocess.Popen([self.program, '--port', str(port), '--data', str(self.folder), '--title', 'Сайт «Проба»'],
                                        stdout=subprocess.PIPE, text=True)
        self.address = re.search(r'http://127\.0\.0\.1:\d+', self.process.stdout.readline())[0]
        lines = (self.folder / 'credentials.env').read_text().splitlines()
        self.credentials = dict(line.split('=', 1) for line in lines)

    def stop(self):
        self.process.terminate()
        assert self.process.wait(timeout=20) == 0, 'dopys-site did not end well'
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        if self.temporary:
            self.temporary.cleanup()

    def ask(self, method, path, body=None, headers=(), sign_in=True, agent='test'):
        """body: bytes, or something to send as JSON. path: after the address."""
        request = urllib.request.Request(self.address + path, method=method, headers={'User-Agent': agent, **dict(headers)})
        if sign_in:
            user = f"{self.credentials['SITE_USER']}:{self.credentials['SITE_PASSWORD']}"
            request.add_header('Authorization', 'Basic ' + base64.b64encode(user.encode()).decode())
        if isinstance(body, bytes):
            request.data = body
        elif body is not None:
            request.data = json.dumps(body).encode()
            request.add_header('Content-Type', 'application/json')
        try:
            with self.opener.open(request) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())

    def get(self, path, **options):
        return self.ask('GET', path, **options)

    def api(self, method, route, body=None, **options):
        return self.ask(method, '/wp-json/wp/v2/' + route, body, **options)

    def publish(self, **fields):
        return self.api('POST', 'posts', {'status': 'publish', **fields}).json

    def upload(self, data, name, mime='image/jpeg', **headers):
        quoted = urllib.parse.quote(name)
        return self.api('POST', 'media', data, headers={'Content-Type': mime, **headers,
                                                        'Content-Disposition': f"attachment; filename*=UTF-8''{quoted}"})


def picture(kind, width=1600, height=1000, color='steelblue'):
    return subprocess.run(['convert', '-size', f'{width}x{height}', f'xc:{color}', f'{kind}:-'], check=True, capture_output=True).stdout
