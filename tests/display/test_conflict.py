#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_conflict.py DOPYS DOPYS-SITE SAMPLE: a colleague changes the article on the site while it is being edited here.
Nothing is overwritten; both versions stand side by side, the colleague's paragraph is chosen and our own stays, and the
site then holds exactly that.  What gave way comes back from the history, and an article that was changed on the site
once more says so as soon as it is opened.
"""

import base64
import json
import sys
import urllib.request

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
TITLE = 'Сесія ради відбулася'
PARAGRAPHS = ['Депутати ухвалили бюджет.', 'Засідання тривало дві години.', 'Наступне буде в грудні.']
COLLEAGUE = 'Засідання тривало чотири години.'
OURS = ' Запрошуємо громадян.'


def change_on_site(site, old, new):
    """As a colleague does, in the browser."""
    values = dict(line.split('=', 1) for line in (site.folder / 'credentials.env').read_text().splitlines())
    user = base64.b64encode(f'{values["SITE_USER"]}:{values["SITE_PASSWORD"]}'.encode()).decode()
    headers = {'Authorization': f'Basic {user}', 'Content-Type': 'application/json'}
    post = site.json('posts')[0]['id']
    request = urllib.request.Request(f'{site.address}/wp-json/wp/v2/posts/{post}?context=edit', headers=headers)
    with urllib.request.urlopen(request) as answer:
        content = json.load(answer)['content']['raw']
    assert old in content, content
    body = json.dumps({'content': content.replace(old, new)}).encode()
    with urllib.request.urlopen(urllib.request.Request(request.full_url, body, headers, method='POST')) as answer:
        assert answer.status == 200


def write(window):
    driver.key('ctrl+n')
    window.find('Заголовок', 'text')
    driver.type_text(TITLE)
    driver.key('Return')
    driver.type_text('\n'.join(PARAGRAPHS))
    window.wait_text('Текст новини', '\n'.join(PARAGRAPHS))


def publish(window):
    driver.key('ctrl+Return')
    window.find('Оприлюднення')
    window.press('Оприлюднити')
    window.find('Копіювати посилання', 'button')
    window.find('Перевірено: сторінка відкривається', 'label')
    window.picture('published')
    driver.key('Escape')
    window.gone('Копіювати посилання')


def settle(window):
    driver.wait(lambda: driver.is_focused(window.find('Текст новини', 'text')), 'the text to have the focus again')
    driver.type_text(OURS)
    window.wait_text('Текст новини', '\n'.join(PARAGRAPHS) + OURS)
    driver.key('ctrl+Return')
    window.press('Оновити')
    window.find('Змінено на сайті', 'label')
    window.picture('conflict')
    assert not driver.find(window.app, '.*Без категорії.*'), 'a category that nobody chose is shown as a difference'
    driver.press(window.find(f'На сайті: {COLLEAGUE}'))
    window.picture('conflict-chosen')
    window.press('Оприлюднити вибране')
    window.find('Копіювати посилання', 'button')
    driver.key('Escape')
    window.gone('Копіювати посилання')


def bring_back(window):
    """The paragraph that gave way is still in the history, and comes back from there."""
    x, y, width, _ = driver.geometry(window.window)
    driver.click(x + width - 142, y + 28)  # the article's menu, which offers no action to assistive tools
    driver.wait_still(window.window)
    driver.key('Up', 'Return')  # the last item: «Історія…»
    window.find('Версія із сайту, змінена там.*')
    window.picture('history')
    driver.key('Tab', 'Down', 'Return')  # the version that was about to be sent
    window.find('Повернути цю версію', 'button')
    window.picture('history-compare')
    window.press('Повернути цю версію')
    window.gone('Повернути цю версію')
    window.wait_text('Текст новини', '\n'.join(PARAGRAPHS) + OURS)


def main():
    with stage.Stage('conflict', DOPYS, SITE) as played:
        with played.open() as window:
            driver.place(window.window, 200, 0, 1060, 860)
            driver.focus(window.window)
            write(window)
            publish(window)
            change_on_site(played.site, PARAGRAPHS[1], COLLEAGUE)
            settle(window)
            post = played.site.json('posts')[0]
            for part in (PARAGRAPHS[0], COLLEAGUE, PARAGRAPHS[2] + OURS):
                assert part in post['content']['rendered'], post['content']
            assert PARAGRAPHS[1] not in post['content']['rendered'], post['content']
            bring_back(window)
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
        change_on_site(played.site, COLLEAGUE, PARAGRAPHS[1])
        with played.open() as window:
            driver.place(window.window, 200, 0, 1060, 860)
            window.find('Новину змінено на сайті після того, як її востаннє надіслали звідси')
            window.picture('stale')
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - both versions are kept, and either side can be taken')


if __name__ == '__main__':
    main()
