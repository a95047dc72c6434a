#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The activity view of the installed program, through accessibility and real key presses only: why each of three
channels fails, what the last checks brought, a channel that has gone quiet, and what can be done about it: check again,
another address, unfollow.

    test_activity.py --build DIR
"""
import argparse
import email.utils
import json
import sys
import time

import harness
from answers import Answers

DAY = 86400


def rss(title, age_days):
    items = ''.join(f'<item><title>{title} {n}</title><guid>{title}-{n}</guid><pubDate>'
                    f'{email.utils.formatdate(time.time() - age_days * DAY - n * 7200)}</pubDate></item>'
                    for n in range(8))
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


class Failing:
    """A feed that answers with a status from now on."""

    def __init__(self, answers, path, title):
        self.address = answers.put(path, 'application/rss+xml', rss(title, 1))
        self.answers, self.path = answers, path

    def fail(self, status, *headers):
        def answer(request):
            request.send_response(status)
            for name, value in headers:
                request.send_header(name, value)
            request.send_header('Content-Length', '0')
            request.end_headers()
        self.answers.put_function(self.path, answer)


def channels(home):
    return {c['title']: c for c in json.loads(home.cli('channels', '--json'))}


def press(app, text):
    app.press(app.expect(role='push button', text=text))


def show(app, title):
    """The page of a channel, from the list."""
    app.click(app.expect(role='label', text=title, within=app.expect(role='list', name='Channels',
                                                                    within=activity(app))))
    app.expect(role='push button', name='Back', within=activity(app))


def activity(app):
    return app.expect(role='frame', name='Activity')


def expect_list(app):
    """Back at the list (what a stack does not show stays in the tree of GTK 4.8)."""
    app.expect_gone(role='push button', name='Back', within=activity(app))


def each_failure_is_explained(app):
    for title, sentence, reason in (
            ('Broken Review', 'The server refused the page with status 500.', 'each time the next try waits longer'),
            ('Busy Bulletin', 'The server asks to be left alone until', 'The server asked to wait until then.'),
            ('Closed Courier', 'The publisher has ended this channel', 'It has ended and is no longer checked.')):
        show(app, title)
        window = activity(app)
        app.expect(role='label', text=sentence, within=window)
        app.expect(role='label', text=reason, within=window)
        app.expect(role='label', text='8 new stories', within=window)
        app.key('Escape')
        expect_list(app)


def check_again(app, home, broken):
    broken.answers.put(broken.path, 'application/rss+xml', rss('Broken Review', 0))
    show(app, 'Broken Review')
    press(app, 'Check Now')
    app.expect(role='label', text='Newest story', within=activity(app))
    harness.wait_for('a good check', lambda: channels(home)['Broken Review']['state'] == 'ok')
    app.key('Escape')
    expect_list(app)


def move(app, home, address):
    show(app, 'Closed Courier')
    press(app, 'Edit Address…')
    app.expect(text='The stories of the channel stay.')
    time.sleep(3 if harness.IS_SLOW else 0.7)
    app.key('ctrl+a')
    app.type(address)
    app.key('Return')
    harness.wait_for('the new address', lambda: channels(home)['Closed Courier']['url'] == address)
    harness.wait_for('a good check', lambda: channels(home)['Closed Courier']['state'] == 'ok')
    app.key('Escape')
    expect_list(app)


def unfollow(app, home):
    show(app, 'Busy Bulletin')
    press(app, 'Unfollow…')
    app.expect(text='Its stories leave the lists.')
    app.key('alt+u')
    expect_list(app)
    assert 'Busy Bulletin' not in channels(home)


def worked(home, answers, failing):
    home.cli('refresh', '--force')
    with harness.App(home) as app:
        press(app, '3 channels cannot be read')
        app.expect(role='push button', text='Failing (3)')
        each_failure_is_explained(app)
        press(app, 'Quiet (1)')
        app.expect(role='label', text='Gone quiet', within=activity(app))
        press(app, 'Failing (3)')
        check_again(app, home, failing[0])
        move(app, home, answers.put('/moved', 'application/rss+xml', rss('Closed Courier', 0)))
        unfollow(app, home)
        app.expect(text='No Channel Fails')
        app.key('Escape')
        app.expect_gone(role='frame', name='Activity')
        app.expect_gone(text='cannot be read')
        app.quit()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    a = ap.parse_args()
    harness.under_display(a.build)
    answers = Answers()
    home = harness.Home(a.build)
    failing = [Failing(answers, '/broken', 'Broken Review'), Failing(answers, '/busy', 'Busy Bulletin'),
               Failing(answers, '/closed', 'Closed Courier')]
    try:
        for feed in failing:
            home.cli('subscribe', feed.address)
        home.cli('subscribe', answers.put('/quiet', 'application/rss+xml', rss('Quiet Notes', 90)))
        failing[0].fail(500)
        failing[1].fail(503, ('Retry-After', '7200'))
        failing[2].fail(410)
        worked(home, answers, failing)
    finally:
        answers.stop()
        home.remove()


if __name__ == '__main__':
    sys.exit(main())
