#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_privacy.py DOPYS-CLI SAMPLE: photos of every kind that carry coordinates, serial numbers, names and hidden pictures in every
place that exiftool and the formats have for them.  Of all that nothing is in a rendition; the originals stay as they are."""

import hashlib
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest

CLI, SAMPLE = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1))
SECRET = 'Zx81Secret'
# What a file must tell to be shown; exiftool's own groups of facts about the file itself are not looked at.
NEEDED = {'SourceFile'}
TAGS = ['-GPSLatitude=50.4501', '-GPSLatitudeRef=N', '-GPSLongitude=30.5234', '-GPSLongitudeRef=E', '-XMP:GPSLatitude=50.4501',
        '-XMP:GPSLongitude=30.5234', f'-IPTC:City={SECRET}', f'-IPTC:Sub-location={SECRET}', f'-EXIF:SerialNumber={SECRET}',
        f'-EXIF:LensSerialNumber={SECRET}', f'-EXIF:Artist={SECRET}', f'-EXIF:UserComment={SECRET}', f'-XMP:Creator={SECRET}',
        f'-XMP:HistorySoftwareAgent={SECRET}', f'-XMP:DocumentID={SECRET}', f'-XMP-photoshop:City={SECRET}', f'-Comment={SECRET}',
        '-EXIF:Model=Phone 7', '-EXIF:DateTimeOriginal=2026:11:01 10:00:00', '-Orientation#=6']


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, **options)


def tags_of(path):
    told = json.loads(run('exiftool', '-j', '-a', '-G1', '-ee3', '-U', str(path)).stdout)[0]
    groups = ('System', 'File', 'ExifTool', 'Composite', 'JFIF', 'RIFF')
    return {name: value for name, value in told.items() if name not in NEEDED and name.split(':')[0] not in groups}


class Privacy(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def make(self, kind):
        """A photo of this kind with all of TAGS that the kind can hold, a thumbnail, and bytes after its end."""
        path = self.folder / f'photo.{kind}'
        run('convert', str(SAMPLE / 'photo-2.jpg'), '-resize', '800x600', str(path))
        thumbnail = self.folder / 'thumbnail.jpg'
        run('convert', '-size', '160x120', 'xc:red', str(thumbnail))
        subprocess.run(['exiftool', '-q', '-m', '-overwrite_original', *TAGS, f'-ThumbnailImage<={thumbnail}', str(path)], check=False,
                       capture_output=True)
        self.assertIn(SECRET.encode(), path.read_bytes(), f'the {kind} sample holds no secret: the test would prove nothing')
        if kind in ('jpg', 'png'):
            self.add_trailer(path, thumbnail)
        return path

    def add_trailer(self, path, picture):
        """A second picture and a note after the end, as phones append them (MPF, motion photos)."""
        data = path.read_bytes()
        if path.suffix == '.jpg':
            preview = picture.read_bytes()
            segment = b'\xff\xe2' + struct.pack('>H', 2 + 4 + len(SECRET)) + b'MPF\0' + SECRET.encode()
            box = b'JP' + SECRET.encode()
            segment += b'\xff\xeb' + struct.pack('>H', 2 + len(box)) + box
            data = data[:2] + segment + data[2:] + preview
        path.write_bytes(data + SECRET.encode())

    def render(self, path, *options):
        told = json.loads(run(CLI, 'photo', '-o', str(self.folder / 'out'), *options, str(path), text=True).stdout)
        return self.folder / 'out' / os.path.basename(told['output']), told

    def check(self, path, *options):
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        output, told = self.render(path, *options)
        self.assertEqual(tags_of(output), {}, f'{path.name} {options}')
        sent = output.read_bytes()
        for secret in (SECRET.encode(), SECRET.encode('utf-16-le'), SECRET.encode('utf-16-be'), b'Phone 7', b'Exif\0\0', b'http://ns.adobe.com', b'MPF\0'):
            self.assertFalse(secret in sent, f'{secret} is in {output}')
        self.assertEqual(sent.count(b'\xff\xd8\xff'), 0 if '--format' in options else 1, 'a picture within the picture')
        self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), before, 'the original was altered')
        return told

    def test_every_kind(self):
        for kind in ('jpg', 'png', 'webp', 'tif'):
            with self.subTest(kind=kind):
                path = self.make(kind)
                self.check(path)
                self.check(path, '--format', 'webp')
                # Small enough to be sent as it is: it is not.
                self.check(path, '--max', '8192')

    def test_told(self):
        """The person is told what was taken out."""
        told = self.check(self.make('jpg'))
        self.assertTrue(told['removed'], told)

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
