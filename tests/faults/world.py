# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fault tests share: a profile with stories, coranto-cli as a process, a look into the database."""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'bench'))
from farm import Farm  # noqa: E402,F401

PATIENCE = 60 * (10 if 'ASAN_OPTIONS' in os.environ else 1)


class World:
    """Profiles in a folder of our own; `cli` is the program."""

    def __init__(self, cli):
        self.cli = os.path.abspath(cli)
        self.holder = tempfile.TemporaryDirectory(prefix='coranto-faults-')
        self.folder = self.holder.name
        self.env = {k: v for k, v in os.environ.items() if not k.lower().endswith('_proxy') and not k.startswith('XDG_')}
        self.env.update(LC_ALL='C.UTF-8', HOME=self.folder)

    def start(self, profile, *arguments):
        return subprocess.Popen([self.cli, '--profile', profile, *map(str, arguments)], env=self.env,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, profile, *arguments):
        return subprocess.run([self.cli, '--profile', profile, *map(str, arguments)], env=self.env, capture_output=True,
                              timeout=PATIENCE)

    def ok(self, profile, *arguments):
        done = self.run(profile, *arguments)
        assert done.returncode == 0, (arguments, done)
        return done.stdout.decode()

    def follow(self, profile, farm):
        """Follows the farm's feeds, in categories, and reads them once."""
        opml = os.path.join(self.folder, 'farm.opml')
        rows = ''.join(f'<outline text="Category {n % 5}"><outline type="rss" text="Feed {n}" xmlUrl="{url}"/></outline>'
                       for n, url in enumerate(farm.urls()))
        with open(opml, 'w', encoding='utf-8') as f:
            f.write(f'<?xml version="1.0"?><opml version="2.0"><head/><body>{rows}</body></opml>')
        self.ok(profile, 'import', opml)
        self.ok(profile, 'refresh', '--force')

    def items(self, profile, *options):
        return json.loads(self.ok(profile, 'list', '--limit', 0, '--json', *options))['items']


def database(profile):
    return os.path.join(profile, 'news.db')


def ask(profile, sql, *values):
    """Asks a sound database, as any other program would."""
    db = sqlite3.connect(database(profile), timeout=30)
    try:
        return db.execute(sql, values).fetchall()
    finally:
        db.close()
