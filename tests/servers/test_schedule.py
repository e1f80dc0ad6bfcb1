# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time on a real WordPress: what is typed is what its visitors read, in each zone a site can have; what becomes of a schedule;
the date of an update.  And what a WordPress closed by a plugin is told apart by.

The site's zone and its plugins are changed by a file among the must-use plugins, gone after each test.
"""

import contextlib
import itertools
import json
import os
import pathlib

PLUGINS = pathlib.Path(os.environ.get('WP_ROOT', '/')) / 'var/lib/wordpress/wp-content/mu-plugins'
KYIV, KIEV, OFFSET, HALF = ('Europe/Kyiv', ''), ('Europe/Kiev', ''), ('', '2'), ('', '-3.5')
# name → (zone as the site names it, its offset), what is typed, the same moment in UTC
TIMES = {
    'winter': (KYIV, '2031-01-15T09:30', '2031-01-15T07:30:00'),
    'summer': (KYIV, '2031-07-15T09:30', '2031-07-15T06:30:00'),
    'old-name-summer': (KIEV, '2031-07-15T09:30', '2031-07-15T06:30:00'),
    'before-the-clock-goes-forward': (KYIV, '2031-03-30T02:59', '2031-03-30T00:59:00'),
    'after-the-clock-went-forward': (KIEV, '2031-03-30T04:00', '2031-03-30T01:00:00'),
    'hour-that-comes-twice': (KYIV, '2031-10-26T03:30', '2031-10-26T00:30:00'),
    'offset-knows-no-summer': (OFFSET, '2031-07-15T09:30', '2031-07-15T07:30:00'),
    'offset-of-half-an-hour': (HALF, '2031-07-15T09:30', '2031-07-15T13:00:00'),
}
ZONE = '''<?php
add_filter ('pre_option_timezone_string', fn () => '{name}');
add_filter ('pre_option_gmt_offset', fn () => '{offset}' === '' ? false : '{offset}');
'''
CLOSED = '''<?php
add_filter ('rest_authentication_errors', fn ($done) => is_user_logged_in () ? $done : new WP_Error ('rest_login_required', 'Closed', ['status' => 401]));
'''
NO_PASSWORDS = "<?php\nadd_filter ('wp_is_application_passwords_available', '__return_false');\n"
NO_HEADER = "<?php\nunset ($_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW'], $_SERVER['HTTP_AUTHORIZATION']);\n"

NUMBERS = itertools.count()


@contextlib.contextmanager
def plugin(code):
    PLUGINS.mkdir(parents=True, exist_ok=True)
    # PHP keeps what it compiled for some seconds: each has a name of its own.
    path = PLUGINS / f'dopys-{next(NUMBERS)}.php'
    path.write_text(code)
    path.chmod(0o644)
    try:
        yield
    finally:
        path.unlink()


def tests(site, publisher, simple_article, work):
    def read(result):
        return site.get(f'wp/v2/posts/{result["id"]}', context='edit')

    def time_test(name, zone, typed, utc):
        def test():
            with plugin(ZONE.format(name=zone[0], offset=zone[1])):
                mine = publisher(f'time-{name}', 'WP_EDITOR')
                result = mine.publish('--status', 'future', '--date', typed, str(simple_article(f'time-{name}', f'Час {name}')))
                post = read(result)
                assert (post['status'], post['date_gmt'], post['date']) == ('future', utc, typed + ':00'), post
        return test

    def hour_that_is_skipped():
        with plugin(ZONE.format(name='Europe/Kyiv', offset='')):
            before = site.count()
            ended = publisher('time-skipped', 'WP_EDITOR').run('publish', '--status', 'future', '--date', '2031-03-30T03:30',
                                                              str(simple_article('time-skipped', 'Час, якого немає')))
            assert ended.returncode == 1 and 'does not exist' in ended.stderr, ended
            assert site.count() == before

    def change_of_mind():
        """Scheduled, moved, published at once, back to a draft: one article all along."""
        mine, path = publisher('mind', 'WP_EDITOR'), str(simple_article('mind', 'То завтра, то зараз'))
        first = mine.publish('--status', 'future', '--date', '2031-07-15T09:30', path)
        moved = mine.publish('--status', 'future', '--date', '2031-08-15T10:00', path)
        assert read(moved)['date'] == '2031-08-15T10:00:00', read(moved)
        now = read(mine.publish(path))
        assert now['status'] == 'publish' and now['date_gmt'] < '2031', now
        back = read(mine.publish('--status', 'draft', path))
        assert back['status'] == 'draft' and back['id'] == first['id'] == moved['id'] == now['id'], back

    def date_of_update():
        """An update keeps the day it was published, unless it is to have its own: then the address may hold the new day, and the site
        sends readers on from the old one."""
        mine, path = publisher('renewed', 'WP_EDITOR'), str(simple_article('renewed', 'Оновлено сьогодні'))
        first = mine.publish('--date', '2024-05-06T07:08:00Z', path)
        assert (read(first)['status'], read(first)['date_gmt']) == ('publish', '2024-05-06T07:08:00'), read(first)
        mine.publish('--tag', 'без дати', path)
        assert read(first)['date_gmt'] == '2024-05-06T07:08:00', read(first)
        again = mine.publish('--date', '2025-06-07T08:09:00Z', path)
        post = read(again)
        assert (post['id'], post['status'], post['date_gmt']) == (first['id'], 'publish', '2025-06-07T08:09:00'), post
        assert again['notices'] == [] and again['url'] == post['link'] != first['url'], (again, post)
        assert 'Оновлено сьогодні' in site.download(first['url']).decode()

    def colleague_reschedules():
        """A colleague moves the hour in the browser: that changes no word, so it is no conflict, and our own wish counts."""
        mine, path = publisher('moved', 'WP_EDITOR'), str(simple_article('moved', 'Колега пересунув'))
        first = mine.publish('--status', 'future', '--date', '2031-07-15T09:30', path)
        site.send('POST', f'wp/v2/posts/{first["id"]}', {'date_gmt': '2031-09-01T06:00:00'})
        again = mine.publish('--status', 'future', '--date', '2031-07-16T09:30', path)
        assert read(again)['date'] == '2031-07-16T09:30:00' and again['id'] == first['id'], read(again)

    def colleague_changes_fields():
        """Title, category or excerpt changed there is a conflict as well, and stays there."""
        for number, change in enumerate(({'title': 'Інша назва'}, {'categories': [1]}, {'excerpt': 'Інший уривок'})):
            mine, path = publisher(f'fields-{number}', 'WP_EDITOR'), str(simple_article(f'fields-{number}', f'Колега змінив поля {number}'))
            first = mine.publish('--category', 'Громада', path)
            changed = site.send('POST', f'wp/v2/posts/{first["id"]}', change, context='edit')
            ended = mine.run('publish', '--category', 'Громада', path)
            assert ended.returncode == 1 and 'changed on the site' in ended.stderr, (change, ended)
            assert read(first)['modified_gmt'] == changed['modified_gmt'], (change, read(first))

    def told_apart():
        """Each plugin's way of shutting programs out has a sentence of its own, and nothing is left behind."""
        before, path = site.count(), str(simple_article('apart', 'Не вийде'))
        for name, code, words in (('closed', CLOSED, 'closed'), ('header', NO_HEADER, 'Authorization header')):
            with plugin(code):
                ended = publisher(f'apart-{name}', 'WP_EDITOR').run('publish', path)
                assert ended.returncode == 1 and words in ended.stderr, (name, ended)
        with plugin(NO_PASSWORDS):
            root = site_root(site)
            assert root['authentication'] == [], root
        assert site.count() == before

    found = {f'time/{name}': time_test(name, *case) for name, case in TIMES.items()}
    found |= {f'time/{function.__name__.replace("_", "-")}': function
              for function in (hour_that_is_skipped, change_of_mind, date_of_update, colleague_reschedules, colleague_changes_fields, told_apart)}
    return {f'real-wordpress/{name}': function for name, function in found.items()}


def site_root(site):
    import urllib.request
    with urllib.request.urlopen(f'{site.url}/wp-json/?_fields=authentication') as answer:
        return json.load(answer)
