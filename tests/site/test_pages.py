#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_pages.py DOPYS-SITE: what readers get: valid HTML, structured data, feed, search, view count, embed card, permission page."""

import email.utils
import html
import json
import re
import subprocess
import sys
import unittest
import urllib.parse
import xml.etree.ElementTree

import site_fixture

PROGRAM = sys.argv.pop(1)
NASTY = '<script>alert(1)</script>"\'&'
BODY = ('<!-- wp:paragraph -->\n<p>Перший абзац: п’ять слів.</p>\n<!-- /wp:paragraph -->\n\n'
        '<!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item --><li>раз</li><!-- /wp:list-item --></ul><!-- /wp:list -->\n\n'
        '<!-- wp:quote --><blockquote class="wp-block-quote"><!-- wp:paragraph --><p>Так</p><!-- /wp:paragraph -->'
        '<cite>Особа</cite></blockquote><!-- /wp:quote -->')


class Pages(unittest.TestCase):
    def setUp(self):
        self.site = site_fixture.Site(PROGRAM)

    def tearDown(self):
        self.site.__exit__()

    def page(self, path, status=200, **options):
        answer = self.site.get(path, sign_in=False, **options)
        self.assertEqual(answer.status, status, path)
        return answer.text

    def path_of(self, post):
        return post['link'].removeprefix(self.site.address)

    def check_html(self, page):
        """tidy knows no <dialog>, <details> attributes of today; what it calls an error is one."""
        checked = subprocess.run(['tidy', '-errors', '-quiet', '-utf8'], input=page, text=True, capture_output=True)
        complaints = [line for line in checked.stderr.splitlines() if 'trimming empty' not in line]
        self.assertEqual(complaints, [], page)

    def full_article(self):
        photo = self.site.upload(site_fixture.picture('jpg'), 'a.jpg').json
        self.site.api('POST', f"media/{photo['id']}", {'alt_text': 'Опис ' + NASTY, 'caption': 'Підпис'})
        return self.site.publish(title='Назва «А» ' + NASTY, content=BODY, excerpt='Коротко ' + NASTY, featured_media=photo['id'])

    def test_every_page_is_valid(self):
        post = self.full_article()
        for path in ('/', '/?s=' + urllib.parse.quote(NASTY), self.path_of(post), f"/embed/{post['id']}/", '/category/oholoshennia/'):
            page = self.page(path)
            self.check_html(page)
            self.assertIn('lang="uk"', page)
            self.assertNotIn('<script>alert', page)
        self.check_html(self.page('/nothing/here/', 404))
        self.check_html(self.page('/wp-admin/authorize-application.php?app_name=' + urllib.parse.quote(NASTY)))

    def test_article(self):
        post = self.full_article()
        page = self.page(self.path_of(post))
        title = html.escape('Назва «А» ' + NASTY)
        self.assertEqual(html.unescape(re.search('<h1>(.*)</h1>', page)[1]), html.unescape(title))
        for wanted in ('Дата: <time datetime="', 'Кількість переглядів: 1', '« повернутися', 'Код для вставки на сайт', '<p>Перший абзац: п’ять слів.</p>'):
            self.assertIn(wanted, page)
        self.assertNotIn('<!-- wp:', page)
        lead = re.search(r'<figure class="lead">.*?<img src="([^"]+)" alt="([^"]+)".*?<figcaption>(.*?)</figcaption>', page, re.S)
        self.assertEqual((html.unescape(lead[2]), lead[3]), ('Опис ' + NASTY, 'Підпис'))
        self.assertEqual(self.site.get(lead[1].removeprefix(self.site.address), sign_in=False).status, 200)

    def test_embeds_and_more(self):
        address = 'https://www.youtube.com/watch?v=a&amp;t=1s'
        content = (BODY + '\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n<!-- wp:embed {"url":"x"} -->\n<figure class="wp-block-embed">'
                   f'<div class="wp-block-embed__wrapper">\n{address}\n</div></figure>\n<!-- /wp:embed -->\n\n<p>Після позначки</p>')
        page = self.page(self.path_of(self.site.publish(title='А', content=content)))
        self.check_html(page)
        self.assertIn(f'<a href="{address}">{address}</a>', page)
        self.assertIn('Після позначки', page)
        self.assertNotIn('Після позначки', self.page('/'))

    def test_structured_data(self):
        post = self.full_article()
        page = self.page(self.path_of(post))
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
        self.assertEqual((data['@type'], data['headline'], data['mainEntityOfPage']), ('NewsArticle', 'Назва «А» ' + NASTY, post['link']))
        self.assertRegex(data['datePublished'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[23]:00$')
        self.assertEqual(data['publisher']['name'], 'Сайт «Проба»')
        self.assertTrue(data['image'].startswith(self.site.address))

    def test_feed(self):
        post = self.full_article()
        feed = xml.etree.ElementTree.fromstring(self.page('/feed/').encode())
        item = feed.find('channel/item')
        self.assertEqual((item.findtext('title'), item.findtext('link')), ('Назва «А» ' + NASTY, post['link']))
        date = email.utils.parsedate_to_datetime(item.findtext('pubDate'))
        self.assertEqual(date.strftime('%Y-%m-%dT%H:%M:%S'), post['date_gmt'])

    def test_one_view_for_each_visitor_and_hour(self):
        path = self.path_of(self.site.publish(title='А', content=BODY))
        count = lambda agent: int(re.search(r'переглядів: (\d+)', self.page(path, agent=agent))[1])
        self.assertEqual([count('a'), count('a'), count('b'), count('a')], [1, 1, 2, 2])

    def test_search(self):
        self.site.publish(title='Нова бібліотека', content=BODY)
        self.site.publish(title='Інше', content='')
        find = lambda words: re.findall(r'<h2><a href="[^"]+">(.*?)</a>', self.page('/?s=' + urllib.parse.quote(words)))
        self.assertEqual(find('БІБЛІОТЕКА'), ['Нова бібліотека'])
        self.assertEqual(find('п’ять слів'), ['Нова бібліотека'])
        self.assertEqual(find('немає такого'), [])
        self.assertIn('Нічого не знайдено', self.page('/?s=zzz'))

    def test_pages_of_the_list(self):
        for number in range(23):
            self.site.publish(title=f'Новина {number:02}', content='')
        shown = []
        for path in ('/', '/page/2/', '/page/3/'):
            shown += re.findall(r'<h2><a href="[^"]+">(.*?)</a>', self.page(path))
        self.assertEqual(shown, [f'Новина {number:02}' for number in reversed(range(23))])
        self.assertIn('aria-current="page">2<', self.page('/page/2/'))
        self.page('/page/4/', 404)
        self.page('/category/nemaie/', 404)

    def test_only_what_is_published_is_shown(self):
        draft = self.site.publish(title='Таємне', content=BODY, status='draft')
        planned = self.site.publish(title='Згодом', content=BODY, status='future', date_gmt='2099-01-01T00:00:00')
        gone = self.site.publish(title='Вилучене', content=BODY)
        self.site.api('DELETE', f"posts/{gone['id']}")
        for page in (self.page('/'), self.page('/feed/'), self.page('/?s=' + urllib.parse.quote('Перший'))):
            for title in ('Таємне', 'Згодом', 'Вилучене'):
                self.assertNotIn(title, page)
        for post in (draft, planned, gone):
            self.page(f"/embed/{post['id']}/", 404)

    def test_embed_card(self):
        post = self.full_article()
        code = html.unescape(re.search(r'<textarea[^>]*>(.*?)</textarea>', self.page(self.path_of(post)), re.S)[1])
        address = re.search(r'<iframe src="([^"]+)"', code)[1]
        answer = self.site.get(address.removeprefix(self.site.address), sign_in=False)
        self.assertIn(f'href="{post["link"]}"', answer.text)
        self.assertIn('<base target="_top">', answer.text)
        self.assertNotIn('frame-ancestors', answer.headers['Content-Security-Policy'])
        self.assertIn("frame-ancestors 'self'", self.site.get(self.path_of(post)).headers['Content-Security-Policy'])

    def test_scripts_of_articles_do_not_run(self):
        policy = self.site.get(self.path_of(self.site.publish(title='А', content='<script>1</script>'))).headers['Content-Security-Policy']
        self.assertIn("default-src 'self'", policy)
        self.assertNotIn('script-src', policy)


class Permission(unittest.TestCase):
    """The page on which a program asks for a password of its own."""
    PATH = '/wp-admin/authorize-application.php'

    def setUp(self):
        self.site = site_fixture.Site(PROGRAM)

    def tearDown(self):
        self.site.__exit__()

    def answer(self, **fields):
        page = self.site.get(self.PATH + '?app_name=Dopys', sign_in=False).text
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        body = urllib.parse.urlencode({'token': token, 'answer': 'approve', **fields}).encode()
        return self.site.ask('POST', self.PATH, body, sign_in=False, headers={'Content-Type': 'application/x-www-form-urlencoded'})

    def test_yes(self):
        answer = self.answer(success_url='dopys://authorized')
        self.assertEqual(answer.status, 302)
        target = urllib.parse.urlparse(answer.headers['Location'])
        given = dict(urllib.parse.parse_qsl(target.query))
        self.assertEqual((target.scheme, given['site_url']), ('dopys', self.site.address))
        self.site.credentials = {'SITE_USER': given['user_login'], 'SITE_PASSWORD': given['password']}
        self.assertEqual(self.site.api('GET', 'users/me').status, 200)

    def test_shown_where_no_program_waits(self):
        password = re.search('<code>(.*?)</code>', self.answer().text)[1]
        self.site.credentials['SITE_PASSWORD'] = password
        self.assertEqual(self.site.api('GET', 'users/me').status, 200)

    def test_no(self):
        self.assertEqual(self.answer(answer='reject', success_url='dopys://a', reject_url='dopys://b').headers['Location'], 'dopys://b?success=false')
        self.assertIn('Дозвіл не надано', self.answer(answer='reject').text)

    def test_refused(self):
        for fields in ({'success_url': 'javascript:alert(1)'}, {'success_url': 'http://example.org/'}, {'token': 'guessed', 'success_url': 'dopys://a'},
                       {'reject_url': 'data:text/html,1'}):
            answer = self.answer(**fields)
            self.assertEqual((answer.status, answer.headers['Location']), (400, None), fields)


if __name__ == '__main__':
    unittest.main(verbosity=1)
