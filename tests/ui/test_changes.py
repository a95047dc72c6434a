#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A story that changes after it was read: its row says so until it is opened again, the article says when, and shows
how on request, by keyboard too.

    test_changes.py --build DIR
"""
import argparse
import json
import sys
import time

import harness
from answers import Answers

CHANNEL = 'Instruments'
BEFORE = ('New spectrometer measures ten samples',
          ('The instrument was shown on Monday.', 'It measures ten samples in an hour.', 'Prices are not known.'))
AFTER = ('New spectrometer measures twelve samples',
         ('The instrument was shown on Monday.', 'It measures twelve samples in an hour, its maker says.',
          'A second model follows.'))
WENT = BEFORE[1][2]
OTHER = ('Another story', ('It stays as it is.',))
UPDATED = ', updated'


def serve(answers, *stories):
    items = ''.join(f'<item><guid isPermaLink="false">{n}</guid><title>{title}</title><description>'
                    + ''.join(f'&lt;p&gt;{p}&lt;/p&gt;' for p in text) + '</description></item>'
                    for n, (title, text) in enumerate(stories))
    return answers.put('/feed', 'application/rss+xml',
                       f'<rss version="2.0"><channel><title>{CHANNEL}</title>{items}</channel></rss>')


def story(home, title):
    items = json.loads(home.cli('list', '--json'))['items']
    return next((i for i in items if i['title'] == title), None)


def read_both(app, home):
    app.choose_channel(CHANNEL)
    for title, _text in (BEFORE, OTHER):
        app.choose(title, within=app.expect(role='list item', text=title))
        harness.wait_for(f'{title!r} to be read', lambda: story(home, title)['_coranto']['read'])
    assert not app.find(role='push button', text='Changes'), 'the bar is there for a story that did not change'


def row_says_so(app, answers):
    serve(answers, AFTER, OTHER)
    app.key('F5')
    row = app.expect(role='list item', text=AFTER[0] + UPDATED)
    assert 'unread' not in row.get_name(), row.get_name()
    return row


def changes_are_shown(app, home):
    app.choose(AFTER[0], within=app.find(role='list item', text=AFTER[0]))
    app.expect(role='label', text='Updated 2')
    harness.wait_for('the badge to go', lambda: not app.find(role='list item', text=AFTER[0] + UPDATED))
    assert story(home, AFTER[0])['_coranto']['changed']
    toggle = app.tab_to(role='push button', text='Changes')
    app.key('space')
    harness.wait_for('what went', lambda: WENT in copied(app))
    app.press(toggle)
    harness.wait_for('the article as it is', lambda: AFTER[1][2] in (text := copied(app)) and WENT not in text)


def changes_while_it_is_read(app, answers):
    """What is read stays as it is, and the bar above it says that it changed."""
    app.choose(OTHER[0], within=app.find(role='list item', text=OTHER[0]))
    app.expect_gone(role='push button', text='Changes')
    serve(answers, AFTER, (OTHER[0], ('It did not stay.',)))
    app.key('F5')
    app.expect(role='list item', text=OTHER[0] + UPDATED)
    app.press(app.expect(role='push button', text='Changes'))
    harness.wait_for('the badge to go', lambda: not app.find(role='list item', text=OTHER[0] + UPDATED))


def copied(app):
    """The article's text, as it is copied from the view with the keyboard."""
    app.tab_to(role='filler', text='WebKitWebView')
    app.key('ctrl+a', 'ctrl+c')
    time.sleep(0.3)
    return app.clipboard()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    a = ap.parse_args()
    harness.under_display(a.build)
    answers = Answers()
    home = harness.Home(a.build)
    home.cli('subscribe', serve(answers, BEFORE, OTHER))
    try:
        with harness.App(home) as app:
            read_both(app, home)
            row_says_so(app, answers)
            changes_are_shown(app, home)
            changes_while_it_is_read(app, answers)
            app.quit()
    finally:
        answers.stop()
        home.remove()


if __name__ == '__main__':
    sys.exit(main())
