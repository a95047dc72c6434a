#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a first refresh of 200 feeds takes until all is stored, and a second one that finds nothing new, beside
what no reader can go below on the same bytes in the same run: fetching alone (curl), inserting alone (SQLite through
Python's module, one table, a transaction for each feed):  refresh.py --build DIR [--feeds N --items N --runs N]"""
import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from farm import Farm

SKIP = 77


def timed(argv, **options):
    began = time.monotonic()
    subprocess.run(argv, check=True, **options)
    return time.monotonic() - began


def fetch_floor(farm, folder):
    """curl with as many transfers at once as it has a use for."""
    listing = os.path.join(folder, 'curl.cfg')
    with open(listing, 'w', encoding='utf-8') as f:
        f.writelines(f'url = "{url}"\noutput = "{folder}/feed-{n}"\n' for n, url in enumerate(farm.urls()))
    return timed(['curl', '-s', '--parallel', '--parallel-max', '32', '-K', listing], stderr=subprocess.DEVNULL)


def insert_floor(rows, folder):
    path = os.path.join(folder, 'floor.db')
    for end in ('', '-wal', '-shm'):
        if os.path.exists(path + end):
            os.unlink(path + end)
    began = time.monotonic()
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;'
                     'CREATE TABLE item (id INTEGER PRIMARY KEY, feed INT, guid TEXT, html TEXT, UNIQUE (feed, guid))')
    for feed in rows:
        db.execute('BEGIN')
        db.executemany('INSERT INTO item (feed, guid, html) VALUES (?, ?, ?)', feed)
        db.execute('COMMIT')
    db.close()
    return time.monotonic() - began


def one_run(cli, farm, folder):
    profile = os.path.join(folder, 'profile')
    shutil.rmtree(profile, ignore_errors=True)
    opml = os.path.join(folder, 'farm.opml')
    with open(opml, 'w', encoding='utf-8') as f:
        f.write(farm.opml())
    subprocess.run([cli, '--profile', profile, 'import', opml], check=True, stdout=subprocess.DEVNULL)
    refresh = [cli, '--profile', profile, 'refresh', '--force']
    first = timed(refresh, stdout=subprocess.DEVNULL)
    farm.conditional = 0
    second = timed(refresh, stdout=subprocess.DEVNULL)
    db = sqlite3.connect(f'file:{profile}/news.db?mode=ro', uri=True)
    stored = db.execute('SELECT count(*) FROM articles').fetchone()[0]
    db.close()
    return first, second, stored, farm.conditional


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    ap.add_argument('--feeds', type=int, default=200)
    ap.add_argument('--items', type=int, default=50)
    ap.add_argument('--runs', type=int, default=3)
    a = ap.parse_args()
    if not shutil.which('curl'):
        print('curl is not installed: skipped')
        sys.exit(SKIP)
    folder = tempfile.mkdtemp(prefix='coranto-bench-')
    farm = Farm(a.feeds, a.items, keep=True)
    try:
        size = sum(len(farm.feed(n)) for n in range(a.feeds))
        fetch = [fetch_floor(farm, folder) for _ in range(a.runs)]
        rows = [[(n, f'{n}-{k}', farm.item(n, k, 'floor')) for k in range(a.items)] for n in range(a.feeds)]
        insert = [insert_floor(rows, folder) for _ in range(a.runs)]
        runs = [one_run(f'{a.build}/prefix/bin/coranto-cli', farm, folder) for _ in range(a.runs)]
    finally:
        farm.stop()
        shutil.rmtree(folder)
    floor = max(statistics.median(fetch), statistics.median(insert))
    first, second = (statistics.median(run[i] for run in runs) for i in (0, 1))
    print(f'{a.feeds} feeds x {a.items} stories, {size / 1e6:.1f} MB: '
          f'curl {statistics.median(fetch):.2f} s, SQLite insert {statistics.median(insert):.2f} s')
    print(f'first refresh: {first:.2f} s, {first / floor:.2f} times the floor; {runs[-1][2]} stories stored')
    print(f'second refresh: {second:.2f} s, {second / statistics.median(fetch):.2f} times curl for all of it; '
          f'{runs[-1][3]} of {a.feeds} validators sent')


if __name__ == '__main__':
    main()
