#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged profile in the window: its news are there, what happened is told once.

    test_damage.py --build DIR
"""
import argparse
import glob
import os
import sys

import harness
from answers import Answers

ITEM = '<item><guid>{id}</guid><title>{title}</title><description>{title}</description></item>'


def subscribe(home, answers):
    items = ''.join(ITEM.format(id=i, title=f'Story {i}') for i in range(3))
    answers.put('/feed', 'application/rss+xml', f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>')
    home.cli('subscribe', answers.address('/feed'))


def damaged(home):
    database = os.path.join(home.profile, 'news.db')
    with open(database, 'r+b') as f:
        f.write(bytes(4096))
    with harness.App(home) as app:
        app.expect(text='Your Profile Was Repaired')
        app.expect(text='1 subscription')
        app.key('Escape')
        app.expect_gone(text='Your Profile Was Repaired')
        app.expect(role='list item', text='Story 1')
        app.quit()
    assert glob.glob(database + '.damaged-*')
    with harness.App(home) as app:
        app.expect(role='list item', text='Story 1')
        app.expect_gone(text='Your Profile Was Repaired')
        app.quit()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    a = ap.parse_args()
    harness.under_display(a.build)
    answers = Answers()
    home = harness.Home(a.build)
    try:
        subscribe(home, answers)
        damaged(home)
    finally:
        answers.stop()
        home.remove()


if __name__ == '__main__':
    sys.exit(main())
