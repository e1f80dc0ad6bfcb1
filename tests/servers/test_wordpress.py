#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_wordpress.py BUILD [PATTERN]: what dopys-cli and the remote layer do with a real WordPress.

Run by run-wordpress, which says in the environment where the site is (WP_URL, WP_ROOT) and who may sign in (WP_ADMIN,
WP_EDITOR, WP_AUTHOR, WP_CONTRIBUTOR, WP_SUBSCRIBER, each user:password).  Prints "ok NAME" or "not ok NAME" for each test.
"""

import difflib
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from site_tools import Publisher, Site, make_photos, private_metadata  # noqa: E402

BUILD = pathlib.Path(sys.argv[1])
PATTERN = sys.argv[2] if len(sys.argv) > 2 else ''
SITE = Site(os.environ['WP_URL'], os.environ['WP_ADMIN'])
WORK = pathlib.Path(tempfile.mkdtemp(prefix='dopys-wordpress-'))

# All three apostrophes that people type, in names of files, terms, titles and descriptions.
TITLE = "П'ять об’єктів і сімʼя: «А & Б» <випробування>"
CATEGORY = "Здоров'я громади"
TAGS = ['пам’ять', 'подвірʼя', 'Рада & люди']
ARTICLE = '''<!DOCTYPE html><html lang="uk"><head><meta charset="utf-8"></head><body>
<h1>{title}</h1>
<img class="lead" src="{p0}" alt="Головне фото: п'ятеро дітей">
<p>Лід: об’єкт здано, сім'ї вселяються, подвірʼя прибране. Ціна &lt; 5 &amp; більше.</p>
<p><strong>Жирний</strong>, <em>курсив</em>, <u>підкреслений</u>, <s>закреслений</s>, м<sup>2</sup>, H<sub>2</sub>O і <a href="https://example.invalid/?a=1&amp;b=2">посилання</a>.</p>
<h2>Розділ</h2>
<h3>Підрозділ</h3>
<h4>Дрібний розділ</h4>
<ul><li>перше<ul><li>вкладене</li></ul></li><li>друге</li></ul>
<ol><li>раз</li><li>два</li></ol>
<blockquote><p>Ми впоралися.</p><cite>Голова громади</cite></blockquote>
<table><caption>Видатки <i>2026</i></caption><thead><tr><th>Об'єкт</th><th>Сума</th></tr></thead><tbody><tr><td>Школа<br>№ 1</td><td><b>1 000</b> &lt; 2</td></tr><tr><td></td><td>5</td></tr></tbody></table>
<hr>
<iframe src="https://www.youtube.com/embed/a--b_1"></iframe>
<p class="dopys-note">Довідково: п'ять сіл.</p>
<figure><img src="{p1}" alt="Міст через річку &quot;Рось&quot;"><figcaption>Новий міст</figcaption></figure>
<p>Довідково: кінець.</p>
</body></html>'''

# What the block editor itself would write.
IMAGE = ('<!-- wp:image {{"id":{id},"sizeSlug":"large","linkDestination":"none"}} -->\n'
         '<figure class="wp-block-image size-large"><img src="{url}" alt="{alt}" class="wp-image-{id}"/>{caption}</figure>\n'
         '<!-- /wp:image -->')
CONTENT = '''<!-- wp:paragraph -->
<p>Лід: об’єкт здано, сім'ї вселяються, подвірʼя прибране. Ціна &lt; 5 &amp; більше.</p>
<!-- /wp:paragraph -->

<!-- wp:paragraph -->
<p><strong>Жирний</strong>, <em>курсив</em>, <u>підкреслений</u>, <s>закреслений</s>, м<sup>2</sup>, H<sub>2</sub>O і <a href="https://example.invalid/?a=1&amp;b=2">посилання</a>.</p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2 class="wp-block-heading">Розділ</h2>
<!-- /wp:heading -->

<!-- wp:heading {"level":3} -->
<h3 class="wp-block-heading">Підрозділ</h3>
<!-- /wp:heading -->

<!-- wp:heading {"level":4} -->
<h4 class="wp-block-heading">Дрібний розділ</h4>
<!-- /wp:heading -->

<!-- wp:list -->
<ul class="wp-block-list"><!-- wp:list-item -->
<li>перше<!-- wp:list -->
<ul class="wp-block-list"><!-- wp:list-item -->
<li>вкладене</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list --></li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>друге</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:list {"ordered":true} -->
<ol class="wp-block-list"><!-- wp:list-item -->
<li>раз</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>два</li>
<!-- /wp:list-item --></ol>
<!-- /wp:list -->

<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>Ми впоралися.</p>
<!-- /wp:paragraph --><cite>Голова громади</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:table -->
<figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th>Об'єкт</th><th>Сума</th></tr></thead><tbody><tr><td>Школа<br>№ 1</td><td><strong>1 000</strong> &lt; 2</td></tr><tr><td></td><td>5</td></tr></tbody></table><figcaption class="wp-element-caption">Видатки <em>2026</em></figcaption></figure>
<!-- /wp:table -->

<!-- wp:separator -->
<hr class="wp-block-separator has-alpha-channel-opacity"/>
<!-- /wp:separator -->

<!-- wp:embed {"url":"https://www.youtube.com/watch?v=a\\u002d\\u002db_1","type":"video","providerNameSlug":"youtube","responsive":true,"className":"wp-embed-aspect-16-9 wp-has-aspect-ratio"} -->
<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube wp-embed-aspect-16-9 wp-has-aspect-ratio"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=a--b_1
</div></figure>
<!-- /wp:embed -->

<!-- wp:paragraph {"className":"dopys-note"} -->
<p class="dopys-note">Довідково: п'ять сіл.</p>
<!-- /wp:paragraph -->

{photo}

<!-- wp:paragraph -->
<p>Довідково: кінець.</p>
<!-- /wp:paragraph -->

<!-- wp:gallery {"linkTo":"none"} -->
<figure class="wp-block-gallery has-nested-images columns-default is-cropped">{gallery}</figure>
<!-- /wp:gallery -->'''
ALTS = [f'Фото {number}: об\'єкт «{number}», пам’ятник і подвірʼя' for number in range(2, 12)]


def publisher(name, user='WP_ADMIN', site=None):
    return Publisher(BUILD / 'src/cli/dopys-cli', WORK / name, site or SITE.url, os.environ[user])


def simple_article(name, title, photos=()):
    path = WORK / f'{name}.html'
    images = ''.join(f'<p><img src="{photo}" alt="Опис {number}"></p>' for number, photo in enumerate(photos, 1))
    path.write_text(f'<h1>{title}</h1><p>Текст новини.</p>{images}', encoding='utf-8')
    return path


class Everything:
    """One article with every kind of block and twelve photographs; the tests below look at it from all sides."""

    def __init__(self):
        self.photos = make_photos(WORK / 'photos', pathlib.Path(os.environ['WP_ROOT']))
        assert len(self.photos) == 12
        path = WORK / 'article.html'
        path.write_text(ARTICLE.format(title=TITLE.replace('&', '&amp;').replace('<', '&lt;'), p0=self.photos[0].name,
                                       p1=self.photos[1].name), encoding='utf-8')
        for photo in self.photos[:2]:
            shutil.copy(photo, WORK / photo.name)
        self.command = ['--category', CATEGORY, *(a for tag in TAGS for a in ('--tag', tag)),
                        *(a for photo, alt in zip(self.photos[2:], ALTS) for a in ('--photo', f'{photo}={alt}')),
                        str(path)]
        self.publisher = publisher('everything')
        self.result = self.publisher.publish(*self.command)
        self.post = SITE.get(f'wp/v2/posts/{self.result["id"]}', context='edit')
        self.media = [SITE.get(f'wp/v2/media/{photo["id"]}', context='edit') for photo in self.result['photos']]


EVERYTHING = None


def everything():
    global EVERYTHING
    if EVERYTHING is None:
        EVERYTHING = Everything()
    return EVERYTHING


def block_image(media, caption=''):
    alt = media['alt_text'].replace('&', '&amp;').replace('"', '&quot;')
    url = media['media_details']['sizes'].get('large', media)['source_url']
    caption = caption and f'<figcaption class="wp-element-caption">{caption}</figcaption>'
    return IMAGE.format(id=media['id'], url=url, alt=alt, caption=caption)


def assert_same_text(raw, expected):
    if raw != expected:
        sys.stderr.writelines(difflib.unified_diff(expected.splitlines(True), raw.splitlines(True), 'expected', 'on the site'))
        raise AssertionError('content.raw is not what was to be written')


def test_content_byte_for_byte():
    media = everything().media
    assert_same_text(everything().post['content']['raw'], CONTENT.replace('{photo}', block_image(media[1], 'Новий міст'))
                     .replace('{gallery}', '\n\n'.join(block_image(m) for m in media[2:])))


def test_fields():
    post, result = everything().post, everything().result
    assert post['status'] == 'publish' == result['status']
    assert post['link'] == result['url']
    assert post['title']['raw'] == TITLE.replace('<', '&lt;').replace('>', '&gt;'), post['title']['raw']
    assert re.fullmatch(r'[a-z0-9-]{10,75}', post['slug']) and 'piat-obiektiv-i-simia' in post['slug'], post['slug']
    assert post['featured_media'] == everything().media[0]['id']
    names = {route: sorted(SITE.get(f'wp/v2/{route}/{i}', context='edit')['name'] for i in post[route])
             for route in ('categories', 'tags')}
    assert names == {'categories': [CATEGORY], 'tags': sorted(tag.replace('&', '&amp;') for tag in TAGS)}, names


def test_descriptions():
    alts = [media['alt_text'] for media in everything().media]
    assert alts == ["Головне фото: п'ятеро дітей", 'Міст через річку "Рось"', *ALTS], alts
    assert [photo['alt'] for photo in everything().result['photos']] == alts
    assert all(media['post'] == everything().post['id'] for media in everything().media)
    assert all(media['missing_image_sizes'] == [] for media in everything().media)
    assert all(re.fullmatch(r'[a-z0-9-]+\.jpg', media['source_url'].rsplit('/', 1)[1]) for media in everything().media)


def test_no_private_data():
    """In no file of no size, neither as served nor on the server's disk."""
    folder = WORK / 'downloaded'
    folder.mkdir()
    for media in everything().media:
        urls = {size['source_url'] for size in media['media_details']['sizes'].values()} | {media['source_url']}
        assert len(urls) >= 3
        for url in urls:
            (folder / url.rsplit('/', 1)[1]).write_bytes(SITE.download(url))
    shutil.copytree(pathlib.Path(os.environ['WP_ROOT']) / 'var/lib/wordpress/wp-content/uploads', folder / 'on-disk')
    assert not (found := private_metadata(folder)), found
    # The same question must find it in the originals, or it finds nothing anywhere.
    assert len(private_metadata(WORK / 'photos')) == 12


def test_public_page():
    page = SITE.download(everything().post['link']).decode()
    assert 'https://example.invalid/?a=1&#038;b=2' in page or 'https://example.invalid/?a=1&amp;b=2' in page
    for text in ('Новий міст', 'Голова громади', 'вкладене', everything().media[11]['alt_text'].replace("'", '&#039;')):
        assert text in page or text.replace('&#039;', "'") in page, text
    assert '/photos/' not in page and 'file:' not in page


def test_again_changes_nothing():
    before = SITE.count()
    again = everything().publisher.publish(*everything().command)
    assert again['id'] == everything().result['id']
    assert SITE.count() == before
    assert [p['id'] for p in again['photos']] == [p['id'] for p in everything().result['photos']]


def test_block_editor():
    """Every block is valid in the editor of WordPress itself, and opening the article changes nothing."""
    from block_editor import BlockEditor
    with BlockEditor(SITE.url, 'admin', 'admin-pass-1') as editor:
        blocks, dirty, warnings = editor.open(everything().post['id'])
        assert len(blocks) == 32, [b['name'] for b in blocks]
        bad = [b for b in blocks if not b['valid'] or b['name'] in ('core/missing', 'core/freeform')]
        assert not bad, bad
        assert not dirty, 'the editor takes the post for changed'
        assert not warnings, warnings


def test_block_editor_marks():
    """What cannot be said in HTML, as the writer's own test (tests/markup, corpus/kinds) has it: alignment, embeds, the note."""
    from block_editor import BlockEditor
    kinds = (pathlib.Path(__file__).parent.parent / 'markup/corpus/kinds.html').read_text(encoding='utf-8')
    more = '<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n'
    post = SITE.send('POST', 'wp/v2/posts', {'title': 'Позначки', 'content': more + kinds, 'status': 'draft'})
    with BlockEditor(SITE.url, 'admin', 'admin-pass-1') as editor:
        blocks, dirty, warnings = editor.open(post['id'])
        assert len(blocks) == 10 and all(b['valid'] for b in blocks) and not dirty and not warnings, (blocks, dirty, warnings)
    SITE.send('DELETE', f'wp/v2/posts/{post["id"]}', force='true')


def test_block_editor_author():
    """What WordPress makes of the same markup for those without unfiltered HTML is valid too."""
    from block_editor import BlockEditor
    path = WORK / 'author.html'
    everything()
    path.write_text((WORK / 'article.html').read_text(encoding='utf-8').replace('П\'ять', 'Авторських п\'ять'), encoding='utf-8')
    result = publisher('author', 'WP_AUTHOR').publish(str(path))
    with BlockEditor(SITE.url, 'admin', 'admin-pass-1') as editor:
        blocks, dirty, _ = editor.open(result['id'])
        assert len(blocks) >= 20 and all(b['valid'] for b in blocks) and not dirty, blocks


def test_block_editor_sees_faults():
    """What the test before calls valid must be able to be invalid."""
    from block_editor import BlockEditor
    bad = '<!-- wp:heading -->\n<h3 class="wp-block-heading">Не той рівень</h3>\n<!-- /wp:heading -->\n\n<p>Нічий</p>'
    post = SITE.send('POST', 'wp/v2/posts', {'title': 'Зіпсоване', 'content': bad, 'status': 'draft'})
    with BlockEditor(SITE.url, 'admin', 'admin-pass-1') as editor:
        blocks, _, warnings = editor.open(post['id'])
        assert [b['valid'] for b in blocks if b['name'] == 'core/heading'] == [False], blocks
        assert 'core/freeform' in [b['name'] for b in blocks]
        assert warnings
    SITE.send('DELETE', f'wp/v2/posts/{post["id"]}', force='true')


def test_draft_and_future():
    draft = publisher('draft', 'WP_AUTHOR').publish('--status', 'draft', str(simple_article('draft', 'Чернетка для сайту')))
    assert draft['status'] == 'draft'
    future = publisher('future').publish('--status', 'future', '--date', '2031-07-01T09:30:00+03:00',
                                         str(simple_article('future', 'Колись буде')))
    post = SITE.get(f'wp/v2/posts/{future["id"]}', context='edit')
    assert (post['status'], post['date_gmt']) == ('future', '2031-07-01T06:30:00'), (post['status'], post['date_gmt'])


def test_lead_name():
    """The lead photo is found by any name that HTML can hold."""
    photo = WORK / "Об'єкт \"А&Б\" = 1 #2%41.jpg"
    subprocess.run(['convert', '-size', '800x600', 'plasma:', f'jpeg:{photo}'], check=True)
    name = photo.name.replace('&', '&amp;').replace('"', '&quot;').replace('%', '%25').replace('#', '%23')
    path = WORK / 'lead.html'
    path.write_text(f'<h1>Головне фото</h1><img class="lead" src="{name}" alt="Опис"><p>Текст.</p>', encoding='utf-8')
    result = publisher('lead').publish('--status', 'draft', str(path))
    post = SITE.get(f'wp/v2/posts/{result["id"]}', context='edit')
    assert post['featured_media'] == result['photos'][0]['id'] and 'wp:image' not in post['content']['raw'], post


class OtherSite(http.server.BaseHTTPRequestHandler):
    """A web page on every path: no WordPress."""

    def do_GET(self):
        self.send_response(200)
        self.send_header('Content-Type', 'text/html; charset=utf-8')
        self.end_headers()
        self.wfile.write('<!DOCTYPE html><title>Інший сайт</title>'.encode())

    def log_message(self, *arguments):
        pass


def refuse(name, refused, path):
    """Exit code 1 and one sentence, which does not tell the password."""
    ended = refused.run('publish', str(path))
    assert ended.returncode == 1, (name, ended)
    assert re.fullmatch(r'[^\n]{20,}[.!)]\n', ended.stderr), (name, ended.stderr)
    assert not ended.stdout and refused.password not in ended.stderr, (name, ended)
    print(f'# {name}: {ended.stderr.strip()}', flush=True)


def test_refusals():
    """Nothing is left on the site."""
    before = SITE.count()
    photo = WORK / 'fine.jpg'
    subprocess.run(['convert', '-size', '800x600', 'plasma:', photo], check=True)
    path = simple_article('refused', 'Не вийде', [photo.name])
    cases = {'wrong password': publisher('wrong'), 'contributor': publisher('contributor', 'WP_CONTRIBUTOR'),
             'subscriber': publisher('subscriber', 'WP_SUBSCRIBER'),
             'nobody there': publisher('nobody', site='http://127.0.0.1:9')}
    cases['wrong password'].password = 'wrong wrong'
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), OtherSite) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        cases['no wordpress'] = publisher('other', site=f'http://127.0.0.1:{other.server_address[1]}')
        for name, refused in cases.items():
            refuse(name, refused, path)
        other.shutdown()
    assert SITE.count() == before


def test_bad_photos():
    """An article with a file that is no photo does not reach the site at all."""
    before = SITE.count()
    whole = WORK / 'whole.jpg'
    subprocess.run(['convert', '-size', '800x600', 'plasma:', whole], check=True)
    files = {'text': b'This is a text.\n' * 50, 'empty': b'', 'truncated': whole.read_bytes()[:3000]}
    for name, content in files.items():
        (WORK / f'{name}.jpg').write_bytes(content)
        refuse(name, publisher('bad-' + name), simple_article('bad-' + name, 'Не вийде: ' + name, [f'{name}.jpg']))
    assert SITE.count() == before


def run_remote_layer():
    """The C program's own tests, each under its own name."""
    photo = WORK / 'wide.jpg'
    subprocess.run(['convert', '-size', '1600x1200', 'plasma:red-blue', photo], check=True)
    ended = subprocess.run([BUILD / 'tests/servers/test-remote-wordpress', '--tap'], text=True, capture_output=True,
                           env=dict(os.environ, DOPYS_TEST_PHOTO=str(photo)), check=False)
    good = True
    for line in ended.stdout.splitlines():
        if match := re.match(r'(ok|not ok) \d+ /(\S+)', line):
            report(match[2], match[1] == 'ok')
            good = good and match[1] == 'ok'
    if ended.returncode != 0 or not good:
        print(ended.stdout, ended.stderr, file=sys.stderr)
        report('real-wordpress/remote-program', False)


def report(name, good):
    print('ok' if good else 'not ok', name, flush=True)
    FAILED.extend([] if good else [name])


FAILED = []


def main():
    import test_answers
    import test_exactly_once
    import test_schedule
    tests = {'real-wordpress/' + name[5:].replace('_', '-'): function
             for name, function in globals().items() if name.startswith('test_') and callable(function)}
    tests |= test_exactly_once.tests(SITE, publisher, simple_article, WORK)
    tests |= test_answers.tests(SITE, publisher, simple_article, WORK)
    tests |= test_schedule.tests(SITE, publisher, simple_article, WORK)
    try:
        if PATTERN in 'real-wordpress/remote':
            run_remote_layer()
        for name, function in tests.items():
            if PATTERN not in name:
                continue
            try:
                function()
                report(name, True)
            except Exception:  # one broken test must not hide the others
                traceback.print_exc()
                report(name, False)
    finally:
        if FAILED:
            print(f'kept: {WORK}', file=sys.stderr)
        else:
            shutil.rmtree(WORK)
    return 1 if FAILED else 0


sys.exit(main())
