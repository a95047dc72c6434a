#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job with the installed program, through accessibility and real key presses only: launched as the
desktop's menu does, follow the sample portal, read, keep, copy, quit, start again, find everything as it was left.

    test_day.py --build DIR
"""
import argparse
import json
import subprocess
import sys
import time

import harness

CHANNEL = '时事热点'
STORY = '国产高分辨质谱走进海洋科考'


def launch_from_menu(home):
    """As a desktop does it: by the desktop entry, which is activated over D-Bus.  The bus starts the program, so it
    has to know the user's world."""
    names = [n for n in home.env if n.startswith(('XDG_', 'LANG', 'LC_', 'LOCPATH', 'HOME'))]
    subprocess.run(['dbus-update-activation-environment', *names], env=home.env, check=True)
    subprocess.run(['gio', 'launch', f'{home.prefix}/share/applications/{harness.APP_ID}.desktop'], env=home.env,
                   check=True)


def follow_portal(app, portal):
    app.expect(text='Welcome')
    app.key('ctrl+n')
    app.expect(text='Address of a news page or feed')
    time.sleep(0.5)
    app.type(portal.url + '/news/t10/list.html')
    app.key('Return')
    app.expect(text='Found at This Address')
    app.expect(text='Other Channels of This Portal')
    app.expect(text='行业动态')
    app.press(app.expect(role='push button', text='Select All') if app.find(role='push button', text='Select All')
              else app.expect(role='push button', name='Select _All'))
    time.sleep(0.5)
    app.press(app.expect(role='push button', text='Follow'))
    app.expect(role='list item', text=CHANNEL)
    app.expect(role='list item', text='政策法规')


def unread_of(home, title):
    return next(c['unread'] for c in json.loads(home.cli('channels', '--json')) if c['title'] == title)


def read_and_keep(app, home, portal):
    app.choose_channel(CHANNEL)
    app.expect(role='list item', text=STORY + '：连续运行三十天不停机, unread')
    harness.wait_for('all of the channel', lambda: unread_of(home, CHANNEL) > 10)
    before = unread_of(home, CHANNEL)
    app.choose(STORY)
    harness.wait_for('the story to be read', lambda: unread_of(home, CHANNEL) == before - 1)
    app.key('ctrl+d')
    harness.wait_for('the favourite', lambda: json.loads(home.cli('list', '--favourites', '--json'))['items'])
    app.key('ctrl+shift+c')
    if not harness.IS_SLOW:     # a toast does not wait for a sanitised build
        app.expect_soon(text='Link copied')
    assert app.clipboard() == portal.url + '/news/detail/210499.html', app.clipboard()


def refresh_finds_more(app, portal):
    portal.control('publish?channel=hot&count=1')
    count = lambda: sum(1 for _ in app.find_all(role='list item', text=', unread'))
    title = json.loads(app.home.cli('list', '--limit', '1', '--json'))['items'][0]['title']
    app.key('F5')
    harness.wait_for('a story that was published meanwhile', lambda: json.loads(
        app.home.cli('list', '--limit', '1', '--json'))['items'][0]['title'] != title)
    newest = json.loads(app.home.cli('list', '--limit', '1', '--json'))['items'][0]['title']
    app.expect(role='list item', text=newest)
    assert count() > 0


def undo_mark_all(app, home):
    before = unread_of(home, CHANNEL)
    app.key('ctrl+shift+a')
    undo = None if harness.IS_SLOW else app.expect_soon(role='push button', text='Undo')
    harness.wait_for('all to be read', lambda: unread_of(home, CHANNEL) == 0)
    if not undo:
        return
    app.press(undo)
    harness.wait_for('the undo', lambda: unread_of(home, CHANNEL) == before)


def second_launch_raises(app, home):
    launch_from_menu(home)
    time.sleep(2)
    assert sum(1 for _ in app.find_all(role='frame')) == 1, 'a second launch made a second window'


def all_is_as_it_was(app, home):
    app.expect(role='list item', text=STORY)
    read = app.find(role='list item', text=STORY)
    assert 'unread' not in read.get_name(), read.get_name()
    assert 'favourite' in read.get_name().lower(), read.get_name()
    titles = [t for pane in app.find_all(name='AdwWindowTitle') for t in app.find_all(role='label', within=pane)]
    assert CHANNEL in [t.get_name() for t in titles], 'the selection did not come back'
    app.choose_channel('Favourites')
    app.expect(role='list item', text=STORY)


def day(home, portal):
    launch_from_menu(home)
    with harness.App(home, attach=True) as app:
        follow_portal(app, portal)
        read_and_keep(app, home, portal)
        refresh_finds_more(app, portal)
        undo_mark_all(app, home)
        second_launch_raises(app, home)
        app.quit()
    with harness.App(home) as app:
        all_is_as_it_was(app, home)
        app.quit()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    a = ap.parse_args()
    harness.under_display(a.build)
    portal = harness.Portal(a.build)
    home = harness.Home(a.build)
    try:
        day(home, portal)
    finally:
        portal.stop()
        home.remove()


if __name__ == '__main__':
    sys.exit(main())
