#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens Coranto on the sample portal, with the portal's channels and blogs followed:  sample.py --build DIR

With a display, until the window is closed.  Without one, in a window under Xvfb that leaves two screenshots.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from xml.sax.saxutils import quoteattr

import harness

FIRST_CHANNEL = '今日焦点'
LEAD_CHANNEL = '时事热点'
LEAD_STORY = '质谱'


def outline(channel, kind):
    return '<outline type="%s" text=%s xmlUrl=%s/>' % (kind, quoteattr(channel['title']), quoteattr(channel['url']))


def follow_sample(home, portal):
    """Subscribes as a person would: what Coranto finds at the portal's addresses, in two categories."""
    found = json.loads(home.cli('discover', portal.url + '/news/t7/list.html'))
    here = {'title': FIRST_CHANNEL, 'url': found['url']}
    lists = [here] + [c for c in found['channels'] if c['url'].endswith('/list.html')]
    channels = ''.join(outline(c, 'coranto-page') for c in lists)
    blogs = ''.join(outline(json.loads(home.cli('discover', portal.url + path))['feeds'][0], 'rss')
                    for path in ('/bench-notes/', '/spectra-weekly/', '/shouji/'))
    opml = os.path.join(home.folder, 'sample.opml')
    with open(opml, 'w', encoding='utf-8') as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head/><body>'
                f'<outline text={quoteattr(found["title"])}>{channels}</outline>'
                f'<outline text="实验室博客">{blogs}</outline></body></opml>')
    home.cli('import', opml)
    home.cli('refresh')


def read_some(app):
    """Makes the window look lived in: a few stories read, one kept, the lead story open."""
    app.choose_channel(LEAD_CHANNEL)
    app.expect(role='label', text=LEAD_STORY)
    app.key('j')
    time.sleep(2)
    app.key('j', 'j')
    time.sleep(2)
    app.key('ctrl+d')
    time.sleep(1)
    app.key('k', 'k')
    time.sleep(4)


def screenshots(home, folder, size=(1220, 780)):
    os.makedirs(folder, exist_ok=True)
    paths = []
    for name, scheme in (('light', 'prefer-light'), ('dark', 'prefer-dark')):
        home.env['ADW_DEBUG_COLOR_SCHEME'] = scheme
        app = harness.App(home)
        app.resize(*size)
        if not paths:
            read_some(app)
        time.sleep(5)
        paths.append(os.path.join(folder, f'coranto-{name}.png'))
        app.screenshot(paths[-1])
        app.quit()
    return paths


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    ap.add_argument('--dark', action='store_true', help='start in the dark style')
    ap.add_argument('--language', choices=['en', 'zh'], help='of the window (default: the one of the session, or zh)')
    ap.add_argument('--folder', help='where screenshots go (default: the build)')
    a = ap.parse_args()
    has_display = os.environ.get('DISPLAY') or os.environ.get('WAYLAND_DISPLAY')
    if not has_display:
        harness.under_display(a.build)
    folder = os.path.join(a.build, 'sample')
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    portal = harness.Portal(a.build, '--publish-every=120')
    try:
        language = a.language or ('zh' if os.environ.get(harness.INSIDE) else None)
        home = harness.Home(a.build, folder=folder, language=language, dark=a.dark)
        follow_sample(home, portal)
        if os.environ.get(harness.INSIDE):
            for path in screenshots(home, a.folder or a.build):
                print('No display: a screenshot is in', path)
        else:
            print('Coranto on its sample portal,', portal.url)
            subprocess.run([f'{home.prefix}/bin/coranto', '--profile', home.profile], env=home.env_with_schema())
    finally:
        portal.stop()


if __name__ == '__main__':
    sys.exit(main())
