#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-help.py HTML…: the pages are valid Mallard, their links and pictures are there, both languages have the same pages and
parts, every control that they name is one of the program's, and the HTML for the browser holds no link that leads nowhere."""

import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

TOP = pathlib.Path(__file__).resolve().parent.parent
MALLARD = '{http://projectmallard.org/1.0/}'
LANGUAGES = ('C', 'uk')
# What is called so on the site or in the system, not in Dopys.
FOREIGN = {'Users', 'Profile', 'Application Passwords', 'Користувачі', 'Профіль', 'Паролі додатків'}


def pages(language):
    return {path.stem: ElementTree.parse(path).getroot() for path in (TOP / 'help' / language).glob('*.page')}


def shape(page):
    return [(node.tag, node.get('id'), node.get('xref'), node.get('src')) for node in page.iter() if isinstance(node.tag, str)
            and node.tag not in (f'{MALLARD}gui', f'{MALLARD}em', f'{MALLARD}p', f'{MALLARD}key', f'{MALLARD}keyseq')]


def strings(field):
    text = re.sub(r'"\n"', '', (TOP / 'po/uk.po').read_text())
    return {re.sub(r'_(?=\w)', '', value).rstrip('…') for value in re.findall(rf'^{field}(?:\[\d\])? "(.*)"$', text, re.M)}


def main():
    faults = []
    for language in LANGUAGES:
        for check in ('validate', 'links', 'media', 'orphans'):
            done = subprocess.run(['yelp-check', check, TOP / 'help' / language], capture_output=True, text=True)
            if done.returncode or done.stdout:
                faults.append(f'yelp-check {check} {language}: {done.stdout}{done.stderr}')
    english, ukrainian = (pages(language) for language in LANGUAGES)
    if english.keys() != ukrainian.keys():
        faults.append(f'not in both languages: {sorted(english.keys() ^ ukrainian.keys())}')
    faults += [f'{name} is built differently in the two languages' for name in english.keys() & ukrainian.keys()
               if shape(english[name]) != shape(ukrainian[name])]
    for named, field in ((english, 'msgid'), (ukrainian, 'msgstr')):
        known = strings(field) | FOREIGN
        for name, page in named.items():
            for control in page.iter(f'{MALLARD}gui'):
                words = ' '.join(''.join(control.itertext()).split()).rstrip('…')
                if words not in known:
                    faults.append(f'{name}: the program has no “{words}”')
    for path in sys.argv[1:]:
        text = pathlib.Path(path).read_text()
        ids = set(re.findall(r'id="([^"]+)"', text))
        faults += [f'{path}: #{target} leads nowhere' for target in re.findall(r'href="#([^"]+)"', text) if target not in ids]
        faults += [f'{path} refers to something outside'] * bool(re.search(r'(?:src|href)="(?!#|data:)', text))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults or not english else 0


sys.exit(main())
