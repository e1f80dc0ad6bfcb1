#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_errors.py DOPYS-CLI DOPYS-SITE SAMPLE MO-FOLDER: whatever goes wrong while publishing is told in one Ukrainian
sentence of its own, nothing is lost, and the same command afterwards ends with the article there exactly once."""

import concurrent.futures
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'servers'))
from fault_proxy import Fault, FaultProxy  # noqa: E402
from site_tools import Site  # noqa: E402

CLI, SITE, SAMPLE, MESSAGES = (os.path.abspath(argument) for argument in sys.argv[1:5])
WHERE = r'/wp/v2/'
CHANGE = r'/wp/v2/(posts|media)'


class Refusing(FaultProxy):
    """Answers what the site would say to somebody without rights, or a firewall instead of it."""

    def __init__(self, target, status, content, kind='application/json', method='POST'):
        super().__init__(target)
        self.said, self.method, self.on = (status, [('Content-Type', kind)], content.encode()), method, True

    def forward(self, method, path, headers, body):
        if self.on and method == self.method and '/wp/v2/' in path:
            return self.said
        return super().forward(method, path, headers, body)


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.end_headers()
        self.wfile.write('<!DOCTYPE html><title>Інший сайт</title>'.encode())

    def log_message(self, *arguments):
        pass


class Desk:
    """A library of its own, and an article with one photo."""

    def __init__(self, folder, name, url, user, password):
        self.folder, self.title, self.url, self.user = pathlib.Path(folder) / name, f'Помилка: {name}', url, user
        self.folder.mkdir(exist_ok=True)
        shutil.copy(f'{SAMPLE}/photo-1.jpg', self.folder / 'фото.jpg')
        (self.folder / 'a.html').write_text(
            f'<h1>{self.title}</h1><p>Текст.</p><img src="фото.jpg" alt="Ганок школи після ремонту">', encoding='utf-8')
        self.set_password(password)

    def set_password(self, password):
        (self.folder / 'secret').write_text(password)

    def run(self, data=None, url=None):
        environment = dict(os.environ, LC_ALL='uk_UA.UTF-8', DOPYS_LOCALEDIR=MESSAGES,
                           XDG_DATA_HOME=str(data or self.folder / 'data'), XDG_CACHE_HOME=str(self.folder / 'cache'),
                           DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
        return subprocess.run([CLI, 'publish', '--site', url or self.url, '--user', self.user, '--password-file',
                               str(self.folder / 'secret'), str(self.folder / 'a.html')], env=environment, text=True,
                              capture_output=True, timeout=300, check=False)

    def refuse(self, expected, **where):
        ended = self.run(**where)
        sentence = ended.stderr.strip()
        assert ended.returncode == 1 and not ended.stdout, (self.title, ended)
        assert re.fullmatch(r'[^\n]{30,}[.)]\n', ended.stderr), (self.title, ended.stderr)
        assert re.search(expected, sentence), (self.title, sentence)
        # Ukrainian but for what is quoted, and the names of things.
        words = re.sub(r'«[^»]*»|http\S*|127\S*|\S*\.(invalid|example)\S*|/\S*|WordPress|Authorization|REST|API|https', '', sentence)
        assert not re.search(r'[A-Za-z]{4,}', words), (self.title, sentence)
        assert (self.folder / 'secret').read_text() not in sentence
        return sentence

    def finish(self, site, **where):
        ended = self.run(**where)
        assert ended.returncode == 0, (self.title, ended.stderr)
        posts = [p for p in site.get('wp/v2/posts', status='any', context='edit', per_page=100)
                 if p['title']['raw'] == self.title]
        assert [p['status'] for p in posts] == ['publish'], (self.title, posts)
        media = [m for m in site.get('wp/v2/media', per_page=100) if m['post'] == posts[0]['id']]
        assert len(media) == 1, (self.title, media)


def fault_case(kind, method, where, expected):
    def case(name, folder, site, user, password):
        with FaultProxy(site.url, [Fault(kind, method, where, 10000)]) as proxy:
            desk = Desk(folder, name, proxy.url, user, password)
            sentence = desk.refuse(expected)
            proxy.faults.clear()
            desk.finish(site)
        return sentence
    return case


def refusal_case(status, content, kind, expected):
    def case(name, folder, site, user, password):
        with Refusing(site.url, status, content, kind) as proxy:
            desk = Desk(folder, name, proxy.url, user, password)
            sentence = desk.refuse(expected)
            proxy.on = False
            desk.finish(site)
        return sentence
    return case


def wrong_password(name, folder, site, user, password):
    desk = Desk(folder, name, site.url, user, 'хибний пароль')
    sentence = desk.refuse('не приймає ім’я користувача')
    desk.set_password(password)
    desk.finish(site)
    return sentence


def address_case(url, expected):
    def case(name, folder, site, user, password):
        desk = Desk(folder, name, site.url, user, password)
        sentence = desk.refuse(expected, url=url)
        desk.finish(site)
        return sentence
    return case


def not_wordpress(name, folder, site, user, password):
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), Pages) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        try:
            return address_case(f'http://127.0.0.1:{other.server_address[1]}', 'не знайдено сайту на WordPress')(
                name, folder, site, user, password)
        finally:
            other.shutdown()


FORBIDDEN = '{"code":"rest_cannot_create","message":"Вам не дозволено.","data":{"status":403}}'
CASES = {
    'wrong-address': address_case('не адреса', 'не адреса сайту'),
    'unknown-host': address_case('https://nowhere.invalid/', 'не знайдено'),
    'not-wordpress': not_wordpress,
    'wrong-password': wrong_password,
    'no-rights': refusal_case(403, FORBIDDEN, 'application/json', 'не має на сайті такого права'),
    'firewall': refusal_case(403, '<html>Forbidden</html>', 'text/html', 'Захист сайту'),
    'too-large': refusal_case(413, '<html>413</html>', 'text/html', 'завелике'),
    'nobody-listens': address_case('http://127.0.0.1:9/', 'Не вдалося з’єднатися'),
    'cut-off': fault_case('drop-request', 'GET', WHERE, 'обірвалося'),
    'web-page': fault_case('html-after', 'GET', WHERE, 'вебсторінк'),
    'empty': fault_case('empty-after', 'GET', WHERE, 'порожн'),
    'cut-answer': fault_case('half', 'GET', WHERE, 'пошкоджен'),
    'busy': fault_case('busy', '*', WHERE, 'перевантажений'),
    'too-many': fault_case('too-many', '*', WHERE, 'забагато запитів'),
    'unknown-outcome': fault_case('html-after', 'POST', CHANGE, 'незрозуміла'),
    'lost-answers': fault_case('drop-response', 'POST', CHANGE, 'загубилася'),
}


def full_disk(folder, site, user, password):
    """In a mount namespace of its own: a disk on which so many KiB are free, from too few for the database to nearly
    enough."""
    disk = pathlib.Path(folder) / 'disk'
    disk.mkdir()
    subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], check=True)
    try:
        fill_disk(folder, disk, site, user, password)
    finally:
        subprocess.run(['umount', disk], check=True)


def fill_disk(folder, disk, site, user, password):
    refused = 0
    for free in (8, 64, 160, 320, 480, 640, 900, 1400):
        desk = Desk(folder, f'full-{free}', site.url, user, password)
        data = disk / str(free)
        filler = disk / 'filler'
        filler.write_bytes(b'\0' * max(0, os.statvfs(disk).f_bavail * 4096 - free * 1024))
        if desk.run(data=data).returncode != 0:
            refused += 1
            desk.refuse('місця|Диск', data=data)
        filler.unlink()
        desk.finish(site, data=data)
        shutil.rmtree(data)
    assert refused >= 4, f'only {refused} sizes were too small'
    print(f'# full disk: refused {refused} times, then published')


def start_site(folder):
    process = subprocess.Popen([SITE, '--port', '0', '--data', folder], stdout=subprocess.PIPE, text=True)
    address = re.search(r'http://127\.0\.0\.1:\d+', process.stdout.readline())[0]
    values = dict(line.split('=', 1) for line in (pathlib.Path(folder) / 'credentials.env').read_text().splitlines())
    return process, address, values['SITE_USER'], values['SITE_PASSWORD']


def run_all(folder, site, user, password):
    sentences = {}
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        runs = {name: pool.submit(case, name, folder, site, user, password) for name, case in CASES.items()}
        failed = []
        for name, run in runs.items():
            try:
                sentences[name] = run.result()
                print(f'# {name}: {sentences[name]}', flush=True)
            except Exception as error:  # the other cases are to be seen as well
                failed.append(f'{name}: {error}')
    assert not failed, '\n'.join(failed)
    # Each has a sentence of its own, names of sites aside.
    bare = [re.sub(r'«[^»]*»|127\S*|http\S*', '', sentence) for sentence in sentences.values()]
    assert len(set(bare)) == len(bare), sorted(bare)


def main():
    with tempfile.TemporaryDirectory() as folder:
        process, address, user, password = start_site(f'{folder}/site')
        try:
            site = Site(address, f'{user}:{password}')
            if '--full-disk' in sys.argv:
                full_disk(folder, site, user, password)
                return 0
            run_all(folder, site, user, password)
        finally:
            process.terminate()
            process.wait()
    if subprocess.run(['unshare', '-rm', 'true'], check=False).returncode != 0:
        print('# skipped full disk: no namespaces here')
        return 0
    return subprocess.run(['unshare', '-rm', sys.executable, *sys.argv, '--full-disk'], check=False).returncode


sys.exit(main())
