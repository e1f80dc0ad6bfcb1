#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_add_site.py DOPYS DOPYS-SITE SAMPLE: a site is added by «Дозволити у браузері».  The browser is played by a script
that the desktop opens for web addresses: it presses the button of the site's page and opens the address that it gets back,
which the desktop hands to the window that waits.  A refusal comes first, and connects nothing.
"""

import os
import pathlib
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
BROWSER = r'''#!/usr/bin/env python3
import http.client, pathlib, re, subprocess, sys, urllib.parse
answer = pathlib.Path(__file__).with_name('answer').read_text()
page = urllib.parse.urlsplit(sys.argv[1])
def ask(method, body=None):
    connection = http.client.HTTPConnection(page.netloc)
    connection.request(method, f'{page.path}?{page.query}', body, {'Content-Type': 'application/x-www-form-urlencoded'})
    return connection.getresponse()
text = ask('GET').read().decode()
import html
form = {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', text) if name != 'answer'}
back = ask('POST', urllib.parse.urlencode({**form, 'answer': answer})).getheader('Location')
subprocess.run([DOPYS, back], check=True)
'''


def install_browser(folder, config):
    program = pathlib.Path(folder) / 'browser'
    program.write_text(BROWSER.replace('[DOPYS,', f'[{DOPYS!r},'), encoding='utf-8')
    program.chmod(0o755)
    applications = pathlib.Path(folder) / 'data/applications'
    applications.mkdir(parents=True)
    (applications / 'browser.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Browser\nExec={program} %u\nMimeType=x-scheme-handler/http;\n')
    config.mkdir(parents=True, exist_ok=True)
    (config / 'mimeapps.list').write_text('[Default Applications]\nx-scheme-handler/http=browser.desktop\n')
    return program.with_name('answer')


def main():
    with stage.Stage('add-site', DOPYS, SITE) as played:
        answer = install_browser(played.folder, pathlib.Path(os.environ['XDG_CONFIG_HOME']))
        site, played.site.folder = played.site, pathlib.Path(played.folder)  # Dopys starts without a site
        with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
            window = stage.Window(program)
            driver.place(window.window, 200, 0, 1060, 860)
            driver.focus(window.window)
            try:
                window.press('Приєднати сайт')
                driver.wait(lambda: driver.is_focused(window.find('Адреса сайту', 'text')), 'the field to have the focus')
                driver.type_text(site.address)
                window.picture('add-site')
                answer.write_text('reject')
                window.press('Дозволити у браузері')
                window.find('У браузері не надали дозволу.')
                window.picture('add-site-refused')
                answer.write_text('approve')
                window.press('Дозволити у браузері')
                window.gone('Дозволити у браузері')
                window.gone('Сайту ще немає')
                window.picture('site-added')
            except BaseException:
                driver.screenshot('add-site-failed.png')
                raise
            assert program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - a site is added in the browser')


if __name__ == '__main__':
    main()
