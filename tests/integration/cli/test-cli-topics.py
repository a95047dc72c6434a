#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Topics and rules as scripts use them, over real refreshes."""
import os

from cli_harness import CliTest, main

ITEM = '<item><guid>{0}</guid><title>{1}</title><description>About {1}</description></item>'


class TopicsAndRules(CliTest):
    def setUp(self):
        super().setUp()
        self.answers = self.start_answers()
        self.serve('气相色谱的新方法', 'A chromatograph', 'Sale of the week')
        self.ok('subscribe', self.answers.address('/feed'))

    def serve(self, *titles):
        items = ''.join(ITEM.format(title, title) for title in titles)
        self.answers.put('/feed', 'application/rss+xml',
                         f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>')

    def topic(self, name):
        return next(t for t in self.ok_json('topics', '--json') if t['name'] == name)

    def titles(self, *args):
        return sorted(i['title'] for i in self.ok_json('list', '--json', *args)['items'])

    def test_topic_follows_the_stories(self):
        self.ok('topic', 'add', '--notify', 'GC', '气相', 'OR', 'chromatograph')
        topic = self.topic('GC')
        self.assertEqual((topic['state'], topic['total'], topic['unread'], topic['notifies']), ('kept', 2, 2, True))
        self.assertEqual(self.titles('--topic', 'GC'), ['A chromatograph', '气相色谱的新方法'])

        self.serve('气相色谱的新方法', 'A chromatograph', 'Sale of the week', 'Another chromatograph', 'Else')
        self.ok('refresh', '--force')
        self.assertEqual(self.topic('GC')['total'], 3)
        self.ok('mark', self.ok_json('list', '--json', '--topic', 'GC')['items'][0]['id'], 'read')
        self.assertEqual(self.topic('GC')['unread'], 2)
        self.assertIn('     2      3  ! GC: 气相 OR chromatograph\n', self.ok('topics'))
        self.ok('topic', 'remove', 'GC')
        self.assertEqual(self.ok('topics'), '')

    def test_topic_of_marks_is_searched_when_shown(self):
        self.ok('topic', 'add', 'Open', 'chromatograph is:unread')
        self.assertEqual(self.topic('Open')['state'], 'when-shown')
        story = self.ok_json('list', '--json', '--topic', 'Open')['items'][0]['id']
        self.ok('mark', story, 'read')
        self.assertEqual(self.titles('--topic', 'Open'), [])

    def test_rule_acts_before_a_story_is_seen(self):
        self.ok('rule', 'add', 'No sales', 'sale', '--hide')
        self.ok('rule', 'add', 'Seen', 'title:else', '--mark-read')
        self.serve('Sale of the month', 'Something else')
        self.ok('refresh', '--force')
        self.assertNotIn('Sale of the month', self.titles())
        self.assertIn('Something else', self.titles())
        self.assertNotIn('Something else', self.titles('--unread'))
        self.assertEqual(self.ok_json('search', 'month', '--json')['items'], [])

    def test_rule_over_what_is_stored(self):
        self.ok('rule', 'add', 'No sales', 'sale', '--hide')
        self.assertIn('Sale of the week', self.ok('rule', 'run', 'No sales', '--dry-run'))
        self.assertIn('Sale of the week', self.titles())
        self.assertEqual(self.ok('rule', 'run', 'No sales'), '1 story\n')
        self.assertNotIn('Sale of the week', self.titles())
        self.assertEqual(self.ok('rule', 'run', 'No sales'), '0 stories\n')
        self.ok('rule', 'remove', 'No sales')
        self.assertEqual(self.ok_json('rules', '--json'), [])

    def test_topics_go_through_files(self):
        self.ok('topic', 'add', 'GC', 'chromatograph')
        path = os.path.join(self.folder, 'list.opml')
        with open(path, 'w', encoding='utf-8') as f:
            f.write(self.ok('export'))
        self.ok('topic', 'remove', 'GC')
        self.ok('import', path)
        self.assertEqual(self.topic('GC')['query'], 'chromatograph')
        self.assertEqual(self.titles('--topic', 'GC'), ['A chromatograph'])

    def test_usage(self):
        self.ok('topic', 'add', 'GC', 'x')
        self.assert_one_line(self.cli('topic', 'add', 'GC', 'y'), 1, '“GC”')
        self.assert_one_line(self.cli('topic', 'add', 'Empty', ' '), 2, 'words')
        self.assert_one_line(self.cli('topic', 'remove', 'Nobody'), 1, 'Nobody')
        self.assert_one_line(self.cli('rule', 'add', 'R', 'x'), 2, 'something to do')
        self.assert_one_line(self.cli('rule', 'run', 'R'), 1, 'R')
        self.assert_one_line(self.cli('rule', 'burn', 'R'), 2, 'burn')


main()
