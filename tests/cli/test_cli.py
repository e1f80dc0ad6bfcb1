#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dopys-cli from outside: what it prints, and its exit codes. Argument: the program."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "sample")


class Cli(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="dopys-cli-")
        self.addCleanup(shutil.rmtree, self.folder)

    def run_cli(self, *arguments):
        environment = dict(os.environ, XDG_DATA_HOME=os.path.join(self.folder, "data"), LC_ALL="C.UTF-8")
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env=environment,
                              cwd=self.folder, timeout=120)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def assert_done(self, *arguments):
        result = self.run_cli(*arguments)
        self.assertEqual((result.returncode, result.stderr), (0, ""), arguments)
        return result.stdout

    def assert_fails(self, code, *arguments):
        result = self.run_cli(*arguments)
        self.assertEqual(result.returncode, code, (arguments, result.stdout, result.stderr))
        self.assertEqual(result.stdout, "")
        self.assertEqual(result.stderr.count("\n"), 1, result.stderr)
        return result.stderr

    def test_usage(self):
        self.assertRegex(self.assert_done("--version"), r"\d+\.\d+")
        self.assertIn("publish", self.assert_done("--help"))
        for command in ("publish", "photo", "convert", "slug"):
            self.assertIn(f"dopys-cli {command} [", self.assert_done(command, "--help"))
        for arguments in ((), ("nonsense",), ("slug",), ("publish",), ("publish", "--status", "trash", "a.html"),
                          ("publish", "--site", "http://127.0.0.1:1", "a.html"), ("publish", "--nonsense", "a.html"),
                          ("publish", "--status", "future", "a.html"), ("photo",),
                          ("convert", "--from", "docx", "--to", "text", "a.html")):
            self.assert_fails(2, *arguments)

    def test_slug(self):
        self.assertEqual(self.assert_done("slug", "Сесія ради: п’ять"), "sesiia-rady-piat\n")

    def test_convert(self):
        blocks = "<!-- wp:paragraph -->\n<p>А  <b>б</b></p>\n<!-- /wp:paragraph -->\n\n\n<!-- wp:x/y {\"a\":1} /-->\n"
        path = self.write("blocks", blocks)
        self.assertEqual(self.assert_done("convert", "--from", "blocks", "--to", "blocks", path), blocks)
        html = self.write("a.html", "<h2>Порядок</h2><p>Привіт, <b>раде</b>")
        text = self.assert_done("convert", "--from", "html", "--to", "text", html)
        self.assertEqual(text.split(), ["Порядок", "Привіт,", "раде"])
        self.assertIn("<strong>раде</strong>", self.assert_done("convert", "--from", "html", "--to", "blocks", html))
        quoted = self.write("quoted.html", "<p>\"Рада\" - <b>п'ять</b></p>")
        self.assertEqual(self.assert_done("convert", "--typography", "--from", "html", "--to", "text", quoted).strip(),
                         "«Рада»\u00a0— п’ять")
        self.assertIn("no file “nothing.html”", self.assert_fails(1, "convert", "--from", "html", "--to", "text", "nothing.html"))
        self.assertIn("is a folder", self.assert_fails(1, "convert", "--from", "html", "--to", "text", self.folder))
        self.assertIn("no file", self.assert_fails(1, "publish", "--dry-run", "nothing.html"))

    def test_photo(self):
        source = os.path.join(SAMPLE, "photo-1.jpg")
        line = self.assert_done("photo", "--max", "300", "-o", "out", source)
        photo = json.loads(line)
        self.assertEqual(max(photo["width"], photo["height"]), 300)
        self.assertEqual(photo["bytes"], os.path.getsize(os.path.join(self.folder, photo["output"])))
        self.assertIn("removed", photo)
        webp = json.loads(self.assert_done("photo", "--format", "webp", "-o", "out", source))
        with open(os.path.join(self.folder, webp["output"]), "rb") as file:
            self.assertEqual(file.read(12)[8:], b"WEBP")
        with open(source, "rb") as file:
            whole = file.read()
        for name, content in (("text.jpg", b"no photo"), ("empty.jpg", b""), ("cut.jpg", whole[:3000])):
            self.assert_fails(1, "photo", "-o", "out", self.write(name, content))
        self.assert_fails(1, "photo", "-o", "out", self.folder)

    def test_dry_run(self):
        shutil.copy(os.path.join(SAMPLE, "photo-1.jpg"), os.path.join(self.folder, "фото 1.jpg"))
        path = self.write("a.html", '<h1>Сесія</h1><p>Текст</p><img src="%D1%84%D0%BE%D1%82%D0%BE%201.jpg" alt="Зала">')
        markup = self.assert_done("publish", "--dry-run", path)
        self.assertIn("wp:image", markup)
        self.assertIn('alt="Зала"', markup)
        self.assertNotIn(self.folder, markup)
        markup = self.assert_done("publish", "--dry-run", "--status", "future", "--date", "2030-11-23T10:30", path)
        self.assertIn("wp:image", markup)
        self.assert_fails(1, "publish", "--dry-run", self.write("b.html", '<h1>А</h1><img src="missing.jpg">'))
        self.assert_fails(1, "publish", "--dry-run", self.write("c.html", "<p>Без заголовка</p>"))

    def test_refusals(self):
        path = self.write("a.html", "<h1>Сесія</h1><p>Текст</p>")
        password = self.write("password", "secret\n")
        self.assert_fails(1, "publish", "--site", "http://127.0.0.1:1/", "--user", "a", "--password-file", password, path)
        site = ("--site", "http://127.0.0.1:1/", "--user", "a", "--password-file")
        self.assertIn("is empty", self.assert_fails(1, "publish", *site, self.write("empty", ""), path))
        self.assertIn("no file", self.assert_fails(1, "publish", *site, "nowhere", path))
        self.assert_fails(1, "publish", path)


if __name__ == "__main__":
    unittest.main(verbosity=2)
