#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input: each gets its own sentence in one line on stderr and exit status 1, and nothing that was stored is
touched."""
import glob
import os
import socket
import sqlite3
import subprocess

from cli_harness import CliTest, PATIENCE, main

RSS = '''<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title>%s</channel></rss>'''
ITEM = '<item><title>Story %d</title><link>http://example.org/%d</link><guid>g%d</guid></item>'
GOOD = RSS % ''.join(ITEM % (i, i, i) for i in range(3))
NO_HEADLINES = '''<!doctype html><title>About us</title><h1>About us</h1>
<p>We calibrate balances, pipettes and thermometers. Write to us, and we will answer within a day.</p>'''
SCRIPTS = '''<!doctype html><title>News</title><div id="app"></div>
<script src="/main.js"></script><noscript>Please enable JavaScript to see the news.</noscript>'''


class Addresses(CliTest):
    """What is asked for is at fault: the same sentence for feed, discover and subscribe; the profile stays."""

    def setUp(self):
        super().setUp()
        self.answers = self.start_answers()
        self.ok('subscribe', self.answers.put('/good.xml', 'application/rss+xml', GOOD))
        self.ok('mark', self.items()[0]['id'], 'favourite')
        self.before = self.stored()

    def refuse(self, address, sentence):
        for command in ('feed', 'discover', 'subscribe'):
            self.fails(sentence, command, address)
        self.assertEqual(self.stored(), self.before)

    def test_no_address(self):
        for text in ('not a url', 'ftp://example.org/', 'javascript:alert(1)', 'http://', 'http://[::1', '', ' ',
                     'file:///etc/passwd', 'http://exa mple.org/'):
            self.fails('not a web address', 'subscribe', text)
        self.assertEqual(self.stored(), self.before)

    def test_nobody_listens(self):
        with socket.socket() as s:
            s.bind(('127.0.0.1', 0))
            self.refuse(f'http://127.0.0.1:{s.getsockname()[1]}/', 'could not be reached')

    def test_no_such_host(self):
        self.refuse('http://news.invalid/', 'no server of this name: news.invalid')

    def test_status(self):
        def refuse(status, *headers):
            def answer(handler):
                handler.send_response(status)
                for name, value in headers:
                    handler.send_header(name, value)
                handler.send_header('Content-Length', '0')
                handler.end_headers()
            return self.answers.put_function(f'/{status}', answer)
        self.refuse(refuse(404), 'status 404')
        self.refuse(refuse(410), 'ended this channel')
        self.refuse(refuse(503, ('Retry-After', '3600')), 'asks to be left alone until')

    def test_page_without_headlines(self):
        self.refuse(self.answers.put('/about', 'text/html', NO_HEADLINES), 'No list of headlines')

    def test_page_of_scripts(self):
        self.refuse(self.answers.put('/app', 'text/html', SCRIPTS), 'scripts')

    def test_neither_feed_nor_page(self):
        self.refuse(self.answers.put('/text', 'text/plain', 'Good morning.\n'), 'neither a feed nor a page')
        self.refuse(self.answers.put('/picture', 'image/png', b'\x89PNG\r\n\x1a\n' + bytes(200)),
                    'neither a feed nor a page')

    def test_broken_feed(self):
        address = self.answers.put('/broken.xml', 'application/rss+xml', '<?xml version="1.0"?><rss><chan')
        for command in ('discover', 'subscribe'):
            self.fails('damaged and cannot be read', command, address)
        self.assertEqual(self.stored(), self.before)
        self.refuse(self.answers.put('/broken.json', 'application/feed+json',
                                     '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id'),
                    'damaged and cannot be read')

    def test_empty_body(self):
        self.refuse(self.answers.put('/empty', 'text/html', ''), 'The answer is empty')

    def test_truncated_body(self):
        def cut(handler):
            handler.send_response(200)
            handler.send_header('Content-Type', 'application/rss+xml')
            handler.send_header('Content-Length', str(len(GOOD)))
            handler.end_headers()
            handler.wfile.write(GOOD[:-60].encode())
        self.refuse(self.answers.put_function('/cut.xml', cut), 'broke off before its end')

    def test_endless_redirects(self):
        def answer(handler):
            there = {'/here': '/there', '/there': '/here'}[handler.path]
            handler.send_response(302)
            handler.send_header('Location', there)
            handler.send_header('Content-Length', '0')
            handler.end_headers()
        self.answers.put_function('/there', answer)
        self.refuse(self.answers.put_function('/here', answer), 'from one address to another')

    def test_files(self):
        folder = self.folder
        self.fails('cannot be read: No such file', 'feed', os.path.join(folder, 'missing.xml'))
        self.fails('cannot be read: Is a directory', 'article', folder)
        self.fails('The answer is empty', 'feed', '-', stdin=b'')
        self.fails('The answer is empty', 'article', '-', stdin=b'')
        self.fails('No article text', 'article', '-', stdin=b'<!doctype html><title>x</title><form><input></form>')
        self.fails('cannot be shown', 'article', '-', stdin=b'%PDF-1.4 \x00\x01\x02')
        self.ok_json('feed', '--base-url', 'nowhere', '-', stdin=GOOD.encode())  # no address helps nobody, harms nobody

    def test_opml(self):
        for body in (b'', b'<opml', GOOD.encode(), b'\x00\x01\x02', b'[]', b'<html><body>no</body></html>'):
            path = os.path.join(self.folder, 'list.opml')
            with open(path, 'wb') as f:
                f.write(body)
            done = self.cli('import', path)
            self.assertEqual((done.status, done.err.count('\n'), done.out), (1, 1, ''), body)
        self.fails('cannot be read: No such file', 'import', os.path.join(self.folder, 'missing.opml'))
        hostile = b'<opml><body><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="|touch x"/></body></opml>'
        self.assertEqual(self.ok('import', '-', stdin=hostile),
                         '0 added, 0 followed already, 2 skipped\n'
                         'skipped: file:///etc/passwd (not a web address)\n'
                         'skipped: |touch x (not a web address)\n')
        self.assertEqual(self.stored(), self.before)

    def test_a_topic_that_is_not_there(self):
        self.fails('no such entry in the profile: 招标', 'list', '--topic', '招标')


class Silence(CliTest):
    def test_host_that_does_not_answer(self):
        """It takes its time: the two commands wait together."""
        answers = self.start_answers()
        answers.put_function('/silent', lambda handler: answers.ended.wait(PATIENCE))
        address = answers.address('/silent')
        waiting = [subprocess.Popen(self.command(command, address), env=self.env, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE, text=True) for command in ('feed', 'subscribe')]
        for process in waiting:
            out, err = process.communicate(timeout=PATIENCE)
            self.assertEqual((process.returncode, out), (1, ''))
            self.assertEqual(err, 'coranto-cli: The server took too long to answer.\n')
        self.assertEqual(self.channels(), [])


class Refreshes(CliTest):
    """A channel that was good goes bad: its sentence, its stories stay."""

    def setUp(self):
        super().setUp()
        self.portal = self.start_portal()
        for path in ('news/t7/list.html', 'bench-notes/'):
            self.ok('subscribe', self.portal.url + path)
        self.paths = ('/news/t7/list.html', self.channels()[-1]['url'].removeprefix(self.portal.url.rstrip('/')))
        self.before = self.stored()

    def one_fails(self, path, sentence):
        done = self.cli('refresh', '--force')
        self.assertEqual(done.status, 0, done)      # the other one went well
        self.assertRegex(done.out, r'^2 checked, \d unchanged, 1 failed, 0 new articles\n$')
        channel = next(c for c in self.channels() if c['url'].endswith(path))
        self.assertEqual(done.err, f'coranto-cli: {channel["title"]}: {channel["error"]}\n')
        self.assertIn(sentence, channel['error'])
        self.assertEqual(channel['state'], 'failing')
        self.assertGreater(channel['error_code'], 0)
        self.assertIn(channel['error'], self.ok('channels'))
        self.assertEqual(self.stored(), self.before)
        return channel

    def test_faults_and_recovery(self):
        for path in self.paths:
            self.portal.control('fail', path=path, status=500)
            channel = self.one_fails(path, 'status 500')
            self.assertEqual(channel['error_detail'], '500')
            self.assertGreater(channel['next_check'], channel['last_check'])
            self.portal.control('reset')
            self.ok('refresh', '--force')
            channel = next(c for c in self.channels() if c['url'].endswith(path))
            self.assertEqual(channel['state'], 'ok')
            self.assertNotIn('error', channel)

    def test_truncated(self):
        # A beginning with a length that fits it: only what is in it tells.
        for path, channel, sentence in zip(self.paths, ('focus', 'bench-notes'), ('layout of this page', 'damaged')):
            self.portal.control('publish', channel=channel)     # else it would be a 304
            self.portal.control('truncate', path=path, bytes=300)
            self.one_fails(path, sentence)
            self.portal.control('reset')
            self.assertIn(' 0 failed, 1 new', self.ok('refresh', '--force'))
            self.before = self.stored()

    def test_retry_after(self):
        self.portal.control('fail', path='/news/t7/list.html', status=503, retry_after=7200)
        self.one_fails('/news/t7/list.html', 'asks to be left alone until')
        self.portal.control('reset')
        # Not even a person's wish goes past that.
        self.assertRegex(self.ok('refresh', '--force'), '^1 checked')

    def test_gone(self):
        self.portal.control('fail', path=self.paths[1], status=410)
        self.cli('refresh', '--force')
        channel = self.channels()[-1]
        self.assertEqual(channel['state'], 'gone')
        self.assertIn('ended this channel', channel['error'])
        self.portal.control('reset')
        self.assertRegex(self.ok('refresh', '--force'), '^1 checked')
        self.assertEqual(self.stored(), self.before)

    def test_all_fail(self):
        self.portal.control('fail', path='*', status=500)
        done = self.cli('refresh', '--force')
        self.assertEqual((done.status, done.err.count('\n')), (1, 2), done)
        self.assertEqual(done.out, '2 checked, 0 unchanged, 2 failed, 0 new articles\n')
        self.assertEqual(self.stored(), self.before)


class Profiles(CliTest):
    COMMANDS = (('list',), ('channels',), ('refresh',), ('search', 'x'), ('show', '1'), ('mark', '1', 'read'),
                ('export',), ('subscribe', 'http://127.0.0.1:9/'), ('unsubscribe', 'http://127.0.0.1:9/'))

    def database(self):
        found = [p for p in glob.glob(os.path.join(self.profile, '*')) if os.path.isfile(p) and self.is_database(p)]
        self.assertEqual(len(found), 1, found)
        return found[0]

    @staticmethod
    def is_database(path):
        with open(path, 'rb') as f:
            return f.read(15) == b'SQLite format 3'

    def test_newer_version(self):
        self.ok('channels')
        with sqlite3.connect(self.database()) as db:
            db.execute('PRAGMA user_version = 9999')
        db.close()
        before = self.files()
        for command in self.COMMANDS:
            self.fails('newer version of Coranto', *command)
        self.assertEqual(self.files(), before)

    def test_path_below_a_file(self):
        path = os.path.join(self.folder, 'file')
        with open(path, 'w', encoding='utf-8') as f:
            f.write('kept')
        for command in self.COMMANDS:
            self.fails('profile folder cannot be written', *command, profile=os.path.join(path, 'profile'))
            self.fails('profile folder cannot be written', *command, profile=path)
        with open(path, encoding='utf-8') as f:
            self.assertEqual(f.read(), 'kept')

    def test_read_only_folder(self):
        if os.geteuid() == 0:
            self.skipTest('root may write everywhere')
        os.mkdir(self.profile, 0o500)
        self.fails('profile folder cannot be written', 'list')
        self.assertEqual(os.listdir(self.profile), [])

    def test_damaged_database(self):
        answers = self.start_answers()
        self.ok('subscribe', answers.put('/good.xml', 'application/rss+xml', GOOD))
        database = self.database()
        for name in glob.glob(database + '-*'):
            os.remove(name)
        with open(database, 'r+b') as f:
            f.write(b'no database any more')
        done = self.cli('list')
        self.assertIn(done.status, (0, 1), done)
        # Set aside, never thrown away.
        kept = b''
        for folder, _dirs, names in os.walk(self.profile):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as f:
                    kept += f.read()
        self.assertIn(b'no database any more', kept)


main()
