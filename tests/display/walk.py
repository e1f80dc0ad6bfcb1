#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk.py DOPYS DOPYS-SITE SAMPLE FOLDER [SCREEN…]: goes to every screen of Dopys on this display, which its window fills, leaves a
picture of each in FOLDER, and fails on a control without a name and on a screen that it could not reach.  In the language of
LANGUAGE (uk or en).  SCREEN: only those whose names begin so.

It finds its way by the names that people hear, and through the keys that they press, so it is the same walk at each size of the window.
"""

import contextlib
import gettext
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback

import driver
import names
import pictures
import stage

DOPYS, SITE, SAMPLE, FOLDER = sys.argv[1:5]
ONLY = tuple(sys.argv[5:])
LANGUAGE = os.environ.get('LANGUAGE', 'uk')
BUNDLED = pathlib.Path(DOPYS).resolve().parent.parent / 'share/locale'
CATALOGUE = gettext.translation('dopys', os.environ.get('DOPYS_LOCALEDIR', str(BUNDLED)), [LANGUAGE], fallback=LANGUAGE == 'en')


def _(text):
    """As Dopys says it, as a regular expression."""
    return re.escape(re.sub(r'_(?=\w)', '', CATALOGUE.gettext(text)))


class Walk(pictures.Pictures):
    def __init__(self, folder):
        super().__init__(folder, FOLDER, SAMPLE, DOPYS)
        self.env['ASAN_OPTIONS'] = 'detect_leaks=0:abort_on_error=1'
        self.env['LC_ALL'] = {'uk': 'uk_UA.UTF-8', 'en': 'en_US.UTF-8'}[LANGUAGE]
        self.env['DOPYS_SAMPLE'] = SAMPLE
        self.faults, self.seen = [], 0

    # ---- looking ----

    def look(self, name):
        """A picture of the whole display, and every control that it shows by name."""
        if ONLY and not name.startswith(ONLY):
            return
        driver.move(0, 0)
        driver.wait_still(self.window)
        file = self.pictures / f'{name}.png'
        subprocess.run(['import', '-window', 'root', file], check=True)
        subprocess.run(['mogrify', '-shave', f'{pictures.FRAME}x{pictures.FRAME}', '+repage', '-strip', file], check=True)
        self.faults.extend(f'{name}: {fault}' for fault in names.nameless(self.app))
        self.seen += 1

    def find(self, name=None, role=None, timeout=45):
        return driver.wait(lambda: driver.find(self.app, name, role), f'a {role or "widget"} called {name}', timeout)

    def gone(self, name, role=None):
        driver.wait(lambda: not driver.find(self.app, name, role), f'{name} to go')

    # ---- going ----

    def focused(self):
        """What has the focus; None for nothing that the tree knows."""
        return driver.focused(self.app)

    def reach(self, name, role, key='Tab'):
        """Goes with a key to what has this name (None: any) and role; fails where that does not lead there."""
        stops = []
        while len(stops) < 40:
            node = self.focused()
            if node and node.get_role_name() == role and (name is None or re.fullmatch(name, node.get_name() or '')):
                return
            stops.append(f'{node.get_role_name()} {node.get_name()!r}' if node else 'nothing')
            driver.key(key)
            driver.wait(lambda: self.focused() not in (None, node), f'{key} to lead on from {stops[-1]}')
        raise AssertionError(f'{key} does not reach a {role} called {name}: {stops}')

    def press(self, name, role='button'):
        driver.press(self.find(name, role))

    def scene(self, scene, *arguments):
        """Several screens in their order; one that is not reached ends the scene, not the walk."""
        try:
            scene(self, *arguments)
        except Exception as error:
            self.fail(scene.__name__, error)
        self.back('Escape', 'Escape')

    def fail(self, name, error):
        traceback.print_exc()
        driver.screenshot(str(self.pictures / f'failed-{name}.png'))
        self.faults.append(f'{name}: {error}')

    @contextlib.contextmanager
    def screen(self, name, *keys):
        """One that keys bring and Escape takes away; what goes wrong there does not end the walk."""
        try:
            driver.key(*keys)
            yield
            self.look(name)
        except Exception as error:
            self.fail(name, error)
        driver.key('Escape')
        driver.wait_still(self.window)



# ---- before there is an article ----

def first_start(walk):
    with walk.dopys():
        walk.find(_('Connect a Site'), 'button')
        walk.look('first-start')
        with walk.screen('site-new'):
            walk.press(_('Connect a Site'))
            walk.find(_('Site address'), 'text')
        with walk.screen('site-wrong'):
            walk.press(_('Connect a Site'))
            walk.find(_('Site address'), 'text')
            driver.type_text('це не адреса')
            walk.press(_('Allow in the Browser'))
            walk.find('.*це не адреса.*', 'label')
        with walk.screen('shortcuts', 'ctrl+F1'):
            walk.find('New article|Нова новина', 'list item')
        with walk.screen('about'):
            walk.action('about')
        with walk.screen('menu-main'):
            if not driver.find(walk.app, _('Search articles')):  # the list is behind this page
                driver.key('alt+Left')
                walk.find(_('Search articles'))
                walk.look('list-empty')
            driver.key('F10')
            walk.find(role='menu item')


def troubles(walk):
    """A damaged library with a copy, and one of a newer program."""
    database = pathlib.Path(walk.folder) / 'data/dopys/dopys.db'
    kept = database.read_bytes()
    for name, title, contents in (
            ('trouble-damaged', _('The Articles Are Damaged'), b'x' * 9000),
            ('trouble-newer', '.*', kept[:60] + (1000).to_bytes(4, 'big') + kept[64:])):
        for side in ('-wal', '-shm'):
            pathlib.Path(f'{database}{side}').unlink(missing_ok=True)
        database.write_bytes(contents)
        with walk.dopys():
            walk.find(title)
            walk.look(name)
    database.write_bytes(kept)


# ---- the article ----

def reach_article(walk, title='.*бібліотеку.*'):
    """From the list where the window is too narrow for both: there Escape leads from the article back to it."""
    if not driver.find(walk.app, _('Title'), 'text'):
        walk.find(title, 'list item')
        walk.reach(title, 'list item')
        driver.key('Return')
    walk.find(_('Title'), 'text')
    walk.article()


def words():
    """The button that says how many there are; a narrow window has none."""
    return r'\d+ (слів|слова|слово|words?)'


def article(walk, _site):
    walk.look('list')
    with walk.screen('menu-row'):
        walk.reach('.*бібліотеку.*', 'list item', 'F6' if driver.find(walk.app, _('Title'), 'text') else 'Tab')
        driver.key('shift+F10')
        walk.find(role='menu item')
    reach_article(walk)
    walk.look('article')
    with walk.screen('find', 'ctrl+f'):
        driver.type_text('бібліотек')
    reach_article(walk)
    with walk.screen('replace', 'ctrl+h'):
        walk.find(_('Replace with'), 'text')
    reach_article(walk)
    with walk.screen('outline', 'ctrl+shift+o'):
        pass
    reach_article(walk)
    with walk.screen('link'):
        walk.reach(_('Text of the article'), 'text')
        walk.back('ctrl+Home', 'ctrl+shift+Right')
        driver.key('ctrl+k')
        walk.find(_('Address, or words of your own article'), 'text')
    reach_article(walk)
    with walk.screen('table-picker', 'ctrl+F12'):
        pass
    reach_article(walk)
    with walk.screen('markup', 'ctrl+alt+u'):
        walk.find(_('Markup'), 'text')
    reach_article(walk)
    with walk.screen('menu-article'):
        walk.press(_('Article Menu'), 'toggle button')
        walk.find(role='menu item')
    reach_article(walk)
    with walk.screen('menu-format'):
        walk.press(_('More formatting'), 'toggle button')
        walk.find(role='menu item')
    reach_article(walk)
    if driver.find(walk.app, words()):
        with walk.screen('words'):
            walk.press(words(), 'toggle button')
            walk.find(_('Reading time'))
    with walk.screen('history'):
        walk.press(_('Article Menu'), 'toggle button')
        walk.find(role='menu item')
        driver.key('Up', 'Return')
        walk.find(_('History'))
    reach_article(walk)
    driver.key('F11')
    walk.gone(_('Article Menu'))
    walk.look('text-alone')
    driver.key('F11')
    walk.find(_('Article Menu'))


def inspector(walk, _site):
    reach_article(walk)
    opened = not driver.find(walk.app, _('Categories'))
    if opened:
        walk.press(_('Show the Inspector'), 'toggle button')
        walk.find(_('Categories'))
    for name, title, shown in (('inspector-publishing', 'Publishing', 'Categories'), ('inspector-photos', 'Photos', 'Without a Description'),
                               ('inspector-check', 'Check', 'No category is chosen')):
        walk.press(_(title), 'page tab')
        walk.find(_(shown))
        walk.look(name)
    walk.press(_('Publishing'), 'page tab')
    walk.find(_('Categories'))
    if opened:  # it covers the article where the window is narrow
        walk.press(_('Show the Inspector'), 'toggle button')
        walk.gone(_('Categories'))


# ---- photos ----

def photo_menu(walk):
    with walk.screen('menu-photo'):
        walk.press(_('More for this photo'), 'toggle button')
        walk.find(_('_Gallery Layout…'), 'menu item')
    with walk.screen('gallery-layout'):
        walk.press(_('More for this photo'), 'toggle button')
        walk.find(_('_Gallery Layout…'), 'menu item')
        driver.key('Up', 'Return')
        walk.gone(_('_Gallery Layout…'), 'menu item')
    walk.find(_('Description'), 'text')


def folder(walk):
    """The photos of a folder, from the file dialog, where Ctrl+L brings a field for the path."""
    title = _('Choose a Folder or Card with Photos')
    with walk.screen('photo-folder'):
        walk.press(_('Add Photos'), 'toggle button')
        walk.find(_('_Folder or Card…'), 'menu item')
        driver.key('Up', 'Return')
        dialog = driver.wait_window(title)
        driver.focus(dialog)
        driver.wait_still(dialog)
        driver.key('ctrl+l')
        driver.wait_still(dialog)
        driver.type_text(SAMPLE)
        driver.key('shift+End', 'Delete', 'Return')  # it completes what was typed, sometimes late
        driver.wait(lambda: not driver.find_window(title), 'the file dialog to go')
        driver.focus(walk.window)
        walk.find(_('All Photos'), 'check box')
    walk.find(_('Description'), 'text')


def edit_photo(walk):
    driver.key('ctrl+e')
    walk.find(_('_Before'), 'toggle button')
    walk.look('edit-crop')
    driver.key('ctrl+2', 'Insert')
    driver.wait_still(walk.window)
    walk.look('edit-hide')
    driver.key('ctrl+3')
    driver.wait_still(walk.window)
    walk.look('edit-light')
    driver.key('ctrl+z', 'Escape')
    walk.gone(_('_Before'), 'toggle button')


def desk(walk, _site):
    reach_article(walk)
    driver.key('ctrl+d')
    walk.find(_('Description'), 'text')
    walk.look('desk')
    photo_menu(walk)
    folder(walk)
    edit_photo(walk)
    with walk.screen('desk-several', 'ctrl+t'):
        walk.find(CATALOGUE.gettext('Description, photo %u') % 1, 'text')
        walk.look('overview')
        driver.key('ctrl+h')
        walk.find(_('Find in descriptions'), 'text')
        driver.type_text('на')
        walk.look('overview-replace')
        driver.key('Escape', 'ctrl+t')
        walk.find(_('Description'), 'text')
        walk.reach(None, 'table cell', 'shift+Tab')
        driver.key('ctrl+a')
        walk.find(CATALOGUE.ngettext('%u photo is selected', '%u photos are selected', 9) % 9)


# ---- publishing ----

def publish_dialog(walk):
    driver.key('ctrl+Return')
    walk.find(_('Check Before Publishing'))


def publish(walk, site):
    with walk.screen('publish'):
        publish_dialog(walk)
    with walk.screen('publish-away'):
        site.stop()
        publish_dialog(walk)
        walk.press(_('_Publish'))
        walk.find(_('_Try Again'), 'button')
    walk.look('article-waiting')
    site.start()
    with walk.screen('published'):
        driver.key('ctrl+Return')
        again = driver.find(walk.app, _('_Try Again'), 'button')
        with contextlib.suppress(Exception):  # it goes when the job goes on by itself
            driver.press(again)
        walk.find(_('_Copy Link'), 'button', 120)
    walk.look('article-published')


def conflict(walk, site):
    """Somebody changed on the site what is changed here, too."""
    post = site.json('posts')[0]
    site.post(f'posts/{post["id"]}', {'title': 'У Вербовому знову є бібліотека'})
    reach_article(walk)
    walk.reach(_('Title'), 'text', 'shift+Tab')
    driver.key('End')
    driver.type_text(' сьогодні')
    with walk.screen('conflict'):
        driver.key('ctrl+Return')
        walk.press(_('_Update'))
        walk.find(_('Changed on the Site'))


def everywhere(walk, _site):
    with walk.screen('preferences'):
        walk.action('preferences')
    with walk.screen('new-article', 'ctrl+n'):
        walk.find(_('Title'), 'text')
        walk.look('new-article')
        driver.key('ctrl+d')
        driver.wait_still(walk.window)
        walk.look('desk-empty')
        driver.key('Escape')
        walk.find(_('Title'), 'text')
        driver.key('ctrl+Return')
        driver.wait_still(walk.window)
        walk.look('publish-empty')
        driver.key('Escape')
        driver.wait_still(walk.window)
    with walk.screen('search-nothing', 'ctrl+shift+f'):
        walk.find(_('Search articles'))
        driver.type_text('ъъъ')
        walk.find(_('Nothing Found'))
    with walk.screen('site-menu'):
        walk.press('.*Вербівськ.*', 'toggle button')
        walk.find(role='menu item')
    with walk.screen('site-list'):
        walk.press('.*Вербівськ.*', 'toggle button')
        walk.find(role='menu item')
        driver.key('Down', 'Return')
        walk.find(_('All categories'))


def main():
    pathlib.Path(FOLDER).mkdir(parents=True, exist_ok=True)
    stage.stand_still()
    with tempfile.TemporaryDirectory() as temporary:
        site = pictures.Site(SITE, f'{temporary}/site')
        walk = Walk(temporary)
        try:
            first_start(walk)
            walk.prepare()
            with walk.dopys():
                for scene in (article, inspector, desk, publish, conflict, everywhere):
                    walk.scene(scene, site)
            troubles(walk)
        except BaseException:
            driver.screenshot(f'{FOLDER}/failed.png')
            sys.stderr.write(pathlib.Path(f'{temporary}/dopys.log').read_text(errors='replace')[-20000:])
            raise
        finally:
            site.stop()
    assert not walk.faults, 'faults:\n' + '\n'.join(walk.faults)
    print(f'1..1\nok 1 - {walk.seen} screens')


if __name__ == '__main__':
    main()
