#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""wordpress.py URL USER:PASSWORD: from inside the sandbox to a real WordPress on loopback: the site is connected, an article is published,
and after a restart it is updated with the password that the secret portal kept; without a network a sentence says so and nothing
is lost.
"""

import json
import sys
import urllib.parse
import urllib.request

from installed import PICTURES, driver, end, program, publish, shown

URL, (USER, _, PASSWORD) = sys.argv[1], sys.argv[2].partition(':')
TITLE, TEXT, MORE, OFFLINE = 'Ярмарок із пісочниці', 'У суботу буде ярмарок.', ' Приходьте.', ' Без мережі.'


def published():
    with urllib.request.urlopen(f'{URL}/?rest_route=/wp/v2/posts&search={urllib.parse.quote(TITLE)}', timeout=60) as answer:
        return [post['content']['rendered'] for post in json.load(answer)]


def append(window, text, before):
    window.wait_text('Текст новини', before)
    driver.click(560, 560)  # below the text
    driver.wait(lambda: driver.is_focused(window.find('Текст новини', 'text')), 'the focus in the text')
    driver.key('ctrl+End')
    driver.type_text(text)
    window.wait_text('Текст новини', before + text)


def first():
    with program() as running:
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
        publish(window, 'Оприлюднити')
        end(running, window)
    assert len(published()) == 1 and TEXT in published()[0], published()
    print('ok flatpak-wordpress: published from the sandbox', flush=True)


def again():
    with program() as running:
        window = shown(running)
        append(window, MORE, TEXT)
        publish(window, 'Оновити')
        end(running, window)
    assert len(published()) == 1 and MORE.strip() in published()[0], published()
    print('ok flatpak-wordpress: the secret portal kept the password', flush=True)


def without_network():
    with program('--unshare=network') as running:
        window = shown(running)
        append(window, OFFLINE, TEXT + MORE)
        driver.key('ctrl+Return')
        window.press('Оновити')
        window.find('Не вдалося .*нічого не втрачено.*|.*мереж.*|.*з’єднати.*', 'label')
        driver.screenshot(str(PICTURES / 'no-network.png'), window.window)
        driver.key('Escape')
        end(running, window)
    with program() as running:  # the job goes on by itself
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
