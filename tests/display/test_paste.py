#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_paste.py DOPYS DOPYS-SITE SAMPLE: what LibreOffice Writer, LibreOffice Calc and Chromium really put on the clipboard is
pasted into Dopys, and what Dopys puts there is pasted into Writer.  Each program is used by keyboard."""

import base64
import contextlib
import pathlib
import re
import subprocess
import sys

import driver
import stage

DOPYS, SAMPLE = sys.argv[1], pathlib.Path(sys.argv[3])
BODY = 'Текст новини'

PAGE = '''<html><head><meta charset="utf-8"><title>{title}</title>
<style>h2 {{ color: red }} .hidden {{ display: none }}</style></head><body><h2>Порядок денний</h2>
<p>Про <b>бюджет</b> і <a href="https://rada.example/">воду</a>.</p>{hidden}
<ul><li>перше</li><li>друге</li></ul><ol><li>один</li><li>два</li></ol>
<table><tr><th>Село</th><th>Дата</th></tr><tr><td>Згурівка</td><td>4 травня</td></tr></table>
<p>{picture}</p><p>Кінець</p></body></html>'''

SHEET = '''<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="Аркуш">{rows}</table:table></office:spreadsheet></office:body></office:document>'''

CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def sheet():
    rows = (('Село', 'Школа'), ('Згурівка', 'ліцей'), ('Турівка', 'гімназія'))
    return SHEET.format(rows=''.join('<table:table-row>' + ''.join(CELL.format(cell) for cell in row) + '</table:table-row>' for row in rows))


def clipboard(kind):
    found = subprocess.run(['xclip', '-selection', 'clipboard', '-o', '-t', kind], capture_output=True, timeout=20)
    return found.stdout.decode('utf-8', 'replace')


@contextlib.contextmanager
def other(played, pattern, *command, layout='us'):
    """Another program, under a Latin layout; its window has the focus."""
    subprocess.run(['setxkbmap', '-layout', layout], check=True)
    with driver.Program(*command, env={'G_DEBUG': '', 'SAL_USE_VCLPLUGIN': 'gen', 'HOME': played.folder, 'ASAN_OPTIONS': ''},
                        log=f'{played.folder}/other.log'):
        window = driver.wait_window(pattern, 90)
        driver.place(window, 700, 0, 850, 800)
        driver.focus(window)
        driver.wait_still(window)
        driver.click(1100, 500)  # into the page
        try:
            yield window
        except BaseException:
            driver.screenshot('paste-failed-other.png')
            raise
        subprocess.run(['setxkbmap', '-layout', 'ua,us'], check=True)


def office(played, pattern, *arguments):
    return other(played, pattern, 'soffice', f'-env:UserInstallation=file://{played.folder}/office', '--norestore', '--nologo',
                 '--nofirststartwizard', '--nodefault', *arguments)


def copy_all(*keys):
    """Until the program owns the clipboard with something rich on it."""
    before = clipboard('text/html')

    def copied():
        driver.key(*keys, 'ctrl+c')
        return clipboard('text/html') not in ('', before)
    driver.wait(copied, 'something on the clipboard', 60)


def new_article(window, title):
    driver.focus(window.window)
    driver.key('ctrl+n')
    window.wait_text('Заголовок', '')
    driver.type_text(title)
    driver.key('Return')
    driver.wait(lambda: driver.is_focused(window.find(BODY, 'text')), 'the text to have the focus')


def pasted(window):
    """Pastes and copies again: what the article holds, as HTML."""
    driver.key('ctrl+v')
    driver.wait(lambda: len(window.text(BODY)) > 10, 'the text to arrive')
    driver.wait_still(window.window)
    driver.key('ctrl+a')
    before = clipboard('text/html')

    def copied():
        driver.key('ctrl+c')
        return clipboard('text/html') not in ('', before)
    driver.wait(copied, 'the article on the clipboard')
    return clipboard('text/html')


def check_page(html):
    for expected in ('<h2>Порядок денний</h2>', '<strong>бюджет</strong>', '<a href="https://rada.example/">воду</a>',
                     '<ul><li>перше</li>', '<ol><li>один</li>', '<table', 'Згурівка', 'Кінець'):
        assert expected in html, f'no {expected} in {html}'
    for unwanted in ('сховано', 'color', 'style', 'font'):
        assert unwanted not in html, f'{unwanted} in {html}'


def from_writer(played, window):
    picture = SAMPLE / 'photo-1.jpg'
    page = pathlib.Path(played.folder, 'zvit.html')
    page.write_text(PAGE.format(title='Звіт', hidden='', picture=f'<img src="file://{picture}" width="300" height="200">'))
    with office(played, 'zvit|Звіт', '--writer', str(page)):
        copy_all('ctrl+a')
        subprocess.run(['setxkbmap', '-layout', 'ua,us'], check=True)
        new_article(window, 'З Writer')
        html = pasted(window)
        window.picture('from-writer')
        check_page(html)
        assert window.text(BODY).count('\ufffc') == 2, f'not a table and a picture: {window.text(BODY)}'


def from_calc(played, window):
    book = pathlib.Path(played.folder, 'shkoly.fods')
    book.write_text(sheet())
    with office(played, 'shkoly', '--calc', str(book)):
        copy_all('ctrl+Home', 'ctrl+shift+End')
        subprocess.run(['setxkbmap', '-layout', 'ua,us'], check=True)
        new_article(window, 'З Calc')
        driver.key('ctrl+v')
        driver.wait(lambda: '\ufffc' in window.text(BODY), 'the table')
        driver.key('ctrl+Home', 'ctrl+a', 'ctrl+c')
        driver.wait(lambda: 'гімназія' in clipboard('text/html') and '<table>' in clipboard('text/html'), 'the table to be copied')
        window.picture('from-calc')


def from_chromium(played, window):
    data = base64.b64encode((SAMPLE / 'photo-1.jpg').read_bytes()).decode()
    page = pathlib.Path(played.folder, 'novyna.html')
    page.write_text(PAGE.format(title='Новина сайту', hidden='<p class="hidden">сховано</p>', picture=f'<img src="data:image/jpeg;base64,{data}" width="300">'))
    with other(played, 'Новина сайту', 'chromium', '--no-sandbox', '--disable-gpu', '--no-first-run', '--password-store=basic', '--disable-dev-shm-usage',
               f'--user-data-dir={played.folder}/chromium', f'--app=file://{page}'):
        copy_all('ctrl+a')
        subprocess.run(['setxkbmap', '-layout', 'ua,us'], check=True)
        new_article(window, 'З Chromium')
        check_page(pasted(window))
        assert window.text(BODY).count('\ufffc') == 2, f'not a table and a picture: {window.text(BODY)}'
        window.picture('from-chromium')


def to_writer(played, window):
    """What was pasted from Chromium, on to Writer."""
    driver.focus(window.window)
    driver.key('ctrl+a', 'ctrl+c')
    ours = clipboard('text/html')
    assert '• перше' in clipboard('UTF8_STRING') and '1. один' in clipboard('UTF8_STRING'), clipboard('UTF8_STRING')
    empty = pathlib.Path(played.folder, 'porozhnii.html')
    empty.write_text('<html><head><title>Порожній</title></head><body></body></html>')
    with office(played, 'porozhnii|Порожній', '--writer', str(empty)):
        driver.key('ctrl+v')

        theirs = ['']

        def arrived():
            driver.key('ctrl+a', 'ctrl+c')
            theirs[0] = ' '.join(clipboard('text/html').split())  # Writer folds its lines
            return theirs[0] != ' '.join(ours.split()) and 'Кінець' in theirs[0]
        driver.wait(arrived, 'the article in Writer', 60)
        for expected in (r'<h2[^>]*> ?Порядок денний', r'<(b|strong)>бюджет</', r'<a href="https://rada.example/"', r'<li>.*перше', r'<ol>.*один',
                         r'<table.*Згурівка'):
            assert re.search(expected, theirs[0], re.IGNORECASE), f'no {expected} in {theirs[0]}'


def main():
    with stage.Stage('paste', DOPYS) as played, played.open() as window:
        driver.place(window.window, 0, 0, 1000, 860)
        from_writer(played, window)
        from_calc(played, window)
        from_chromium(played, window)
        to_writer(played, window)
        assert window.program.close(window.window) == 0, 'Dopys did not end well'
    print('1..1\nok 1 - pasting from and to other programs')


if __name__ == '__main__':
    main()
