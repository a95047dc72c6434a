#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What 100,000 stories of some 500 MB cost: to import, to open lists, to mark, to start with, beside a profile without
any:  big.py --build DIR [--stories N --runs N --keep DIR]"""
import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

WORDS = ('市场 科技 研究 数据 光谱 气相 色谱 仪器 实验室 检测 标准 政策 企业 经济 环境 能源 样品 水质 土壤 会议 报告 '
         'market engine window garden signal copper teacher library battery satellite forest policy budget reader '
         'article protein sample survey turbine railway bridge harbour kernel buffer packet').split()
CHANNELS = 300
LONG = 'Fifteen hundred'


def write_stories(path, count):
    """Seeded; a pool of paragraphs makes it quick."""
    rng = random.Random(5)
    pool = ['<p>' + ' '.join(rng.choices(WORDS, k=110)) + '</p>' for _ in range(2000)]
    now = int(time.time())
    with open(path, 'w', encoding='utf-8') as f:
        for n in range(count):
            channel = LONG if n < 1500 else f'Channel {n % CHANNELS}'
            f.write(json.dumps({
                'id': f'urn:story:{n}', 'url': f'https://stories.example.org/{n}',
                'title': ' '.join(rng.choices(WORDS, k=8)) + f' {n}', 'content_html': ''.join(rng.choices(pool, k=6)),
                'when': now - rng.randrange(300 * 86400), '_coranto': {'channel': channel},
            }, ensure_ascii=False) + '\n')


def cpu_of(argv):
    """CPU seconds of the program, its children's too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def timed(argv):
    began = time.monotonic()
    out = subprocess.run(argv, check=True, capture_output=True, text=True).stdout
    return time.monotonic() - began, out


def finish_index(cli):
    """What is left for pauses, so that it is in nobody's way below."""
    for _ in range(100):
        seconds, _out = timed([*cli, 'search', 'railway', '--limit', '1'])
        if seconds < 3:
            return


def measure_start(cli, empty, full, runs):
    """The same command on both, by turns."""
    of_empty, of_full = [], []
    for _ in range(runs):
        of_empty.append(cpu_of([*cli(empty), 'list', '--limit', '20']))
        of_full.append(cpu_of([*cli(full), 'list', '--limit', '20']))
    none, all_ = statistics.median(of_empty), statistics.median(of_full)
    print('coranto-cli list, CPU: %.1f ms with the stories, %.1f ms without any, ratio %.2f'
          % (all_ * 1000, none * 1000, all_ / none if none else 0))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    ap.add_argument('--stories', type=int, default=100000)
    ap.add_argument('--runs', type=int, default=9)
    ap.add_argument('--keep', help='a folder for the profile, which is used again')
    a = ap.parse_args()
    program = os.path.join(a.build, 'src/cli/coranto-cli')
    folder = a.keep or tempfile.mkdtemp(prefix='coranto-bench-')
    full, empty = (os.path.join(folder, name) for name in ('full', 'empty'))

    def cli(profile):
        return [program, '--profile', profile]

    try:
        if not os.path.exists(full):
            os.makedirs(folder, exist_ok=True)
            path = os.path.join(folder, 'stories.jsonl')
            write_stories(path, a.stories)
            seconds, out = timed([*cli(full), 'import', path])
            print('import of %d stories, %.0f MB: %.1f s (with the first seconds of indexing): %s'
                  % (a.stories, os.path.getsize(path) / 1e6, seconds, out.strip()))
            os.unlink(path)
            finish_index(cli(full))
        timed([*cli(empty), 'list'])
        print('database of %.0f MB' % (os.path.getsize(os.path.join(full, 'news.db')) / 1e6))
        subprocess.run([os.path.join(a.build, 'tests/bench/big-store'), full, LONG], check=True)
        measure_start(cli, empty, full, a.runs)
    finally:
        if not a.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == '__main__':
    main()
