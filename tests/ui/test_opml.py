#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file of subscriptions opened with the installed program: shown first, refused and agreed to by keyboard.

    test_opml.py --build DIR
"""
import argparse
import json
import os
import subprocess
import sys

import harness


def write_file(home, portal):
    path = os.path.join(home.folder, 'list.opml')
    with open(path, 'w', encoding='utf-8') as f:
        f.write('<opml version="2.0"><body>'
                f'<outline text="Blogs"><outline text="Bench" xmlUrl="{portal.url}/bench-notes/feed.xml"/>'
                f'<outline text="Bench again" xmlUrl="{portal.url}/bench-notes/feed.xml#2"/></outline>'
                f'<outline text="News"><outline type="coranto-page" text="时事热点" url="{portal.url}/news/t10/list.html"/>'
                '<outline text="A file" xmlUrl="file:///etc/hosts"/></outline>'
                '<outline type="coranto-topic" text="光谱" query="光谱 OR 光谱仪"/></body></opml>')
    return path


def titles(home):
    return [c['title'] for c in json.loads(home.cli('channels', '--json'))]


def test(home, portal):
    path = write_file(home, portal)
    question = 'Import 2 channels in 2 categories and 1 topic?'
    app = harness.App(home, path)
    try:
        app.expect(text=question)
        app.expect(text='2 are skipped.')
        app.press(app.tab_to(role='push button', text='What is skipped'))
        app.expect(text='A file: not a web address')
        app.expect(text='Bench again: more than once in the file')
        app.key('Escape')
        app.expect_gone(text=question)
        assert titles(home) == [], titles(home)

        # The window that runs takes it; Return agrees.
        subprocess.run([f'{home.prefix}/bin/coranto', path], env=home.env, check=True, timeout=harness.PATIENCE)
        app.expect(text=question)
        app.key('Return')
        app.expect_soon(text='2 channels and 1 topic added')
        assert titles(home) == ['Bench', '时事热点'], titles(home)
        # What is new is read at once.
        harness.wait_for('stories', lambda: all(c['total'] for c in json.loads(home.cli('channels', '--json'))))

        subprocess.run([f'{home.prefix}/bin/coranto', path], env=home.env, check=True, timeout=harness.PATIENCE)
        app.expect(text='Nothing to Import')
        app.expect(text='3 are followed already.')
        app.key('Return')
        app.expect_gone(text='Nothing to Import')
        app.quit()
    except BaseException:
        app.dump()
        raise
    finally:
        app.kill()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    options = parser.parse_args()
    harness.under_display(options.build)
    home = harness.Home(options.build)
    portal = harness.Portal(options.build)
    try:
        test(home, portal)
    finally:
        portal.stop()
        home.remove()
    return 0


if __name__ == '__main__':
    sys.exit(main())
