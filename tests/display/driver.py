# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses a window as a person would: keys, clicks and drags through XTEST, and the accessibility tree to find things.

Nothing here sleeps for a result: wait() asks until a condition holds.  The short pauses inside gestures are the gesture
itself: a drag that jumps is no drag to a toolkit.
"""

import os
import re
import signal
import subprocess
import sys
import time

from Xlib import X, XK, display
from Xlib.ext import xtest
from Xlib.protocol import event

# Warnings are fatal to our programs, not to this one: AT-SPI warns when a program that it asks has just been killed.
G_DEBUG = os.environ.pop('G_DEBUG', '')
DISPLAY = display.Display()
MODIFIERS = {'ctrl': 'Control_L', 'shift': 'Shift_L', 'alt': 'Alt_L'}
BOUND = []  # (key, symbols) in the order in which bind() bound them
NAMED = {'\n': 'Return', '\t': 'Tab'}


def wait(condition, what, timeout=30):
    """The first true value of condition(); fails with the name of what was waited for."""
    end = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f'waited {timeout} s for {what}')
        time.sleep(0.02)


# ---- keyboard ----

def keysym(character):
    if character in NAMED:
        return XK.string_to_keysym(NAMED[character])
    code = ord(character)
    return code if code < 256 else 0x01000000 | code


def unified(symbol):
    """Cyrillic letters have two symbols in X11: the old ones are KOI8-U, the new ones Unicode."""
    if 0x6a0 <= symbol <= 0x6ff:
        return 0x01000000 | ord(bytes([symbol & 0xff]).decode('koi8_u'))
    return symbol


def keymap():
    low, high = DISPLAY.display.info.min_keycode, DISPLAY.display.info.max_keycode
    places, free = {}, []
    for index, row in enumerate(DISPLAY.get_keyboard_mapping(low, high - low + 1)):
        if not any(row):
            free.append(low + index)
        for column in (0, 1):
            if column < len(row) and row[column]:
                places.setdefault(unified(row[column]), (low + index, column))
    return places, free


def spare(free, needed):
    """A key for characters that the layout lacks: one that nobody uses, else the one longest bound to what this text has none of."""
    if not free:
        index = next(index for index, (_, symbols) in enumerate(BOUND) if not symbols & needed)
        free.append(BOUND.pop(index)[0])
    return free.pop(0)


def bind(text):
    """Gives each character that the layout lacks a key: rebinding one for each letter would race the toolkit."""
    places, free = keymap()
    wanted = set(map(keysym, text))
    needed = [s for s in dict.fromkeys(map(keysym, text)) if s not in places]
    for first, second in zip(needed[0::2], needed[1::2] + [None]):
        code = spare(free, wanted)
        DISPLAY.change_keyboard_mapping(code, [(first, first if second is None else second, 0, 0)])
        BOUND.append((code, {first, second}))
    DISPLAY.sync()
    if needed:
        time.sleep(0.3)  # the toolkit reads the new map when the server's notice arrives
    return keymap()[0]


def tap(keycode, modifiers=()):
    for modifier in modifiers:
        xtest.fake_input(DISPLAY, X.KeyPress, modifier)
    xtest.fake_input(DISPLAY, X.KeyPress, keycode)
    xtest.fake_input(DISPLAY, X.KeyRelease, keycode)
    for modifier in reversed(modifiers):
        xtest.fake_input(DISPLAY, X.KeyRelease, modifier)
    DISPLAY.sync()
    time.sleep(0.012)


def type_text(text):
    places = bind(text)
    shift = DISPLAY.keysym_to_keycode(XK.XK_Shift_L)
    for character in text:
        keycode, column = places[keysym(character)]
        tap(keycode, [shift] if column else [])


def key(*combinations):
    """'ctrl+b', 'Return', 'alt+Up'."""
    for combination in combinations:
        *modifiers, name = combination.split('+')
        codes = [DISPLAY.keysym_to_keycode(XK.string_to_keysym(MODIFIERS[m])) for m in modifiers]
        tap(DISPLAY.keysym_to_keycode(XK.string_to_keysym(name)), codes)


# ---- pointer ----

def move(x, y):
    xtest.fake_input(DISPLAY, X.MotionNotify, x=int(x), y=int(y))
    DISPLAY.sync()


def button(down, number=1):
    xtest.fake_input(DISPLAY, X.ButtonPress if down else X.ButtonRelease, number)
    DISPLAY.sync()


def click(x, y, modifiers=()):
    move(x, y)
    time.sleep(0.05)
    codes = [DISPLAY.keysym_to_keycode(XK.string_to_keysym(MODIFIERS[m])) for m in modifiers]
    for code in codes:
        xtest.fake_input(DISPLAY, X.KeyPress, code)
    button(True)
    time.sleep(0.03)
    button(False)
    for code in codes:
        xtest.fake_input(DISPLAY, X.KeyRelease, code)
    DISPLAY.sync()
    time.sleep(0.05)


def drag(x0, y0, x1, y1, steps=20):
    move(x0, y0)
    time.sleep(0.15)
    button(True)
    time.sleep(0.1)
    sign = 1 if x1 >= x0 else -1
    for step in range(1, 7):  # slowly over the drag threshold
        move(x0 + 4 * step * sign, y0 + 2 * step)
        time.sleep(0.03)
    for step in range(1, steps + 1):
        move(x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps)
        time.sleep(0.02)
    for step in range(4):
        move(x1 + step % 2, y1)
        time.sleep(0.06)
    time.sleep(0.3)  # the target's answer to the last position
    button(False)


def drag_until(condition, *places):
    """Drags again where a program too busy to answer in the time of a gesture took it for none."""
    for _ in range(3):
        drag(*places)
        try:
            return wait(condition, 'what the drag does', 8)
        except AssertionError as error:
            failure = error
    raise failure


# ---- windows ----

def windows():
    """(window, title, process id) of all mapped top-level windows."""
    root = DISPLAY.screen().root
    listed = root.get_full_property(DISPLAY.intern_atom('_NET_CLIENT_LIST'), X.AnyPropertyType)
    found = []
    for number in listed.value if listed else []:
        try:
            window = DISPLAY.create_resource_object('window', number)
            name = window.get_full_property(DISPLAY.intern_atom('_NET_WM_NAME'), DISPLAY.intern_atom('UTF8_STRING'))
            owner = window.get_full_property(DISPLAY.intern_atom('_NET_WM_PID'), X.AnyPropertyType)
            if window.get_attributes().map_state == X.IsViewable:
                found.append((window, name.value.decode() if name else '', owner.value[0] if owner else 0))
        except Exception:  # a window may go while it is asked
            continue
    return found


def find_window(pattern):
    return next((w for w, title, _ in windows() if re.search(pattern, title)), None)


def wait_window(pattern, timeout=60):
    return wait(lambda: find_window(pattern), f'a window called {pattern}', timeout)


def geometry(window):
    size = window.get_geometry()
    corner = window.translate_coords(DISPLAY.screen().root, 0, 0)
    return -corner.x, -corner.y, size.width, size.height


def message(window, atom, data):
    root = DISPLAY.screen().root
    root.send_event(event.ClientMessage(window=window, client_type=DISPLAY.intern_atom(atom), data=(32, data)),
                    event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
    DISPLAY.sync()


def focus(window):
    message(window, '_NET_ACTIVE_WINDOW', [2, 0, 0, 0, 0])
    active = DISPLAY.intern_atom('_NET_ACTIVE_WINDOW')

    def is_active():
        value = DISPLAY.screen().root.get_full_property(active, X.AnyPropertyType)
        return value and value.value[0] == window.id
    wait(is_active, 'the window to become active')


def place(window, x, y, width, height):
    """The window's visible frame at the given place; without its own shadow, which openbox counts as content."""
    subprocess.run(['wmctrl', '-i', '-r', hex(window.id), '-b', 'remove,maximized_vert,maximized_horz'], check=True)
    subprocess.run(['wmctrl', '-i', '-r', hex(window.id), '-e', f'0,{x},{y},{width},{height}'], check=True)
    wait(lambda: abs(geometry(window)[0] - x) < 60 and abs(geometry(window)[2] - width) < 80, 'the window to move')


def close(window):
    """Asks as the cross in its corner does."""
    subprocess.run(['wmctrl', '-i', '-c', hex(window.id)], check=True)


def screenshot(path, window=None):
    target = hex(window.id) if window else 'root'
    subprocess.run(['import', '-window', target, path], check=True)


def wait_still(window, timeout=20):
    """Until two pictures in a row are the same: animations and late thumbnails are through."""
    import hashlib

    def picture():
        data = subprocess.run(['import', '-window', hex(window.id), '-depth', '8', 'rgb:-'], check=True, capture_output=True).stdout
        return hashlib.sha256(data).digest()
    last = [picture(), 0]

    def still():
        now = picture()
        last[1] = last[1] + 1 if now == last[0] else 0
        last[0] = now
        return last[1] >= 2
    wait(still, 'the window to stand still', timeout)


# ---- accessibility ----

def tree():
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi
    if Atspi.init() == 0:
        # A program that reads a dozen photos under the sanitizers may be silent for longer than the 0.8 s that AT-SPI waits by default.
        Atspi.set_timeout(20000, 30000)
    return Atspi


def walk(node, depth=0):
    if node is None or depth > 60:
        return
    yield node
    try:
        for index in range(node.get_child_count()):
            yield from walk(node.get_child_at_index(index), depth + 1)
    except Exception:  # a widget may go while its children are read
        return


def application(name):
    Atspi = tree()
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        node = desktop.get_child_at_index(index)
        if node and node.get_name() == name:
            return node
    return None


def find(root, name=None, role=None, showing=True):
    """The first accessible with this name (a regular expression, whole) and role ('push button', 'text'…)."""
    Atspi = tree()
    for node in walk(root):
        try:
            if role and node.get_role_name() != role:
                continue
            if name is not None and not re.fullmatch(name, node.get_name() or ''):
                continue
            if showing and not node.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            return node
        except Exception:
            continue
    return None


def is_shown(node, role):
    Atspi = tree()
    try:
        return node.get_role_name() == role and node.get_state_set().contains(Atspi.StateType.SHOWING)
    except Exception:  # it may go while it is asked
        return False


def is_focused(node):
    Atspi = tree()
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def focused(root):
    """The accessible that has the keyboard, or None."""
    Atspi = tree()
    for node in walk(root):
        try:
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
        except Exception:  # it may go while it is asked
            continue
    return None


def press(node):
    """The widget's own click action: positions of the tree are not usable under GTK 4. A button is pressed once it can be:
    GTK carries out an action a quarter of a second after it was asked to, and what that enables comes later still."""
    Atspi = tree()
    wait(lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE), f'{node.get_name()} to become sensitive')
    action = node.get_action_iface()
    assert action and Atspi.Action.get_n_actions(action), f'{node.get_name()} has no action'
    Atspi.Action.do_action(action, 0)


def text_of(node):
    Atspi = tree()
    iface = node.get_text_iface()
    return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface)) if iface else ''


# ---- programs ----

class Program:
    """A program that is ended with the block."""

    def __init__(self, *command, env=None, log=None):
        self.log = open(log, 'wb') if log else subprocess.DEVNULL
        self.process = subprocess.Popen(command, env={**os.environ, 'G_DEBUG': G_DEBUG, **(env or {})}, stdout=self.log, stderr=self.log)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self, window):
        close(window)
        return self.process.wait(timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()


def note(*words):
    print('#', *words, file=sys.stderr, flush=True)
