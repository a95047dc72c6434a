#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals without feeds in the installed program, through accessibility and real key presses only: sites of quite
different markup followed by pasted addresses, another list of a page chosen, older stories and whole articles loaded,
a layout that changes between two refreshes and a list that goes away.

    test_portals.py --build DIR
"""
import argparse
import json
import re
import sys
import time

import harness
from answers import Answers

CENTRE = '/news/'
CHANNEL = '时事热点'
CHANNEL_PATH = '/news/t10/list.html'
SIBLINGS = ('今日焦点', CHANNEL, '行业动态', '企业动态', '政策法规')
OFFICE_PATH = '/zwgk/tzgg/'
OFFICE_NAME = '云泽市计量测试服务中心'
HALL_PATH = '/hall/'
LONG_STORY = '水分比对项目'
LONG_STORY_END = '算是告别'


def hall_page():
    """Two lists that nobody would take for one."""
    news = ''.join(f'<li><a href="/news/{4100 + n}.html">第{n}批实验室通过现场评审，公示期为五个工作日</a>'
                   f'<span>2026-11-{20 - n:02}</span></li>' for n in range(12))
    bids = ''.join(f'<tr><td><a href="/bids/show.php?id={n}">第{n}号采购项目：通风柜的安装和调试</a></td>'
                   f'<td>2026-10-{28 - n:02}</td></tr>' for n in range(9))
    return ('<!doctype html><html lang="zh"><head><title>检测大厅</title></head><body><div class="left"><h2>动态</h2>'
            f'<ul>{news}</ul></div><div class="right"><h2>采购</h2><table>{bids}</table></div></body></html>')


def channel(home, url):
    return next((c for c in json.loads(home.cli('channels', '--json')) if c['url'] == url), None)


def stories(home, url):
    """Their addresses, with their titles (which may become better)."""
    items = json.loads(home.cli('list', '--channel', url, '--limit', '500', '--json'))['items']
    return {i['url']: i['title'] for i in items}


def paste_address(app, address):
    """In the Add dialog, by keyboard alone."""
    app.key('ctrl+n')
    app.expect(text='Address of a news page or feed')
    time.sleep(3 if harness.IS_SLOW else 0.5)
    app.type(address)
    app.key('Return')
    app.expect(text='Found at This Address')
    app.expect(role='list', name='First Headlines')


def press(app, name):
    app.press(app.expect(role='push button', name=name))


def choose_last_list(app):
    """With the keyboard.  Gives its first headline and how many it has."""
    names = [n.get_name() for n in app.find_all(role='radio button', text=' headlines')]
    first, count = re.match(r'(.*), (\d+) headlines', names[-1]).groups()
    app.tab_to(role='radio button', text=names[0])
    app.key(*['Down'] * (len(names) - 1), 'space')
    preview = app.expect(role='list', name='First Headlines')
    app.expect(role='list item', text=first, within=preview)
    return first, int(count)


def look_at_sibling(app, name):
    app.press(app.expect(role='push button', name=f'First headlines of “{name}”'))
    row = app.expect(role='list item', name=name)
    harness.wait_for('its first headlines', lambda: sum(1 for _ in app.find_all(role='list item', within=row)) > 3)


def follow_hall(app, home, hall):
    paste_address(app, hall)
    app.expect(text='Lists on This Page')
    first, count = choose_last_list(app)
    app.press(app.expect(role='push button', text='Follow'))
    app.expect_gone(text='Found at This Address')
    harness.wait_for('the chosen list', lambda: len(stories(home, hall)) == count)
    return first


def follow_centre(app, home, portal):
    paste_address(app, portal.url + CENTRE)
    assert not app.find(text='Lists on This Page'), 'a menu among the lists'
    look_at_sibling(app, CHANNEL)
    press(app, 'Select All')
    time.sleep(0.5)
    app.press(app.expect(role='push button', text='Follow'))
    app.expect_gone(text='Found at This Address')
    for name in SIBLINGS:
        app.expect(role='list item', text=name)
    harness.wait_for('its stories', lambda: len(stories(home, portal.url + CENTRE)) > 20)


def choice_holds(home, hall, first):
    before = stories(home, hall)
    assert any(t.startswith(first.rstrip('….')) for t in before.values()), (first, before)
    home.cli('refresh', '--force')
    assert stories(home, hall).keys() == before.keys(), 'another list after a refresh'


def follow_office(app, home, office):
    paste_address(app, office.url + OFFICE_PATH)
    app.press(app.expect(role='push button', text='Follow'))
    app.expect(role='list item', text=OFFICE_NAME)
    harness.wait_for('its notices', lambda: len(stories(home, office.url + OFFICE_PATH)) >= 5)


def headline_list(app):
    return app.expect(role='list', name='Headlines')


def load_older(app, home, url):
    """The last row of the list is where they come from."""
    before = len(stories(home, url))
    app.click(app.expect(role='list item', text='unread', within=headline_list(app)))
    time.sleep(1)
    app.key('End')
    app.expect(role='push button', name='Load Older Stories')
    app.key('Return')
    harness.wait_for('older stories', lambda: len(stories(home, url)) > before)


def load_all_older(app, home, url):
    load_older(app, home, url)
    for _ in range(20):
        time.sleep(1)
        app.key('End')
        if app.find(text='No older stories'):
            return
        app.key('Return')
    raise AssertionError('older stories never ended')


def read_whole_article(app, home):
    app.choose_channel('行业动态')
    app.key('slash')
    app.expect_typing()
    app.paste(LONG_STORY)
    harness.wait_for('the one story', lambda: sum(
        1 for _ in app.find_all(role='list item', within=headline_list(app))) == 1)
    app.key('Return')
    press(app, 'Show All Pages')
    app.expect_gone(role='push button', name='Show All Pages')
    story = json.loads(home.cli('search', LONG_STORY, '--json'))['items'][0]
    assert LONG_STORY_END in home.cli('show', str(story['id'])), 'not the whole story'
    app.key('Escape')


def layout_changes(app, home, portal):
    url = portal.url + CHANNEL_PATH
    app.choose_channel(CHANNEL)
    before = stories(home, url)
    portal.control('layout?variant=2')
    portal.control('publish?channel=hot&count=1')
    app.key('F5')
    app.expect(text='The layout of this page changed on')
    new = [title for story, title in stories(home, url).items() if story not in before]
    assert len(new) == 1, new
    app.expect(role='list item', text=new[0])
    press(app, 'Dismiss')
    app.expect_gone(text='The layout of this page changed on')
    assert 'relocated' not in channel(home, url)


def list_vanishes(app, home, portal):
    """The page turns into an article; when it comes back its list is chosen by hand."""
    url = portal.url + CHANNEL_PATH
    portal.control(f'redirect?path={CHANNEL_PATH}&to={portal.url}/news/detail/210499.html&status=302')
    app.key('F5')
    app.expect(role='label', text='The layout of this page has changed; its headlines were last read on')
    app.expect(role='list item', text=f'{CHANNEL}, ')
    portal.control('reset')
    press(app, 'Choose the List…')
    app.expect(role='list', name='First Headlines')
    press(app, 'Use This List')
    app.expect_gone(text='Use This List')
    app.expect_gone(role='label', text='its headlines were last read on')
    assert channel(home, url)['state'] == 'ok'


def portals(home, portal, office, hall):
    with harness.App(home) as app:
        app.expect(text='Welcome')
        choice_holds(home, hall, follow_hall(app, home, hall))
        follow_centre(app, home, portal)
        follow_office(app, home, office)
        load_all_older(app, home, office.url + OFFICE_PATH)
        read_whole_article(app, home)
        layout_changes(app, home, portal)
        list_vanishes(app, home, portal)
        app.quit()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    a = ap.parse_args()
    harness.under_display(a.build)
    portal = harness.Portal(a.build)
    office = harness.Portal(a.build, '--site=second')
    answers = Answers()
    hall = answers.put(HALL_PATH, 'text/html; charset=utf-8', hall_page())
    home = harness.Home(a.build)
    try:
        portals(home, portal, office, hall)
    finally:
        answers.stop()
        portal.stop()
        office.stop()
        home.remove()


if __name__ == '__main__':
    sys.exit(main())
