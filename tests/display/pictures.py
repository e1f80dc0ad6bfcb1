# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library that looks the same on every day and computer, and its window filling the display: what take-pictures and walk share.

The articles are dated by hand, the practice site has a name and a fixed port where that is free.
"""

import contextlib
import datetime
import os
import pathlib
import shutil
import sqlite3
import subprocess

import driver
import stage

DAY = datetime.datetime(2026, 11, 20, 15, 46)
PORT = 8737
TITLE = 'Вербівська громада'
FRAME = 5 * int(os.environ.get('GDK_SCALE', '1'))  # without a compositor a window has a frame in place of its shadow
OTHERS = [
    ('У Вербівській громаді запрацював шкільний автобус',
     'Новий автобус на тридцять місць щодня возитиме учнів із трьох сіл до опорної школи. Перший рейс — о 7:20 від клубу в Калинівці.'),
    ('Графік прийому громадян на грудень', 'Голова громади приймає щовівторка з 9:00 до 13:00, староста — щочетверга.'),
    ('У селі Калинівка висадили двісті дерев', 'Липи й клени ростимуть уздовж дороги до школи.'),
]


class Site(stage.Site):
    """With a name, and at the port of the pictures where that is free."""

    def start(self, port=None):
        again = [int(self.address.rpartition(':')[2])] if hasattr(self, 'address') else []
        for wanted in again or (PORT, 0):
            self.process = subprocess.Popen([self.program, '--port', str(wanted), '--data', self.folder, '--title', TITLE],
                                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            line = self.process.stdout.readline()
            if 'http://' in line:
                self.address = 'http://' + line.split('http://')[1].split()[0].rstrip('/')
                return
            self.process.wait()
            if not again:
                shutil.rmtree(self.folder, ignore_errors=True)  # its password was told to nobody
        raise SystemExit('the practice site did not start')


def other_articles(folder):
    for index, (title, text) in enumerate(OTHERS):
        path = pathlib.Path(folder) / f'{index}.html'
        path.write_text(f'<!DOCTYPE html><title>{title}</title><body><p>{text}</p>', encoding='utf-8')
        yield path


def date_articles(database):
    """The sample last, the others on the days before it."""
    with contextlib.closing(sqlite3.connect(database)) as library:
        rows = library.execute('SELECT id, title, modified FROM articles').fetchall()
        titles = [title for title, _ in OTHERS]
        for identifier, title, modified in rows:
            back = titles.index(title) + 1 if title in titles else 0
            scale = 10 ** max(0, len(str(modified)) - 10)  # of what the store counts in
            stamp = int((DAY - datetime.timedelta(days=back, minutes=37 * back)).timestamp()) * scale
            library.execute('UPDATE articles SET modified = ? WHERE id = ?', (stamp, identifier))
        library.commit()


class Pictures:
    """Dopys with the library in `folder`, pictured into `pictures`; `dopys`: the program."""

    def __init__(self, folder, pictures, sample, dopys='dopys'):
        self.folder, self.pictures, self.sample, self.program = folder, pathlib.Path(pictures), sample, dopys
        self.env = {'XDG_DATA_HOME': f'{folder}/data', 'XDG_CACHE_HOME': f'{folder}/cache'}

    @contextlib.contextmanager
    def dopys(self, *options):
        with driver.Program(self.program, *options, env=self.env, log=f'{self.folder}/dopys.log') as program:
            self.window = driver.wait_window('Dopys|Допис')
            width, height = driver.DISPLAY.screen().width_in_pixels, driver.DISPLAY.screen().height_in_pixels
            driver.place(self.window, 0, 0, width, height)
            driver.focus(self.window)
            self.app = driver.wait(lambda: driver.application('dopys'), 'the program on the bus')
            yield
            driver.wait_still(self.window)
            program.close(self.window)

    def until(self, condition, what):
        driver.wait(lambda: any(condition(node) for node in driver.walk(self.app)), what, 60)

    def take(self, name):
        driver.move(0, 0)
        for _ in range(4):  # the checks come half a second after what they check
            driver.wait_still(self.window)
        # Without a compositor the window has a frame in place of its shadow.
        file = self.pictures / f'{name}.png'
        driver.screenshot(str(file), self.window)
        subprocess.run(['mogrify', '-shave', f'{FRAME}x{FRAME}', '+repage', '-strip', '-define', 'png:exclude-chunks=date,time', file],
                       check=True)
        print(file, flush=True)

    def back(self, *keys):
        driver.key(*keys)
        driver.wait_still(self.window)

    def shows(self, name):
        driver.wait(lambda: driver.find(self.app, name, 'text'), f'the field {name}')

    def dialog(self, name, *keys):
        """A dialog or page that keys bring, and Escape takes away again."""
        self.back(*keys)
        self.take(name)
        self.back('Escape')

    def edit_photo(self, name):
        """With the photo there, which is read off the main loop."""
        driver.key('ctrl+e')
        driver.wait(lambda: driver.find(self.app, 'Before|Як було', 'toggle button'), 'the photo to be edited')
        self.take(name)
        self.back('Escape')

    def count(self, table='articles'):
        with contextlib.closing(sqlite3.connect(f'{self.folder}/data/dopys/dopys.db')) as library:
            return library.execute(f'SELECT count(*) FROM {table}').fetchone()[0]

    def action(self, name):
        """One of the program's: its keys belong to the text where that has the focus."""
        subprocess.run(['gdbus', 'call', '--session', '-d', 'org.dopys.Dopys', '-o', '/org/dopys/Dopys', '-m',
                        'org.gtk.Actions.Activate', name, '[]', '{}'], check=True, stdout=subprocess.DEVNULL)
        driver.wait_still(self.window)

    def article(self):
        self.until(lambda node: len(driver.text_of(node)) > 200, 'the sample article')

    def prepare(self):
        """A library of four articles, the sample among them."""
        with self.dopys():
            self.take('first-start')
        with self.dopys('--site-from', f'{self.folder}/site/credentials.env', '--sample', self.sample):
            driver.wait(lambda: self.count('articles') and self.count('sites'), 'the sample and the site')
            driver.wait_still(self.window)
            subprocess.run([self.program, *other_articles(self.folder)], env={**os.environ, **self.env}, check=True)
            driver.wait(lambda: self.count() > len(OTHERS), 'the other articles')
            driver.wait_still(self.window)
        date_articles(f'{self.folder}/data/dopys/dopys.db')
