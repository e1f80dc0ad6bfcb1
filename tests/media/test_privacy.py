#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_privacy.py DOPYS-CLI SAMPLE: of what photos of every kind carry nothing is in a rendition; the originals stay as they are."""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from photos_with_secrets import FORBIDDEN, KINDS, SECRET, make_photo, tags_of

CLI, SAMPLE = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))


class Privacy(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def render(self, path, *options):
        told = json.loads(subprocess.run([CLI, 'photo', '-o', str(self.folder / 'out'), *options, str(path)], check=True, capture_output=True,
                                         text=True).stdout)
        return self.folder / 'out' / os.path.basename(told['output']), told

    def check(self, path, *options):
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        output, told = self.render(path, *options)
        self.assertEqual(tags_of(output), {}, f'{path.name} {options}')
        sent = output.read_bytes()
        for secret in FORBIDDEN:
            self.assertFalse(secret in sent, f'{secret} is in {output}')
        self.assertEqual(sent.count(b'\xff\xd8\xff'), 0 if '--format' in options else 1, 'a picture within the picture')
        self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), before, 'the original was altered')
        return told

    def make(self, kind):
        return make_photo(self.folder, SAMPLE, kind)

    def test_every_kind(self):
        for kind in KINDS:
            with self.subTest(kind=kind):
                path = self.make(kind)
                self.check(path)
                self.check(path, '--format', 'webp')
                self.check(path, '--progressive')
                self.check(path, '--max-kb', '20')
                # Small enough to be sent as it is: it is not.
                self.check(path, '--max', '8192')

    def test_drawing(self):
        """What stays a PNG is written anew too."""
        path = self.folder / 'drawing.png'
        subprocess.run(['convert', '-size', '400x300', 'xc:white', '-draw', 'rectangle 20,20 100,100', str(path)], check=True)
        subprocess.run(['exiftool', '-q', '-overwrite_original', '-EXIF:Artist=Zx81Secret', '-XMP:Creator=Zx81Secret', '-Comment=Zx81Secret', str(path)],
                       check=True)
        output, told = self.render(path)
        self.assertTrue(output.read_bytes().startswith(b'\x89PNG'))
        for secret in FORBIDDEN:
            self.assertNotIn(secret, output.read_bytes())
        self.assertIn('exif', told['removed'])

    def test_author(self):
        """A name that was asked for is there, and nothing besides; without it there is none, whatever the original holds."""
        name = 'Олена О’Петренко & "Ко"'
        wanted = {'IFD0:Artist': name, 'IFD0:Copyright': f'© {name}', 'XMP-dc:Creator': name, 'XMP-dc:Rights': f'© {name}'}
        drawing = self.folder / 'drawing.png'
        subprocess.run(['convert', '-size', '400x300', 'xc:white', '-draw', 'rectangle 20,20 100,100', str(drawing)], check=True)
        for path in [*(self.make(kind) for kind in KINDS), drawing]:
            for options in ((), ('--format', 'webp'), ('--progressive',), ('--max-kb', '20')):
                with self.subTest(path=path.name, options=options):
                    output, told = self.render(path, '--author', name, *options)
                    self.assertEqual(tags_of(output), wanted)
                    self.assertNotIn(SECRET.encode(), output.read_bytes())
                    self.assertNotIn(b'Phone 7', output.read_bytes())
                    size = subprocess.run(['identify', '-format', '%wx%h', str(output)], check=True, capture_output=True, text=True).stdout
                    self.assertEqual(size, f'{told["width"]}x{told["height"]}')
                    if '--max-kb' in options:
                        self.assertLessEqual(output.stat().st_size, 20000)

    def test_told(self):
        """The person is told what was taken out."""
        for kind in ('jpg', 'heic'):
            told = self.check(self.make(kind))
            self.assertIn('gps', told['removed'])

    def test_upright(self):
        told = self.check(self.make('jpg'))
        self.assertLess(told['width'], told['height'], 'the orientation went with the metadata, not into the pixels')

    def test_real_photos(self):
        """Photos of phones and cameras from Debian's packages, maker notes and all."""
        photos = [path for path in pathlib.Path('/usr/share').glob('forensics-samples*/**/*') if path.suffix.lower() in ('.jpg', '.jpeg')]
        if not photos:
            self.skipTest('forensics-samples-files is not installed')
        for path in photos:
            with self.subTest(path=path.name):
                self.check(path)


if __name__ == '__main__':
    unittest.main(verbosity=1)
