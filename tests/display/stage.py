# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the driven tests share: a practice site, Dopys with a data folder of its own under a press officer's keyboard, its
window by accessible names, and files dragged from a file manager.  A test that fails leaves a picture and Dopys' log."""

import base64
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request

import driver


class Site:
    """The practice site with a folder of its own; stopped and started again it keeps its port."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        self.start(0)

    def start(self, port=None):
        wanted = self.address.rpartition(':')[2] if port is None else str(port)
        self.process = subprocess.Popen([self.program, '--port', wanted, '--data', self.folder], stdout=subprocess.PIPE, text=True)
        self.address = re.search(r'http://127\.0\.0\.1:\d+', self.process.stdout.readline())[0]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.process.stdout.close()

    def json(self, route):
        with urllib.request.urlopen(f'{self.address}/wp-json/wp/v2/{route}') as answer:
            return json.load(answer)

    def credentials(self):
        return dict(line.split('=', 1) for line in (self.folder / 'credentials.env').read_text().splitlines())

    def post(self, route, body):
        """What its user sends to the interface for programs."""
        values = self.credentials()
        user = base64.b64encode(f'{values["SITE_USER"]}:{values["SITE_PASSWORD"]}'.encode()).decode()
        headers = {'Authorization': f'Basic {user}', 'Content-Type': 'application/json'}
        request = urllib.request.Request(f'{self.address}/wp-json/wp/v2/{route}', json.dumps(body).encode(), headers, method='POST')
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)


class Window:
    """Dopys' window by its accessible names."""

    def __init__(self, program):
        self.program = program
        self.window = driver.wait_window('Допис')
        self.app = driver.wait(lambda: driver.application('dopys'), 'Dopys on the accessibility bus')

    def find(self, name=None, role=None):
        return driver.wait(lambda: driver.find(self.app, name, role), f'a {role or "widget"} called {name}')

    def gone(self, name, role=None):
        driver.wait(lambda: not driver.find(self.app, name, role), f'{name} to go')

    def text(self, name):
        return driver.text_of(self.find(name, 'text'))

    def press(self, name):
        driver.press(self.find(name, 'button'))

    def wait_text(self, name, expected):
        driver.wait(lambda: self.text(name) == expected, f'{name} to be {expected!r}; it is {self.text(name)!r}')

    def focused(self):
        """What has the keyboard; None for nothing that the tree knows."""
        return driver.focused(self.app)

    def step(self, key='Tab'):
        """To the next stop, which is returned: waited for, or the next key would pass it by."""
        before = self.focused()
        driver.key(key)
        return driver.wait(lambda: next((node for node in [self.focused()] if node not in (None, before)), None),
                           f'{key} to lead on from “{before and before.get_name()}”')

    def reach(self, name, role='text', key='Tab', limit=45):
        """Goes with a key to what has this name (a regular expression, whole) and role (None: any)."""
        stops = [self.focused()]
        while len(stops) < limit:
            node = stops[-1]
            if node and role in (None, node.get_role_name()) and re.fullmatch(name, node.get_name() or ''):
                return
            stops.append(self.step(key))
        raise AssertionError(f'{key} does not reach {name}: {[node and node.get_name() for node in stops]}')

    def fill(self, name, text):
        """Replaces what stands in a text field."""
        self.reach(name)
        driver.key('ctrl+a', 'Delete')
        driver.type_text(text)
        driver.wait(lambda: self.text(name) in (text, '●' * len(text)), f'{name} to be {text!r}; it is {self.text(name)!r}')

    def picture(self, name):
        """Kept where DOPYS_PICTURES says: for people who want to see what the test saw."""
        folder = os.environ.get('DOPYS_PICTURES')
        if folder:
            driver.wait_still(self.window)
            driver.screenshot(f'{folder}/{name}.png', self.window)


class Stage:
    """name: of the picture left by a failure. site: the practice site's program; None for none."""

    def __init__(self, name, dopys, site=None):
        self.name, self.dopys, self.site_program, self.site = name, dopys, site, None

    def __enter__(self):
        # A press officer's keyboard: Ukrainian first, Latin behind a key.
        subprocess.run(['setxkbmap', '-layout', 'ua,us'], check=True)
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = self.temporary.name
        self.log = f'{self.folder}/dopys.log'
        # Leaks are looked for in process (tests/app, tests/editor): at exit GTK still holds the dialog's last frame.
        self.env = {'XDG_DATA_HOME': f'{self.folder}/data', 'XDG_CACHE_HOME': f'{self.folder}/cache', 'LC_ALL': 'uk_UA.UTF-8',
                    'ASAN_OPTIONS': 'detect_leaks=0:abort_on_error=1'}
        if self.site_program:
            self.site = Site(self.site_program, f'{self.folder}/site')
        return self

    def __exit__(self, kind, *_):
        if kind:
            if os.path.exists(self.log):
                sys.stderr.write(pathlib.Path(self.log).read_text(errors='replace')[-60000:])
        if self.site:
            self.site.process.kill()
        self.temporary.cleanup()

    @contextlib.contextmanager
    def open(self, *more):
        """Dopys with the practice site connected. more: further options."""
        options = ['--site-from', self.site.folder / 'credentials.env'] if self.site else []
        with driver.Program(self.dopys, *options, *more, env=self.env, log=self.log) as program:
            try:
                yield Window(program)
            except BaseException:
                driver.screenshot(f'{self.name}-failed.png')
                raise


def stand_still():
    """From here on nothing blinks or moves in GTK's windows."""
    settings = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0/settings.ini'
    settings.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(pathlib.Path(__file__).with_name('settings.ini'), settings)


def copy_files(paths):
    """As a file manager's Copy does; before Dopys starts, so that it knows of them when it pastes."""
    clipboard = subprocess.Popen(['xclip', '-selection', 'clipboard', '-t', 'text/uri-list'], stdin=subprocess.PIPE)
    clipboard.communicate(''.join(f'file://{path}\r\n' for path in paths).encode())


@contextlib.contextmanager
def files_dragged(folder, window, x, y):
    """All files of a folder, dragged by their first icon from a file manager on the left to (x, y) of the screen."""
    with driver.Program('pcmanfm', folder, env={'G_DEBUG': ''}):  # its own warnings are not ours
        manager = driver.wait_window(os.path.basename(folder))
        driver.place(manager, 0, 0, 500, 600)
        driver.focus(manager)
        driver.wait_still(manager)
        driver.key('ctrl+a')
        driver.drag(195, 115, x, y)
        yield
        driver.close(manager)
    if window.program.process.poll() is None:
        driver.focus(window.window)
