#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long searches over a big profile take, and how big its index is:
search.py --build DIR [--stories N] [--runs N] [--profile DIR]

The stories are generated, Chinese and English, with words as often as in a language and some that are rare.  A
profile that is named is kept and used again."""
import argparse
import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time

SEARCHES = ('麋鹿', '榫卯', '经济', '谱', '榫卯结构', '光谱仪', 'quokka', 'market', 'lighthouse', '"the market"',
            'title:经济', '经济 -市场', '经济 OR market', '经济 is:unread', '经济 after:2023-09 before:2023-10', '-经济')
# Planted: so many of a thousand stories have it.
PLANTED = (('麋鹿', 1), ('榫卯结构', 2), ('quokka', 1), ('lighthouse', 5), ('经济', 300), ('光谱仪', 100), ('质谱仪的光谱', 100))
LATIN = ('the', 'of', 'market', 'and', 'detector', 'report', 'in', 'science', 'light', 'year', 'new', 'sample', 'method')
FIRST_DAY = 1_690_000_000


class Writer:
    def __init__(self):
        self.random = random.Random(5)
        # Two characters are a word of Chinese more often than one or three; the commonest stand in every sentence.
        signs = [chr(0x4E00 + i * 7) for i in range(1500)]
        self.signs = [''.join(self.random.choices(signs, k=self.random.choice((1, 2, 2, 2, 2, 3)))) for _ in range(2000)]
        self.signs_weights = [1 / (i + 3) for i in range(len(self.signs))]
        self.words = list(LATIN) + [f'{a}{b}{c}' for a in ('con', 'pre', 'in', 'sub') for b in ('ta', 'lo', 'ri', 'mu', 'se')
                                    for c in ('tion', 'ment', 'ble', 'ty', 'ring', 'x', 'nt', 'k')]
        self.words_weights = [1 / (i + 2) for i in range(len(self.words))]

    def chinese(self, n):
        signs = self.random.choices(self.signs, self.signs_weights, k=n)
        return ''.join(s + ('，' if self.random.random() < 0.15 else '') for s in signs) + '。'

    def english(self, n):
        return ' '.join(self.random.choices(self.words, self.words_weights, k=n)).capitalize() + '.'

    def story(self, n):
        is_chinese = n % 2 == 0
        planted = [word for word, often in PLANTED if self.random.random() < often / 1000]
        title = self.chinese(8) if is_chinese else self.english(9)
        if planted and self.random.random() < 0.2:
            title += planted[0]
        paragraphs = [self.chinese(75) if is_chinese else self.english(60) for _ in range(5)]
        for word in planted:
            k = self.random.randrange(len(paragraphs))
            paragraphs[k] += f'{word}{"。" if is_chinese else "."}'
        return {'id': str(n), 'url': f'https://news{n % 40}.example.org/{n}', 'title': title,
                'date_published': time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(FIRST_DAY + n * 300)),
                'content_text': '\n'.join(paragraphs), 'authors': [{'name': f'记者{n % 90}'}],
                '_coranto': {'channel': {'title': f'Channel {n % 40}', 'url': f'https://news{n % 40}.example.org/feed'},
                             'source': '新华社' if is_chinese else 'Reuters', 'read': n % 3 > 0}}


def make_profile(cli, profile, count):
    writer = Writer()
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8', delete=False) as f:
        for n in range(count):
            f.write(json.dumps(writer.story(n), ensure_ascii=False) + '\n')
    try:
        began = time.monotonic()
        subprocess.run([cli, '--profile', profile, 'import', f.name], check=True, stdout=subprocess.DEVNULL)
        print(f'import of {count} stories: {time.monotonic() - began:.1f} s')
    finally:
        os.unlink(f.name)


def waiting(profile):
    db = sqlite3.connect(f'file:{profile}/news.db?mode=ro', uri=True)
    n = db.execute('SELECT count(*) FROM index_queue').fetchone()[0]
    db.close()
    return n


def index_all(cli, profile):
    began, n = time.monotonic(), waiting(profile)
    while waiting(profile):
        subprocess.run([cli, '--profile', profile, 'search', 'x', '--limit', '1'], check=True, stdout=subprocess.DEVNULL)
    if n:
        print(f'index of {n} stories: {time.monotonic() - began:.1f} s')


def index_ratio(profile):
    db = sqlite3.connect(f'file:{profile}/news.db?mode=ro', uri=True)
    index = db.execute('SELECT sum(length(block)) FROM search_data').fetchone()[0]
    text = db.execute("SELECT sum(length(CAST(a.title AS BLOB)) + coalesce(length(CAST(b.content_text AS BLOB)), 0)"
                      "  + coalesce(length(CAST(a.source AS BLOB)), 0) + coalesce(length(CAST(a.author AS BLOB)), 0))"
                      "  FROM articles a JOIN bodies b ON b.article_id = a.id").fetchone()[0]
    db.close()
    return index, text


def cli_median(cli, profile, words, runs):
    times = []
    for _ in range(runs):
        began = time.monotonic()
        subprocess.run([cli, '--profile', profile, 'search', '--limit', '200', '--', words], check=True,
                       stdout=subprocess.DEVNULL)
        times.append(time.monotonic() - began)
    return statistics.median(times) * 1000


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    ap.add_argument('--stories', type=int, default=100000)
    ap.add_argument('--runs', type=int, default=7)
    ap.add_argument('--profile')
    a = ap.parse_args()
    cli = f'{a.build}/src/cli/coranto-cli'
    profile = a.profile or tempfile.mkdtemp(prefix='coranto-bench-')
    try:
        if not os.path.exists(f'{profile}/news.db'):
            make_profile(cli, profile, a.stories)
        index_all(cli, profile)
        index, text = index_ratio(profile)
        print(f'index {index / 1e6:.1f} MB of {text / 1e6:.1f} MB of text: {index / text:.3f}')
        print(f'{"":36}200 newest  by relevance   cli     all')
        run = subprocess.run([f'{a.build}/tests/bench/search-time', profile, str(a.runs), *SEARCHES], check=True,
                             capture_output=True, text=True)
        for line in run.stdout.splitlines():
            newest, _, ranked, every, n, words = line.split('\t')
            print(f'{words:32.32}{float(newest):9.2f} ms{float(ranked):9.2f} ms'
                  f'{cli_median(cli, profile, words, a.runs):7.1f} ms{float(every):9.2f} ms  {n} hits')
    finally:
        if not a.profile:
            shutil.rmtree(profile)


if __name__ == '__main__':
    main()
