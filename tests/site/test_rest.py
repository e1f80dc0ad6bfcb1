#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_rest.py DOPYS-SITE: the practice site answers as WordPress 6.8 was measured to (statuses, codes, headers)."""

import hashlib
import json
import subprocess
import sys
import tempfile
import unittest

import site_fixture

PROGRAM = sys.argv.pop(1)
BLOCKS = '<!-- wp:paragraph -->\n<p>«Слово» &amp; п’ять <strong>б</strong></p>\n<!-- /wp:paragraph -->\n\n<!-- wp:нове {"a":1} /-->'


class Rest(unittest.TestCase):
    def setUp(self):
        self.site = site_fixture.Site(PROGRAM)

    def tearDown(self):
        self.site.__exit__()

    def refused(self, answer, status, code):
        self.assertEqual((answer.status, answer.code, answer.json['data']['status']), (status, code, status))

    def test_root_tells_where_to_sign_in(self):
        page = self.site.get('/', sign_in=False)
        self.assertIn('rel="https://api.w.org/"', page.headers['Link'])
        root = self.site.get('/wp-json/', sign_in=False).json
        self.assertEqual(root['timezone_string'], 'Europe/Kyiv')
        authorize = root['authentication']['application-passwords']['endpoints']['authorization']
        self.assertEqual(self.site.get(authorize.removeprefix(self.site.address), sign_in=False).status, 200)
        self.assertEqual(self.site.get('/?rest_route=/', sign_in=False).json['url'], self.site.address)

    def test_sign_in(self):
        me = self.site.api('GET', 'users/me?context=edit').json
        self.assertTrue(me['capabilities']['upload_files'])
        self.refused(self.site.api('GET', 'users/me', sign_in=False), 401, 'rest_not_logged_in')
        self.assertIn('uuid', self.site.api('GET', 'users/me/application-passwords/introspect').json)
        spaced = self.site.credentials['SITE_PASSWORD']
        self.site.credentials['SITE_PASSWORD'] = ' '.join(spaced[i:i + 4] for i in range(0, 24, 4))
        self.assertEqual(self.site.api('GET', 'users/me').status, 200)
        self.site.credentials['SITE_PASSWORD'] = 'x'
        self.refused(self.site.api('POST', 'posts', {'title': 'x'}), 401, 'rest_cannot_create')

    def test_a_post_is_kept_byte_for_byte(self):
        made = self.site.api('POST', 'posts', {'title': 'Назва & "лапки" <b>', 'content': BLOCKS, 'status': 'draft'})
        self.assertEqual(made.status, 201)
        self.assertEqual(made.headers['Location'], f"{self.site.address}/wp-json/wp/v2/posts/{made.json['id']}")
        kept = self.site.api('GET', f"posts/{made.json['id']}?context=edit").json
        self.assertEqual((kept['content']['raw'], kept['title']['raw'], kept['status']), (BLOCKS, 'Назва & "лапки" <b>', 'draft'))
        self.refused(self.site.api('GET', f"posts/{made.json['id']}", sign_in=False), 401, 'rest_forbidden')

    def test_a_list_narrows_down(self):
        term = self.site.api('POST', 'categories', {'name': 'Ярмарки'}).json['id']
        made = self.site.api('POST', 'posts', {'title': 'a', 'status': 'publish', 'categories': [term]}).json['id']
        self.site.api('POST', 'posts', {'title': 'b', 'status': 'publish'})
        self.assertEqual([p['id'] for p in self.site.api('GET', f'posts?categories={term}').json], [made])
        self.assertEqual([p['id'] for p in self.site.api('GET', f'posts?categories={term},1&author=1').json], [made + 1, made])
        self.assertEqual(self.site.api('GET', 'posts?author=2').json, [])

    def test_refusals(self):
        self.refused(self.site.api('POST', 'posts', {}), 400, 'empty_content')
        self.refused(self.site.api('GET', 'posts/999'), 404, 'rest_post_invalid_id')
        self.refused(self.site.api('GET', 'posts/999/revisions'), 404, 'rest_post_invalid_parent')
        self.refused(self.site.api('GET', 'nothing'), 404, 'rest_no_route')
        self.refused(self.site.api('POST', 'posts', b'{', headers={'Content-Type': 'application/json'}), 400, 'rest_invalid_json')
        answer = self.site.api('GET', 'posts?per_page=101')
        self.refused(answer, 400, 'rest_invalid_param')
        self.assertIn('per_page', answer.json['data']['params'])
        self.refused(self.site.api('POST', 'posts', {'title': 'x', 'status': 'odd'}), 400, 'rest_invalid_param')
        self.refused(self.site.api('GET', 'posts?page=9'), 400, 'rest_post_invalid_page_number')

    def test_pages_of_a_list(self):
        for number in range(12):
            self.site.publish(title=f'Новина {number}')
        answer = self.site.api('GET', 'posts?per_page=5&page=3&_fields=id,title.rendered', sign_in=False)
        self.assertEqual((answer.headers['X-WP-Total'], answer.headers['X-WP-TotalPages'], len(answer.json)), ('12', '3', 2))
        self.assertEqual(set(answer.json[0]), {'id', 'title'})

    def test_modified_after_knows_offsets(self):
        post = self.site.publish(title='А')
        before = post['modified_gmt'][:17] + '00'
        self.assertEqual(len(self.site.api('GET', f'posts?modified_after=2020-01-01T00:00:00').json), 1)
        self.assertEqual(len(self.site.api('GET', f'posts?modified_after={before}%2B14:00').json), 1)
        self.assertEqual(len(self.site.api('GET', f'posts?modified_after={before}-10:00').json), 0)
        self.refused(self.site.api('GET', 'posts?modified_after=yesterday'), 400, 'rest_invalid_param')

    def test_unknown_terms_and_pictures_are_dropped_silently(self):
        post = self.site.publish(title='А', categories=[2, 777], featured_media=999)
        self.assertEqual((post['categories'], post['featured_media']), ([2], 0))

    def test_time_to_come_is_scheduled(self):
        post = self.site.publish(title='А', date='2099-07-01T10:00:00')
        self.assertEqual((post['status'], post['date_gmt']), ('future', '2099-07-01T07:00:00'))
        self.assertEqual(self.site.api('GET', 'posts', sign_in=False).json, [])

    def test_slugs_are_unique(self):
        slugs = [self.site.publish(title='Одна назва', slug='odna-nazva')['slug'] for _ in range(3)]
        self.assertEqual(slugs, ['odna-nazva', 'odna-nazva-2', 'odna-nazva-3'])

    def test_trash(self):
        post = self.site.publish(title='А')
        self.assertEqual(self.site.api('DELETE', f"posts/{post['id']}").json['status'], 'trash')
        self.refused(self.site.api('DELETE', f"posts/{post['id']}"), 410, 'rest_already_trashed')
        self.assertTrue(self.site.api('POST', f"posts/{post['id']}?_method=DELETE&force=true").json['deleted'])

    def test_revisions(self):
        post = self.site.publish(title='А', content='1')
        self.site.api('POST', f"posts/{post['id']}", {'content': '2'})
        self.site.api('POST', f"posts/{post['id']}", {'content': '2'})
        texts = [r['content']['raw'] for r in self.site.api('GET', f"posts/{post['id']}/revisions").json]
        self.assertEqual(texts, ['2', '1'])

    def test_terms(self):
        made = self.site.api('POST', 'categories', {'name': 'Освіта'})
        self.assertEqual((made.status, made.headers['Location'].rsplit('/', 1)[1]), (201, str(made.json['id'])))
        again = self.site.api('POST', 'categories', {'name': 'Освіта'})
        self.assertEqual((again.status, again.code, again.json['data']['term_id']), (400, 'term_exists', made.json['id']))
        route = f"categories/{made.json['id']}"
        self.assertEqual(self.site.api('POST', route, {'name': 'Наука', 'parent': 2}).json['parent'], 2)
        self.refused(self.site.api('DELETE', route), 501, 'rest_trash_not_supported')
        self.assertEqual(self.site.api('DELETE', route + '?force=true').status, 200)
        self.refused(self.site.api('GET', route), 404, 'rest_term_invalid')

    def test_head_and_options(self):
        self.site.publish(title='А')
        head = self.site.api('HEAD', 'posts')
        self.assertEqual((head.status, head.headers['X-WP-Total'], head.body), (200, '1', b''))
        self.assertIn('POST', self.site.api('OPTIONS', 'posts').headers['Allow'])

    def test_a_start_on_a_taken_port_leaves_no_locked_site(self):
        with tempfile.TemporaryDirectory() as folder:
            taken = self.site.address.rpartition(':')[2]
            failed = subprocess.run([PROGRAM, '--port', taken, '--data', folder], capture_output=True, text=True, timeout=60)
            self.assertEqual(failed.returncode, 1, failed.stderr)
            with site_fixture.Site(PROGRAM, folder) as later:
                self.assertEqual(later.api('GET', 'users/me').status, 200)

    def test_address_follows_the_port(self):
        first = self.site.credentials
        self.site.stop()
        self.site.start()
        self.assertEqual(self.site.credentials['SITE_URL'], self.site.address)
        self.assertEqual(self.site.credentials['SITE_PASSWORD'], first['SITE_PASSWORD'])
        self.assertEqual(self.site.api('GET', 'users/me').status, 200)


class Media(unittest.TestCase):
    def setUp(self):
        self.site = site_fixture.Site(PROGRAM)

    def tearDown(self):
        self.site.__exit__()

    def test_upload(self):
        data = site_fixture.picture('jpg', 2400, 1600)
        answer = self.site.upload(data, 'Фото їжака.jpg', **{'Content-MD5': hashlib.md5(data).hexdigest()})
        self.assertEqual(answer.status, 201, answer.text)
        media = answer.json
        self.assertEqual(answer.headers['X-WP-Upload-Attachment-ID'], str(media['id']))
        self.assertEqual(answer.headers['Location'], f"{self.site.address}/wp-json/wp/v2/media/{media['id']}")
        self.assertEqual(set(media['media_details']['sizes']),
                         {'thumbnail', 'medium', 'medium_large', 'large', '1536x1536', '2048x2048', 'full'})
        for name, size in media['media_details']['sizes'].items():
            sent = self.site.get(size['source_url'].removeprefix(self.site.address))
            self.assertEqual((sent.status, sent.headers['Content-Type'], sent.body[:2]), (200, 'image/jpeg', b'\xff\xd8'), name)
        self.assertEqual(self.site.get(media['source_url'].removeprefix(self.site.address)).body, data)

    def test_description(self):
        media = self.site.upload(site_fixture.picture('png'), 'a.png', 'image/png').json
        changed = self.site.api('POST', f"media/{media['id']}", {'alt_text': 'Їжак', 'caption': 'Ліс'}).json
        self.assertEqual((changed['alt_text'], changed['caption']['raw']), ('Їжак', 'Ліс'))

    def test_form_with_fields(self):
        parts = []
        for name, value in (('alt_text', 'Їжак у листі'), ('caption', 'Ліс'), ('post', '0')):
            parts.append(f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
        parts.append(b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
                     + site_fixture.picture('jpg', 200, 100) + b'\r\n--b--\r\n')
        media = self.site.api('POST', 'media', b''.join(parts), headers={'Content-Type': 'multipart/form-data; boundary=b'}).json
        self.assertEqual((media['alt_text'], media['caption']['raw']), ('Їжак у листі', 'Ліс'))

    def test_webp_sizes_are_webp(self):
        media = self.site.upload(site_fixture.picture('webp'), 'a.webp', 'image/webp').json
        size = media['media_details']['sizes']['medium']
        sent = self.site.get(size['source_url'].removeprefix(self.site.address))
        self.assertEqual((sent.body[:4], sent.body[8:12]), (b'RIFF', b'WEBP'))

    def test_refusals(self):
        jpeg = site_fixture.picture('jpg', 10, 10)
        self.assertEqual(self.site.upload(b'not a picture', 'a.jpg').code, 'rest_upload_sideload_error')
        wrong = self.site.upload(jpeg, 'a.jpg', **{'Content-MD5': '0' * 32})
        self.assertEqual((wrong.status, wrong.code), (412, 'rest_upload_hash_mismatch'))
        bare = self.site.api('POST', 'media', jpeg, headers={'Content-Type': 'image/jpeg'})
        self.assertEqual((bare.status, bare.code), (400, 'rest_upload_no_content_disposition'))
        self.assertEqual(self.site.upload(b'', 'a.jpg').code, 'rest_upload_no_data')
        self.assertEqual(self.site.api('POST', 'media', jpeg, sign_in=False).code, 'rest_cannot_create')
        self.assertEqual(json.loads(self.site.api('GET', 'media').body), [])

    def test_too_large_is_refused(self):
        self.assertEqual(self.site.upload(b'x' * (64 * 1024 * 1024 + 1), 'a.jpg').status, 413)
        self.assertEqual(self.site.api('GET', 'users/me').status, 200)

    def test_post_process(self):
        media = self.site.upload(site_fixture.picture('jpg', 10, 10), 'a.jpg').json
        route = f"media/{media['id']}/post-process"
        self.assertEqual(self.site.api('POST', route, {'action': 'create-image-subsizes'}).status, 200)
        self.assertEqual(self.site.api('POST', route, {}).code, 'rest_invalid_param')
        self.assertEqual(self.site.api('POST', route, {'action': 'create-image-subsizes'}, sign_in=False).status, 401)

    def test_delete(self):
        media = self.site.upload(site_fixture.picture('jpg', 10, 10), 'a.jpg').json
        self.assertEqual(self.site.api('DELETE', f"media/{media['id']}").code, 'rest_trash_not_supported')
        self.assertEqual(self.site.api('DELETE', f"media/{media['id']}?force=true").status, 200)
        self.assertEqual(self.site.api('GET', f"media/{media['id']}").status, 404)


if __name__ == '__main__':
    unittest.main(verbosity=1)
