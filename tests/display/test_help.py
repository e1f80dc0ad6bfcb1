#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_help.py DOPYS DOPYS-SITE SAMPLE: F1 opens the help in the browser, in the person's language; where the desktop has a program
for help, in that.  Both are played by a script that writes down what it was asked to open.
"""

import os
import pathlib
import sys

import driver
import stage

DOPYS, SITE, SAMPLE = sys.argv[1:4]


def install(folder, name, kind, config):
    """A program that opens the kind of thing."""
    program = pathlib.Path(folder) / name
    program.write_text(f'#!/bin/sh\nprintf %s "$1" >"{program}.part"\nmv "{program}.part" "{program}.asked"\n')
    program.chmod(0o755)
    applications = pathlib.Path(folder) / 'data/applications'
    applications.mkdir(parents=True, exist_ok=True)
    (applications / f'{name}.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName={name}\nExec={program} %u\nMimeType={kind};\n')
    config.mkdir(parents=True, exist_ok=True)
    with (config / 'mimeapps.list').open('a') as associations:
        associations.write(f'[Default Applications]\n{kind}={name}.desktop\n')
    return pathlib.Path(f'{program}.asked')


def asked_after_f1(played, answer):
    with driver.Program(os.path.abspath(DOPYS), env=played.env, log=played.log) as program:
        window = stage.Window(program)
        driver.focus(window.window)
        window.find('Приєднати сайт', 'button')
        driver.key('F1')
        driver.wait(answer.exists, 'somebody to be asked for the help')
        assert program.close(window.window) == 0, 'Dopys did not end well'
    return answer.read_text()


def main():
    with stage.Stage('help', DOPYS) as played:
        config = pathlib.Path(os.environ['XDG_CONFIG_HOME'])
        helps = pathlib.Path(played.folder) / 'help'
        helps.mkdir()
        for language in ('C', 'uk'):
            (helps / f'{language}.html').write_text('<!DOCTYPE html><p>')
        played.env['DOPYS_HELP'] = str(helps)
        browser = install(played.folder, 'browser', 'text/html', config)
        assert asked_after_f1(played, browser).endswith('/help/uk.html'), browser.read_text()
        yelp = install(played.folder, 'helper', 'x-scheme-handler/help', config)
        assert asked_after_f1(played, yelp) == 'help:dopys', yelp.read_text()
    print('1..1\nok 1 - the help opens')


if __name__ == '__main__':
    main()
