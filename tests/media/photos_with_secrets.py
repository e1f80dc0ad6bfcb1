# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos of every kind that carry coordinates, serial numbers, names and hidden pictures in every place that exiftool and the formats
have for them; and how to see that nothing of it is left."""

import json
import struct
import subprocess

SECRET = 'Zx81Secret'
KINDS = ('jpg', 'png', 'webp', 'tif', 'heic')
# Nothing of this may be in what is sent, wherever it stands.
FORBIDDEN = (SECRET.encode(), SECRET.encode('utf-16-le'), SECRET.encode('utf-16-be'), b'Phone 7', b'Exif\0\0', b'http://ns.adobe.com', b'MPF\0',
             b'JUMBF', b'jumb', b'8BIM')
# What a file must tell to be shown; exiftool's own groups of facts about the file itself are not looked at.
NEEDED = {'SourceFile'}
TAGS = ['-GPSLatitude=50.4501', '-GPSLatitudeRef=N', '-GPSLongitude=30.5234', '-GPSLongitudeRef=E', '-XMP:GPSLatitude=50.4501',
        '-XMP:GPSLongitude=30.5234', f'-IPTC:City={SECRET}', f'-IPTC:Sub-location={SECRET}', f'-EXIF:SerialNumber={SECRET}',
        f'-EXIF:LensSerialNumber={SECRET}', f'-EXIF:Artist={SECRET}', f'-EXIF:UserComment={SECRET}', f'-XMP:Creator={SECRET}',
        f'-XMP:HistorySoftwareAgent={SECRET}', f'-XMP:DocumentID={SECRET}', f'-XMP-photoshop:City={SECRET}', f'-Comment={SECRET}',
        '-EXIF:Model=Phone 7', '-EXIF:DateTimeOriginal=2026:11:01 10:00:00', '-Orientation#=6']


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True)


def tags_of(path):
    told = json.loads(run('exiftool', '-j', '-a', '-G1', '-ee3', '-U', path).stdout)[0]
    groups = ('System', 'File', 'ExifTool', 'Composite', 'JFIF', 'RIFF', 'PNG')
    return {name: value for name, value in told.items() if name not in NEEDED and name.split(':')[0] not in groups}


def make_photo(folder, sample, kind, name='photo', size='800x600'):
    """A photo of this kind with all of TAGS that the kind can hold, a thumbnail, and bytes after its end."""
    path, picture = folder / f'{name}.{kind}', folder / f'.{name}-picture.png'
    # Each kind in another tint: what is equal when it is ready would be sent once.
    run('convert', sample / 'photo-2.jpg', '-strip', '-resize', f'{size}!', '-modulate', f'100,100,{80 + 10 * KINDS.index(kind)}', picture)
    run(*(('heif-enc', picture, '-o', path) if kind == 'heic' else ('convert', picture, path)))
    picture.unlink()
    thumbnail = folder / f'.{name}-thumbnail.jpg'
    run('convert', '-size', '160x120', 'xc:red', thumbnail)
    subprocess.run(['exiftool', '-q', '-m', '-overwrite_original', *TAGS, f'-ThumbnailImage<={thumbnail}', str(path)], check=False,
                   capture_output=True)
    assert SECRET.encode() in path.read_bytes(), f'the {kind} sample holds no secret: the test would prove nothing'
    if kind in ('jpg', 'png'):
        add_trailer(path, thumbnail)
    thumbnail.unlink()
    return path


def add_trailer(path, picture):
    """A second picture and a note after the end, as phones append them (MPF, JUMBF, motion photos)."""
    data = path.read_bytes()
    if path.suffix == '.jpg':
        mpf, box = b'MPF\0' + SECRET.encode(), b'JP\0\1\0\0\0\1\0\0\0\x20jumb' + SECRET.encode()
        segment = b'\xff\xe2' + struct.pack('>H', 2 + len(mpf)) + mpf + b'\xff\xeb' + struct.pack('>H', 2 + len(box)) + box
        data = data[:2] + segment + data[2:] + picture.read_bytes()
    path.write_bytes(data + SECRET.encode())
