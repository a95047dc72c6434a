#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 while stories are stored and marked: a refresh and a stream of marks run on one profile, both are killed at a
random moment, and what was acknowledged (coranto-cli mark ended with 0) must be there, no story twice, the database
sound:  kill.py --cli FILE [--kills N --seed N]"""
import argparse
import os
import random
import sys
import threading
import time

from world import Farm, World, ask

CHECK_EVERY = 20


class Marker(threading.Thread):
    """Marks one story after the other, and notes what it was told."""

    def __init__(self, world, profile, ids, rng):
        super().__init__()
        self.world, self.profile, self.ids, self.rng = world, profile, ids, rng
        self.process, self.is_over, self.lock = None, False, threading.Lock()
        self.acknowledged, self.asked, self.slowest, self.complaints = [], [], 0.0, []

    def run(self):
        while True:
            mark = (self.rng.choice(self.ids), self.rng.choice(('read', 'unread', 'favourite', 'unfavourite')))
            with self.lock:
                if self.is_over:
                    return
                began = time.monotonic()
                self.process = self.world.start(self.profile, 'mark', *mark)
            self.asked.append(mark)
            _out, err = self.process.communicate()
            if self.process.returncode == 0:
                self.acknowledged.append(mark)
                self.asked.pop()
                self.slowest = max(self.slowest, time.monotonic() - began)
            elif self.process.returncode > 0:
                self.complaints.append(f'mark: {err.decode().strip()}')

    def kill(self):
        """Whether a process was killed."""
        with self.lock:
            self.is_over = True
            alive = self.process is not None and self.process.poll() is None
            if alive:
                self.process.kill()
        self.join()
        return alive


def state_of(marks):
    """What the last acknowledged mark of each kind says."""
    state = {}
    for story, mark in marks:
        column = 'is_favourite' if 'favourite' in mark else 'is_read'
        state[story, column] = not mark.startswith('un')
    return state


class Killing:
    def __init__(self, world, profile, farm, rng):
        self.world, self.profile, self.farm, self.rng = world, profile, farm, rng
        self.expected, self.kills, self.marks, self.slowest, self.complaints = {}, 0, 0, 0.0, []
        self.ids = [int(i['id']) for i in world.items(profile)]

    def one(self):
        self.farm.more(1)
        marker = Marker(self.world, self.profile, self.ids, self.rng)
        refresh = self.world.start(self.profile, 'refresh', '--force')
        marker.start()
        time.sleep(self.rng.random() ** 2 * 0.8 + 0.005)
        if refresh.poll() is None:
            refresh.kill()
            self.kills += 1
        self.kills += marker.kill()
        refresh.communicate()
        self.complaints += marker.complaints
        self.marks += len(marker.acknowledged)
        self.slowest = max(self.slowest, marker.slowest)
        # One that was killed may be there or not.
        for key in state_of(marker.asked):
            self.expected.pop(key, None)
        self.take(marker)

    def take(self, marker):
        open_keys = set(state_of(marker.asked))
        for key, value in state_of(marker.acknowledged).items():
            if key not in open_keys:
                self.expected[key] = value

    def check(self):
        lost = []
        for column in ('is_read', 'is_favourite'):
            found = dict(ask(self.profile, f'SELECT article_id, {column} FROM status'))
            lost += [key for key, value in self.expected.items() if key[1] == column and found.get(key[0]) != value]
        if lost:
            self.complaints.append(f'lost marks: {lost[:5]}')
        twice = ask(self.profile, 'SELECT url, count(*) FROM articles GROUP BY url HAVING count(*) > 1')
        if twice:
            self.complaints.append(f'stories twice: {twice[:5]}')
        answer = ask(self.profile, 'PRAGMA integrity_check')
        if answer != [('ok',)]:
            self.complaints.append(f'integrity: {answer[:5]}')
        counts = ask(self.profile, 'SELECT c.channel_id FROM channel_counts c WHERE c.total <> (SELECT count(*)'
                                   ' FROM channel_articles l WHERE l.channel_id = c.channel_id)')
        if counts:
            self.complaints.append(f'wrong counts: {counts}')


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--cli', required=True)
    ap.add_argument('--kills', type=int, default=1000)
    ap.add_argument('--feeds', type=int, default=8)
    ap.add_argument('--items', type=int, default=25)
    ap.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    world, farm = World(a.cli), Farm(a.feeds, a.items)
    for server in farm.servers:
        server.handle_error = lambda *args: None        # connections that are cut off are what this is about
    profile = os.path.join(world.folder, 'profile')
    world.follow(profile, farm)
    killing = Killing(world, profile, farm, random.Random(a.seed))
    rounds = 0
    while killing.kills < a.kills:
        killing.one()
        rounds += 1
        if rounds % CHECK_EVERY == 0:
            killing.check()
    killing.check()
    # Whatever was cut off is fetched by the next refresh, once.
    world.ok(profile, 'refresh', '--force')
    killing.check()
    stories = ask(profile, 'SELECT count(*) FROM articles')[0][0]
    if stories != a.feeds * farm.items:
        killing.complaints.append(f'{stories} stories of {a.feeds * farm.items}')
    farm.stop()
    print(f'{killing.kills} kills in {rounds} rounds, {killing.marks} acknowledged marks, slowest {killing.slowest:.2f} s, '
          f'{stories} stories; {len(killing.complaints)} complaints')
    print('\n'.join(killing.complaints[:50]))
    sys.exit(bool(killing.complaints))


if __name__ == '__main__':
    main()
