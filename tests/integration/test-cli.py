#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""coranto-cli end to end against the sample portal: test-cli.py --cli PATH --portal PATH  (prints TAP)

Each test is a function; what it gets is a folder of its own and the portal's address.
"""
import argparse
import contextlib
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import traceback
import xml.etree.ElementTree as ET

TESTS = []


def test(function):
    TESTS.append(function)
    return function


class Box:
    """The program under test, with a home of its own."""

    def __init__(self, cli, folder, portal):
        self.cli, self.folder, self.portal = cli, folder, portal
        self.profile = os.path.join(folder, 'profile')
        self.env = {'HOME': folder, 'XDG_DATA_HOME': os.path.join(folder, 'data'), 'PATH': os.environ['PATH'],
                    'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'GIO_USE_PROXY_RESOLVER': 'dummy', 'GSETTINGS_BACKEND': 'memory'}
        for name in os.environ:
            if name.startswith(('ASAN_', 'UBSAN_', 'LSAN_')):
                self.env[name] = os.environ[name]

    def run(self, *args, data=None, env=None):
        return subprocess.run([self.cli, *args], input=data, capture_output=True, timeout=60, cwd=self.folder,
                              env={**self.env, **(env or {})})

    def ok(self, *args, data=None):
        """Standard output of a command that must go well, without a word on stderr."""
        r = self.run(*args, data=data)
        assert r.returncode == 0, (args, r.returncode, r.stderr.decode())
        assert r.stderr == b'', (args, r.stderr.decode())
        return r.stdout.decode()

    def on(self, *args):
        return self.ok('--profile', self.profile, *args)

    def fails(self, *args, data=None, status=1, says=None):
        """One clear line on stderr and nothing on stdout."""
        r = self.run(*args, data=data)
        err = r.stderr.decode()
        assert r.returncode == status, (args, r.returncode, err)
        assert r.stdout == b'', (args, r.stdout[:200])
        assert err.count('\n') == 1 and err.startswith('coranto-cli: '), (args, err)
        assert not says or says in err, (args, says, err)
        return err

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, 'wb') as f:
            f.write(data if isinstance(data, bytes) else data.encode())
        return path

    def items(self, *args):
        return json.loads(self.on('list', '--json', *args))['items']


FEED = ('<rss version="2.0"><channel><title>Letters</title><link>http://letters.example/</link>'
        '<item><title>A &amp; B</title><link>http://letters.example/a</link>'
        '<description>&lt;p onclick="x()"&gt;Words&lt;/p&gt;</description>'
        '<pubDate>Mon, 13 Nov 2023 08:00:00 +0800</pubDate></item></channel></rss>')


@test
def version_and_help(box):
    assert box.ok('--version').startswith('coranto-cli ')
    text = box.ok('--help')
    for command in ('feed', 'article', 'discover', 'subscribe', 'unsubscribe', 'channels', 'refresh', 'list', 'show',
                    'mark', 'search', 'import', 'export'):
        assert command in text, command


@test
def wrong_usage(box):
    for args in ([], ['nonsense'], ['--nonsense'], ['--profile'], ['--profile', '', 'list'], ['feed'],
                 ['feed', 'a', 'b'], ['feed', '--nonsense', 'a'], ['list', 'extra'], ['list', '--limit', 'many'],
                 ['list', '--limit', '-1'], ['list', '--unread', '--favourites'],
                 ['list', '--channel', 'x', '--topic', 'y'], ['show'], ['show', 'x'], ['show', '0'],
                 ['show', '99999999999999999999'], ['mark', '1'], ['mark', 'read'], ['mark', '1', 'seen'],
                 ['mark', 'x', 'read'], ['search'], ['import'], ['export', 'x'], ['subscribe'], ['refresh', 'x']):
        box.fails(*args, status=2)
    assert not os.path.exists(box.profile)


@test
def feed_from_file_and_stdin(box):
    path = box.write('feed.xml', FEED)
    for args, data in ((['feed', path], None), (['feed', '-'], FEED.encode()),
                       (['feed', '--base-url', 'http://letters.example/feed', '--content-type', 'text/xml', path], None)):
        feed = json.loads(box.ok(*args, data=data))
        assert feed['version'] == 'https://jsonfeed.org/version/1.1'
        assert feed['title'] == 'Letters'
        assert feed['items'][0]['title'] == 'A & B'
        assert feed['items'][0]['date_published'] == '2023-11-13T08:00:00+08:00'
        assert 'onclick' not in feed['items'][0]['content_html']
    # No profile is made by looking.
    assert not os.path.exists(os.path.join(box.folder, 'data'))


@test
def looking_at_the_portal(box):
    listing = box.portal + '/news/t10/list.html'
    feed = json.loads(box.ok('feed', listing))
    assert len(feed['items']) == 15
    item = json.loads(box.ok('article', feed['items'][0]['url']))
    assert item['title'] == feed['items'][0]['title']
    assert item['_coranto']['source'] and item['_coranto']['views'] > 0
    found = json.loads(box.ok('discover', listing))
    assert found['url'] == listing
    assert found['lists'][0]['title'] == '时事热点' and found['lists'][0]['suggested']
    assert '政策法规' in [c['title'] for c in found['channels']]
    assert [f['kind'] for f in json.loads(box.ok('discover', box.portal + '/bench-notes/'))['feeds']][0] == 'rss'


@test
def a_whole_day(box):
    """Follow, refresh, list, show, mark, search, take along."""
    for channel in ('t7', 't10'):
        box.on('subscribe', f'{box.portal}/news/{channel}/list.html')
    channels = json.loads(box.on('channels', '--json'))
    assert [c['title'] for c in channels] == ['今日焦点', '时事热点'], channels
    assert len({c['category'] for c in channels}) == 1
    assert all(c['kind'] == 'page' and c['unread'] == 15 and c['state'] == 'ok' for c in channels)
    assert '0 failed' in box.on('refresh')
    assert '2 checked, 2 unchanged' in box.on('refresh', '--force')

    items = box.items()
    shared = [i for i in items if len(i['_coranto']['channels']) == 2]
    assert len(items) == 30 - len(shared) and shared, 'a story of two channels stands once'
    assert len(box.on('list').splitlines()) == len(items)
    assert len(box.items('--limit', '3')) == 3
    only = box.items('--channel', f'{box.portal}/news/t10/list.html')
    assert len(only) == 15 and all('时事热点' in i['_coranto']['channels'] for i in only)

    first = shared[0]
    number = first['id']
    story = json.loads(box.on('show', number, '--json'))
    assert story['title'] == first['title'] and story['id'] == number
    assert len(story['content_text']) > 100 and story['_coranto']['source']
    text = box.on('show', number)
    assert text.startswith(first['title']) and story['_coranto']['source'] in text

    other = items[-1]['id']
    box.on('mark', number, other, 'read')
    box.on('mark', number, 'favourite')
    assert [i['id'] for i in box.items('--favourites')] == [number]
    assert len(box.items('--unread')) == len(items) - 2
    box.on('mark', other, 'unread')
    box.on('mark', number, 'unfavourite')
    box.on('mark', number, 'favourite')
    box.on('refresh', '--force')
    assert len(box.items('--unread')) == len(items) - 1
    unread = sum(c['unread'] for c in json.loads(box.on('channels', '--json')))
    assert unread == 30 - 2, 'read in one channel is read in the other'

    hits = json.loads(box.on('search', '光谱', '--json'))['items']
    assert hits and any('光谱' in i['title'] for i in hits)
    assert len(box.on('search', '光谱').splitlines()) == len(hits)
    assert json.loads(box.on('search', '"', '--json'))['items'] == []
    assert json.loads(box.on('search', 'nothing-like-this', '--json'))['items'] == []

    box.on('unsubscribe', f'{box.portal}/news/t10/list.html')
    assert [c['title'] for c in json.loads(box.on('channels', '--json'))] == ['今日焦点']
    assert [i['id'] for i in box.items('--favourites')] == [number]


@test
def taking_along(box):
    box.on('subscribe', f'{box.portal}/news/t7/list.html')
    box.on('subscribe', f'{box.portal}/spectra-weekly/')
    opml = box.on('export')
    ET.fromstring(opml.encode())
    path = box.write('feeds.opml', opml)
    assert box.on('import', path) == '0 added, 2 followed already, 0 skipped\n'
    elsewhere = os.path.join(box.folder, 'elsewhere')
    assert box.ok('--profile', elsewhere, 'import', path) == '2 added, 0 followed already, 0 skipped\n'
    assert box.ok('--profile', elsewhere, 'import', '-', data=opml.encode()).startswith('0 added')
    assert '0 failed' in box.ok('--profile', elsewhere, 'refresh')
    a, b = ([(c['url'], c['title'], c['kind']) for c in json.loads(box.ok('--profile', p, 'channels', '--json'))]
            for p in (box.profile, elsewhere))
    assert sorted(a) == sorted(b)
    hostile = '<opml><body><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="|touch x"/></body></opml>'
    assert box.ok('--profile', elsewhere, 'import', '-', data=hostile.encode()) == \
        '0 added, 0 followed already, 2 skipped\n'


@test
def default_profile(box):
    box.ok('channels')
    assert os.path.isdir(os.path.join(box.folder, 'data', 'coranto'))


class Bad(http.server.BaseHTTPRequestHandler):
    PAGES = {
        '/prose': (200, 'text/html', b'<html><body><h1>About us</h1><p>We make scales.</p></body></html>'),
        '/broken': (200, 'text/xml', b'<?xml version="1.0"?><rss version="2.0"><channel><item><ti'),
        '/json': (200, 'application/json', b'{"version": "https://jsonfeed.org/version/1.1", "items": ['),
        '/empty': (200, 'text/xml', b''),
        '/cut': (200, 'text/xml', FEED.encode()[:100]),
        '/404': (404, 'text/html', b'no'),
        '/410': (410, 'text/html', b'gone'),
        '/503': (503, 'text/html', b'busy'),
    }

    def do_GET(self):
        status, kind, body = self.PAGES.get(self.path, self.PAGES['/404'])
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(1000 if self.path == '/cut' else len(body)))
        if status == 503:
            self.send_header('Retry-After', '3600')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@contextlib.contextmanager
def bad_server():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Bad)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f'http://127.0.0.1:{server.server_address[1]}'
    finally:
        server.shutdown()
        server.server_close()


@test
def bad_addresses(box):
    """Each has a sentence of its own, and the profile stays as it was."""
    box.on('subscribe', f'{box.portal}/bench-notes/')
    before = box.on('channels', '--json')
    with bad_server() as bad:
        for address, says in (('not an address', 'not a web address'), ('ftp://example.org/', 'not a web address'),
                              ('file:///etc/passwd', 'not a web address'),
                              ('http://127.0.0.1:1/', 'could not be reached'),
                              (bad + '/prose', 'No list of headlines'), (bad + '/json', 'damaged'),
                              (bad + '/empty', 'empty'), (bad + '/cut', 'broke off'), (bad + '/404', '404'),
                              (bad + '/410', 'ended'), (bad + '/503', 'left alone until')):
            box.fails('--profile', box.profile, 'subscribe', address, says=says)
            if address.startswith('http'):
                box.fails('feed', address, says=says)
        box.fails('--profile', box.profile, 'subscribe', bad + '/broken', says='damaged')
        box.fails('article', bad + '/empty', says='empty')
        box.fails('article', bad + '/404', says='404')
    box.fails('--profile', box.profile, 'subscribe', f'{box.portal}/bench-notes/', says='followed already')
    box.fails('--profile', box.profile, 'unsubscribe', 'http://example.org/', says='http://example.org/')
    assert box.on('channels', '--json') == before


@test
def bad_files(box):
    box.fails('feed', os.path.join(box.folder, 'none'), says='No such file')
    box.fails('feed', box.folder, says='directory')
    box.fails('feed', '-', data=b'', says='empty')
    box.fails('feed', '-', data=b'Words.', says='neither a feed')
    box.fails('feed', '-', data=b'<?xml version="1.0"?><opml version="2.0"><body/></opml>', says='neither a feed')
    box.fails('feed', '--base-url', 'nonsense', '-', data=FEED.encode(), says='not a web address')
    box.fails('article', '-', data=b'%PDF-1.4 \x00\x01\x02', says='cannot be shown')
    box.fails('article', '-', data=b'<html><body></body></html>', says='No article text')
    box.fails('--profile', box.profile, 'import', '-', data=FEED.encode(), says='not a list of subscriptions')
    box.fails('--profile', box.profile, 'import', '-', data=b'', says='coranto-cli')
    assert '"damaged"' in box.ok('feed', '-', data=FEED.encode()[:-40])


@test
def bad_profiles(box):
    box.fails('--profile', '/proc/none', 'channels', says='cannot be written')
    plain = box.write('plain', 'a file')
    box.fails('--profile', plain, 'channels', says='cannot be written')
    if os.getuid() != 0:
        locked = os.path.join(box.folder, 'locked')
        os.mkdir(locked, 0o555)
        box.fails('--profile', locked, 'channels', says='cannot be written')
    # A database of a newer version: refused, not touched.
    box.on('channels')
    databases = [n for n in os.listdir(box.profile) if n.endswith('.db')]
    assert len(databases) == 1, os.listdir(box.profile)
    path = os.path.join(box.profile, databases[0])
    with open(path, 'r+b') as f:
        f.seek(60)
        f.write((9999).to_bytes(4, 'big'))   # user_version, in the header of the file
    with open(path, 'rb') as f:
        before = f.read()
    box.fails('--profile', box.profile, 'channels', says='newer version')
    with open(path, 'rb') as f:
        assert f.read() == before


@test
def nothing_there(box):
    box.fails('--profile', box.profile, 'show', '12', says='12')
    box.fails('--profile', box.profile, 'mark', '12', 'read', says='12')
    box.fails('--profile', box.profile, 'list', '--topic', 'none', says='none')
    box.fails('--profile', box.profile, 'list', '--channel', 'http://example.org/', says='http://example.org/')
    assert box.on('list') == '' and box.items() == []
    assert box.on('refresh') == '0 checked, 0 unchanged, 0 failed, 0 new articles\n'


@test
def failed_channels(box):
    """A line each on stderr, a summary on stdout; what was stored is still there."""
    with bad_server() as bad:
        Bad.PAGES['/feed'] = (200, 'text/xml', FEED.encode())
        box.on('subscribe', bad + '/feed')
    r = box.run('--profile', box.profile, 'refresh', '--force')
    assert r.returncode == 1 and r.stdout == b'1 checked, 0 unchanged, 1 failed, 0 new articles\n', r
    err = r.stderr.decode()
    assert err.startswith('coranto-cli: Letters: ') and err.count('\n') == 1 and 'could not be reached' in err, err
    assert len(box.items()) == 1
    assert 'could not be reached' in json.loads(box.on('channels', '--json'))[0]['error']
    box.on('subscribe', f'{box.portal}/bench-notes/')
    r = box.run('--profile', box.profile, 'refresh', '--force')
    assert r.returncode == 0 and '2 checked' in r.stdout.decode(), r


@test
def two_at_once(box):
    """Many on one profile: each is done."""
    box.on('subscribe', f'{box.portal}/news/t7/list.html')
    ids = [i['id'] for i in box.items()]
    runs = [subprocess.Popen([box.cli, '--profile', box.profile, 'mark', n, 'read'], env=box.env,
                             stderr=subprocess.PIPE) for n in ids]
    runs.append(subprocess.Popen([box.cli, '--profile', box.profile, 'refresh', '--force'], env=box.env,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
    for run in runs:
        _, err = run.communicate(timeout=60)
        assert run.returncode == 0, err
    assert box.items('--unread') == []


@contextlib.contextmanager
def portal_running(path):
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([path, '--url-file', os.path.join(folder, 'url')], stdout=subprocess.PIPE, text=True)
        try:
            yield server.stdout.readline().strip().rstrip('/')
        finally:
            server.terminate()
            server.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--cli', required=True)
    parser.add_argument('--portal', required=True)
    parser.add_argument('names', nargs='*', help='only these tests')
    args = parser.parse_args()
    chosen = [t for t in TESTS if not args.names or t.__name__ in args.names]
    failed = 0
    print(f'1..{len(chosen)}', flush=True)
    with portal_running(args.portal) as portal:
        for n, function in enumerate(chosen, 1):
            with tempfile.TemporaryDirectory() as folder:
                try:
                    function(Box(args.cli, folder, portal))
                    print(f'ok {n} {function.__name__}', flush=True)
                except Exception:
                    failed += 1
                    print(''.join('# ' + line for line in traceback.format_exc().splitlines(True)))
                    print(f'not ok {n} {function.__name__}', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
