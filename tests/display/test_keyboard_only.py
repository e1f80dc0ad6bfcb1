#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_keyboard_only.py DOPYS DOPYS-SITE SAMPLE: everything that README promises, done with keys alone: from the first start to the
practice site; an article with heading, bold, list and link; photos by the file dialog, described, one made the lead; published and
updated; a site connected by its password; an article of that site opened; an earlier version looked at; everything saved to a file
and brought in again.  The pointer stands in a corner and no control is pressed by its action.
"""

import os
import pathlib
import re
import sys
import urllib.request

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
TITLE = 'У Вербовому відкрили каток'
DESCRIPTIONS = ['Діти стоять на льоду біля нового бортика', 'Голова громади перерізає стрічку']


def no_pointer(*_, **__):
    raise AssertionError('this test uses keys alone')


driver.click = driver.drag = driver.press = no_pointer


class Keys(stage.Window):
    """The window as keys reach it."""

    def focused_name(self):
        node = self.focused()
        return (node.get_name() or '') if node else ''

    def wait_focus(self, name):
        driver.wait(lambda: re.fullmatch(name, self.focused_name()),
                    f'the focus on {name}; it is on “{self.focused_name()}”')

    def choose(self, *items):
        """Items of the menu that is open, by the arrows."""
        for item in items:
            self.find(item, 'menu item')
            self.reach(item, None, 'Down')
            driver.key('Return')

    def say_file(self, title, path, save=False):
        """In GTK's file dialog, where Ctrl+L brings a field for the path; where a file is to be saved it is there already."""
        dialog = driver.wait_window(title)
        driver.focus(dialog)
        driver.wait_still(dialog)
        driver.key('ctrl+a' if save else 'ctrl+l')
        driver.wait_still(dialog)
        driver.type_text(str(path))
        driver.key('shift+End', 'Delete', 'Return')  # it completes what was typed, sometimes late
        driver.wait(lambda: not driver.find_window(title), 'the file dialog to go')
        driver.focus(self.window)


def first_start(keys):
    keys.wait_focus('Приєднати сайт')
    keys.reach('Спробувати на навчальному сайті', None)
    driver.key('Return')
    keys.wait_text('Заголовок', 'У Вербовому відкрили оновлену бібліотеку')
    keys.wait_focus('Текст новини')


def write(keys):
    driver.key('ctrl+n')
    keys.wait_text('Заголовок', '')
    keys.wait_focus('Заголовок')
    driver.type_text(TITLE)
    driver.key('Return')
    keys.wait_focus('Текст новини')
    driver.key('ctrl+alt+2')
    driver.type_text('Де і коли')
    driver.key('Return')
    driver.type_text('Каток ')
    driver.key('ctrl+b')
    driver.type_text('безплатний')
    driver.key('ctrl+b')
    driver.type_text(' щодня.')
    driver.key('Return', 'ctrl+shift+8')
    driver.type_text('ковзани є на місці')
    driver.key('Return', 'Return')
    driver.type_text('Розклад')
    driver.key('ctrl+shift+Left', 'ctrl+k')
    keys.wait_focus('Адреса або слова.*')
    driver.type_text('https://verbove.example/katok')
    driver.key('Return')
    keys.wait_focus('Текст новини')
    driver.key('End', 'Return')
    keys.wait_text('Текст новини', 'Де і коли\nКаток безплатний щодня.\nковзани є на місці\nРозклад\n')


def add_photos(keys, folder):
    """By the button above the text and the file dialog."""
    for index, photo in enumerate((2, 3)):
        keys.reach('Вставити фото', None, 'shift+Tab')
        driver.key('Return')
        keys.say_file('Вибір фото', f'{SAMPLE}/photo-{photo}.jpg')
        keys.wait_focus('Текст новини')
        driver.wait(lambda: keys.text('Текст новини').count('￼') == index + 1, 'the photo in the text')


def describe(keys):
    driver.key('ctrl+d')
    for description in DESCRIPTIONS:
        keys.wait_text('Опис', '')
        keys.wait_focus('Опис')
        driver.type_text(description)
        keys.wait_text('Опис', description)
        driver.key('Return')


def choose_lead(keys):
    """By the menu beside «Редагувати фото»."""
    keys.find('Описано 2 з 2')
    keys.reach('Ще для цього фото', None, 'shift+Tab')
    driver.key('Return')
    keys.choose('Зробити головним фото')
    driver.key('Escape')
    keys.find('Текст новини', 'text')
    keys.find('Описати головне фото', 'button')


def publish(keys, button):
    driver.key('ctrl+Return')
    keys.find('Перевірка перед оприлюдненням')
    keys.reach(button, None, 'shift+Tab')
    driver.key('Return')
    keys.find('Копіювати посилання', 'button')
    keys.wait_focus('Відкрити')
    driver.key('Escape')
    keys.gone('Копіювати посилання', 'button')


def posts(address):
    with urllib.request.urlopen(f'{address}/wp-json/wp/v2/posts') as answer:
        return answer.read().decode()


def practice(played):
    text = (pathlib.Path(played.folder) / 'data/dopys/practice/credentials.env').read_text()
    return dict(line.split('=', 1) for line in text.splitlines())['SITE_URL']


def update(keys):
    keys.reach('Текст новини', None)
    driver.key('ctrl+End')
    driver.type_text('Оновлено: теплий намет працює.')
    publish(keys, 'Оновити')


def connect(keys, site):
    values = site.credentials()
    driver.key('F10')
    keys.choose('Додати сайт…')
    keys.wait_focus('Адреса сайту')
    driver.type_text(site.address)
    keys.fill('Користувач', values['SITE_USER'])
    keys.fill('Пароль додатка', values['SITE_PASSWORD'])
    driver.key('Return')
    keys.find('2 сайти')


def open_from_site(keys):
    keys.reach('2 сайти', None)
    driver.key('Return')
    keys.choose('Новини на «Верб.*')
    keys.wait_focus('Шукати на сайті')
    keys.find('.*Із сайту.*', 'list item')
    keys.reach('.*Із сайту.*', None)
    driver.key('Return')
    keys.wait_text('Заголовок', 'Із сайту')
    keys.wait_focus('Текст новини')


def look_at_history(keys):
    driver.key('ctrl+shift+f')
    keys.wait_focus('Шукати новини')
    driver.type_text('каток')
    keys.find('Знайдено 1 новину|' + TITLE)
    driver.key('Return')
    keys.wait_text('Заголовок', TITLE)
    keys.reach('Меню новини', None, 'shift+Tab')
    driver.key('Return')
    keys.choose('Історія…')
    keys.find('Версії', 'list')
    driver.key('Escape')
    keys.gone('Версії', 'list')


def save_and_bring_in(keys, folder):
    path = pathlib.Path(folder) / 'все.dopys'
    driver.key('F10')
    keys.choose('Зберегти все у файл…')
    keys.say_file('Зберегти все у файл', path, True)
    driver.wait(path.exists, 'everything in the file')
    keys.find('Усе збережено у файлі.*')
    driver.key('F10')
    keys.choose('Перенести з файлу…')
    keys.say_file('Перенести з файлу', path)
    keys.find('Усе, що є у файлі, тут уже було')


def main():
    with stage.Stage('keyboard-only', DOPYS, SITE) as played:
        played.env['DOPYS_SAMPLE'] = SAMPLE
        played.site.post('posts', {'title': 'Із сайту', 'content': '<p>Текст.</p>', 'status': 'publish'})
        with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
            keys = Keys(program)
            driver.place(keys.window, 0, 0, 1400, 860)
            driver.move(1599, 899)
            driver.focus(keys.window)
            try:
                first_start(keys)
                write(keys)
                add_photos(keys, played.folder)
                describe(keys)
                choose_lead(keys)
                publish(keys, 'Оприлюднити')
                assert '<strong>безплатний</strong>' in posts(practice(played))
                update(keys)
                assert 'теплий намет' in posts(practice(played))
                connect(keys, played.site)
                open_from_site(keys)
                look_at_history(keys)
                save_and_bring_in(keys, played.folder)
            except BaseException:
                driver.screenshot('keyboard-only-failed.png')
                raise
            assert program.close(keys.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - everything by keys')


if __name__ == '__main__':
    main()
