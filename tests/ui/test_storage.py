#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories that are deleted, and how long the others are kept, in the installed program: the Delete key and its undo,
the preferences that say what they would delete before they do, a channel's own rule.

    test_storage.py --build DIR [--pictures DIR]
"""
import argparse
import json
import os
import subprocess
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
        subprocess.run(['import', '-silent', '-window', 'root', os.path.join(folder, name + '.png')], check=True)


def delete_and_undo(app, home, folder):
    app.click(app.expect(role='label', text='Story number 0'))
    app.key('Delete')
    if not harness.IS_SLOW:
        undo = app.expect_soon(role='push button', text=app.words('Undo', '撤销'))
        assert stored(home) == 39, stored(home)
        picture(app, folder, 'deleted')
        app.press(undo)
        harness.wait_for('the story to be back', lambda: stored(home) == 40)
        # The next one was shown meanwhile: that is what goes now, then the one behind it.
        app.key('Delete', 'Delete')
        harness.wait_for('the next two to go', lambda: stored(home) == 38)
        assert 'Story number 0' in home.cli('list', '--limit', '0')


def keep_less(app, home, folder):
    """Stories from files came today: the count is what they are thrown away by."""
    app.key('ctrl+comma')
    app.expect(role='label', text=app.words('stories are stored, in', '条资讯，占'))
    app.press(app.expect(role='check box', text=app.words('Delete Unread Stories Too', '同时删除未读资讯')))
    app.expect(role='label', text=app.words('No story is deleted by that now', '目前不会因此删除资讯'))
    app.focus()
    found = subprocess.run(['xdotool', 'getwindowfocus'], capture_output=True, text=True).stdout.strip()
    subprocess.run(['xdotool', 'windowsize', found, '560', '960'], check=False)
    picture(app, folder, 'preferences')
    app.press(app.expect(role='push button', text=app.words('Apply', '应用')))
    harness.wait_for('the rule', lambda: app.words('unread stories go too', '未读资讯也会删除') in home.cli('retention'))
    app.key('Escape')


def keep_less_of_a_channel(app, home, folder):
    """Its menu, its dialog, by keyboard."""
    app.click(app.expect(role='label', text='Spectra', within=app.expect(role='list', name=app.words('Channels', '频道'))),
              button=3)
    item = app.expect(text=app.words('Keep Stories…', '资讯保留'))
    app.click(item)
    app.expect(text=app.words('Keep Stories of “Spectra”', '保留“Spectra”的资讯'))
    picture(app, folder, 'channel')
    app.key('Escape')


def test(home, folder):
    home.cli('import', write_stories(home))
    home.set('refresh-on-start', 'false')
    with harness.App(home) as app:
        app.expect(role='label', text='Story number 2')
        delete_and_undo(app, home, folder)
        keep_less(app, home, folder)
        keep_less_of_a_channel(app, home, folder)
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
