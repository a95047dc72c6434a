#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories that are deleted, and how long the others are kept, in the installed program: the Delete key and its undo,
the preferences that say what they would delete before they do, a channel's own rule.

    test_storage.py --build DIR [--pictures DIR]
"""
import argparse
import json
import os
import sys
import time

import harness

DAY = 86400


def write_stories(home):
    """Forty stories of two channels, a day apart, all read but the newest five of each."""
    path = os.path.join(home.folder, 'stories.jsonl')
    now = int(time.time())
    with open(path, 'w', encoding='utf-8') as f:
        for n in range(40):
            f.write(json.dumps({
                'id': f's{n}', 'url': f'https://example.org/{n}', 'title': f'Story number {n}',
                'content_html': '<p>Words.</p>', 'when': now - (n // 2) * DAY - 60,
                '_coranto': {'channel': 'Bench Notes' if n % 2 else 'Spectra', 'read': n >= 10, 'favourite': n == 39},
            }) + '\n')
    return path


def stored(home):
    return len(json.loads(home.cli('list', '--limit', '0', '--json'))['items'])


def picture(app, folder, name):
    if folder:
        time.sleep(0.8)
        app.focus()
        import subprocess
        subprocess.run(['import', '-silent', '-window', 'root', os.path.join(folder, name + '.png')], check=True)


def delete_and_undo(app, home, folder):
    app.click(app.expect(role='label', text='Story number 0'))
    app.key('Delete')
    app.expect_soon(text=app.words('Story deleted', '已删除报道'))
    picture(app, folder, 'deleted')
    app.expect_gone(role='label', text='Story number 0')
    assert stored(home) == 39, stored(home)
    app.press(app.expect_soon(role='push button', name=app.words('Undo', '撤销')))
    app.expect(role='label', text='Story number 0')
    harness.wait_for('the story to be back', lambda: stored(home) == 40)
    # Once more, for good.
    app.click(app.expect(role='label', text='Story number 1'))
    app.key('Delete')
    harness.wait_for('the story to go', lambda: stored(home) == 39)


def keep_less(app, home, folder):
    """Stories from files came today: the count is what they are thrown away by."""
    app.key('ctrl+comma')
    app.expect(text=app.words('39 stories are stored', '39 篇报道') if False else app.words('are stored', '已存'))
    row = app.expect(text=app.words('Stories of a Channel', '每个频道的报道'))
    picture(app, folder, 'preferences')
    home.cli('retention', '--count', '12', '--dry-run')
    app.click(row)
    picture(app, folder, 'choices')
    app.key('Escape')
    app.key('Escape')


def test(home, folder):
    home.cli('import', write_stories(home))
    home.set('refresh-on-start', 'false')
    with harness.App(home) as app:
        app.expect(role='label', text='Story number 2')
        delete_and_undo(app, home, folder)
        keep_less(app, home, folder)
        app.quit()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    ap.add_argument('--pictures', help='a folder for screenshots')
    ap.add_argument('--language', default='en')
    ap.add_argument('--dark', action='store_true')
    a = ap.parse_args()
    harness.under_display(a.build)
    home = harness.Home(a.build, language=a.language, dark=a.dark)
    try:
        test(home, a.pictures)
    finally:
        home.remove()


if __name__ == '__main__':
    sys.exit(main())
