#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A feed whose stories change: what coranto-cli says of it."""
from cli_harness import CliTest, main

ITEM = '<item><guid>{id}</guid><title>{title}</title><description>&lt;p&gt;{text}&lt;/p&gt;</description></item>'


class ChangedStories(CliTest):
    def setUp(self):
        super().setUp()
        self.answers = self.start_answers()
        self.serve(('a', '光谱仪新国标发布', 'Ten people came.'), ('b', 'Second', 'Stays as it is.'))
        self.ok('subscribe', self.answers.address('/feed'))

    def serve(self, *items):
        items = ''.join(ITEM.format(id=i, title=title, text=text) for i, title, text in items)
        self.answers.put('/feed', 'application/rss+xml',
                         f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>')

    def id_of(self, title):
        return next(i['id'] for i in self.items() if i['title'] == title)

    def test_change_is_told(self):
        first = self.id_of('光谱仪新国标发布')
        self.ok('mark', first, 'read')
        self.ok('mark', first, 'favourite')
        self.serve(('a', '质谱仪新国标发布', 'Eleven people came.'), ('b', 'Second', 'Stays  as it is.'))
        self.ok('refresh', '--force')

        changed, same = (next(i for i in self.items() if i['title'] == t) for t in ('质谱仪新国标发布', 'Second'))
        self.assertEqual(changed['id'], first)
        self.assertTrue(changed['_coranto']['read'] and changed['_coranto']['favourite'])
        self.assertRegex(changed['_coranto']['changed'], r'^\d{4}-\d\d-\d\dT')
        self.assertNotIn('changed', same['_coranto'])
        self.assertEqual(self.ok('show', first, '--changes'),
                         '[-光-]{+质+}谱仪新国标发布\n\n[-Ten-]{+Eleven+} people came.\n')
        self.assertEqual(self.ok_json('show', first, '--json')['_coranto']['changed'], changed['_coranto']['changed'])
        self.assertIn('\nUpdated: ', self.ok('show', first))
        self.assertEqual(self.ok('show', same['id'], '--changes'), 'No change of this story is known.\n')

    def test_what_leaves_the_list_stays(self):
        """Also where the list is damaged."""
        before = self.items()
        self.answers.put('/feed', 'application/rss+xml', '<rss version="2.0"><channel><title>F</title><item><guid>b')
        self.cli('refresh', '--force')
        self.assertEqual(self.items(), before)

    def test_usage(self):
        done = self.cli('show', 1, '--json', '--changes')
        self.assert_one_line(done, 2, 'do not go together')


main()
