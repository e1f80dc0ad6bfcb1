#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_bad_input.py DOPYS DOPYS-SITE SAMPLE: what goes wrong in an office, in the real window: files that are no photos, sites
that are none, a site that is away while publishing, a full disk.  Each is told in its own words, and nothing is lost."""

import http.server
import json
import os
import struct
import subprocess
import sys
import threading
import zlib

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
TITLE = 'Новина, яку не можна втратити'


# ---- files ----

def png_header(width, height):
    """A picture that says to be huge, in a few bytes."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(bytes(100000))) + chunk(b'IEND', b''))


def make_bad_files(folder):
    os.mkdir(folder)
    with open(f'{SAMPLE}/photo-2.jpg', 'rb') as file:
        photo = file.read()
    files = {'text.jpg': 'Це не фото'.encode(), 'cut.jpg': photo[:len(photo) // 3], 'empty.jpg': b'',
             'huge.png': png_header(30000, 30000)}
    for name, contents in files.items():
        with open(f'{folder}/{name}', 'wb') as file:
            file.write(contents)
    os.mkdir(f'{folder}/порожня')


def told(window):
    """The sentences of the details dialog."""
    dialog = window.find('Файли, які не вдалося додати')
    return [line for node in driver.walk(window.app) for line in (node.get_name() or '').split('\n\n') if '«' in line and '.' in line], dialog


def check_bad_files(window, folder):
    make_bad_files(folder)
    with stage.files_dragged(folder, window, 1040, 560):
        window.find('Не вдалося додати 5 файлів', 'label')
    window.picture('bad-files-banner')
    window.press('Подробиці')
    sentences, _ = told(window)
    window.picture('bad-files')
    for name in ('text.jpg', 'cut.jpg', 'empty.jpg', 'huge.png', 'порожня'):
        own = {sentence for sentence in sentences if name in sentence}
        assert own, f'nothing is said of {name}: {sentences}'
    shapes = {sentence.replace(name, '') for sentence in sentences for name in ('text.jpg', 'cut.jpg', 'empty.jpg', 'huge.png', 'порожня') if name in sentence}
    assert len(shapes) == 5, f'two files get the same sentence: {shapes}'
    driver.key('Escape')
    window.gone('Файли, які не вдалося додати')


# ---- sites ----

class Answers(http.server.BaseHTTPRequestHandler):
    """/html: a page. /empty: nothing. /cut: half an answer. /reader: a WordPress where one may only read."""

    def do_GET(self):
        kind = self.path.strip('/').split('/')[0]
        if kind == 'reader':
            self.reader()
        elif kind == 'cut':
            self.answer(b'{"name": "', 'application/json', length=5000)
        elif kind == 'empty':
            self.answer(b'', 'application/json')
        else:
            self.answer('<html><title>Сторінка</title></html>'.encode(), 'text/html')

    do_HEAD = do_GET

    def reader(self):
        root = f'http://127.0.0.1:{self.server.server_port}/reader'
        if 'users/me' in self.path:
            body = {'id': 2, 'name': 'Читач', 'slug': 'chytach', 'capabilities': {'read': True}, 'roles': ['subscriber']}
        else:
            body = {'name': 'Сайт', 'url': root, 'home': root, 'namespaces': ['wp/v2'], 'routes': {},
                    'authentication': {'application-passwords': {'endpoints': {'authorization': root + '/wp-admin/authorize-application.php'}}}}
        self.answer(json.dumps(body).encode(), 'application/json', link=f'<{root}/wp-json/>; rel="https://api.w.org/"')

    def answer(self, body, kind, length=None, link=None):
        self.send_response(200)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(length or len(body)))
        if link:
            self.send_header('Link', link)
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_):
        pass


def check_sites(window, site):
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f'http://127.0.0.1:{server.server_port}'
    driver.key('F10')
    window.find(role='menu item')  # GTK 4.18 gives menu items no names
    driver.key('Down', 'Return')
    window.find('Адреса сайту', 'text')
    said = {}
    for name, address, user in (('address', 'це не адреса', 'redaktor'), ('name', 'nemaie.invalid', 'redaktor'),
                                ('plain', 'http://192.0.2.1/', 'redaktor'), ('nobody', 'http://127.0.0.1:1/', 'redaktor'),
                                ('html', base + '/html/', 'redaktor'), ('empty', base + '/empty/', 'redaktor'),
                                ('cut', base + '/cut/', 'redaktor'), ('rights', base + '/reader/', 'chytach'),
                                ('password', site.address, 'redaktor')):
        window.fill('Адреса сайту', address)
        window.fill('Користувач', user)
        window.fill('Пароль додатка', 'aaaa bbbb cccc')
        before = labels(window)
        window.press('Приєднати')
        said[name] = driver.wait(lambda: error_among(labels(window) - before), f'an error about {name}', 90)
        window.picture(f'site-{name}')
        driver.note(name, said[name])
    assert len(set(said.values())) == len(said), f'two troubles are told in the same words: {said}'
    driver.key('Escape')
    window.gone('Адреса сайту')
    server.shutdown()


def labels(window):
    return {node.get_name() for node in driver.walk(window.app) if driver.is_shown(node, 'label')}


def error_among(new):
    """The sentence that came under a field of the dialog."""
    return next((text for text in new if text.endswith('.')), None)


# ---- a site that is away ----

def check_site_away(window, site):
    site.stop()
    driver.key('ctrl+Return')
    window.press('Оприлюднити')
    window.find('.*з’єднати.*', 'label')
    window.picture('site-away')
    site.start()
    window.press('Спробувати ще раз')
    window.find('Копіювати посилання', 'button')
    window.picture('site-back')
    driver.key('Escape')
    window.gone('Копіювати посилання')
    assert [post['title']['rendered'] for post in site.json('posts')] == [TITLE], site.json('posts')


# ---- a full disk ----

def fill_disk(folder):
    """Returns a function that makes room again."""
    path = f'{folder}/filling'
    with open(path, 'wb', buffering=0) as file:
        try:
            while file.write(bytes(4096)) == 4096:
                pass
        except OSError:
            pass
    return lambda: os.remove(path)


def wait_status(window, expected):
    driver.wait(lambda: driver.text_of(window.find(role='status bar')).startswith(expected), expected)


def check_full_disk():
    """Typing goes on, the window says that it is not being saved, and once there is room all of it is saved by itself."""
    with stage.Stage('full-disk', DOPYS) as played:
        small = f'{played.folder}/data'
        os.mkdir(small)
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small]).returncode:
            print('ok 4 - full disk # SKIP no small file system can be mounted here')
            return
        try:
            with played.open() as window:
                driver.focus(window.window)
                driver.key('ctrl+n')
                window.find('Заголовок', 'text')
                driver.type_text('Перед тим')
                wait_status(window, 'Збережено')
                make_room = fill_disk(small)
                driver.key('Return')
                driver.type_text('слово ' * 40)
                wait_status(window, 'На диску немає місця')
                window.picture('full-disk')
                make_room()
                driver.type_text('і ще')
                wait_status(window, 'Збережено')
                window.program.kill()
            with played.open() as window:
                driver.wait(lambda: window.text('Текст новини').startswith('слово ' * 40 + 'і ще'), 'all of the text')
            print('ok 4 - full disk')
        finally:
            subprocess.run(['umount', '-l', small], check=True)


def main():
    print('1..4')
    with stage.Stage('bad-input', DOPYS, SITE) as played, played.open() as window:
        driver.place(window.window, 520, 0, 1060, 860)
        driver.focus(window.window)
        driver.key('ctrl+n')
        window.find('Заголовок', 'text')
        driver.type_text(TITLE)
        driver.key('Return')
        check_bad_files(window, f'{played.folder}/погані')
        print('ok 1 - bad files')
        check_sites(window, played.site)
        print('ok 2 - bad sites')
        check_site_away(window, played.site)
        print('ok 3 - the site is away')
        assert window.program.close(window.window) == 0, 'Dopys did not end well'
    check_full_disk()


if __name__ == '__main__':
    main()
