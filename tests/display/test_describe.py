#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_describe.py DOPYS DOPYS-SITE SAMPLE: twelve photos described with the keyboard alone, with captions, an author for all,
completions and a decorative one, in the form and in the overview; what was saved and what was published say so.
"""

import subprocess
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
TITLE = 'У Вербовому п’ятикласники посадили сад'
TEXT = 'Учнів привітала голова громади Ганна Кравчук.'
AUTHOR = 'Олена Коваль'
DECORATIVE = 5  # from 0
DESCRIPTIONS = [
    'Учні копають ямки під яблуні', 'Учителька тримає саджанець', 'Ряд молодих яблунь уздовж паркана',
    'Ганна Кравчук вручає хлопчикові лопату', 'Двоє дівчат несуть відро води', '', 'Хлопець утоптує землю біля стовбура',
    'Батьки розвантажують саджанці з машини', 'Дівчинка прив’язує табличку до дерева', 'Діти миють руки біля колонки',
    'Клас стоїть біля воріт школи', 'Лопати й граблі під стіною',
]


def make_photos(folder):
    """Twelve different pictures with coordinates, which must not be told."""
    made = []
    for number in range(12):
        path = f'{folder}/IMG_{number + 1:04}.jpg'
        subprocess.run(['convert', f'{SAMPLE}/photo-{number % 9 + 1}.jpg', '-resize', '640x', '-modulate', f'{100 - number}', path], check=True)
        made.append(path)
    subprocess.run(['exiftool', '-q', '-overwrite_original', '-GPSLatitude=50.45', '-GPSLatitudeRef=N', *made], check=True)
    return made


def write(window):
    driver.key('ctrl+n')
    window.find('Заголовок', 'text')
    driver.type_text(TITLE)
    driver.key('Return')
    driver.type_text(TEXT)
    window.wait_text('Текст новини', TEXT)
    driver.key('Return')
    driver.key('ctrl+v')
    window.find('Галерея, 12 фото', 'image')


def describe(window):
    driver.key('ctrl+d')
    for number, description in enumerate(DESCRIPTIONS):
        window.wait_text('Опис', '')
        if number == DECORATIVE:
            window.reach('Декоративне', None)
            driver.key('space')
            window.find(f'Фото {number + 1}, декоративне')
            driver.key('shift+Tab', 'Return')  # Enter leads on from the author as from the description
            continue
        if description.startswith('Ганна Кравчук'):
            complete(window, description)
        else:
            driver.type_text(description)
        window.wait_text('Опис', description)
        driver.key('Return')
    driver.wait(lambda: driver.find(window.app, 'Описано 12 з 12'), 'all twelve to be described')


def complete(window, description):
    """A name of the article's text; and Enter would have meant the next photo before Down was pressed."""
    driver.type_text('Ган')
    window.find('Ганна Кравчук')
    driver.key('Down', 'Return')
    window.wait_text('Опис', 'Ганна Кравчук')
    driver.type_text(description.removeprefix('Ганна Кравчук'))


def sign(window):
    """One author for all, in one step. The last Enter led to the photos, for there was nothing left to describe."""
    driver.key('ctrl+a')
    window.find('Вибрано 12 фото')
    window.reach('Автор фото', None)
    driver.type_text(AUTHOR)
    window.wait_text('Автор фото', AUTHOR)
    window.reach('Такий самий автор для всіх', None)
    driver.key('Return')
    driver.key('ctrl+z')
    driver.key('ctrl+shift+z')
    window.reach('Фото 12: .*', None)
    driver.key('Left')
    window.wait_text('Автор фото', AUTHOR)


def repeat(window):
    """The same text for two photos describes neither of them; undone, both are described again."""
    driver.key('Escape', 'ctrl+d')
    window.find('Фото 1: .*')
    window.wait_text('Опис', DESCRIPTIONS[0])
    driver.key('ctrl+a')
    driver.type_text(DESCRIPTIONS[1])
    window.find('Такий самий опис має інше фото.*')
    window.find('Фото 1, немає опису')
    window.find('Фото 2, немає опису')
    driver.key('Return')
    window.wait_text('Опис', DESCRIPTIONS[1])
    for _ in range(5):  # as many steps as there were pauses in the typing
        driver.key('ctrl+z')
        driver.wait_still(window.window)
        if driver.find(window.app, f'Фото 1: {DESCRIPTIONS[0]}'):
            break
    window.find(f'Фото 1: {DESCRIPTIONS[0]}')
    window.find(f'Фото 2: {DESCRIPTIONS[1]}')


def overview(window):
    """All descriptions in one list: a field for each, the same one of the next photo with Down; replaced in one step."""
    first, second, third = ('Опис, фото 1', 'Опис, фото 2', 'Опис, фото 3')
    driver.key('Escape', 'ctrl+d')
    window.wait_text('Опис', DESCRIPTIONS[0])
    driver.key('ctrl+t')
    driver.wait(lambda: driver.is_focused(window.find(first, 'text')), 'the focus in the first description')
    driver.key('Down', 'Down')
    driver.wait(lambda: driver.is_focused(window.find(third, 'text')), 'the focus in the third description')
    driver.key('End')
    driver.type_text(' і вулиці')
    driver.key('Return', 'Up', 'Up')
    driver.wait(lambda: driver.is_focused(window.find(second, 'text')), 'the focus in the second description')
    window.wait_text(third, DESCRIPTIONS[2] + ' і вулиці')
    window.picture('overview')
    driver.key('ctrl+h')
    driver.wait(lambda: driver.is_focused(window.find('Знайти в описах', 'text')), 'the focus in the bar')
    driver.type_text('біля')
    driver.key('Return')
    driver.type_text('коло')
    window.find('У 3 фото')
    driver.key('Return')
    window.find('Змінено у 3 фото')
    window.wait_text('Опис, фото 10', 'Діти миють руки коло колонки')
    driver.key('Escape')
    driver.wait(lambda: driver.is_focused(window.find(first, 'text')), 'the focus in the table')
    for _ in range(5):  # the replacement, and as many steps as there were pauses in the typing
        driver.key('ctrl+z')
        driver.wait_still(window.window)
        if window.text(third) == DESCRIPTIONS[2]:
            break
    window.wait_text(third, DESCRIPTIONS[2])
    window.wait_text('Опис, фото 10', DESCRIPTIONS[9])
    driver.key('ctrl+t')
    window.wait_text('Опис', DESCRIPTIONS[0])


def publish(window):
    driver.key('Escape')
    window.find('Текст новини', 'text')
    driver.key('ctrl+Return')
    window.find('Оприлюднення')
    window.press('Оприлюднити')
    window.find('Копіювати посилання', 'button')
    driver.key('Escape')
    window.gone('Копіювати посилання')


def check(site):
    sent = [medium['alt_text'] for medium in reversed(site.json('media?per_page=100'))]
    assert sent == DESCRIPTIONS, sent
    content = site.json('posts')[0]['content']['rendered']
    at = [content.index(f'alt="{description}"') for description in DESCRIPTIONS if description]
    assert at == sorted(at), 'the photos are not in their order'
    assert content.count('alt=""') == 1, 'one photo is decorative'


def main():
    with stage.Stage('describe', DOPYS, SITE) as played:
        stage.copy_files(make_photos(played.folder))
        with played.open() as window:
            driver.focus(window.window)
            write(window)
            describe(window)
            sign(window)
            repeat(window)
            overview(window)
            publish(window)
            check(played.site)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - twelve photos described')


if __name__ == '__main__':
    main()
