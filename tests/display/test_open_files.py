#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_open_files.py DOPYS DOPYS-SITE SAMPLE: files given on the command line, as a file manager gives them.  A .docx and an .odt
become articles with title and photo, also while a window is open; an HTML file brings the photos of its own folder and none from
elsewhere; photos become a new article; what is none of these is said.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
OFFICE = pathlib.Path(os.environ['G_TEST_SRCDIR']) / 'markup/office'
PAGE = '''<html><head><meta charset="utf-8"></head><body><h1>Сторінка з двома фото</h1><p>Своє й чуже.</p>
<p><img src="own.jpg" alt="Своє"></p><p><img src="../outside.jpg" alt="Чуже"></p></body></html>'''


def give(played, *files):
    subprocess.run([os.path.abspath(DOPYS), *files], env={**os.environ, **played.env}, check=True, timeout=60)


def main():
    with stage.Stage('open-files', DOPYS) as played:
        folder = pathlib.Path(played.folder) / 'page'
        folder.mkdir()
        shutil.copy(f'{SAMPLE}/photo-1.jpg', folder / 'own.jpg')
        shutil.copy(f'{SAMPLE}/photo-2.jpg', folder.parent / 'outside.jpg')
        (folder / 'page.html').write_text(PAGE, encoding='utf-8')
        (folder / 'half.docx').write_bytes((OFFICE / 'libreoffice.docx').read_bytes()[:3000])
        with driver.Program(os.path.abspath(DOPYS), OFFICE / 'libreoffice.docx', env=played.env, log=played.log) as program:
            window = stage.Window(program)
            driver.place(window.window, 200, 0, 1060, 860)
            try:
                window.wait_text('Заголовок', 'У Вербовому відкрили бібліотеку')
                window.picture('opened-docx')
                give(played, folder / 'page.html')
                window.wait_text('Заголовок', 'Сторінка з двома фото')
                window.find('Не вдалося перенести 1 зображення')
                give(played, OFFICE / 'libreoffice.odt')
                window.wait_text('Заголовок', 'У Вербовому відкрили бібліотеку')
                give(played, folder / 'half.docx')
                window.find('Документ пошкоджено.*')
                give(played, folder / 'own.jpg', folder.parent / 'outside.jpg')
                window.wait_text('Заголовок', '')
                window.find('Описано 0 з 2')
                window.picture('opened-photos')
            except BaseException:
                driver.screenshot('open-files-failed.png')
                raise
            assert program.close(window.window) == 0, 'Dopys did not end well'
        originals = [p for p in (pathlib.Path(played.folder) / 'data/dopys/originals').rglob('*') if p.is_file()]
        assert len(originals) == 3, f'the library holds {originals}'  # the document's, own.jpg, outside.jpg that was given
    print('1..1\nok 1 - files open as articles')


if __name__ == '__main__':
    main()
