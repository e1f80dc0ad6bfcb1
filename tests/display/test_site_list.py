#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_site_list.py DOPYS DOPYS-SITE SAMPLE: the list of the articles on the site.  It narrows down by category; when the site
is away, what it answered the last time is there all the same, and says of when it is.
"""

import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]


def fill(site):
    fairs = site.post('categories', {'name': 'Ярмарки'})['id']
    for title, categories in (('Ярмарок у суботу', [fairs]), ('Графік прийому', [])):
        site.post('posts', {'title': title, 'content': '<p>Текст.</p>', 'status': 'publish', 'categories': categories})


def open_list(window):
    """The site's menu offers no action to assistive tools: a click and keys."""
    window.find('Вербівська .*', 'label')
    driver.wait_still(window.window)
    x, y, _, height = driver.geometry(window.window)
    driver.click(x + 120, y + height - 28)
    driver.wait_still(window.window)
    driver.key('Down', 'Return')  # the second: «Новини на сайті…»
    window.find('Графік прийому')


def choose_category(window):
    window.find('Усі категорії')
    driver.key('Tab', 'Tab')  # from the search over the state
    driver.key('space')
    driver.wait_still(window.window)
    driver.key('End', 'Return')


def main():
    with stage.Stage('site-list', DOPYS, SITE) as played:
        fill(played.site)
        with played.open() as window:
            driver.place(window.window, 200, 0, 1060, 860)
            driver.focus(window.window)
            open_list(window)
            window.picture('site-list')
            choose_category(window)
            window.gone('Графік прийому')
            window.find('Ярмарок у суботу')
            window.picture('site-list-category')
            driver.key('Escape')
            window.gone('Усі категорії')
            played.site.stop()
            open_list(window)
            window.find('Список станом на .*')
            window.picture('site-list-old')
            driver.key('Escape')
            window.gone('Список станом на .*')
            played.site.start()
            assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - the articles on the site are found by category, and without the site as they were')


if __name__ == '__main__':
    main()
