#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged databases: flipped bytes, cuts, noise, zeroed pages, another program's tables.  Each is given to coranto-cli,
which must not crash nor hang, must keep the damaged file, and must bring back subscriptions and favourites where at most
64 bytes are flipped:  damage.py --cli FILE [--count N --feeds N --items N --seed N]"""
import argparse
import glob
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys

from world import Farm, World, database

PAGE = 16384
VERBOSE = '--verbose' in sys.argv


def flip(rng, data):
    for _ in range(rng.randint(1, 64)):
        data[rng.randrange(len(data))] ^= rng.randint(1, 255)


def flip_together(rng, data):
    """The same number of bytes, side by side."""
    n = rng.randint(1, 64)
    at = rng.randrange(len(data) - n)
    for i in range(at, at + n):
        data[i] ^= rng.randint(1, 255)


def flip_early(rng, data):
    """In the first pages, where the schema and the small tables are."""
    for _ in range(rng.randint(1, 64)):
        data[rng.randrange(min(len(data), 100 * PAGE))] ^= rng.randint(1, 255)


def cut(rng, data):
    del data[rng.randrange(len(data)):]


def noise(rng, data):
    at = rng.randrange(len(data))
    n = min(rng.randint(1, 64) * 512, len(data) - at)
    data[at:at + n] = rng.randbytes(n)


def zero_pages(rng, data):
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data) // PAGE) * PAGE
        data[at:at + PAGE] = bytes(PAGE)


def header(rng, data):
    data[:100] = rng.randbytes(100)


def foreign(rng, data):
    db = sqlite3.connect(':memory:')
    db.execute('CREATE TABLE theirs (a, b)')
    db.executemany('INSERT INTO theirs VALUES (?, ?)', [(i, rng.random()) for i in range(rng.randint(1, 500))])
    db.commit()
    data[:] = db.serialize() if hasattr(db, 'serialize') else b'SQLite format 3\0' + rng.randbytes(1000)


# Those of at most 64 flipped bytes are what the promise is about.
FLIPS = (flip, flip_together, flip_early)
KINDS = (flip, flip_together, flip, cut, flip_early, noise, flip, zero_pages, flip_together, header, flip, flip_early,
         flip, foreign)


class Damaged:
    def __init__(self, world, profile, before):
        self.world, self.profile, self.before, self.complaints = world, profile, before, []

    def complain(self, what):
        self.complaints.append(what)

    def run(self, *arguments):
        """The answer; None where it refused with a line."""
        try:
            done = self.world.run(self.profile, *arguments)
        except subprocess.TimeoutExpired:
            self.complain(f'{arguments[0]} hangs')
            return None
        if done.returncode not in (0, 1) or b'Sanitizer' in done.stderr or b'CRITICAL' in done.stderr:
            self.complain(f'{arguments[0]} ends with {done.returncode}: {done.stderr[-2000:]}')
        if done.returncode == 1 and done.stderr.count(b'\n') < 1:
            self.complain(f'{arguments[0]} fails without a line')
        return json.loads(done.stdout, strict=False) if done.returncode == 0 else None

    def look(self):
        channels = self.run('channels', '--json')
        favourites = self.run('list', '--limit', 0, '--json', '--favourites')
        self.run('list', '--limit', 20, '--json')
        return ({c['url'] for c in channels or ()}, {i['id'] for i in (favourites or {'items': ()})['items']})

    def check_kept(self, data):
        """The file as it was damaged is still there, under this name or another."""
        for path in [database(self.profile), *glob.glob(database(self.profile) + '.damaged-*')]:
            with open(path, 'rb') as f:
                found = f.read()
            if found == data or (path == database(self.profile) and len(found) >= len(data) > PAGE):
                return      # the second: nothing of the damage was met, and marks may have been set
        self.complain('the damaged file is gone')


def one(world, model, kind, number, seed, before):
    rng = random.Random(seed * 1000003 + number)
    profile = os.path.join(world.folder, f'damaged-{number}')
    shutil.copytree(model, profile)
    with open(database(profile), 'rb') as f:
        data = bytearray(f.read())
    kind(rng, data)
    with open(database(profile), 'wb') as f:
        f.write(data)
    damaged = Damaged(world, profile, before)
    after = damaged.look()
    damaged.check_kept(bytes(data))
    repaired = bool(glob.glob(database(profile) + '.damaged-*'))
    if repaired:
        check_sound(profile, damaged)
    shutil.rmtree(profile)
    if VERBOSE and after != before:
        print(f'# {kind.__name__} {number}: {len(before[0] - after[0])} subscriptions, {len(before[1] - after[1])} '
              f'favourites lost, {len(after[1] - before[1])} come from nowhere', flush=True)
    return after == before, repaired, damaged.complaints


def check_sound(profile, damaged):
    db = sqlite3.connect(database(profile))
    bad = db.execute('PRAGMA foreign_key_check').fetchall()
    # The program's own index can't be looked into here: its tokenizer is not known.
    pages = [r for r, in db.execute('PRAGMA quick_check') if r != 'ok' and 'tokenizer' not in r]
    db.close()
    if bad or pages:
        damaged.complain(f'the new database is not sound: {bad[:3]} {pages[:3]}')


def make_model(world, feeds, items):
    model = os.path.join(world.folder, 'model')
    farm = Farm(feeds, items)
    world.follow(model, farm)
    farm.stop()
    stories = world.items(model)
    ids = [s['id'] for s in stories]
    rng = random.Random(0)
    world.ok(model, 'mark', *rng.sample(ids, min(60, len(ids))), 'favourite')
    world.ok(model, 'mark', *rng.sample(ids, len(ids) // 3), 'read')
    world.ok(model, 'search', 'laser')
    return model


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--cli', required=True)
    ap.add_argument('--count', type=int, default=200)
    ap.add_argument('--feeds', type=int, default=40)
    ap.add_argument('--items', type=int, default=80)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--with-backup', action='store_true', help='leave the weekly backup where it is')
    ap.add_argument('--verbose', action='store_true')
    a = ap.parse_args()
    world = World(a.cli)
    model = make_model(world, a.feeds, a.items)
    if not a.with_backup:
        shutil.rmtree(os.path.join(model, 'backups'), ignore_errors=True)
    before = Damaged(world, model, None).look()
    assert len(before[0]) == a.feeds and before[1], before
    tally, complaints = {}, []
    for n in range(a.count):
        kind = KINDS[n % len(KINDS)]
        whole, repaired, found = one(world, model, kind, n, a.seed, before)
        counts = tally.setdefault(kind.__name__, [0, 0, 0])
        counts[0] += 1
        counts[1] += whole
        counts[2] += repaired
        complaints += [f'{kind.__name__} {n}: {what}' for what in found]
    for name, (count, whole, repaired) in sorted(tally.items()):
        print(f'# {name}: {whole} of {count} with all subscriptions and favourites, {repaired} rebuilt')
    flips = [tally[k.__name__] for k in FLIPS if k.__name__ in tally]
    count, whole = sum(t[0] for t in flips), sum(t[1] for t in flips)
    print(f'{a.count} damaged databases of {os.path.getsize(database(model)) / 1e6:.1f} MB: {len(complaints)} complaints; '
          f'at most 64 flipped bytes: subscriptions and favourites back in {whole} of {count}')
    print('\n'.join(complaints))
    sys.exit(bool(complaints) or whole < 0.9 * count)


if __name__ == '__main__':
    main()
