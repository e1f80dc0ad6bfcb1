#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers hold: every include is of a layer the table allows, and no include cycle exists."""

import pathlib
import re
import sys

TOP = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
BELOW = {
    'core': set(),
    'text': {'core'},
    'markup': {'core'},
    'media': {'core'},
    'store': {'core', 'markup', 'media'},
    'remote': {'core', 'media'},
    'publish': {'core', 'markup', 'text', 'media', 'store', 'remote'},
    'editor': {'core', 'markup', 'media', 'text'},
    'app': {'core', 'text', 'markup', 'media', 'store', 'remote', 'publish', 'editor'},
    'cli': {'core', 'text', 'markup', 'media', 'store', 'remote', 'publish'},
    'site': set(),
}
# Outside libraries that only some layers may see.
LIBRARIES = {
    r'(gtk/|gdk/|adwaita)': {'editor', 'app'},
    r'sqlite3': {'store', 'site'},
    r'libsoup/': {'remote', 'site'},
    r'json-glib/': {'remote', 'site', 'cli'},
    r'libsecret/': {'remote'},
    r'libxml/': {'markup'},
    r'enchant': {'editor'},
    r'(jpeglib|webp/|lcms2|libexif/|libheif/|png\.h|tiffio)': {'media'},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def read_sources():
    home, includes = {}, {}
    for path in sorted((TOP / 'src').rglob('*.[ch]')):
        # Every program has its main.c; all other names are the project's.
        name = f'{path.parent.name}-main.c' if path.name == 'main.c' else path.name
        assert name not in home, f'two files are called {name}'
        home[name] = path.parent.name
        includes[name] = INCLUDE.findall(path.read_text(encoding='utf-8'))
    return home, includes


def layer_faults(home, includes):
    for name, found in includes.items():
        layer = home[name]
        for mark, target in found:
            if mark == '"' and target in home and home[target] != layer and home[target] not in BELOW[layer]:
                yield f'src/{layer}/{name} includes {target} of {home[target]}'
            if mark == '<':
                for pattern, allowed in LIBRARIES.items():
                    if re.match(pattern, target) and layer not in allowed:
                        yield f'src/{layer}/{name} includes <{target}>'


def unit(name):
    """A module is its .c and its .h: a cycle between modules counts even when the headers alone have none."""
    return name.rsplit('.', 1)[0]


def find_cycle(home, includes):
    graph = {}
    for name, found in includes.items():
        targets = {unit(t) for m, t in found if m == '"' and t in home} - {unit(name)}
        graph.setdefault(unit(name), set()).update(targets)
    state, path = {}, []

    def visit(node):
        state[node] = 'open'
        path.append(node)
        for target in sorted(graph.get(node, ())):
            if state.get(target) == 'open':
                return path[path.index(target):] + [target]
            if target not in state and (cycle := visit(target)):
                return cycle
        path.pop()
        state[node] = 'done'
        return None

    for node in sorted(graph):
        if node not in state and (cycle := visit(node)):
            return cycle
    return None


def main():
    home, includes = read_sources()
    assert home, 'no sources found'
    faults = list(layer_faults(home, includes))
    if cycle := find_cycle(home, includes):
        faults.append('include cycle: ' + ' → '.join(cycle))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
