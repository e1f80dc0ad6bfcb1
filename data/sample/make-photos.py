#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the nine pictures of the sample article: photo-1.jpg … photo-9.jpg beside this file.

Each scene is an SVG with light, depth and grain, rendered by Chromium and saved as JPEG by ImageMagick.
Nobody in them exists.  Run: ./dev shell -c data/sample/make-photos.py
"""

import pathlib
import random
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
WALL, WOOD, DARK = '#efe6d6', '#b98552', '#3b2f2a'
BOOKS = ['#b5493c', '#d98e3f', '#e3c567', '#5f8f6b', '#3f6f8f', '#6a5a8c', '#8c4b5e', '#c9b79c', '#2f4858', '#a9bfae']
CLOTHES = ['#c0504d', '#4f81bd', '#e0b04f', '#5f9e6e', '#8064a2', '#d77f5f', '#3d6b77', '#b8567b', '#f0ead8']
SKIN = ['#f2c9a5', '#e9b48c', '#dba57e', '#f5d3b3']
HAIR = ['#3a2a20', '#5d4030', '#8a6a45', '#c9a36a', '#7a7a78', '#2a2422']

DEFS = '''<defs>
<linearGradient id="sky" x2="0" y2="1"><stop stop-color="#5fa3d6"/><stop offset=".7" stop-color="#cfe6f2"/><stop offset="1" stop-color="#f6efe0"/></linearGradient>
<linearGradient id="dusk" x2="0" y2="1"><stop stop-color="#2b3560"/><stop offset=".6" stop-color="#b5729a"/><stop offset="1" stop-color="#f5b37a"/></linearGradient>
<linearGradient id="grass" x2="0" y2="1"><stop stop-color="#9dbb61"/><stop offset="1" stop-color="#557a3c"/></linearGradient>
<linearGradient id="floor" x2="0" y2="1"><stop stop-color="#c79a68"/><stop offset="1" stop-color="#8d6239"/></linearGradient>
<linearGradient id="wall" x2="1" y2="1"><stop stop-color="#f7f0e2"/><stop offset="1" stop-color="#d9cbb3"/></linearGradient>
<linearGradient id="glass" x2="1" y2="1"><stop stop-color="#eaf5fa"/><stop offset="1" stop-color="#9cc7de"/></linearGradient>
<radialGradient id="glow"><stop stop-color="#fff3cf" stop-opacity=".95"/><stop offset="1" stop-color="#fff3cf" stop-opacity="0"/></radialGradient>
<radialGradient id="vignette" r=".75"><stop offset=".6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".38"/></radialGradient>
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="14"/></filter>
<filter id="far" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="5"/></filter>
<filter id="leaves" x="-20%" y="-20%" width="140%" height="140%"><feTurbulence type="fractalNoise" baseFrequency=".035" numOctaves="3" seed="4" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="70"/></filter>
<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".8" numOctaves="2" seed="7"/><feColorMatrix values="0 0 0 0 .5  0 0 0 0 .5  0 0 0 0 .5  0 0 0 .22 0"/></filter>
</defs>'''


def rect(x, y, w, h, fill, **extra):
    more = ''.join(f' {k.replace("_", "-")}="{v}"' for k, v in extra.items())
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}"{more}/>'


def ellipse(x, y, rx, ry, fill, **extra):
    more = ''.join(f' {k.replace("_", "-")}="{v}"' for k, v in extra.items())
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}"{more}/>'


def path(d, fill, **extra):
    more = ''.join(f' {k.replace("_", "-")}="{v}"' for k, v in extra.items())
    return f'<path d="{d}" fill="{fill}"{more}/>'


def shadow(x, y, rx, ry=None, strength=.35):
    return ellipse(x, y, rx, ry or rx / 5, '#1d1510', opacity=strength, filter='url(#soft)')


def person(rng, x, y, h, back=False, child=False):
    """Feet at (x, y), h high."""
    skin, hair, top = rng.choice(SKIN), rng.choice(HAIR), rng.choice(CLOTHES)
    legs = rng.choice(['#38424f', '#4a3d38', '#2d3a52', '#6b6258'])
    head = h * (.105 if child else .078)
    shoulder, hip = y - h * .80, y - h * .46
    w = h * (.13 if child else .125)
    skirt = rng.random() < .4
    out = [shadow(x, y, w * 1.5)]
    if skirt:
        out.append(path(f'M{x - w * .7} {hip} Q{x} {hip - 12} {x + w * .7} {hip} L{x + w} {y - h * .16} L{x - w} {y - h * .16}Z', legs))
        out += [rect(x - w * .45, y - h * .18, w * .3, h * .18, skin), rect(x + w * .15, y - h * .18, w * .3, h * .18, skin)]
    else:
        out += [rect(x - w * .62, hip - 6, w * .58, h * .46, legs, rx=w * .2), rect(x + w * .04, hip - 6, w * .58, h * .46, legs, rx=w * .2)]
    out += [rect(x - w * .75, y - h * .025, w * .7, h * .03, '#2b2523', rx=6), rect(x + w * .05, y - h * .025, w * .7, h * .03, '#2b2523', rx=6)]
    swing = rng.uniform(-.25, .25)
    for side in (-1, 1):
        hand_x, hand_y = x + side * w * (1.15 + swing * side), hip + h * .03
        out.append(f'<path d="M{x + side * w * .8} {shoulder + h * .05} Q{x + side * w * 1.35} {(shoulder + hip) / 2} {hand_x} {hand_y}" '
                   f'stroke="{top}" stroke-width="{w * .42}" stroke-linecap="round" fill="none"/>')
        out.append(ellipse(hand_x, hand_y + w * .12, w * .2, w * .22, skin))
    out.append(path(f'M{x - w} {shoulder + h * .05} Q{x - w * .9} {shoulder - h * .012} {x - w * .3} {shoulder - h * .02} L{x + w * .3} {shoulder - h * .02} '
                    f'Q{x + w * .9} {shoulder - h * .012} {x + w} {shoulder + h * .05} L{x + w * .8} {hip + h * .03} Q{x} {hip + h * .055} {x - w * .8} {hip + h * .03}Z', top))
    out.append(path(f'M{x} {shoulder - h * .02} L{x + w * .3} {shoulder - h * .02} Q{x + w * .9} {shoulder - h * .012} {x + w} {shoulder + h * .05} '
                    f'L{x + w * .8} {hip + h * .03} L{x + w * .35} {hip + h * .04}Z', '#000', opacity='.12'))
    out.append(rect(x - head * .38, shoulder - head * .7, head * .76, head * .8, skin, rx=head * .3))
    cy = shoulder - head * 1.35
    long_hair = rng.random() < .5
    if long_hair:
        out.append(path(f'M{x - head * 1.05} {cy} Q{x} {cy - head * 2.2} {x + head * 1.05} {cy} L{x + head * .95} {cy + head * 1.5} L{x - head * .95} {cy + head * 1.5}Z', hair))
    out.append(ellipse(x, cy, head * .86, head * 1.05, hair if back else skin))
    if not back:
        out.append(path(f'M{x - head * .9} {cy - head * .05} Q{x - head * .8} {cy - head * 1.35} {x + head * .1} {cy - head * 1.2} Q{x + head} {cy - head * 1.1} {x + head * .9} {cy - head * .05} '
                        f'Q{x + head * .5} {cy - head * .75} {x - head * .2} {cy - head * .62} Q{x - head * .7} {cy - head * .5} {x - head * .9} {cy - head * .05}Z', hair))
        out += [ellipse(x - head * .33, cy + head * .05, head * .08, head * .1, DARK), ellipse(x + head * .33, cy + head * .05, head * .08, head * .1, DARK)]
        out.append(f'<path d="M{x - head * .28} {cy + head * .45} Q{x} {cy + head * .68} {x + head * .28} {cy + head * .45}" stroke="#a05a4c" stroke-width="{head * .09}" fill="none" stroke-linecap="round"/>')
        out += [ellipse(x - head * .5, cy + head * .35, head * .16, head * .1, '#e08a74', opacity='.35'), ellipse(x + head * .5, cy + head * .35, head * .16, head * .1, '#e08a74', opacity='.35')]
    elif not long_hair:
        out.append(ellipse(x, cy + head * .75, head * .4, head * .3, skin))
    return ''.join(out)


def books(rng, x, y, w, h):
    """A row standing on y, from x to x + w."""
    out, at = [], x
    while at < x + w - 14:
        thick, tall, colour = rng.uniform(12, 30), h * rng.uniform(.68, .96), rng.choice(BOOKS)
        if at + thick > x + w:
            break
        if rng.random() < .06:
            at += thick * 1.6
            continue
        out.append(rect(at, y - tall, thick - 1.5, tall, colour, rx=2))
        out.append(rect(at, y - tall, (thick - 1.5) * .28, tall, '#fff', opacity='.14'))
        out.append(rect(at + 2, y - tall * rng.uniform(.7, .85), thick - 5.5, tall * .07, '#f3e7c9', opacity='.8'))
        at += thick
    return ''.join(out)


def shelf(rng, x, y, w, h, rows):
    out = [shadow(x + w / 2, y + h, w * .55, 22), rect(x, y, w, h, '#8a5a33', rx=6), rect(x + 12, y + 12, w - 24, h - 24, '#5e3c22')]
    step = (h - 24) / rows
    for row in range(rows):
        base = y + 12 + step * (row + 1)
        out += [books(rng, x + 18, base - 9, w - 36, step - 14), rect(x + 12, base - 9, w - 24, 9, '#a87243')]
    return ''.join(out)


def window(x, y, w, h, view='url(#sky)'):
    hill = path(f'M{x} {y + h * .72} Q{x + w * .3} {y + h * .5} {x + w * .55} {y + h * .68} T{x + w} {y + h * .6} L{x + w} {y + h} L{x} {y + h}Z', '#7fa05a', filter='url(#far)')
    bars = ''.join(rect(x + w * i / 2 - 6, y, 12, h, '#fbf8f1') for i in (0, 1, 2)) + rect(x - 6, y + h * .32, w + 12, 10, '#fbf8f1')
    return (f'<svg x="{x}" y="{y}" width="{w}" height="{h}" viewBox="{x} {y} {w} {h}">' + rect(x, y, w, h, view) + hill + '</svg>' + bars
            + rect(x - 12, y - 14, w + 24, 14, '#fbf8f1') + rect(x - 24, y + h, w + 48, 18, '#fbf8f1') + rect(x - 24, y + h + 18, w + 48, 8, '#000', opacity='.15'))


def tree(rng, x, y, size, colour='#5e8a45'):
    out = [shadow(x + size * .2, y, size * .6, size * .1), path(f'M{x - size * .05} {y} L{x - size * .03} {y - size * .6} L{x + size * .03} {y - size * .6} L{x + size * .06} {y}Z', '#5a4433')]
    for _ in range(16):
        out.append(ellipse(x + rng.uniform(-.34, .34) * size, y - size * rng.uniform(.55, 1.08), size * rng.uniform(.13, .24), size * rng.uniform(.1, .19),
                           rng.choice([colour, '#4b7439', '#79a354', '#93b865']), opacity='.92', filter='url(#leaves)'))
    return ''.join(out)


def room(w=1800, h=1200, horizon=800):
    return rect(0, 0, w, horizon, 'url(#wall)') + rect(0, horizon, w, h - horizon, 'url(#floor)') + rect(0, horizon - 26, w, 26, '#fbf6ea') + ''.join(
        f'<path d="M{x} {h} L{w / 2 + (x - w / 2) * .62} {horizon}" stroke="#6d4726" stroke-opacity=".35" stroke-width="3"/>' for x in range(-900, w + 900, 130))


def sunbeam(points):
    return f'<polygon points="{points}" fill="#fff2c4" opacity=".26" filter="url(#soft)"/>'


def house(x, y, w, h):
    """The library: one storey, tiled roof, wide steps; ground line at y."""
    out = [rect(x, y - h, w, h, '#f4ead3'), rect(x, y - h, w, h * .1, '#000', opacity='.1'), rect(x, y - 46, w, 46, '#b9a58a')]
    out.append(path(f'M{x - 60} {y - h} L{x + 90} {y - h - 190} L{x + w - 90} {y - h - 190} L{x + w + 60} {y - h}Z', '#a4503a'))
    out += [f'<path d="M{x - 60 + i * 12} {y - h - i * 15} L{x + w + 60 - i * 12} {y - h - i * 15}" stroke="#7d3a2a" stroke-width="3" opacity=".55"/>' for i in range(1, 13)]
    for i in range(5):
        if i != 2:
            wx = x + w * (i + .5) / 5 - 60
            out += [rect(wx - 12, y - h * .78 - 12, 144, h * .5 + 24, '#fff'), rect(wx, y - h * .78, 120, h * .5, 'url(#glass)'),
                    rect(wx + 56, y - h * .78, 8, h * .5, '#fff'), rect(wx, y - h * .6, 120, 8, '#fff'), rect(wx - 16, y - h * .28 + 8, 152, 12, '#d7c7a8')]
    dx = x + w / 2
    out += [rect(dx - 120, y - h * .86, 240, h * .86, '#e2d3b4'), rect(dx - 84, y - h * .74, 168, h * .74, '#47705f'), rect(dx - 3, y - h * .74, 6, h * .74, '#2f4d41'),
            rect(dx - 70, y - h * .68, 54, h * .34, 'url(#glass)'), rect(dx + 16, y - h * .68, 54, h * .34, 'url(#glass)'),
            path(f'M{dx - 150} {y - h * .86} L{dx} {y - h * 1.08} L{dx + 150} {y - h * .86}Z', '#8c4331')]
    out.append(f'<text x="{dx}" y="{y - h * .785}" font-family="DejaVu Sans" font-weight="bold" font-size="34" letter-spacing="6" fill="#5b4632" text-anchor="middle">БІБЛІОТЕКА</text>')
    return ''.join(out)


def ribbon(x0, x1, y):
    mid = (x0 + x1) / 2
    return (f'<path d="M{x0} {y} Q{mid} {y + 50} {x1} {y}" stroke="#2f6fb8" stroke-width="20" fill="none"/><path d="M{x0} {y + 17} Q{mid} {y + 67} {x1} {y + 17}" stroke="#f2cf46" stroke-width="18" fill="none"/>'
            + ''.join(ellipse(mid + dx, y + 30 + dy, 26, 16, c) for dx, dy, c in ((-24, -4, '#2f6fb8'), (24, 4, '#f2cf46'), (0, 0, '#f7e9a8'))))


def opening(rng):
    s = rect(0, 0, 1800, 1200, 'url(#sky)')
    s += ''.join(ellipse(x, y, rx, rx * .22, '#fff', opacity='.75', filter='url(#soft)') for x, y, rx in ((350, 150, 210), (1240, 110, 260), (1600, 230, 150)))
    s += path('M0 720 Q400 600 900 690 T1800 640 L1800 1200 L0 1200Z', '#8fb06a', filter='url(#far)') + tree(rng, 150, 830, 560) + tree(rng, 1680, 830, 620) + house(330, 830, 1140, 360)
    s += path('M0 820 L1800 820 L1800 1200 L0 1200Z', 'url(#grass)') + path('M620 1200 L800 824 L1000 824 L1180 1200Z', '#d9c9a9')
    s += ''.join(person(rng, x, y, h) for x, y, h in ((520, 990, 330), (640, 960, 310), (1180, 965, 320), (1300, 995, 335)))
    s += ribbon(690, 1120, 830) + person(rng, 690, 1010, 345) + person(rng, 1120, 1010, 350) + person(rng, 905, 1000, 340)
    s += ''.join(person(rng, x, 1165 + rng.uniform(-10, 25), 300, back=True, child=True) for x in (300, 420, 1420, 1540))
    return s + sunbeam('1800,0 1800,500 600,1200 100,1200')


def hall(rng):
    s = room() + window(180, 150, 330, 430) + window(620, 150, 330, 430)
    s += shelf(rng, 1080, 120, 640, 720, 5) + sunbeam('180,160 950,160 1500,1200 500,1200')
    s += shadow(620, 1010, 470, 50) + path('M180 900 L1060 900 L1180 985 L60 985Z', '#b07b49') + rect(60, 985, 1120, 26, '#8a5c33') + rect(110, 1011, 34, 189, '#744a27') + rect(1090, 1011, 34, 189, '#744a27')
    s += ''.join(rect(x, 912 + i % 2 * 22, 120, 26, rng.choice(BOOKS), rx=4) for i, x in enumerate((260, 330, 720)))
    s += path('M470 930 Q560 905 640 932 Q720 905 810 930 L825 968 Q720 942 642 968 Q560 942 455 968Z', '#fbf5e6') + f'<path d="M641 932 L642 968" stroke="#b7a78a" stroke-width="3"/>'
    return s + person(rng, 1240, 1100, 560) + person(rng, 1450, 1120, 590)


def children(rng):
    s = room(horizon=720) + window(720, 110, 360, 380) + shelf(rng, 80, 330, 520, 420, 3) + shelf(rng, 1200, 330, 520, 420, 3)
    s += ellipse(900, 985, 640, 150, '#cf6b52') + ellipse(900, 985, 500, 112, '#efcf8c') + ellipse(900, 985, 340, 74, '#6c9aa8')
    s += ''.join(ellipse(x, y, 92, 52, c) + ellipse(x - 20, y - 18, 40, 14, '#fff', opacity='.25') for x, y, c in ((330, 1040, '#5f8f6b'), (1480, 1050, '#d98e3f')))
    s += ''.join(person(rng, x, y, h, child=True) for x, y, h in ((560, 930, 330), (720, 900, 300), (1090, 900, 310), (1240, 935, 340)))
    s += person(rng, 905, 930, 480) + ''.join(person(rng, x, 1150, 330, back=True, child=True) for x in (660, 905, 1140))
    return s + sunbeam('720,110 1080,110 1300,1200 560,1200')


def evening(rng):
    s = rect(0, 0, 1800, 1200, '#57402f') + window(240, 110, 760, 620, 'url(#dusk)') + shelf(rng, 1180, 60, 560, 760, 5)
    s += rect(0, 860, 1800, 340, '#6e4828') + rect(0, 860, 1800, 16, '#8d6038') + ellipse(720, 640, 620, 520, 'url(#glow)', opacity='.75')
    s += rect(690, 470, 18, 390, '#2f2a26') + path('M560 480 L640 330 L760 330 L840 480Z', '#f4d58b') + ellipse(700, 868, 110, 20, '#2f2a26') + shadow(900, 985, 420, 60, .5)
    s += path('M520 950 Q690 880 860 950 Q1030 880 1200 950 L1240 1060 Q1040 985 862 1060 Q690 985 480 1060Z', '#fbf3df') + '<path d="M860 950 L862 1060" stroke="#b29f7c" stroke-width="5"/>'
    s += ''.join(f'<path d="M{560 + i * 4} {965 + i * 14} Q690 {912 + i * 14} 830 {962 + i * 14} M890 {962 + i * 14} Q1030 {912 + i * 14} {1170 + i * 4} {965 + i * 14}" stroke="#a8977a" stroke-width="3" fill="none"/>' for i in range(6))
    return s + ellipse(330, 960, 70, 26, '#2b2320') + path('M262 850 L398 850 L384 960 L276 960Z', '#c45a45') + ellipse(330, 850, 68, 18, '#3a1e14')


def meeting(rng):
    s = room(horizon=760) + window(120, 120, 300, 400) + window(1380, 120, 300, 400) + rect(620, 150, 560, 330, '#2f4858', rx=12) + rect(640, 170, 520, 290, '#f6f1e3')
    s += ''.join(rect(680, 205 + i * 48, w, 18, c, rx=9) for i, (w, c) in enumerate(((430, '#3f6f8f'), (320, '#b9b2a0'), (390, '#b9b2a0'), (260, '#b9b2a0'))))
    s += ''.join(person(rng, x, 1010, h) for x, h in ((330, 560), (560, 540), (790, 550), (1020, 545), (1250, 560), (1480, 555)))
    s += shadow(900, 1140, 800, 60) + ellipse(900, 985, 800, 130, '#9a683b') + ellipse(900, 968, 800, 126, '#c48f5a') + ellipse(800, 940, 420, 40, '#fff', opacity='.12')
    for x, y in ((430, 960), (720, 930), (1010, 930), (1330, 960), (900, 1030)):
        s += path(f'M{x - 60} {y} L{x + 50} {y - 12} L{x + 66} {y + 26} L{x - 50} {y + 40}Z', '#fbf7ec') + ellipse(x + 100, y + 4, 16, 9, '#e8f1f4') + rect(x + 84, y - 30, 32, 34, '#dcebf0', opacity='.8')
    return s


def yard(rng):
    s = rect(0, 0, 1800, 1200, 'url(#sky)') + path('M0 640 Q500 540 1000 620 T1800 560 L1800 1200 L0 1200Z', '#86aa62', filter='url(#far)') + house(1120, 700, 900, 280)
    s += path('M0 690 L1800 690 L1800 1200 L0 1200Z', 'url(#grass)') + path('M500 1200 Q900 900 1500 704 L1580 704 Q1150 920 900 1200Z', '#e0d0ae')
    s += tree(rng, 250, 860, 640) + tree(rng, 760, 780, 460) + ''.join(ellipse(250 + rng.uniform(-190, 190), 860 - rng.uniform(340, 640), 11, 11, '#c8402f') for _ in range(26))
    for x, y, k in ((1050, 1010, 1.1), (420, 1060, 1.2)):
        s += shadow(x, y + 60 * k, 230 * k, 24) + rect(x - 200 * k, y - 20 * k, 400 * k, 20 * k, WOOD, rx=6) + rect(x - 200 * k, y - 90 * k, 400 * k, 22 * k, WOOD, rx=6) + rect(x - 170 * k, y - 90 * k, 16 * k, 150 * k, '#3c4648') + rect(x + 154 * k, y - 90 * k, 16 * k, 150 * k, '#3c4648')
    s += ''.join(ellipse(rng.uniform(0, 1800), rng.uniform(1080, 1190), 7, 7, rng.choice(['#f4e04d', '#f2f2ee', '#d96aa0'])) for _ in range(120))
    return s + person(rng, 1290, 1010, 330) + person(rng, 1390, 1020, 300) + sunbeam('0,0 500,0 1500,1200 700,1200')


def entrance(rng):
    s = rect(0, 0, 1800, 1200, '#f0e4cb') + ''.join(rect((i % 2) * 60 - 120 + j * 240, i * 70, 232, 62, '#e7d8ba') for i in range(14) for j in range(9)) + rect(0, 940, 1800, 260, '#b8aa95')
    s += rect(560, 130, 620, 760, '#d8c6a2') + rect(610, 190, 520, 700, '#47705f') + rect(864, 190, 12, 700, '#2f4d41') + ''.join(rect(x, 240, 190, 400, 'url(#glass)') for x in (645, 905))
    s += ellipse(848, 720, 10, 40, '#e0c070') + ellipse(893, 720, 10, 40, '#e0c070') + rect(540, 890, 660, 30, '#9c8f7b') + rect(500, 915, 740, 35, '#a99b86')
    s += path('M1240 900 L1800 1090 L1800 1180 L1240 960Z', '#c7baa4') + ''.join(f'<path d="M1240 {760 + d} L1800 {940 + d}" stroke="#5a6468" stroke-width="16"/>' for d in (0, 70)) + ''.join(rect(1250 + i * 130, 765 + i * 42, 14, 200, '#5a6468') for i in range(5))
    s += rect(180, 330, 240, 300, '#2f5f8f', rx=14) + ''.join(rect(215, 380 + i * 52, w, 20, '#fff', rx=8) for i, w in enumerate((170, 130, 150, 90)))
    s += ellipse(120, 960, 110, 40, '#7a5a40') + ''.join(ellipse(120 + rng.uniform(-100, 100), 880 + rng.uniform(-90, 50), 34, 26, rng.choice(['#5e8a45', '#79a354', '#d96aa0', '#f0c9d8'])) for _ in range(34))
    return s + person(rng, 1010, 1130, 560) + sunbeam('0,0 700,0 1500,1200 900,1200')


def stack(rng):
    s = rect(0, 0, 1800, 1200, '#d8c8ae') + ''.join(ellipse(rng.uniform(0, 1800), rng.uniform(0, 620), 90, 90, rng.choice(BOOKS), opacity='.35', filter='url(#soft)') for _ in range(34))
    s += rect(0, 820, 1800, 380, '#9b6a3e') + rect(0, 820, 1800, 14, '#c08b58') + shadow(900, 1010, 640, 70, .5)
    y = 1000
    for width, tall, colour in ((900, 92, '#3f6f8f'), (820, 74, '#b5493c'), (860, 104, '#5f8f6b'), (720, 66, '#e3c567'), (760, 86, '#6a5a8c'), (640, 60, '#d98e3f')):
        x = 900 - width / 2 + rng.uniform(-50, 50)
        y -= tall
        s += rect(x, y, width, tall, colour, rx=12) + rect(x + width - 60, y + 9, 56, tall - 18, '#f7efdc', rx=4) + rect(x + 70, y, 18, tall, '#f3e2b0', opacity='.85') + rect(x + 160, y + tall * .4, 300, tall * .2, '#fff', opacity='.6', rx=6) + rect(x, y + tall * .8, width, tall * .2, '#000', opacity='.15', rx=8)
    s += path(f'M760 {y - 6} Q860 {y - 66} 905 {y - 6} Q960 {y - 66} 1060 {y - 6} L1066 {y} L754 {y}Z', '#fffaf0')
    return s + sunbeam('0,0 600,0 1700,1200 800,1200')


def tall_shelf(rng):
    """In portrait format, as phones are often held."""
    s = room(1200, 1800, 1400) + shelf(rng, 110, 90, 980, 1380, 8)
    s += ''.join(f'<path d="M{x} 1640 L{x + 150} 120" stroke="#d2a46d" stroke-width="26"/>' for x in (640, 860))
    s += ''.join(f'<path d="M{652 + i * 16} {1520 - i * 160} L{872 + i * 16} {1520 - i * 160}" stroke="#c4935c" stroke-width="20"/>' for i in range(9))
    return s + person(rng, 380, 1640, 740, back=True) + sunbeam('0,0 500,0 1200,1500 700,1800')


SCENES = [opening, hall, children, evening, meeting, yard, entrance, stack, tall_shelf]


def render(number, scene, folder):
    rng = random.Random(100 + number)
    w, h = (1200, 1800) if scene is tall_shelf else (1800, 1200)
    body = scene(rng)
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">{DEFS}{body}'
           f'<rect width="{w}" height="{h}" fill="url(#vignette)"/><rect width="{w}" height="{h}" filter="url(#grain)" opacity=".55"/></svg>')
    page, picture = folder / f'{number}.html', folder / f'{number}.png'
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8"><style>body{{margin:0}}svg{{display:block}}</style>{svg}', encoding='utf-8')
    subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
                    '--disable-sync', '--hide-scrollbars', f'--user-data-dir={folder / "profile"}', f'--window-size={w},{h}', f'--screenshot={picture}', page.as_uri()],
                   check=True, capture_output=True)
    subprocess.run(['convert', picture, '-resize', '1500x1500', '-strip', '-sampling-factor', '4:2:0', '-quality', '80', HERE / f'photo-{number}.jpg'], check=True)


with tempfile.TemporaryDirectory() as name:
    for index, each in enumerate(SCENES, 1):
        render(index, each, pathlib.Path(name))
