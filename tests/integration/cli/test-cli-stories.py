#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories from files, how long stories are kept, and deleting, as coranto-cli does them."""
import json
import os
import time

from cli_harness import CliTest, main

DAY = 86400


class StoryFiles(CliTest):
    def write(self, *lines, name='list'):
        path = os.path.join(self.folder, name)
        with open(path, 'wb') as f:
            for line in lines:
                f.write((line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()) + b'\n')
        return path

    def titles(self, *arguments):
        return [i['title'] for i in self.items(*arguments)]

    def test_members_of_json_feed_and_ours(self):
        self.ok('import', self.write({
            'id': 'a', 'url': 'https://example.org/a', 'title': '光谱仪', 'content_html': '<p>麋鹿</p>',
            'date_published': '2024-03-29T15:07:43+08:00', 'authors': [{'name': '李'}],
            '_coranto': {'source': '化工仪器网', 'views': 7, 'breadcrumbs': ['资讯', '正文'], 'read': True, 'favourite': True,
                         'channel': {'url': 'https://example.org/feed', 'title': 'Feed'}}}))
        item, = self.items()
        shown = self.ok_json('show', item['id'], '--json')
        self.assertEqual(shown['_coranto']['source'], '化工仪器网')
        self.assertEqual(shown['_coranto']['views'], 7)
        self.assertEqual(shown['_coranto']['breadcrumbs'], ['资讯', '正文'])
        self.assertTrue(item['_coranto']['read'] and item['_coranto']['favourite'])
        self.assertEqual([c['url'] for c in self.channels()], ['https://example.org/feed'])
        self.assertEqual(len(self.ok_json('search', '麋鹿', '--json')['items']), 1)

    def test_names_of_other_programs(self):
        now = int(time.time()) - 60
        self.ok('import', self.write({'feed': 3, 'title': 'T', 'link': 'https://example.org/1', 'guid': 'urn:1',
                                      'when': now, 'author': 'Ann', 'html': '<p>Body</p>'}))
        shown = self.ok_json('show', self.items()[0]['id'], '--json')
        self.assertEqual(shown['authors'], [{'name': 'Ann'}])
        self.assertIn('Body', shown['content_html'])
        self.assertEqual([c['title'] for c in self.channels()], ['3'])

    def test_bad_lines_are_counted(self):
        good = {'title': 'Good', 'url': 'https://example.org/good'}
        out = self.ok('import', self.write(good, b'', b'{"title":', b'[1]', b'{}', b'{"title":"' + b'x' * 17000000 + b'"}',
                                           dict(good, url='https://example.org/2')))
        self.assertEqual(out, '2 stories added, 0 there already\n'
                              '4 lines are no stories and were left out (the first: line 3)\n')

    def test_a_file_twice(self):
        path = self.write({'title': 'One', 'url': 'https://example.org/1'}, {'title': 'Bare', 'content_text': 'No address'})
        self.ok('import', path)
        self.ok('mark', self.items()[0]['id'], 'read')
        self.assertEqual(self.ok('import', path), '0 stories added, 2 there already\n')
        self.assertEqual(len(self.items('--unread')), 1)

    def test_of_another_profile(self):
        other = os.path.join(self.folder, 'other')
        self.ok('import', self.write({'title': 'One', 'url': 'https://example.org/1', 'content_html': '<p>1</p>'},
                                     {'title': 'Two', 'url': 'https://example.org/2', 'content_html': '<p>2</p>',
                                      '_coranto': {'channel': 'Notes'}}))
        first, second = self.items()
        self.ok('mark', first['id'], 'favourite')
        lines = [self.ok_json('show', i['id'], '--json') for i in (first, second)]
        # Numbers are the profile's own: swapped, they mean nothing there.
        lines[0]['id'], lines[1]['id'] = lines[1]['id'], lines[0]['id']
        path = self.write(*lines, name='again')
        self.ok('import', path, profile=other)
        self.ok('import', path)
        self.assertEqual(len(self.items()), 2)
        self.assertEqual(sorted((i['title'], i['_coranto']['favourite']) for i in self.items(profile=other)),
                         sorted((i['title'], i['_coranto']['favourite']) for i in self.items()))
        self.assertEqual({c['title'] for c in self.channels(profile=other)}, {'Imported', 'Notes'})

    def test_channels_without_address(self):
        self.ok('import', self.write({'title': 'One', 'url': 'https://example.org/1'}))
        self.assertEqual(self.ok('refresh', '--force'), '0 checked, 0 unchanged, 0 failed, 0 new articles\n')
        self.assertNotIn('Imported', self.ok('export'))

    def test_other_files_are_no_stories(self):
        self.fails('This file is not a list of subscriptions', 'import', self.write(b'words', b'{"title": "T"}'))
        self.assert_one_line(self.cli('import', '--dry-run', self.write({'title': 'T'})), 2, '--dry-run')


class Retention(CliTest):
    def setUp(self):
        super().setUp()
        path = os.path.join(self.folder, 'stories')
        with open(path, 'w', encoding='utf-8') as f:
            for n in range(30):
                f.write(json.dumps({'title': f'Story {n}', 'url': f'https://example.org/{n}',
                                    'when': int(time.time()) - n * DAY, '_coranto': {
                                        'channel': 'https://example.org/feed', 'read': n > 4, 'favourite': n == 29}}) + '\n')
        self.ok('import', path)

    def test_is_said_before(self):
        self.assertIn('days: all', self.ok('retention'))
        self.assertEqual(self.ok('retention', '--count', '10', '--dry-run'), '19 stories would be deleted\n')
        self.assertIn('stories of a channel: all', self.ok('retention'))
        self.assertEqual(self.ok('retention', '--count', '10', '--run'), '19 stories deleted\n')
        self.assertEqual(len(self.items()), 11)
        self.assertEqual(len(self.items('--favourites')), 1)

    def test_of_a_channel(self):
        self.ok('retention', '--channel', 'https://example.org/feed', '--count', '2')
        self.assertEqual(self.ok('retention', '--run'), '24 stories deleted\n')
        self.assertEqual(len(self.items('--unread')), 5)
        self.ok('retention', '--unread')
        self.assertEqual(self.ok('retention', '--run'), '3 stories deleted\n')
        self.fails('', 'retention', '--channel', 'https://example.org/nothing')

    def test_wrong_usage(self):
        for arguments in (('--days', '-1'), ('--count', '-2'), ('--days', '1e9'), ('word',),
                          ('--channel', 'https://example.org/feed', '--unread')):
            self.assertEqual(self.cli('retention', *arguments).status, 2, arguments)

    def test_deleting(self):
        first = self.items()[0]['id']
        self.ok('mark', first, 'deleted')
        self.assertEqual(len(self.items()), 29)
        self.ok('mark', first, 'undeleted')
        self.assertEqual(self.items()[0]['id'], first)


if __name__ == '__main__':
    main()
