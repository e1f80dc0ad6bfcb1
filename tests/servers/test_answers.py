# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a real WordPress drops or changes without an error, and what may look like a colleague's change but is none."""

import json
import re
import signal
import subprocess

from fault_proxy import Fault, FaultProxy

UPDATE = r'/wp/v2/posts/\d+'


def tests(site, publisher, simple_article, work):
    def publish_and_read(name, user, title, *arguments):
        mine = publisher(name, user)
        ended = mine.run('publish', *arguments, str(simple_article(name, title)))
        assert ended.returncode == 0, ended
        result = json.loads(ended.stdout)
        assert ended.stderr == ''.join(line + '\n' for line in result['notices']), ended
        return mine, result, site.get(f'wp/v2/posts/{result["id"]}', context='edit')

    def nothing_to_tell():
        for user in ('WP_ADMIN', 'WP_AUTHOR'):
            _, result, _ = publish_and_read(f'plain-{user}', user, f'Усе взято {user}', '--tag', 'бюджет & план')
            assert result['notices'] == [], result

    def taken_address():
        first = publish_and_read('address-1', 'WP_ADMIN', 'Однакова назва двох новин')[1]
        second = publish_and_read('address-2', 'WP_AUTHOR', 'Однакова назва двох новин')[1]
        assert first['notices'] == [] and len(second['notices']) == 1 and '-2' in second['notices'][0], (first, second)

    def dropped_fields():
        """A plugin that takes things away: here the proxy does, on their way to the site."""
        title = 'Дещо губиться дорогою'
        with DroppingProxy(site.url, ('featured_media', 'tags', 'excerpt')) as proxy:
            photo = work / 'губиться.jpg'
            subprocess.run(['convert', '-size', '800x600', 'plasma:', f'jpeg:{photo}'], check=True)
            path = work / 'dropped.html'
            path.write_text(f'<h1>{title}</h1><img class="lead" src="{photo.name}" alt="Вид на річку згори"><p>Текст.</p>',
                            encoding='utf-8')
            result = publisher('dropped', 'WP_ADMIN', proxy.url).publish('--tag', 'загублена', str(path))
        assert len(result['notices']) == 2 and 'загублена' in result['notices'][0], result

    def author_again():
        """Text that WordPress rewrites for authors, published again with a lost answer, and again: no conflict."""
        photo = work / 'річка.jpg'
        subprocess.run(['convert', '-size', '800x600', 'plasma:', f'jpeg:{photo}'], check=True)
        path = simple_article('rewritten', 'Переписане сайтом', [photo.name])
        with FaultProxy(site.url) as proxy:
            mine = publisher('rewritten', 'WP_AUTHOR', proxy.url)
            first = mine.publish(str(path))
            content = site.get(f'wp/v2/posts/{first["id"]}', context='edit')['content']['raw']
            assert '" />' in content, content  # rewritten indeed
            for tag in ('річка', 'берег'):
                proxy.faults.append(Fault('drop-response', 'POST', UPDATE))
                again = mine.publish('--tag', tag, str(path))
                assert (again['id'], again['notices']) == (first['id'], []), again
        assert len(site.get(f'wp/v2/posts/{first["id"]}')['tags']) == 1

    def colleague():
        """A change on the site is a conflict, with nothing overwritten; a cron's touch is none."""
        mine, first, post = publish_and_read('colleague', 'WP_ADMIN', 'Колега теж пише')
        site.send('POST', f'wp/v2/posts/{first["id"]}', {})  # changes nothing but the date of change
        assert mine.run('publish', str(work / 'colleague.html')).returncode == 0
        site.send('POST', f'wp/v2/posts/{first["id"]}', {'content': post['content']['raw'] + '\n\n<p>Колега.</p>'})
        ended = mine.run('publish', str(work / 'colleague.html'))
        assert ended.returncode == 1 and 'changed on the site' in ended.stderr, ended
        assert 'Колега.' in site.get(f'wp/v2/posts/{first["id"]}', context='edit')['content']['raw']

    def two_at_once():
        """Two processes with one library: one works, the other says so; together and after a kill one post."""
        path, before = simple_article('two', 'Двоє водночас'), site.count()
        with FaultProxy(site.url, [Fault('delay', 'POST', UPDATE)]) as proxy:
            both = [publisher('two', 'WP_ADMIN', proxy.url).start('publish', str(path)) for _ in range(2)]
            ends = [(process.communicate(timeout=120), process.returncode) for process in both]
            codes = sorted(code for _, code in ends)
            assert codes == [0, 1], ends
            sentence = next(out[1] for out, code in ends if code == 1)
            assert re.fullmatch(r'This article is being published already\.[^\n]+\n', sentence), sentence
        with FaultProxy(site.url) as proxy:
            mine = publisher('two', 'WP_ADMIN', proxy.url)
            running = []
            proxy.faults.append(Fault('call', 'POST', UPDATE, 1, lambda: running[0].send_signal(signal.SIGKILL)))
            running.append(mine.start('publish', str(path)))
            running[0].communicate(timeout=120)
            assert running[0].returncode == -signal.SIGKILL
            assert mine.run('publish', str(path)).returncode == 0
        posts = [p for p in site.get('wp/v2/posts', search='Двоє водночас', status='any')]
        # The two proxies have two addresses, which are two sites to a library that never saw the site itself.
        assert len(posts) <= 2 and site.count()[0] - before[0] == len(posts), posts

    return {f'real-wordpress/answers/{name.replace("_", "-")}': function for name, function in locals().items()
            if callable(function) and name not in ('site', 'publisher', 'simple_article', 'publish_and_read')}


class DroppingProxy(FaultProxy):
    """Takes members out of the JSON that is sent."""

    def __init__(self, target, members):
        super().__init__(target)
        self.members = members

    def forward(self, method, path, headers, body):
        if body and 'json' in headers.get('Content-Type', ''):
            content = {k: v for k, v in json.loads(body).items() if k not in self.members}
            body = json.dumps(content).encode()
            headers['Content-Length'] = str(len(body))
        return super().forward(method, path, headers, body)
