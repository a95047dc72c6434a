#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session with coranto-cli on the sample portal, from following to leaving."""
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET

from cli_harness import CliTest, PATIENCE, Portal, environment, main, program

CHANNELS = {'今日焦点': '/news/t7/', '时事热点': '/news/t10/', '行业动态': '/news/t15/', '企业动态': '/news/t1358/',
            '政策法规': '/news/t11/'}
PORTAL = '仪器资讯网（示例）'


class FollowedPortal(CliTest):
    """The portal's channels are followed: once, and each test has a copy of that profile."""

    @classmethod
    def setUpClass(cls):
        cls.portal = Portal()
        cls.addClassCleanup(cls.portal.stop)
        cls.focus = cls.portal.url + 'news/t7/list.html'
        cls.home = tempfile.mkdtemp(prefix='coranto-cli-')
        cls.addClassCleanup(shutil.rmtree, cls.home)
        cls.followed = subprocess.run([program(1), 'subscribe', '--siblings', cls.focus], env=environment(cls.home),
                                      stdout=subprocess.PIPE, text=True, timeout=PATIENCE, check=True).stdout

    def setUp(self):
        super().setUp()
        shutil.copytree(os.path.join(self.home, 'data', 'coranto'), self.profile)

    def test_siblings_stand_in_a_category(self):
        channels = self.channels()
        by_title = {c['title']: c for c in channels}
        for title, path in CHANNELS.items():
            self.assertIn(title, by_title)
            channel = by_title[title]
            self.assertIn(path, channel['url'])
            self.assertEqual(channel['category'], PORTAL)
            self.assertEqual((channel['kind'], channel['state']), ('page', 'ok'))
            self.assertGreater(channel['total'], 4)
            self.assertEqual(channel['unread'], channel['total'])
            for key in ('last_check', 'last_success', 'next_check'):
                self.assertRegex(channel[key], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$')
            self.assertIn(f'{channel["url"]}  {title}\n', self.followed)
        self.assertEqual(self.followed.count('\n'), len(channels))
        text = self.ok('channels')
        self.assertTrue(text.startswith(PORTAL + '\n'), text)
        self.assertEqual(text.count('\n'), len(channels) + 1)

    def test_followed_already(self):
        before = self.stored()
        self.fails('followed already', 'subscribe', self.focus)
        self.fails('followed already', 'subscribe', '--siblings', self.focus)
        self.assertEqual(self.stored(), before)

    def test_missing_siblings_are_added(self):
        n = len(self.channels())
        self.ok('unsubscribe', self.portal.url + 'news/t10/list.html')
        self.assertEqual(len(self.channels()), n - 1)
        added = self.ok('subscribe', '--siblings', self.focus)
        self.assertEqual(added, self.portal.url + 'news/t10/list.html  时事热点\n')
        self.assertEqual(len(self.channels()), n)

    def test_a_story_of_several_channels_is_one(self):
        items = self.items()
        self.assertEqual(len({i['url'] for i in items}), len(items))
        several = [i for i in items if {'今日焦点', '时事热点'} <= set(i['_coranto']['channels'])]
        self.assertTrue(several)
        article = several[0]
        self.ok('mark', article['id'], 'read')
        for title, path in CHANNELS.items():
            if title in article['_coranto']['channels']:
                unread = self.items('--unread', '--channel', self.portal.url.rstrip('/') + path + 'list.html')
                self.assertNotIn(article['id'], [i['id'] for i in unread], title)

    def test_lists(self):
        items = self.items()
        lines = self.ok('list', '--limit', 0).splitlines()
        self.assertEqual(len(lines), len(items))
        for line, item in zip(lines, items):
            self.assertRegex(line, rf'^ *{item["id"]}  ●   \d{{4}}-\d\d-\d\d \d\d:\d\d  \S.*  ')
            self.assertTrue(line.endswith('  ' + item['title']), line)
        self.assertEqual(self.ok('list', '--limit', 3).splitlines(), lines[:3])
        for item in items:
            self.assertEqual(item['_coranto']['read'], False)
            self.assertEqual(item['_coranto']['favourite'], False)
            self.assertTrue(item['_coranto']['channels'])
        focus = self.items('--channel', self.focus)
        self.assertTrue(0 < len(focus) < len(items))
        self.assertTrue(all('今日焦点' in i['_coranto']['channels'] for i in focus))
        # An address is known however it is typed.
        self.assertEqual(focus, self.items('--channel', self.focus.removeprefix('http://') + '#top'))

    def test_show_fetches_a_page_once(self):
        item = self.items('--channel', self.focus)[0]
        path = re.sub(r'^https?://[^/]*', '', item['url'])
        asked = self.portal.requests(path)
        text = self.ok('show', item['id'])
        self.assertEqual(self.portal.requests(path), asked + 1)
        lines = text.splitlines()
        self.assertEqual(lines[0], item['title'])
        self.assertIn(f'Address: {item["url"]}', lines)
        self.assertTrue(any(line.startswith('Source: ') for line in lines), text)
        self.assertTrue(any(re.fullmatch(r'Views: \d+', line) for line in lines), text)
        self.assertTrue(any(line.startswith('Channels: ') and '今日焦点' in line for line in lines), text)
        self.assertGreater(len(text), 500)
        shown = self.ok_json('show', item['id'], '--json')
        self.assertEqual(self.portal.requests(path), asked + 1)
        self.assertEqual((shown['id'], shown['url'], shown['title']), (item['id'], item['url'], item['title']))
        self.assertIn('<p>', shown['content_html'])
        self.assertNotIn('<script', shown['content_html'])
        self.assertGreater(shown['_coranto']['views'], 0)
        self.assertTrue(shown['_coranto']['source'])
        self.assertEqual(shown['_coranto']['read'], False)

    def test_show_of_a_page_that_fails(self):
        item = self.items()[0]
        path = re.sub(r'^https?://[^/]*', '', item['url'])
        before = self.stored()
        self.portal.control('fail', path=path, status=404)
        self.fails('status 404', 'show', item['id'])
        self.assertEqual(self.stored(), before)
        self.portal.control('reset')
        self.assertTrue(self.ok('show', item['id']).startswith(item['title']))

    def test_marks(self):
        ids = [i['id'] for i in self.items()]
        first, second, third = ids[:3]
        self.assertEqual(self.ok('mark', first, second, 'read'), '')
        self.assertEqual([i['id'] for i in self.items('--unread')], ids[2:])
        self.ok('mark', second, 'unread')
        self.assertEqual([i['id'] for i in self.items('--unread')], ids[1:])
        self.ok('mark', second, third, 'favourite')
        self.ok('mark', third, 'unfavourite')
        favourites = self.items('--favourites')
        self.assertEqual([i['id'] for i in favourites], [second])
        self.assertTrue(favourites[0]['_coranto']['favourite'])
        lines = self.ok('list', '--limit', 2).splitlines()
        self.assertRegex(lines[0], rf'^ *{first}      ')
        self.assertRegex(lines[1], rf'^ *{second}  ●★  ')
        # What comes again changes no mark.
        marked = self.items()
        self.portal.control('publish', channel='focus', count=1)
        self.ok('refresh', '--force')
        after = {i['id']: i['_coranto'] for i in self.items()}
        for item in marked:
            self.assertEqual((after[item['id']]['read'], after[item['id']]['favourite']),
                             (item['_coranto']['read'], item['_coranto']['favourite']))

    def test_marks_of_what_is_not_there(self):
        known = self.items()[0]['id']
        self.fails('no such entry in the profile: 999', 'mark', known, 999, 'read')
        self.assertEqual(len(self.items('--unread')), len(self.items()))
        self.fails('no such entry in the profile: 999', 'show', 999)

    def test_refresh_finds_what_is_new(self):
        self.ok('refresh', '--force')       # what another test published
        n = len(self.items())
        channels = len(self.channels())
        self.assertEqual(self.ok('refresh', '--force'),
                         f'{channels} checked, {channels} unchanged, 0 failed, 0 new articles\n')
        self.portal.control('publish', channel='hot', count=2)
        summary = self.ok('refresh', '--force')
        self.assertRegex(summary, rf'^{channels} checked, \d+ unchanged, 0 failed, 2 new articles\n$')
        self.assertEqual(len(self.items()), n + 2)

    def test_search(self):
        found = self.ok_json('search', '光谱', '--json')['items']
        self.assertTrue(found)
        for item in found:
            self.assertIn('光谱', item['title'] + item.get('summary', ''))
        ids = {i['id'] for i in found}
        expected = {i['id'] for i in self.items() if '光谱' in i['title'] + i.get('summary', '')}
        self.assertEqual(ids, expected)
        self.assertEqual(len(self.ok('search', '光谱', '--limit', 1).splitlines()), 1)
        self.assertEqual(self.ok('search', '没有这样的新闻'), '')
        # Any text is a question: quotation marks, operators, half words.
        for odd in ('"', '"光谱', 'AND', '光谱 OR', '(', '*', "'; drop", '光' * 300, '-光谱', '%', '\\'):
            self.ok('search', '--', odd)
        self.assertTrue(self.items())

    def test_search_finds_the_text_of_a_page(self):
        item = self.items('--channel', self.focus)[0]
        text = self.ok_json('show', item['id'], '--json')['content_text']
        outside = item['title'] + item.get('summary', '')
        words = [w for w in re.findall(r'[\u4e00-\u9fff]{6,8}', text) if w not in outside]
        self.assertIn(item['id'], [i['id'] for i in self.ok_json('search', words[len(words) // 2], '--json')['items']])

    def test_export_and_import(self):
        opml = self.ok('export')
        outlines = [o for o in ET.fromstring(opml.encode()).iter('outline') if o.get('url') or o.get('xmlUrl')]
        self.assertEqual({o.get('text') for o in outlines}, {c['title'] for c in self.channels()})
        path = os.path.join(self.folder, 'subscriptions.opml')
        with open(path, 'w', encoding='utf-8') as f:
            f.write(opml)
        self.ok('refresh', '--force')
        fresh = os.path.join(self.folder, 'fresh')
        n = len(outlines)
        self.assertEqual(self.ok('import', path, profile=fresh), f'{n} added, 0 followed already, 0 skipped\n')
        self.assertEqual(self.ok('import', path, profile=fresh), f'0 added, {n} followed already, 0 skipped\n')
        self.assertEqual(self.ok('import', '-', profile=fresh, stdin=opml.encode()),
                         f'0 added, {n} followed already, 0 skipped\n')
        keys = ('url', 'title', 'category', 'kind')
        self.assertEqual([[c[k] for k in keys] for c in self.channels(profile=fresh)],
                         [[c[k] for k in keys] for c in self.channels()])
        self.assertRegex(self.ok('refresh', profile=fresh), rf'^{n} checked, 0 unchanged, 0 failed, \d+ new')
        self.assertEqual({i['url'] for i in self.items(profile=fresh)}, {i['url'] for i in self.items()})

    def test_leaving(self):
        item = next(i for i in self.items() if i['_coranto']['channels'] == ['行业动态'])
        self.ok('mark', item['id'], 'favourite')
        n = len(self.channels())
        industry = self.portal.url + 'news/t15/list.html'
        self.assertEqual(self.ok('unsubscribe', industry), '')
        self.assertEqual(len(self.channels()), n - 1)
        self.assertEqual([i['id'] for i in self.items('--favourites')], [item['id']])
        self.fails('no such entry in the profile: ' + industry, 'unsubscribe', industry)
        self.fails('no such entry in the profile: ' + industry, 'list', '--channel', industry)
        for channel in self.channels():
            self.ok('unsubscribe', channel['url'])
        self.assertEqual(self.channels(), [])
        self.assertEqual([i['id'] for i in self.items()], [item['id']])


    def test_many_at_once(self):
        """Several on one profile: each is done."""
        ids = [i['id'] for i in self.items()][:12]
        calls = [('mark', number, 'read') for number in ids] + [('refresh', '--force')]
        running = [subprocess.Popen(self.command(*call), env=self.env, stdout=subprocess.DEVNULL,
                                    stderr=subprocess.PIPE) for call in calls]
        for process in running:
            _out, err = process.communicate(timeout=PATIENCE)
            self.assertEqual((process.returncode, err), (0, b''))
        self.assertFalse(set(ids) & {i['id'] for i in self.items('--unread')})


class Opml(CliTest):
    """Files alone: nothing is asked for."""

    LIST = b'''<?xml version="1.0" encoding="UTF-8"?><opml version="1.1"><body>
      <outline text="Z"><outline text="R &amp;amp; D" xmlurl="127.0.0.1:9/a"/>
        <outline text="Inner / most"><outline title="In" type="atom" url="http://127.0.0.1:9/b"/></outline></outline>
      <outline text="A"><outline type="coranto-page" text="\xe4\xbb\x8a" url="http://127.0.0.1:9/c"/></outline>
      <outline text="Z"><outline text="again" xmlUrl="feed://127.0.0.1:9/a"/>
        <outline xmlUrl="http://127.0.0.1:9/untitled"/></outline>
      <outline text="Loose" xmlUrl="http://127.0.0.1:9/d" category="tag"/>
      <outline text="Mail" xmlUrl="mailto:a@b.example"/>
      <outline type="coranto-topic" text="GC" query="\xe6\xb0\x94\xe7\x9b\xb8 OR &quot;GC MS&quot;"/>
      <outline type="coranto-topic" text="Bids" query="bids"/>
    </body></opml>'''

    def undated(self, opml):
        return re.sub(r'<dateCreated>[^<]*</dateCreated>', '', opml)

    def test_dry_run_changes_nothing(self):
        self.assertEqual(self.ok('import', '--dry-run', '-', stdin=self.LIST), """\
5 to be added, 0 followed already, 2 skipped
to be added: http://127.0.0.1:9/a  R & D (Z)
to be added: http://127.0.0.1:9/b  In (Z / Inner / most)
to be added: http://127.0.0.1:9/c  今 (A)
to be added: http://127.0.0.1:9/untitled (Z)
to be added: http://127.0.0.1:9/d  Loose (tag)
topic to be added: GC (气相 OR "GC MS")
topic to be added: Bids (bids)
skipped: mailto:a@b.example  Mail (not a web address)
skipped: http://127.0.0.1:9/a  again (more than once in the file)
""")
        self.assertEqual(self.channels(), [])
        self.assertNotIn('outline', self.ok('export'))

    def test_round_trip(self):
        self.assertEqual(self.ok('import', '-', stdin=self.LIST), """\
5 added, 0 followed already, 2 skipped
2 topics added
skipped: mailto:a@b.example  Mail (not a web address)
skipped: http://127.0.0.1:9/a  again (more than once in the file)
""")
        opml = self.ok('export')
        fresh = os.path.join(self.folder, 'fresh')
        self.assertEqual(self.ok('import', '-', profile=fresh, stdin=opml.encode()),
                         '5 added, 0 followed already, 0 skipped\n2 topics added\n')
        self.assertEqual(self.undated(self.ok('export', profile=fresh)), self.undated(opml))
        self.assertEqual(self.ok('import', '-', stdin=opml.encode()), '0 added, 7 followed already, 0 skipped\n')
        # A topic that came along works.
        self.assertEqual(self.ok('list', '--topic', 'GC', profile=fresh), '')


class FollowedFeeds(CliTest):
    def test_newest_first(self):
        portal = self.start_portal()
        self.ok('subscribe', portal.url + 'news/t7/list.html')
        dates = [i['date_published'] for i in self.items()]
        self.assertGreater(len(dates), 10)
        self.assertEqual(dates, sorted(dates, reverse=True))

    def test_the_feed_that_a_page_names(self):
        portal = self.start_portal()
        kinds = {'bench-notes/': 'rss', 'spectra-weekly/': 'atom', 'shouji/': 'json'}
        for path, kind in kinds.items():
            line = self.ok('subscribe', portal.url + path)
            self.assertEqual(line.count('\n'), 1)
            channel = self.channels()[-1]
            self.assertEqual((channel['kind'], channel['title']), (kind, line.split('  ', 1)[1].strip()))
            self.assertTrue(line.startswith(channel['url'] + '  '))
            self.assertNotEqual(channel['url'], portal.url + path)
            self.assertNotIn('category', channel)
            self.assertGreater(channel['total'], 0)

    def test_older(self):
        portal = self.start_portal('--site=second')
        address = portal.url + 'zwgk/tzgg/'
        self.fails('no such entry in the profile: ' + address, 'older', address)
        self.ok('subscribe', address)
        self.assertEqual(len(self.items()), 5)
        self.assertEqual(self.ok('older', address), '5 older articles; there may be more\n')
        self.assertEqual(self.ok('older', address, '--pages', 9), '2 older articles; there are no more\n')
        self.assertEqual(self.ok('older', address), '0 older articles; there are no more\n')
        dates = [i['date_published'] for i in self.items()]
        self.assertEqual((len(dates), dates), (12, sorted(dates, reverse=True)))
        self.assertEqual(self.ok('refresh', '--force'), '1 checked, 1 unchanged, 0 failed, 0 new articles\n')

    def test_a_page_laid_out_anew(self):
        portal = self.start_portal()
        self.ok('subscribe', portal.url + 'news/t7/list.html')
        self.assertNotIn('relocated', self.channels()[0])
        portal.control('layout', variant=2)
        portal.control('publish', channel='focus', count=1)
        self.assertEqual(self.ok('refresh', '--force'), '1 checked, 0 unchanged, 0 failed, 1 new articles\n')
        channel, = self.channels()
        self.assertRegex(channel['relocated'], r'^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$')
        self.assertIn(f'The layout of this page changed on {channel["relocated"][:10]}; its list was found again.',
                      self.ok('channels'))

    def test_a_page_in_gbk(self):
        portal = self.start_portal()
        self.ok('subscribe', portal.url + 'bzgg/list.html')
        items = self.items()
        self.assertGreater(len(items), 3)
        self.assertTrue(any('公告' in i['title'] for i in items))
        self.assertFalse(any('\ufffd' in i['title'] for i in items))


main()
