#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_formats.py DOPYS-CLI MO-FOLDER: files of every format, made by the tools of others, come out in the right colours and upright;
hostile ones, and those of other formats, are refused with a Ukrainian sentence that names the file."""

import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

CLI, MESSAGES = sys.argv.pop(1), sys.argv.pop(1)
COLOR = (200, 100, 50)
# What COLOR is in sRGB where it is meant in Display P3, by the matrices of their primaries.
P3_IN_SRGB = (215, 93, 31)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, **options)


class Formats(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.environment = {**os.environ, 'DOPYS_LOCALEDIR': MESSAGES, 'LC_ALL': 'uk_UA.UTF-8', 'LANG': 'uk_UA.UTF-8', 'LANGUAGE': 'uk'}

    def prepare(self, path):
        return subprocess.run([CLI, 'photo', '-o', self.folder / 'out', path], capture_output=True, text=True, env=self.environment,
                              check=False)

    def rendition(self, path):
        result = self.prepare(path)
        self.assertEqual(result.returncode, 0, f'{path.name}: {result.stderr}')
        told = json.loads(result.stdout)
        return pathlib.Path(told['output']), told

    def color_at(self, path, x, y):
        text = run('convert', path, '-depth', '8', '-format', f'%[fx:int(255*p{{{x},{y}}}.r+.5)] %[fx:int(255*p{{{x},{y}}}.g+.5)] '
                   f'%[fx:int(255*p{{{x},{y}}}.b+.5)]', 'info:', text=True).stdout
        return tuple(int(word) for word in text.split())

    def check_color(self, path, wanted=COLOR, tolerance=4):
        output, told = self.rendition(path)
        found = self.color_at(output, told['width'] // 2, told['height'] // 2)
        for ours, theirs in zip(found, wanted):
            self.assertLessEqual(abs(ours - theirs), tolerance, f'{path.name}: {found}, wanted {wanted}')

    def flat(self, name, *options):
        path = self.folder / name
        run('convert', '-size', '240x160', f'xc:rgb{COLOR}', *options, path)
        return path

    def refused(self, path, *words):
        """One sentence or two in Ukrainian, with the name of the file."""
        result = self.prepare(path)
        self.assertNotEqual(result.returncode, 0, f'{path.name} was taken')
        said = result.stderr.strip()
        self.assertIn(f'«{path.name}»', said)
        self.assertRegex(said, r'[а-яіїєґ]{4}')
        self.assertNotRegex(said, r'\b(the|photo|file|is)\b')
        for word in words:
            self.assertIn(word, said)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def test_every_format(self):
        for name, options in {'a.jpg': ['-quality', '95'], 'a.png': [], 'a.webp': ['-quality', '95'], 'a.bmp': [], 'a.gif': [],
                              'lzw.tif': ['-compress', 'LZW'], 'zip.tif': ['-compress', 'Zip'], 'tile.tif': ['-define', 'tiff:tile-geometry=64x64'],
                              'jpeg.tif': ['-compress', 'JPEG'], 'big.tif': ['-endian', 'MSB'], 'deep.tif': ['-depth', '16'],
                              'deep.png': ['-depth', '16'], 'palette.png': ['-colors', '4', '-type', 'Palette'],
                              'interlaced.png': ['-interlace', 'PNG'], 'progressive.jpg': ['-interlace', 'JPEG', '-quality', '95'],
                              '444.jpg': ['-sampling-factor', '4:4:4', '-quality', '95'], 'arithmetic.jpg': ['-define', 'jpeg:arithmetic-coding=on']}.items():
            with self.subTest(name=name):
                self.check_color(self.flat(name, *options))

    def test_heif(self):
        flat = self.flat('flat.png')
        for name, options in {'a.heic': [], 'a.avif': ['-A'], 'tiles.heic': ['--cut-tiles', '64'], 'lossless.avif': ['-A', '-L'],
                              'bt709.heic': ['--matrix_coefficients', '1', '--full_range_flag', '0'],
                              'thumb.heic': ['-t', '64']}.items():
            with self.subTest(name=name):
                run('heif-enc', *options, flat, '-o', self.folder / name)
                self.check_color(self.folder / name)
        deep = self.flat('deep.png', '-depth', '16')
        run('heif-enc', '-A', '-b', '10', deep, '-o', self.folder / 'ten.avif')
        self.check_color(self.folder / 'ten.avif')

    def test_wide_colors(self):
        """Display P3 said by nclx (12, 13), and as a profile in the file."""
        flat = self.flat('flat.png')
        for name, options in {'p3.heic': [], 'p3.avif': ['-A']}.items():
            with self.subTest(name=name):
                run('heif-enc', *options, '--colour_primaries', '12', '--transfer_characteristic', '13', flat, '-o', self.folder / name)
                self.check_color(self.folder / name, P3_IN_SRGB, 5)

    def test_turned_heif(self):
        """The container's turn counts and is done once; the orientation in the EXIF repeats it."""
        path = self.folder / 'mark.png'
        run('convert', '-size', '160x80', 'xc:red', '-fill', 'blue', '-draw', 'rectangle 0,0 40,40', path)
        run('heif-enc', '--rotate-cw', '90', path, '-o', self.folder / 'turned.heic')
        run('exiftool', '-q', '-overwrite_original', '-Orientation#=6', self.folder / 'turned.heic')
        output, told = self.rendition(self.folder / 'turned.heic')
        self.assertEqual((told['width'], told['height']), (80, 160))
        red, _, blue = self.color_at(output, 70, 10)
        self.assertGreater(blue, red, 'the marked corner is not at the top right')

    def test_every_orientation_of_every_format(self):
        """A marked corner, stored in eight ways, is at the top left of what is sent."""
        plain = self.folder / 'plain.png'
        run('convert', '-size', '160x80', 'xc:red', '-fill', 'blue', '-draw', 'rectangle 0,0 40,40', plain)
        undo = ['', '-flop', '-rotate 180', '-flip', '-transpose', '-rotate 270', '-transverse', '-rotate 90']
        for kind in ('jpg', 'png', 'webp', 'tif'):
            for orientation in range(1, 9):
                with self.subTest(kind=kind, orientation=orientation):
                    path = self.folder / f'turned-{orientation}.{kind}'
                    run('convert', plain, *undo[orientation - 1].split(), '+repage', '-quality', '95', path)
                    run('exiftool', '-q', '-overwrite_original', f'-Orientation#={orientation}', path)
                    self.check_upright(path, (160, 80))
        for kind in ('heic', 'avif'):
            for turn in (90, 180, 270):
                with self.subTest(kind=kind, turn=turn):
                    stored, path = self.folder / 'stored.png', self.folder / f'turned-{turn}.{kind}'
                    run('convert', plain, '-rotate', 360 - turn, '+repage', stored)
                    run('heif-enc', *(['-A'] if kind == 'avif' else []), '--rotate-cw', turn, stored, '-o', path)
                    self.check_upright(path, (160, 80))

    def check_upright(self, path, size):
        output, told = self.rendition(path)
        self.assertEqual((told['width'], told['height']), size)
        for x, y, blue in ((10, 10, True), (150, 10, False), (10, 70, False), (150, 70, False)):
            found = self.color_at(output, x, y)
            self.assertEqual(found[2] > found[0], blue, f'{path.name} at {x}, {y}')

    def test_transparent_on_white(self):
        for name in ('clear.png', 'clear.webp', 'clear.avif', 'clear.heic'):
            with self.subTest(name=name):
                source = self.folder / 'clear-source.png'
                run('convert', '-size', '64x64', 'xc:none', f'png32:{source}')
                if name.endswith(('avif', 'heic')):
                    run('heif-enc', *(['-A'] if name.endswith('avif') else []), source, '-o', self.folder / name)
                else:
                    run('convert', source, self.folder / name)
                self.check_color(self.folder / name, (255, 255, 255), 2)

    def test_animated(self):
        """The first picture."""
        for name in ('moving.gif', 'moving.webp'):
            with self.subTest(name=name):
                run('convert', '-delay', '10', '-size', '64x64', f'xc:rgb{COLOR}', 'xc:blue', 'xc:green', self.folder / name)
                self.check_color(self.folder / name)

    def test_extreme_sizes(self):
        for size, wanted in {'1x1': (1, 1), '30000x200': (1920, 13), '200x30000': (13, 1920)}.items():
            for kind in ('jpg', 'png', 'tif', 'webp'):
                if kind == 'webp' and size != '1x1':
                    continue  # the format ends at 16,383
                with self.subTest(size=size, kind=kind):
                    path = self.folder / f'{size}.{kind}'
                    run('convert', '-size', size, f'xc:rgb{COLOR}', path)
                    self.assertEqual(tuple(self.rendition(path)[1][key] for key in ('width', 'height')), wanted)
                    self.check_color(path, tolerance=6)

    def test_ink(self):
        for name in ('ink.jpg', 'ink.tif'):
            with self.subTest(name=name):
                path = self.folder / name
                run('convert', '-size', '64x64', f'xc:rgb{COLOR}', '-colorspace', 'CMYK', '-depth', '8', '-quality', '95', path)
                self.check_color(path, tolerance=6)

    def test_wrong_extension(self):
        """The content counts, whatever the name says."""
        self.flat('really.png').rename(self.folder / 'photo.jpg')
        self.check_color(self.folder / 'photo.jpg')
        run('heif-enc', self.flat('flat.png'), '-o', self.folder / 'really.heic')
        (self.folder / 'really.heic').rename(self.folder / 'IMG_1.JPG')
        self.check_color(self.folder / 'IMG_1.JPG')

    def test_truncated(self):
        source = self.folder / 'noise.png'
        run('convert', '-size', '400x300', 'plasma:', source)
        for kind in ('jpg', 'png', 'webp', 'tif', 'gif', 'bmp', 'heic', 'avif'):
            path = self.folder / f'whole.{kind}'
            if kind in ('heic', 'avif'):
                run('heif-enc', *(['-A'] if kind == 'avif' else []), source, '-o', path)
            else:
                run('convert', source, path)
            data = path.read_bytes()
            for part in (0.3, 0.7, 0.95):
                with self.subTest(kind=kind, part=part):
                    self.refused(self.write(f'cut.{kind}', data[:int(len(data) * part)]), 'пошкоджено')

    def test_other_formats(self):
        raw = self.flat('preview.tif').rename(self.folder / 'DSC_1.NEF')
        run('exiftool', '-q', '-overwrite_original', '-SubfileType#=1', raw)
        self.refused(raw, 'RAW')
        svg = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
        for name, data, word in (('a.jxl', b'\xff\x0a' + b'\0' * 40, 'JPEG XL'), ('a.psd', b'8BPS\0\1' + b'\0' * 40, 'Photoshop'),
                                 ('a.pdf', b'%PDF-1.4\n' + b'\0' * 40, 'PDF'), ('a.svg', svg, 'SVG'), ('a.cr3', b'\0\0\0\x18ftypcrx ' + b'\0' * 40, 'RAW'),
                                 ('a.mp4', b'\0\0\0\x18ftypisom' + b'\0' * 40, 'відео'), ('a.docx', b'PK\3\4' + b'\0' * 40, 'ZIP')):
            with self.subTest(name=name):
                self.refused(self.write(name, data), word, 'JPEG, PNG, WebP, HEIC, AVIF, TIFF, GIF')
        self.refused(self.write('text.jpg', b'Just a text. ' * 20), 'JPEG, PNG, WebP, HEIC')
        self.refused(self.write('empty.jpg', b''), 'порожній')

    def screenshot(self, name='screen.png'):
        path = self.folder / name
        run('convert', '-size', '1200x900', 'xc:white', '-fill', 'navy', '-draw', 'rectangle 0,0 1200,60', '-fill', 'black', '-pointsize',
            '40', '-annotate', '+60+200', 'Screen', '-fill', 'red', '-draw', 'circle 600,500 700,500', '-depth', '8', path)
        return path

    def photo(self, name, size='1600x1200'):
        path = self.folder / name
        run('convert', '-size', size, 'plasma:red-blue', '-attenuate', '0.5', '+noise', 'Gaussian', path)
        return path

    def check_kind(self, path, magic, *options):
        result = subprocess.run([CLI, 'photo', '-o', self.folder / 'out', *options, path], capture_output=True, text=True, check=True)
        output = pathlib.Path(json.loads(result.stdout)['output'])
        self.assertTrue(output.read_bytes().startswith(magic), output)
        return output

    def test_drawings_stay_png(self):
        """By content: a screenshot as PNG keeps each pixel; a photo as PNG, and a drawing as JPEG, become JPEG."""
        screen = self.check_kind(self.screenshot(), b'\x89PNG')
        self.assertEqual(screen.suffix, '.png')
        self.assertEqual(run('compare', '-metric', 'AE', self.folder / 'screen.png', screen, 'null:', text=True).stderr.strip().split()[0], '0')
        self.check_kind(self.screenshot('screen.gif'), b'\x89PNG')
        self.check_kind(self.screenshot(), b'\x89PNG', '--max', '400')
        self.check_kind(self.screenshot('screen.jpg'), b'\xff\xd8')
        self.check_kind(self.photo('photo.png'), b'\xff\xd8')

    def test_kinds(self):
        photo = self.photo('kinds.jpg')
        plain = self.check_kind(photo, b'\xff\xd8').read_bytes()
        self.assertIn(b'\xff\xc0\0\x11\x08', plain, 'not baseline')
        self.assertIn(b'\x03\x01\x22\0\x02\x11\x01\x03\x11\x01', plain, 'not 4:2:0')
        self.assertIn(b'\xff\xc2\0\x11\x08', self.check_kind(photo, b'\xff\xd8', '--progressive').read_bytes())
        self.check_kind(photo, b'RIFF', '--format', 'webp')

    def test_limit_of_bytes(self):
        """Below the limit: by quality as long as that shows little, then by size; a drawing over it is sent as JPEG."""
        photo = self.photo('limit.jpg')
        whole = self.check_kind(photo, b'\xff\xd8')
        usual = whole.stat().st_size // 1000
        for part in (0.8, 0.5, 0.15):
            for options in ([], ['--format', 'webp'], ['--progressive']):
                with self.subTest(part=part, options=options):
                    output = self.check_kind(photo, b'RIFF' if '--format' in options else b'\xff\xd8', '--max-kb', str(int(usual * part)), *options)
                    size = output.stat().st_size
                    self.assertLessEqual(size, int(usual * part) * 1000)
                    self.assertGreater(size, usual * part * 400, 'more was given up than the limit asks for')
        self.check_kind(self.photo('noise.png', '300x200'), b'\xff\xd8', '--max-kb', '20')

    def test_bombs(self):
        """Small files that would unpack to gigabytes: told with the size, before they are unpacked."""
        def chunk(kind, body):
            return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
        for side in (60000, 25000):
            png = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0))
            png += chunk(b'IDAT', zlib.compress(bytes(1000))) + chunk(b'IEND', b'')
            self.refused(self.write(f'{side}.png', png), f'{side} × {side}')
        whole = bytearray(self.flat('small.jpg').read_bytes())
        at = re.search(rb'\xff\xc0..\x08', whole, re.S).start()
        whole[at + 5:at + 9] = struct.pack('>HH', 60000, 60000)
        self.refused(self.write('bomb.jpg', bytes(whole)), '60000 × 60000')
        gif = bytearray(self.flat('small.gif').read_bytes())
        gif[6:10] = struct.pack('<HH', 65535, 65535)
        self.refused(self.write('bomb.gif', bytes(gif)), '65535 × 65535')

    def exif_loop(self):
        """Two directories that name each other, and one that names itself."""
        tiff = b'MM\0*' + struct.pack('>I', 8)
        tiff += struct.pack('>HHHIII', 1, 0x8769, 4, 1, 26, 8)
        tiff += struct.pack('>HHHIII', 1, 0x8769, 4, 1, 8, 26)
        return b'Exif\0\0' + tiff

    def with_segments(self, jpeg, *segments):
        return jpeg[:2] + b''.join(struct.pack('>BBH', 0xff, marker, len(body) + 2) + body for marker, body in segments) + jpeg[2:]

    def test_hostile_metadata(self):
        jpeg = self.flat('plain.jpg', '-quality', '95').read_bytes()
        xmp = b'http://ns.adobe.com/xap/1.0/\0' + b'<x:xmpmeta>' + b'<a>' * 20000
        huge = [(0xe2, b'ICC_PROFILE\0' + bytes([index, 255]) + bytes(65000)) for index in range(1, 256)]
        lying = [(0xe2, b'ICC_PROFILE\0\1\1' + struct.pack('>I', 0xffffffff) + bytes(200))]
        bad_exif = b'Exif\0\0II*\0' + struct.pack('<I', 8) + struct.pack('<H', 0xffff) + b'\xff' * 4000
        for name, segments in {'loop.jpg': [(0xe1, self.exif_loop())], 'wild.jpg': [(0xe1, bad_exif)], 'xmp.jpg': [(0xe1, xmp)],
                               'icc.jpg': huge, 'lying-icc.jpg': lying, 'many.jpg': [(0xfe, b'x')] * 20000}.items():
            with self.subTest(name=name):
                self.check_color(self.write(name, self.with_segments(jpeg, *segments)))

    def test_corrupt(self):
        """Bytes changed in the middle: a photo or a sentence, never a crash, a hang or silence."""
        source = self.folder / 'noise.png'
        run('convert', '-size', '200x150', 'plasma:', source)
        for kind in ('jpg', 'png', 'webp', 'tif', 'gif', 'heic', 'avif'):
            path = self.folder / f'whole.{kind}'
            if kind in ('heic', 'avif'):
                run('heif-enc', *(['-A'] if kind == 'avif' else []), source, '-o', path)
            else:
                run('convert', source, path)
            data = bytearray(path.read_bytes())
            for at in range(len(data) // 5, len(data), len(data) // 5):
                data[at] ^= 0xff
            with self.subTest(kind=kind):
                path = self.write(f'corrupt.{kind}', bytes(data))
                if self.prepare(path).returncode != 0:
                    self.refused(path)


if __name__ == '__main__':
    unittest.main(verbosity=1)
