#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""coranto-cli search: the language, what it says of hits, its order."""
import json
import os

from cli_harness import CliTest, main

STORIES = (
    ('old', '光譜儀器年鑑', 'An <b>old</b> & small yearbook of spectra.', '2019-05-01', True),
    ('text', '实验室简讯', '本周讨论<i>光谱</i>仪的校准，' + '与其他问题。' * 40, '2024-03-05', False),
    ('new', '质谱新品', '质谱仪与光学谱图。', '2024-03-20', False),
)


class Search(CliTest):
    def setUp(self):
        super().setUp()
        path = os.path.join(self.folder, 'stories.jsonl')
        with open(path, 'w', encoding='utf-8') as f:
            for name, title, html, day, is_read in STORIES:
                f.write(json.dumps({
                    'id': name, 'url': f'https://example.org/{name}', 'title': title, 'content_html': f'<p>{html}</p>',
                    'date_published': f'{day}T12:00:00Z', 'authors': [{'name': 'Jane Doe'}],
                    '_coranto': {'read': is_read, 'source': '新华社', 'channel': {'title': '时事热点', 'url': 'https://example.org/f'}},
                }, ensure_ascii=False) + '\n')
        self.ok('import', path)

    def found(self, *words):
        return [i['url'].rsplit('/', 1)[1] for i in self.ok_json('search', '--json', '--', *words)['items']]

    def test_language(self):
        for words, expected in (('光谱', ['text', 'old']), ('光谱仪', ['text', 'old']), ('谱', ['new', 'text', 'old']),
                                ('标题：光谱', ['old']), ('"small yearbook"', ['old']), ('"yearbook small"', []),
                                ('光谱 -yearbook', ['text']), ('-光谱', ['new']), ('is:unread', ['new', 'text']),
                                ('yearbook OR 质谱', ['new', 'old']), ('after:2024-03 before:2024年3月10日', ['text']),
                                ('channel:时事 source:新华 author:doe 质谱仪', ['new']), ('(质谱 OR 校准) is:read', []),
                                ('title:', []), (')"(-', [])):
            self.assertEqual(self.found(words), expected, words)

    def test_what_is_found_is_marked(self):
        text, old = self.ok_json('search', '--json', '光谱')['items']
        snippet = text['_coranto']['snippet_html']
        self.assertIn('本周讨论<mark class="found">光谱</mark>仪的校准', snippet)
        self.assertTrue(snippet.endswith('…') and len(snippet) < 300, snippet)
        self.assertEqual(old['_coranto']['title_html'], '<mark class="found">光譜</mark>儀器年鑑')
        self.assertNotIn('snippet_html', old['_coranto'])
        old, = self.ok_json('search', '--json', 'small')['items']
        self.assertIn('old &amp; <mark class="found">small</mark> yearbook', old['_coranto']['snippet_html'])
        self.assertNotIn('title_html', self.items()[0]['_coranto'])

    def test_order(self):
        self.assertEqual(self.found('光谱'), ['text', 'old'])
        by = lambda order, *words: [i['url'].rsplit('/', 1)[1]
                                    for i in self.ok_json('search', '--json', '--by', order, *words)['items']]
        self.assertEqual(by('date', '谱'), ['new', 'text', 'old'])
        # In the title: sixteen times newer than it is.
        self.assertEqual(by('relevance', '谱'), ['new', 'old', 'text'])
        self.assertEqual(by('relevance', '谱', '--limit', '2'), ['new', 'old'])
        self.assert_one_line(self.cli('search', 'x', '--by', 'colour'), 2, 'relevance')


main()
