#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading feeds costs: the peak memory of coranto-cli on feeds far longer than what is kept of them, one in each
format, in another charset and damaged; and the processor time of reading a feed that is kept whole, beside that of a
bare event parser (expat) on the same bytes:  parse.py --build DIR [--items N --runs N]"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import xml.parsers.expat
from xml.sax.saxutils import escape

WORDS = '光谱 仪器 lighthouse market 经济 实验室 研究 quokka paper result 测量 error signal 样品 chamber'.split()


def body(seed):
    """About 5 kB of HTML, the same for the same number."""
    picked = (WORDS[(seed * 31 + n * n * 7 + n // 11) % len(WORDS)] for n in range(640))
    words = list(picked)
    return ''.join('<p>' + ' '.join(words[n:n + 64]) + '</p>' for n in range(0, len(words), 64))


BODIES = [body(seed) for seed in range(200)]


def rss(n):
    return (f'<item><title>Story {n}</title><link>http://b.example/{n}</link><guid>g{n}</guid>'
            f'<description>{escape(BODIES[n % 200])}</description></item>')


def atom(n):
    return (f'<entry><title>Story {n}</title><id>g{n}</id><updated>2026-01-01T00:00:00Z</updated>'
            f'<content type="html">{escape(BODIES[n % 200])}</content></entry>')


def json_item(n):
    text = json.dumps({'id': f'g{n}', 'title': f'Story {n}', 'content_html': BODIES[n % 200]}, ensure_ascii=False)
    return (',' if n else '') + text


RSS_HEAD = '<?xml version="1.0" encoding="%s"?><rss version="2.0"><channel><title>%s</title>'
KINDS = {
    'rss': (RSS_HEAD % ('utf-8', 'Big'), rss, '</channel></rss>', 'utf-8'),
    'atom': ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Big</title>', atom, '</feed>',
             'utf-8'),
    'json': ('{"version":"https://jsonfeed.org/version/1.1","title":"Big","items":[', json_item, ']}', 'utf-8'),
    'gbk': (RSS_HEAD % ('gbk', 'Big'), rss, '</channel></rss>', 'gb18030'),
    'damaged': (RSS_HEAD % ('utf-8', 'Big & bad'), rss, '</channel>', 'utf-8'),
}


def write_feed(path, kind, n_items):
    head, item, tail, charset = KINDS[kind]
    with open(path, 'wb') as f:
        f.write(head.encode(charset))
        for n in range(n_items):
            f.write(item(n).encode(charset))
        f.write(tail.encode(charset))


def run(argv):
    """Processor seconds and peak kilobytes of one run."""
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f'{argv[0]} ended with {process.returncode}')
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def event_seconds(path):
    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = parser.CharacterDataHandler = None
    with open(path, 'rb') as f:
        data = f.read()
    began = time.process_time()
    parser.Parse(data, True)
    return time.process_time() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', required=True)
    parser.add_argument('--items', type=int, default=20000)
    parser.add_argument('--runs', type=int, default=5)
    options = parser.parse_args()
    cli = os.path.join(options.build, 'src', 'cli', 'coranto-cli')
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'feed')
        for kind in KINDS:
            write_feed(path, kind, options.items)
            seconds, kilobytes = run([cli, 'feed', path])
            print(f'{kind:8} {os.path.getsize(path) / 1e6:6.1f} MB {options.items} items: '
                  f'peak {kilobytes / 1024:5.0f} MB, {seconds:.2f} s')
        # Bounds are not met here: all of it is read and kept.
        write_feed(path, 'rss', 1000)
        start = statistics.median(run([cli, '--version'])[0] for _ in range(options.runs))
        ours = statistics.median(run([cli, 'feed', path])[0] for _ in range(options.runs)) - start
        events = statistics.median(event_seconds(path) for _ in range(options.runs))
        print(f'1000 items read, cleaned and written: {ours:.3f} s, {ours / events:.1f}x the events alone '
              f'({events:.3f} s)')


if __name__ == '__main__':
    main()
