#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching with the installed program: results as one types, the text around what was found, help, and the list as
it was afterwards.

    test_search.py --build DIR
"""
import argparse
import sys
import time

import harness
import sample


def rows(app):
    view = app.find(role='list', name='Headlines')
    return [n.get_name() for n in app.find_all(role='list item', within=view, into_rows=False)] if view else []


def search_for(app, words):
    app.key('ctrl+a')
    app.paste(words)


def search(home, app):
    app.choose_channel('All')
    harness.wait_for('headlines', lambda: len(rows(app)) > 4)
    titles = lambda: [r.split(', ')[0] for r in rows(app)][:3]
    before = titles()
    app.key('ctrl+f')
    app.expect_typing()
    search_for(app, '标题：质谱')
    harness.wait_for('stories with the word in their headline',
                     lambda: (now := rows(app)) and all('质谱' in r for r in now))
    search_for(app, '质谱 -标题:质谱')
    harness.wait_for('stories with the word in their text',
                     lambda: (now := rows(app)) and not any('质谱' in r.split(', ')[0] for r in now))
    # Where the text has it, in place of the summary.
    view = app.expect(role='list', name='Headlines')
    harness.wait_for('the text around it', lambda: app.find(role='label', text='质谱', within=view))
    search_for(app, 'title:"nothing has this"')
    harness.wait_for('an empty list', lambda: not rows(app))
    search_for(app, '')
    app.key('Escape')
    harness.wait_for('all of them again', lambda: titles() == before)


def help_is_there(app):
    app.key('ctrl+f')
    app.expect_typing()
    app.click(app.expect(name='How to Search'))
    app.expect(text='In the headline; also')
    app.key('Escape')
    time.sleep(0.3)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    a = ap.parse_args()
    harness.under_display(a.build)
    portal = harness.Portal(a.build)
    home = harness.Home(a.build)
    try:
        sample.follow_sample(home, portal)
        with harness.App(home) as app:
            search(home, app)
            help_is_there(app)
            app.quit()
    finally:
        portal.stop()
        home.remove()


if __name__ == '__main__':
    sys.exit(main())
