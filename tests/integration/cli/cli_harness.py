# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of coranto-cli share: the sample portal, a server of odd answers, a profile in a folder of its own,
TAP.  A test program is called with the paths of coranto-cli and coranto-portal and ends in main()."""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import urllib.request
from collections import namedtuple

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'lib'))
from answers import Answers  # noqa: E402

PATIENCE = 60.0 * float(os.environ.get('MESON_TEST_TIMEOUT_MULTIPLIER', '1') or 1)
Result = namedtuple('Result', 'status out err')


def program(n):
    return os.path.abspath(sys.argv[n])


class Portal:
    """The sample portal, running."""

    def __init__(self, *options):
        self.process = subprocess.Popen([program(2), *options], stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def control(self, command, **query):
        address = f'{self.url}_control/{command}?{urllib.parse.urlencode(query)}'
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(urllib.request.Request(address, method='POST'), timeout=PATIENCE) as answer:
            return json.load(answer)

    def requests(self, path):
        return len(self.control('requests', path=path))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)
        self.process.stdout.close()


def environment(home):
    env = {k: v for k, v in os.environ.items()
           if not k.lower().endswith('_proxy') and not k.startswith(('LC_', 'LANG', 'XDG_'))}
    env.update(LC_ALL='C.UTF-8', TZ='UTC', HOME=home, XDG_DATA_HOME=os.path.join(home, 'data'))
    return env


class CliTest(unittest.TestCase):
    """A profile of its own in self.folder."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='coranto-cli-')
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.profile = os.path.join(self.folder, 'profile')
        self.env = environment(self.folder)

    def start_portal(self, *options):
        portal = Portal(*options)
        self.addCleanup(portal.stop)
        return portal

    def start_answers(self):
        answers = Answers()
        self.addCleanup(answers.stop)
        return answers

    def command(self, *arguments, profile=None):
        return [program(1), '--profile', profile or self.profile, *(str(a) for a in arguments)]

    def run_raw(self, command, stdin=None):
        done = subprocess.run(command, input=stdin if stdin is not None else b'', capture_output=True,
                              env=self.env, timeout=PATIENCE)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def cli(self, *arguments, profile=None, stdin=None):
        return self.run_raw(self.command(*arguments, profile=profile), stdin)

    def ok(self, *arguments, **kwargs):
        """What it prints; it says nothing else and ends with 0."""
        done = self.cli(*arguments, **kwargs)
        self.assertEqual((done.status, done.err), (0, ''), arguments)
        return done.out

    def ok_json(self, *arguments, **kwargs):
        return json.loads(self.ok(*arguments, **kwargs))

    def assert_one_line(self, done, status, sentence):
        """One clear line on stderr, in which `sentence` stands, nothing on stdout."""
        self.assertEqual(done.status, status, done)
        self.assertEqual(done.out, '')
        self.assertTrue(done.err.startswith('coranto-cli: '), done.err)
        self.assertEqual(done.err.count('\n'), 1, done.err)
        self.assertTrue(done.err.endswith('\n'), done.err)
        self.assertIn(sentence, done.err)

    def fails(self, sentence, *arguments, **kwargs):
        self.assert_one_line(self.cli(*arguments, **kwargs), 1, sentence)

    def items(self, *arguments, **kwargs):
        return self.ok_json('list', '--limit', 0, '--json', *arguments, **kwargs)['items']

    def channels(self, **kwargs):
        return self.ok_json('channels', '--json', **kwargs)

    def stored(self):
        """All that a person has in the profile: stories with their marks, channels without their last check."""
        channels = [{k: c.get(k) for k in ('id', 'url', 'title', 'category', 'kind', 'unread', 'total')}
                    for c in self.channels()]
        return self.items(), channels

    def files(self):
        """The profile's files, byte for byte."""
        found = {}
        for folder, _dirs, names in os.walk(self.profile):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as f:
                    found[os.path.join(folder, name)] = hashlib.sha256(f.read()).hexdigest()
        return found


class TapResult(unittest.TestResult):
    def say(self, test, ok, note=''):
        print(f'{"ok" if ok else "not ok"} {self.testsRun} {test.id().removeprefix("__main__.")}{note}', flush=True)

    def complain(self, test, err):
        self.say(test, False)
        for line in self._exc_info_to_string(err, test).splitlines():
            print(f'# {line}', flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.say(test, True)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say(test, True, f' # SKIP {reason}')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.complain(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.complain(test, err)


def main():
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    wanted = sys.argv[3:]       # by hand: only tests with this in their names
    if wanted:
        tests = unittest.TestSuite(t for case in tests for t in case if any(w in t.id() for w in wanted))
    print(f'1..{tests.countTestCases()}', flush=True)
    result = TapResult()
    tests.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
