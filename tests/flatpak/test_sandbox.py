#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak: it asks for few rights, and from inside nothing else is in reach; it starts to its window; the practice
site runs in it, with its sample, and an article is published there; F1 shows the help in the browser of the desktop; an article is
printed through the portal; dropped photos arrive through the portal, and where a file manager does not hand them over, a sentence
says what to do; it starts under Wayland, too.
"""

import os
import pathlib
import subprocess
import sys
import urllib.request

from installed import DATA, ID, PICTURES, driver, end, program, shown, stage

HOME = pathlib.Path.home()
# x11 beside fallback-x11 is for programs before Flatpak 1.0: newer ones take it away again under Wayland.
RIGHTS = {'shared': {'network', 'ipc'}, 'sockets': {'x11', 'wayland', 'fallback-x11'}, 'devices': {'dri'}}
COUNT = 0


def ok(what):
    global COUNT
    COUNT += 1
    print(f'ok {COUNT} - flatpak: {what}', flush=True)


def inside(script):
    """What a shell in the sandbox prints, and its code."""
    done = subprocess.run(['flatpak', 'run', '--command=sh', ID, '-c', script], capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


def rights():
    text = subprocess.run(['flatpak', 'info', '--show-permissions', ID], check=True, capture_output=True, text=True).stdout
    first, *lines = [line for line in text.splitlines() if line]
    found = {name: set(values.strip(';').split(';')) for name, values in (line.split('=') for line in lines)}
    assert first == '[Context]' and found == RIGHTS, text
    ok('no rights but the network, a display and its graphics')


def closed_files():
    secret = HOME / 'Документи/secret.txt'
    other = HOME / '.var/app/org.other.App/data/secret.txt'
    for path in (secret, other):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('secret')
    for path in (secret, other, '/srv/flatpak/user/repo/config', '/run/host/home', HOME / '.config/xdg-desktop-portal/portals.conf'):
        code, said = inside(f'cat "{path}" || ls -d "{path}"')
        assert code != 0 and 'secret' not in said.replace('secret.txt', ''), f'{path} is in reach: {said}'
    inside(f'echo seen >"{HOME}/from-inside.txt"; mkdir -p "{HOME}/.config/autostart"; echo >"{HOME}/.config/autostart/evil.desktop"')
    assert not (HOME / 'from-inside.txt').exists() and not (HOME / '.config/autostart').exists(), 'the home folder can be written'
    for folder in ('/app/bin', '/usr/bin'):
        assert inside(f'touch {folder}/x')[0] != 0, f'{folder} can be written'
    ok('files of the person, of other programs and of the system are out of reach')


def closed_buses():
    names = inside('gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.ListNames')[1]
    assert 'org.freedesktop.DBus' in names and 'org.freedesktop.secrets' not in names and 'ca.desrt.dconf' not in names, names
    for name, path, call in (('org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.ReadAlias default'),
                             ('org.freedesktop.systemd1', '/org/freedesktop/systemd1', 'org.freedesktop.DBus.Peer.Ping'),
                             ('org.freedesktop.Flatpak', '/org/freedesktop/Flatpak', 'org.freedesktop.DBus.Peer.Ping')):
        code, said = inside(f'gdbus call --session -d {name} -o {path} -m {call}')
        assert code != 0, f'{name} answers: {said}'
    code, said = inside('ls /run/dbus/system_bus_socket')
    assert code != 0, said
    ok('no name of the session bus but its own and the portals; no system bus')


def closed_processes():
    with subprocess.Popen(['sleep', '600']) as host:
        seen = inside('for p in /proc/[0-9]*; do tr "\\0" " " <$p/cmdline; echo; done')[1]
        code = inside(f'kill -0 {host.pid} && readlink /proc/{host.pid}/exe | grep -q sleep')[0]
        host.kill()
    assert 'Xvfb' not in seen and 'sleep 600' not in seen and code != 0, seen
    ok('processes of the desktop are not seen')


def picture(window, name):
    driver.wait_still(window.window)
    driver.screenshot(str(PICTURES / f'{name}.png'), window.window)


def site_address():
    text = driver.wait(lambda: (DATA / 'practice/credentials.env').exists() and (DATA / 'practice/credentials.env').read_text(),
                       'the practice site’s credentials')
    return dict(line.split('=', 1) for line in text.splitlines())['SITE_URL']


def posts():
    with urllib.request.urlopen(site_address() + '/wp-json/wp/v2/posts', timeout=10) as answer:
        return answer.read().decode()


def publish(window):
    driver.key('ctrl+Return')
    window.find('Оприлюднення')
    picture(window, 'publish')
    window.press('Оприлюднити')
    window.find('Копіювати посилання', 'button')
    picture(window, 'published')
    driver.key('Escape')
    window.gone('Копіювати посилання')


def first_start():
    with program() as running:
        window = shown(running)
        window.find('Приєднати сайт', 'button')
        picture(window, 'first-start')
        ok('it starts to its window, in Ukrainian')
        window.press('Спробувати на навчальному сайті')
        driver.wait(lambda: 'бібліотеку' in window.text('Заголовок'), 'the sample article', 60)
        assert 'wp/v2' in urllib.request.urlopen(site_address() + '/wp-json/', timeout=10).read().decode()
        picture(window, 'practice')
        ok('the practice site starts inside, with its sample, and the desktop’s browser reaches it')
        publish(window)
        assert 'бібліотек' in posts(), 'the article is not on the practice site'
        ok('an article with its photos is published from the sandbox')
        end(running, window)


def help_opens():
    """The browser of the desktop is a script that writes down what it was asked to open."""
    browser = HOME / 'browser'
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" >"{browser}.part"\ncp "$1" "{browser}.html"\nmv "{browser}.part" "{browser}.asked"\n')
    browser.chmod(0o755)
    applications = HOME / '.local/share/applications'
    applications.mkdir(parents=True, exist_ok=True)
    (applications / 'browser.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Browser\nExec={browser} %f\nMimeType=text/html;\n')
    (HOME / '.config/mimeapps.list').write_text('[Default Applications]\ntext/html=browser.desktop\n')
    subprocess.run(['update-desktop-database', applications], check=True)
    with program() as running:
        window = shown(running)
        window.find('На сайті')
        window.gone('Пароль.*')
        driver.key('F1')
        driver.wait(pathlib.Path(f'{browser}.asked').exists, 'the browser to be asked for the help')
        page = pathlib.Path(f'{browser}.html').read_text()
        assert '<html lang="uk">' in page and 'Перша новина' in page, 'not the Ukrainian help'
        end(running, window)
    ok('F1 shows the help in the browser of the desktop')


def print_article():
    """Through the print portal of the desktop, whose only printer is a file."""
    with program() as running:
        window = shown(running)
        driver.wait(lambda: 'бібліотеку' in window.text('Заголовок'), 'the sample article')
        driver.key('ctrl+p')
        portal = driver.wait(lambda: driver.application('xdg-desktop-portal-gtk'), 'the portal')
        driver.wait(lambda: driver.find(portal, 'Друкувати у файл', 'table cell'), 'the dialog of printers')
        dialog = driver.wait_window('Друкувати')
        driver.focus(dialog)
        driver.wait_still(dialog)
        left, top = driver.geometry(dialog)[:2]
        driver.click(left + 120, top + 85)  # the first row
        driver.press(driver.find(portal, 'Надрукувати'))
        paper = driver.wait(lambda: next(HOME.glob('*.pdf'), None), 'the printed file')
        driver.wait(lambda: paper.read_bytes().rstrip().endswith(b'%%EOF'), 'the whole file')
        end(running, window)
    assert paper.read_bytes().startswith(b'%PDF-') and b'/DCTDecode' in paper.read_bytes()
    ok('an article is printed through the portal')


def drop_photos():
    folder = HOME / 'Фото'
    folder.mkdir()
    for number in (2, 3):
        (folder / f'{number}.jpg').write_bytes(pathlib.Path(f'/srv/dopys/data/sample/photo-{number}.jpg').read_bytes())
    with program() as running:
        window = shown(running)
        driver.place(window.window, 510, 0, 760, 860)
        driver.key('ctrl+n')
        driver.wait(lambda: window.text('Заголовок') == '', 'a new article')
        with stage.files_dragged(str(folder), window, 900, 420):
            window.find('Не вдалося додати 2 файли')
            window.press('Подробиці')
            window.find('(?s)Цей файловий менеджер не передає файли застосункам у пісочниці.*')
            picture(window, 'out-of-reach')
        ok('a file manager that hands nothing over gets a sentence that says what to do')
        driver.key('Escape')
        window.gone('(?s)Цей файловий менеджер.*')
        with driver.Program('python3', '/srv/dopys/tests/flatpak/dragsource.py', *sorted(map(str, folder.iterdir()))):
            source = driver.wait_window('dragsource')
            driver.place(source, 50, 50, 300, 200)
            driver.wait_still(source)
            driver.drag(200, 150, 900, 420)
            window.find('Галерея, 2 фото.*|Фото.*', 'image')
            picture(window, 'dropped')
        end(running, window)
    ok('dropped photos arrive through the portal')


def wayland():
    """Under a compositor without a screen; what the window holds is read from the accessibility tree."""
    environment = {**os.environ, 'WAYLAND_DISPLAY': 'wayland-dopys'}
    environment.pop('DISPLAY')
    with driver.Program('weston', '--backend=headless', '--socket=wayland-dopys', '--no-config', log='/tmp/session/weston.log'):
        socket = pathlib.Path(os.environ['XDG_RUNTIME_DIR']) / 'wayland-dopys'
        driver.wait(socket.exists, 'the compositor')
        with open('/tmp/session/dopys.log', 'wb') as log:
            running = subprocess.Popen(['flatpak', 'run', ID], env=environment, stdout=log, stderr=log)
        application = driver.wait(lambda: driver.application('dopys'), 'Dopys on the accessibility bus')
        driver.wait(lambda: driver.find(application, 'Шукати новини', 'entry'), 'the window')
        subprocess.run(['flatpak', 'kill', ID], check=True)
        running.wait(timeout=20)
    ok('it starts to its window under Wayland')


def main():
    try:
        rights()
        closed_files()
        closed_buses()
        closed_processes()
        first_start()
        help_opens()
        print_article()
        drop_photos()
        wayland()
    except BaseException as error:
        driver.screenshot(str(PICTURES / 'failed.png'))
        sys.stderr.write(pathlib.Path('/tmp/session/dopys.log').read_text(errors='replace') if os.path.exists('/tmp/session/dopys.log') else '')
        print(f'not ok {COUNT + 1} - flatpak: {error}')
        raise
    print(f'1..{COUNT}')


if __name__ == '__main__':
    main()
