#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""wordpress.py URL USER:PASSWORD: from inside the sandbox to a real WordPress on loopback: the site is connected, an article is published,
and after a restart it is updated with the password that the secret portal kept; without a network a sentence says so and nothing
is lost.
"""

import json
import pathlib
import sys
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'display'))
import driver  # noqa: E402
import stage  # noqa: E402

URL, (USER, _, PASSWORD) = sys.argv[1], sys.argv[2].partition(':')
ID = 'org.dopys.Dopys'
PICTURES = pathlib.Path('/srv/build/flatpak-pictures')
TITLE, TEXT, MORE, OFFLINE = 'Ярмарок із пісочниці', 'У суботу буде ярмарок.', ' Приходьте.', ' Без мережі.'


def dopys(*options):
    return driver.Program('flatpak', 'run', *options, ID, log='/tmp/session/dopys.log')


def shown(running):
    window = stage.Window(running)
    driver.place(window.window, 100, 0, 1060, 860)
    driver.focus(window.window)
    return window


def end(running, window):
    driver.close(window.window)
    assert running.process.wait(timeout=60) == 0, 'Dopys did not end well'


def published():
    with urllib.request.urlopen(f'{URL}/?rest_route=/wp/v2/posts&search={urllib.parse.quote(TITLE)}', timeout=60) as answer:
        return [post['content']['rendered'] for post in json.load(answer)]


def send(window, button):
    driver.key('ctrl+Return')
    window.press(button)
    driver.wait(lambda: driver.find(window.app, 'Копіювати посилання', 'button'), 'it to be published', 180)
    driver.key('Escape')
    window.gone('Копіювати посилання')


def append(window, text, before):
    window.wait_text('Текст новини', before)
    driver.click(560, 560)  # below the text
    driver.wait(lambda: driver.is_focused(window.find('Текст новини', 'text')), 'the focus in the text')
    driver.key('ctrl+End')
    driver.type_text(text)
    window.wait_text('Текст новини', before + text)


def first():
    with dopys() as running:
        window = shown(running)
        window.press('Приєднати сайт')
        window.fill('Адреса сайту', URL)
        window.fill('Користувач', USER)
        window.fill('Пароль додатка', PASSWORD)
        window.press('Приєднати')
        window.gone('Адреса сайту')
        driver.key('ctrl+n')
        window.wait_text('Заголовок', '')
        driver.type_text(f'{TITLE}\n{TEXT}')
        window.wait_text('Текст новини', TEXT)
        send(window, 'Оприлюднити')
        end(running, window)
    assert len(published()) == 1 and TEXT in published()[0], published()
    print('ok flatpak-wordpress: published from the sandbox', flush=True)


def again():
    with dopys() as running:
        window = shown(running)
        append(window, MORE, TEXT)
        send(window, 'Оновити')
        end(running, window)
    assert len(published()) == 1 and MORE.strip() in published()[0], published()
    print('ok flatpak-wordpress: the secret portal kept the password', flush=True)


def without_network():
    with dopys('--unshare=network') as running:
        window = shown(running)
        append(window, OFFLINE, TEXT + MORE)
        driver.key('ctrl+Return')
        window.press('Оновити')
        window.find('Не вдалося .*нічого не втрачено.*|.*мереж.*|.*з’єднати.*', 'label')
        driver.screenshot(str(PICTURES / 'no-network.png'), window.window)
        driver.key('Escape')
        end(running, window)
    with dopys() as running:  # the job goes on by itself
        window = shown(running)
        driver.wait(lambda: OFFLINE.strip() in published()[0], 'what was written without a network', 120)
        end(running, window)
    print('ok flatpak-wordpress: no network loses nothing', flush=True)


if __name__ == '__main__':
    try:
        first()
        again()
        without_network()
    except BaseException as error:
        driver.screenshot(str(PICTURES / 'failed-wordpress.png'))
        print(f'not ok flatpak-wordpress: {error}')
        raise
