#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_undo_survives.py DOPYS DOPYS-SITE SAMPLE: what was typed and styled is undone step by step after kill -9, after an ordinary end
and after publishing, and redone; the button names each step."""

import sys
import urllib.request

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]
BODY = 'Текст новини'


def wait_saved(window):
    driver.wait(lambda: any(driver.text_of(node) == 'Збережено' for node in driver.walk(window.app)
                            if driver.is_shown(node, 'status bar')), 'the article to be saved')


def write(window):
    driver.key('ctrl+n')
    window.wait_text('Заголовок', '')
    driver.type_text('Толока')
    driver.key('Return')
    driver.type_text('Перший абзац')
    driver.key('Return')
    driver.type_text('другий')
    driver.key('ctrl+shift+Left', 'ctrl+b', 'End')
    window.find('Скасувати: жирний', 'button')
    wait_saved(window)


def undo_and_redo(window):
    """To the empty text and back."""
    window.wait_text(BODY, 'Перший абзац\nдругий')
    window.find('Скасувати: жирний', 'button')
    driver.wait(lambda: driver.is_focused(window.find(BODY, 'text')), 'the text to have the focus')
    driver.key('ctrl+z')
    window.find('Повторити: жирний', 'button')
    for _ in range(20):
        if not window.text(BODY):
            break
        driver.key('ctrl+z')
    window.wait_text(BODY, '')
    for _ in range(20):
        driver.key('ctrl+shift+z')
    window.wait_text(BODY, 'Перший абзац\nдругий')
    window.find('Скасувати: жирний', 'button')
    wait_saved(window)


def publish(window, site):
    driver.key('ctrl+Return')
    window.find('Оприлюднення')
    window.press('Оприлюднити')
    window.find('Копіювати посилання', 'button')
    driver.key('Escape')
    window.gone('Копіювати посилання')
    with urllib.request.urlopen(site.json('posts')[0]['link']) as answer:
        assert '<strong>другий</strong>' in answer.read().decode()


with stage.Stage('undo-survives', DOPYS, SITE) as on_stage:
    with on_stage.open() as window:
        driver.focus(window.window)
        write(window)
        window.program.kill()
    with on_stage.open() as window:
        driver.focus(window.window)
        undo_and_redo(window)
        print('ok 1 - after kill -9', flush=True)
        publish(window, on_stage.site)
        undo_and_redo(window)
        print('ok 2 - after publishing', flush=True)
        window.program.close(window.window)
    with on_stage.open() as window:
        driver.focus(window.window)
        undo_and_redo(window)
        print('ok 3 - after an ordinary end\n1..3')
