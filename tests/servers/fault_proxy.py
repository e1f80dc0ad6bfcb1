#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A proxy that stands in front of a site and spoils chosen requests, as bad networks and bad hosting do.

As a module: FaultProxy(target, faults) on a free port of loopback.  As a program:
  fault_proxy.py http://127.0.0.1:8068 [--port N] [KIND:METHOD:REGEX[:TIMES]]…
The site's own address is replaced by the proxy's in what passes, and back, so that a client never goes past it.

Kinds of fault:
  drop-request   nothing reaches the site, the connection is closed
  drop-response  the site does it, the connection is closed without a byte
  reset          half of the request's body is taken, then the connection is reset
  cut            the site does it, half of its answer arrives
  half           the site does it, the answer is half of it as if that were all
  delay          the answer comes `delay` seconds later (3)
  busy           503 with Retry-After: 1, nothing reaches the site
  too-many       429 with Retry-After: 1, nothing reaches the site
  error-after    the site does it, the answer is 500 with a page
  html-after     the site does it, the answer is 200 with a page
  empty-after    the site does it, the answer is 200 with nothing
  noise          the answer comes with a byte order mark and PHP's notices before it
  anonymous      the Authorization header is dropped on the way
  call           the site does it, then a function is called, then as drop-response
"""

import http.client
import http.server
import re
import socket
import struct
import sys
import threading
import time
import urllib.parse

PAGE = '<!DOCTYPE html><html lang="uk"><title>Помилка</title><p>На сайті сталася критична помилка.</p></html>'.encode()
NOISE = '\ufeff<br />\n<b>Warning</b>:  Undefined array key "x" in <b>/var/www/x.php</b> on line <b>7</b><br />\n'.encode()
TEXTUAL = re.compile(r'json|html|xml|text', re.I)


class Fault:
    """Spoils the first `times` requests whose method and path (with query) match."""

    def __init__(self, kind, method, pattern, times=1, function=None):
        self.kind, self.method, self.pattern = kind, method, re.compile(pattern)
        self.times, self.function = times, function

    def matches(self, method, path):
        return self.times > 0 and self.method in ('*', method) and self.pattern.search(path)


class FaultProxy:
    def __init__(self, target, faults=(), port=0, delay=3, retry_after=1):
        self.delay, self.retry_after = delay, retry_after
        self.target = urllib.parse.urlsplit(target)
        self.faults = list(faults)
        self.log = []  # (method, path, kind of fault or '')
        self.lock = threading.Lock()
        proxy = self

        class Handler(_Handler):
            pass
        Handler.proxy = proxy
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', port), Handler)
        self.server.daemon_threads = True
        self.host = f'127.0.0.1:{self.server.server_address[1]}'
        self.url = f'http://{self.host}'
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *exception):
        self.server.shutdown()
        self.server.server_close()

    def take_fault(self, method, path):
        with self.lock:
            found = next((fault for fault in self.faults if fault.matches(method, path)), None)
            if found:
                found.times -= 1
            self.log.append((method, path, found.kind if found else ''))
            return found

    def forward(self, method, path, headers, body):
        connection = http.client.HTTPConnection(self.target.netloc, timeout=150)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        pairs = [(k, v.replace(self.target.netloc, self.host)) for k, v in answer.getheaders()
                 if k.lower() not in ('connection', 'transfer-encoding', 'content-length', 'content-encoding')]
        connection.close()
        if TEXTUAL.search(answer.getheader('Content-Type') or ''):
            data = data.replace(self.target.netloc.encode(), self.host.encode())
        return answer.status, pairs, data


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *arguments):
        pass

    def close_now(self, reset=False):
        if reset:  # with nothing left to linger for, close() sends RST
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        else:
            self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def answer(self, status, pairs, data, sent=None):
        """Sends only the first `sent` bytes of the body, if given."""
        self.send_response_only(status)
        for name, value in pairs:
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(data)))
        self.send_header('Connection', 'close')
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(data[:sent])
            self.wfile.flush()
        self.close_connection = True

    def request_headers(self, kind):
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ('connection', 'accept-encoding', 'host')}
        headers['Host'] = self.proxy.target.netloc
        if kind == 'anonymous':
            headers.pop('Authorization', None)
        return headers

    def handle_any(self):
        fault = self.proxy.take_fault(self.command, self.path)
        kind = fault.kind if fault else ''
        length = int(self.headers.get('Content-Length') or 0)
        if kind == 'reset':
            self.rfile.read(length // 2)
            return self.close_now(reset=True)
        body = self.rfile.read(length) if length else None
        if kind == 'drop-request':
            return self.close_now()
        if kind in ('busy', 'too-many'):
            return self.answer(503 if kind == 'busy' else 429, [('Retry-After', str(self.proxy.retry_after)), ('Content-Type', 'text/html')], PAGE)
        headers = self.request_headers(kind)
        if body and 'json' in headers.get('Content-Type', ''):
            body = body.replace(self.proxy.host.encode(), self.proxy.target.netloc.encode())
            headers['Content-Length'] = str(len(body))
        self.finish_fault(fault, kind, *self.proxy.forward(self.command, self.path, headers, body))

    def finish_fault(self, fault, kind, status, pairs, data):
        if kind == 'call':
            fault.function()
        if kind in ('drop-response', 'call'):
            self.close_now()
        elif kind == 'cut':
            self.answer(status, pairs, data, len(data) // 2)
        elif kind == 'half':
            self.answer(status, pairs, data[:len(data) // 2])
        elif kind == 'error-after':
            self.answer(500, [('Content-Type', 'text/html')], PAGE)
        elif kind == 'html-after':
            self.answer(200, [('Content-Type', 'application/json')], PAGE)
        elif kind == 'empty-after':
            self.answer(200, [('Content-Type', 'application/json')], b'')
        elif kind == 'noise':
            self.answer(status, pairs, NOISE + data)
        else:
            if kind == 'delay':
                time.sleep(self.proxy.delay)
            self.answer(status, pairs, data)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_any


def main():
    arguments = sys.argv[1:]
    port = 0
    if '--port' in arguments:
        at = arguments.index('--port')
        port = int(arguments[at + 1])
        del arguments[at:at + 2]
    if not arguments:
        sys.exit(__doc__)
    faults = []
    for text in arguments[1:]:
        kind, method, pattern, *times = text.split(':')
        faults.append(Fault(kind, method, pattern, int(times[0]) if times else 1))
    with FaultProxy(arguments[0], faults, port) as proxy:
        print(proxy.url, flush=True)
        threading.Event().wait()


if __name__ == '__main__':
    main()
