#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How coranto-cli is called: options, exit statuses, what it looks at without a profile, signals."""
import json
import os
import signal
import subprocess
import time

from cli_harness import CliTest, PATIENCE, main, program

ATOM = '''<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>光谱周报</title>
<id>urn:1</id><updated>2026-01-02T03:04:05Z</updated><entry><title>One</title><id>urn:2</id>
<link href="one.html"/><updated>2026-01-02T03:04:05Z</updated>
<content type="html">&lt;p onclick="x()"&gt;Text&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</content></entry></feed>'''


class Calls(CliTest):
    WRONG = ((), ('frob',), ('--frob',), ('list', '--frob'), ('list', 'x'), ('list', '--limit', 'x'),
             ('list', '--limit', '-1'), ('list', '--unread', '--favourites'), ('list', '--channel', 'a', '--topic', 'b'),
             ('feed',), ('feed', 'a', 'b'), ('article',), ('article', '--all-pages', 'page.html'), ('feed', '--all-pages', 'http://a.org/'), ('discover',), ('subscribe',), ('subscribe', 'a', 'b'),
             ('unsubscribe',), ('channels', 'x'), ('refresh', 'x'), ('show',), ('show', 'x'), ('show', '0'),
             ('show', '99999999999999999999'), ('older',), ('older', 'a', 'b'), ('older', 'a', '--pages', '0'), ('mark',), ('mark', '1'), ('mark', '1', 'frob'), ('mark', 'x', 'read'),
             ('search',), ('search', 'x', '--limit', '-1'), ('import',), ('import', 'a', 'b'), ('export', 'x'),
             ('--profile',), ('--profile', '', 'list'), ('--profile=', 'list'))

    def test_wrong_usage(self):
        for call in self.WRONG:
            with self.subTest(call=call):
                self.assert_one_line(self.run_raw([program(1), *call]), 2, '--help')
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'data')))     # no profile was made for it

    def test_help_and_version(self):
        for call in (('--help',), ('-h',), ('list', '--help'), ('feed', '-h')):
            done = self.run_raw([program(1), *call])
            self.assertEqual((done.status, done.err), (0, ''))
            for command in ('feed', 'article', 'discover', 'subscribe', 'unsubscribe', 'channels', 'refresh', 'older', 'list',
                            'show', 'mark', 'search', 'import', 'export'):
                self.assertIn(f' {command}', done.out)
        done = self.run_raw([program(1), '--version'])
        self.assertEqual((done.status, done.err), (0, ''))
        self.assertRegex(done.out, r'^coranto-cli \d+\.\d+\.\d+\n$')

    def test_default_profile(self):
        self.assertEqual(self.run_raw([program(1), 'list']).status, 0)
        self.assertTrue(os.listdir(os.path.join(self.folder, 'data', 'coranto')))

    def test_texts_in_any_locale(self):
        self.env['LC_ALL'] = 'C'
        self.fails('no such entry in the profile: 气相', 'list', '--topic', '气相')
        self.assertEqual(self.ok('search', '光谱'), '')

    def test_bytes_that_are_no_text(self):
        odd = os.fsdecode(b'\xff\xfe')
        self.fails('not a web address', 'subscribe', odd)
        self.fails('cannot be read', 'feed', odd)
        self.ok('search', odd)
        self.assertEqual(self.cli('list', '--topic', odd).status, 1)


class Inspections(CliTest):
    """feed, article and discover make no profile."""

    def tearDown(self):
        self.assertFalse(os.path.exists(self.profile))
        super().tearDown()

    def test_article_of_several_pages(self):
        address = self.start_portal().url + 'news/detail/210453.html'
        first = self.ok_json('article', address)
        self.assertEqual(first['_coranto']['next_page'], address.replace('.html', '_2.html'))
        whole = self.ok_json('article', '--all-pages', address)
        self.assertNotIn('next_page', whole['_coranto'])
        self.assertEqual((whole['url'], whole['title']), (first['url'], first['title']))
        for text in ('转机来自一根毛细管', '第二年，所有实验室', '算是告别。'):
            self.assertIn(text, whole['content_text'])

    def test_feed_from_everywhere(self):
        path = os.path.join(self.folder, 'feed.xml')
        with open(path, 'w', encoding='utf-8') as f:
            f.write(ATOM)
        address = self.start_answers().put('/news/feed.xml', 'application/atom+xml', ATOM)
        base = address.replace('feed.xml', '')
        by_file = self.ok_json('feed', '--base-url', base + 'feed.xml', path)
        self.assertEqual(by_file, self.ok_json('feed', '--base-url', base + 'feed.xml', '-', stdin=ATOM.encode()))
        self.assertEqual(by_file, self.ok_json('feed', address))
        self.assertEqual(by_file['version'], 'https://jsonfeed.org/version/1.1')
        self.assertEqual(by_file['title'], '光谱周报')
        item, = by_file['items']
        self.assertEqual(item['url'], base + 'one.html')
        self.assertIn('Text', item['content_html'])
        self.assertNotIn('script', item['content_html'])
        self.assertNotIn('onclick', item['content_html'])

    def test_content_type_counts(self):
        latin = '<?xml version="1.0"?><rss version="2.0"><channel><title>光谱</title></channel></rss>'.encode('gb18030')
        feed = self.ok_json('feed', '--content-type', 'text/xml; charset=gb18030', '-', stdin=latin)
        self.assertEqual(feed['title'], '光谱')

    def test_listing_and_article(self):
        portal = self.start_portal()
        listing = self.ok_json('feed', portal.url + 'news/t7/list.html')
        self.assertEqual(listing['_coranto']['kind'], 'page')
        self.assertGreater(len(listing['items']), 10)
        article = self.ok_json('article', listing['items'][0]['url'])
        self.assertEqual(article['title'], listing['items'][0]['title'])
        self.assertGreater(len(article['content_text']), 200)
        self.assertTrue(article['_coranto']['source'])

    def test_discover(self):
        portal = self.start_portal()
        found = self.ok_json('discover', portal.url + 'news/t7/list.html')
        self.assertEqual(found['url'], portal.url + 'news/t7/list.html')
        self.assertEqual(found['title'], '仪器资讯网（示例）')
        self.assertEqual(found['feeds'], [])
        self.assertTrue(0.5 < found['lists'][0]['confidence'] <= 1)
        self.assertEqual(len(found['lists'][0]['items']), 5)
        for item in found['lists'][0]['items']:
            self.assertTrue(item['title'] and item['url'].startswith(portal.url + 'news/detail/'), item)
        self.assertTrue({'时事热点', '行业动态', '企业动态', '政策法规'} <= {c['title'] for c in found['channels']})
        found = self.ok_json('discover', portal.url + 'bench-notes/')
        self.assertEqual(found['feeds'][0]['kind'], 'rss')


class Signals(CliTest):
    def setUp(self):
        super().setUp()
        self.answers = self.start_answers()
        self.asked = 0
        self.address = self.answers.put_function('/slow', self.wait)

    def wait(self, handler):
        self.asked += 1
        self.answers.ended.wait(PATIENCE)

    def interrupt(self, *arguments):
        asked = self.asked
        process = subprocess.Popen(self.command(*arguments), env=self.env, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        end = time.monotonic() + PATIENCE
        while self.asked == asked and time.monotonic() < end:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
        self.assertEqual((process.returncode, out, err), (130, '', ''), arguments)

    def test_interrupt(self):
        self.interrupt('feed', self.address)
        self.interrupt('subscribe', self.address)
        self.assertEqual(json.loads(self.ok('channels', '--json')), [])

    def test_interrupted_refresh(self):
        good = '<rss version="2.0"><channel><title>Slow</title><item><title>a</title></item></channel></rss>'
        self.answers.put('/slow', 'application/rss+xml', good)
        self.ok('subscribe', self.address)
        before = self.stored()
        self.answers.put_function('/slow', self.wait)
        self.interrupt('refresh', '--force')
        self.assertEqual(self.stored(), before)
        self.assertEqual(self.channels()[0]['state'], 'ok')

    def test_reader_who_leaves(self):
        items = ''.join(f'<item><title>Story {i}</title><guid>{i}</guid></item>' for i in range(2000))
        feed = f'<rss version="2.0"><channel><title>Long</title>{items}</channel></rss>'
        self.ok('subscribe', self.answers.put('/long', 'application/rss+xml', feed))
        process = subprocess.Popen(self.command('list', '--limit', 0), env=self.env, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.read(1)
        process.stdout.close()
        self.assertEqual((process.wait(PATIENCE), process.stderr.read()), (0, b''))
        process.stderr.close()

    def test_full_disk(self):
        if not os.path.exists('/dev/full'):
            self.skipTest('there is no /dev/full')
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([program(1), '--version'], stdout=full, stderr=subprocess.PIPE, env=self.env,
                                  check=False)
        self.assertEqual((done.returncode, done.stderr), (1, b'coranto-cli: The output could not be written.\n'))


main()
