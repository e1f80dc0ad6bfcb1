#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/uk.po is complete: no string of the sources is missing, fuzzy, untranslated or unused, and placeholders agree."""

import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
TRANSLATED = re.compile(r'\b(N?C?_|ngettext|g_dngettext|g_dgettext) ?\(')


def entries(text):
    """(context, msgid) of each entry of a po text, header left out."""
    found = set()
    for chunk in text.split('\n\n'):
        lines = [line for line in chunk.splitlines() if not line.startswith('#')]
        fields, current = {}, None
        for line in lines:
            if match := re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', line):
                current = match[1]
                fields[current] = match[2]
            elif match := re.match(r'"(.*)"$', line):
                fields[current] += match[1]
        if fields.get('msgid'):
            found.add((fields.get('msgctxt'), fields['msgid']))
    return found


def main():
    faults = []
    listed = set((TOP / 'po/POTFILES').read_text().split())
    holding = {str(p.relative_to(TOP)) for p in (TOP / 'src').rglob('*.c') if TRANSLATED.search(p.read_text())}
    holding |= {str(p.relative_to(TOP)) for p in (TOP / 'data/ui').glob('*.ui') if 'translatable="' in p.read_text()}
    faults += [f'{name} holds strings but is not in po/POTFILES' for name in sorted(holding - listed)]

    template = entries(subprocess.run([TOP / 'po/extract'], check=True, capture_output=True, text=True).stdout)
    ukrainian = (TOP / 'po/uk.po').read_text()
    have = entries(ukrainian)
    faults += [f'not in po/uk.po: {m}' for _, m in sorted(template - have, key=str)]
    faults += [f'no longer used: {m}' for _, m in sorted(have - template, key=str)]
    faults += ['nplurals is not 4'] * ('nplurals=4' not in ukrainian)

    check = subprocess.run(['msgfmt', '--check', '--statistics', '-o', '/dev/null', TOP / 'po/uk.po'],
                           capture_output=True, text=True, env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'})
    if check.returncode or 'fuzzy' in check.stderr or 'untranslated' in check.stderr:
        faults.append(check.stderr.strip())
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f'{len(have)} strings')
    return 1 if faults or not have else 0


sys.exit(main())
