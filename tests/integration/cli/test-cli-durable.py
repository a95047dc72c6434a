#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiles that are damaged, can't be written, or have no room, as coranto-cli meets them."""
import glob
import os
import subprocess
import sys
import time

from cli_harness import CliTest, main, program

FAULTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'faults')
ITEM = '<item><guid>{id}</guid><title>{title}</title><description>{text}</description></item>'


def may_mount():
    return subprocess.run(['unshare', '-m', 'true'], capture_output=True).returncode == 0


class Durable(CliTest):
    def setUp(self):
        super().setUp()
        self.answers = self.start_answers()
        self.serve(3)
        self.ok('subscribe', self.answers.address('/feed'))
        self.database = os.path.join(self.profile, 'news.db')

    def serve(self, n, text='quokka'):
        items = ''.join(ITEM.format(id=i, title=f'Story {i}', text=text) for i in range(n))
        self.answers.put('/feed', 'application/rss+xml',
                         f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>')

    def inside(self, mounts, *arguments):
        """The command with other mounts than everybody else has."""
        return self.run_raw(['unshare', '-m', 'sh', '-ec', mounts + '; exec "$@"', 'sh', *self.command(*arguments)])

    # Damage -------------------------------------------------------------------------------------

    def test_damage_is_repaired_and_told(self):
        before = self.items()
        self.ok('mark', before[0]['id'], 'favourite')
        with open(self.database, 'r+b') as f:
            f.write(bytes(4096))
        done = self.cli('channels', '--json')
        self.assertEqual(done.status, 0, done)
        self.assertEqual(done.err.count('\n'), 1)
        self.assertIn('Recovered: 1 subscription, 1 favourite, 3 stories.', done.err)
        kept = glob.glob(self.database + '.damaged-*')
        self.assertEqual(len(kept), 1)
        self.assertIn(os.path.basename(kept[0]), done.err)
        with open(kept[0], 'rb') as f:
            self.assertEqual(f.read(4096), bytes(4096))
        self.assertEqual([i['id'] for i in self.items()], [i['id'] for i in before])
        self.serve(4)
        self.assertEqual(self.ok('refresh', '--force'), '1 checked, 0 unchanged, 0 failed, 1 new articles\n')
        # Told once.
        self.ok('list')

    def test_only_some_are_kept(self):
        for _ in range(5):
            with open(self.database, 'wb') as f:
                f.write(b'noise')
            self.assertEqual(self.cli('channels').status, 0)
        self.assertEqual(len(glob.glob(self.database + '.damaged-*')), 3)

    def test_restore(self):
        """What a backup has is there again, what was there is kept."""
        backup = glob.glob(os.path.join(self.profile, 'backups', '*.db'))
        self.assertEqual(len(backup), 1)
        self.ok('unsubscribe', self.answers.address('/feed'))
        self.assertEqual(self.channels(), [])
        self.assertRegex(self.ok('restore', backup[0]), r'^Restored: 1 channels, .*kept as “news\.db\.replaced-')
        self.assertEqual([c['url'] for c in self.channels()], [self.answers.address('/feed')])
        self.fails('no such entry', 'restore', os.path.join(self.folder, 'nothing.db'))
        empty = os.path.join(self.folder, 'empty.db')
        with open(empty, 'wb') as f:
            f.write(b'x' * 9000)
        self.fails('damaged', 'restore', empty)
        self.assertEqual(len(self.channels()), 1)

    # Disks --------------------------------------------------------------------------------------

    def test_read_only(self):
        if not may_mount():
            self.skipTest('no right to mount')
        mounts = f'mount --bind {self.profile} {self.profile}; mount -o remount,ro,bind {self.profile}'
        story = self.items()[0]['id']
        for command in (('list',), ('search', 'quokka'), ('show', story), ('channels',)):
            done = self.inside(mounts, *command)
            self.assertEqual((done.status, done.err), (0, ''), command)
            self.assertTrue(done.out)
        for command in (('mark', story, 'read'), ('refresh', '--force'), ('unsubscribe', self.answers.address('/feed'))):
            self.assert_one_line(self.inside(mounts, *command), 1, 'The profile folder cannot be written: ')

    def test_disk_full(self):
        """One line, the stories stay, and when there is room all goes on."""
        if not may_mount():
            self.skipTest('no right to mount')
        small = os.path.join(self.folder, 'small')
        os.mkdir(small)
        self.serve(40, 'x' * 20000)
        script = (f'mount -t tmpfs -o size=2m none {small}; cp -r {self.profile}/. {small}; P="{program(1)} --profile {small}"; '
                  'dd if=/dev/zero of=%s/fill bs=4k count=440 2>/dev/null; '
                  '$P refresh --force; echo "refresh: $?"; $P list | wc -l; $P search quokka | wc -l; '
                  'rm %s/fill; mount -o remount,size=20m %s; $P refresh --force; echo "again: $?"') % (small, small, small)
        done = self.run_raw(['unshare', '-m', 'sh', '-c', script])
        lines = done.out.split('\n')
        self.assertEqual(lines[0], 'refresh: 1', done)
        self.assertEqual(done.err, 'coranto-cli: The disk is full: nothing new can be stored.\n')
        self.assertEqual(lines[1:3], ['3', '3'], done)
        self.assertEqual(lines[4], 'again: 0', done)

    # Several programs ---------------------------------------------------------------------------

    def test_many_at_once(self):
        """Nobody is told of a lock, and a mark is set within a second, or soon after on a busy machine."""
        ids = [i['id'] for i in self.items()]
        slowest = 0.0
        refreshes = [subprocess.Popen(self.command('refresh', '--force'), env=self.env, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.PIPE) for _ in range(3)]
        for n in range(12):
            began = time.monotonic()
            self.ok('mark', ids[n % 3], 'read' if n % 2 else 'unread')
            slowest = max(slowest, time.monotonic() - began)
        for refresh in refreshes:
            self.assertEqual(refresh.communicate()[1], b'')
            self.assertEqual(refresh.returncode, 0)
        print(f'# slowest mark: {slowest:.2f} s', flush=True)
        self.assertLess(slowest, 10)

    def fault(self, name, *options):
        done = subprocess.run([sys.executable, os.path.join(FAULTS, name), '--cli', program(1), *options],
                              capture_output=True, text=True)
        for line in (done.stdout + done.stderr).splitlines():
            print(f'# {line}', flush=True)
        self.assertEqual(done.returncode, 0)

    def test_killed(self):
        self.fault('kill.py', '--kills', '20', '--feeds', '3', '--items', '8')

    def test_damaged(self):
        self.fault('damage.py', '--count', '14', '--feeds', '20', '--items', '40')


main()
