# SPDX-License-Identifier: GPL-3.0-or-later
"""A farm of feeds on loopback: each feed on an address of its own (127.0.1.1, 127.0.1.2, …), so that the manners
per host do not make one queue of them.  Serves RSS 2.0 with validators; more() adds stories to every feed."""
import hashlib
import http.server
import random
import threading
import time
from email.utils import formatdate
from xml.sax.saxutils import escape

WORDS = ('spectrometer', 'detector', 'column', 'solvent', 'calibration', 'laser', 'sample', 'reagent', 'balance',
         'incubator', 'titration', 'polymer', '光谱', '质谱', '色谱柱', '检测器', '实验室', '样品前处理', '标准物质', '水分测定')


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        body = self.server.farm.feed(self.server.number)
        tag = '"%s"' % hashlib.sha1(body).hexdigest()[:16]
        if self.headers.get('If-None-Match') == tag:
            self.server.farm.note_conditional()
            self.send_response(304)
            self.send_header('ETag', tag)
            self.send_header('Content-Length', '0')
            self.end_headers()
            return
        self.send_response(200)
        self.send_header('Content-Type', 'application/rss+xml; charset=utf-8')
        self.send_header('ETag', tag)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Farm:
    def __init__(self, feeds, items, first_day_ago=0, keep=False):
        """`keep`: each feed is made once, so that serving it takes no time of what is measured."""
        self.items, self.first = items, items
        self.kept = {} if keep else None
        self.conditional, self.lock = 0, threading.Lock()
        self.now = int(time.time()) - first_day_ago * 86400
        self.servers = []
        for n in range(feeds):
            server = http.server.ThreadingHTTPServer((f'127.0.{1 + n // 250}.{1 + n % 250}', 0), Handler)
            server.farm, server.number = self, n
            self.servers.append(server)
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def urls(self):
        return ['http://%s:%d/feed.rss' % s.server_address for s in self.servers]

    def opml(self):
        rows = ''.join(f'<outline type="rss" text="Feed {n}" xmlUrl="{escape(u)}"/>' for n, u in enumerate(self.urls()))
        return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{rows}</body></opml>'

    def note_conditional(self):
        with self.lock:
            self.conditional += 1

    def more(self, count):
        self.items += count

    def feed(self, n):
        if self.kept is None:
            return self.make_feed(n)
        if (n, self.items) not in self.kept:
            self.kept[n, self.items] = self.make_feed(n)
        return self.kept[n, self.items]

    def make_feed(self, n):
        host = '%s:%d' % self.servers[n].server_address
        items = ''.join(self.item(n, k, host) for k in range(self.items - 1, -1, -1))
        return f'<rss version="2.0"><channel><title>Feed {n}</title><link>http://{host}/</link>{items}</channel></rss>'.encode()

    def item(self, n, k, host):
        rng = random.Random(n * 100003 + k)
        words = lambda count: ' '.join(rng.choice(WORDS) for _ in range(count))
        body = ''.join(f'<p>{words(60)}</p>' for _ in range(5))
        # The first ones an hour apart, the later ones within the last minutes; a story keeps its date.
        when = self.now - (max(self.first - k, 0)) * 3607 - n * 17 + max(k - self.first, 0)
        return (f'<item><title>{words(6)} {n}-{k}</title><link>http://{host}/story/{k}.html</link>'
                f'<guid>http://{host}/story/{k}.html</guid><pubDate>{formatdate(when)}</pubDate>'
                f'<description>{escape(body)}</description></item>')

    def stop(self):
        for server in self.servers:
            server.shutdown()
            server.server_close()
