#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A topic and a rule made with the keyboard in the installed program: what they find is shown while they are typed,
the topic is counted in the sidebar, a rule's run over stored stories is taken back, and so is deleting the topic.

    test_topics.py --build DIR [--pictures DIR]
"""
import argparse
import json
import os
import sys
import time

import harness
import sample


def topics(home):
    return {t['name']: t for t in json.loads(home.cli('topics', '--json'))}


def listed(home, *args):
    return json.loads(home.cli('list', '--json', '--limit', '0', *args))['items']


class Session:
    def __init__(self, home, app, pictures):
        self.home, self.app, self.pictures = home, app, pictures

    def picture(self, name):
        if self.pictures:
            time.sleep(0.6)
            self.app.focus()
            os.makedirs(self.pictures, exist_ok=True)
            os.system(f'import -window root {self.pictures}/{name}.png')

    def press(self, name):
        """The one of a menu button's two objects that can be pressed."""
        self.app.press(next(n for n in self.app.find_all(role='push button', name=name)
                            if n.get_action_iface() and n.get_action_iface().get_n_actions() > 0))

    def make_topic(self):
        app, words = self.app, self.app.words
        app.key('ctrl+shift+n')
        app.expect(role='label', text=words('What it finds', '这里显示'))
        app.paste('光谱')
        app.key('Tab')
        app.paste('光谱 OR 质谱')
        app.expect(role='label', text=words('stored stories', '已有资讯中找到'))
        self.picture('topic')
        app.key('Return')
        app.expect_gone(role='label', text=words('Words to Search For', '搜索的字词'))
        app.expect(role='label', name='光谱', within=self.sidebar())
        harness.wait_for('the topic to be looked through',
                         lambda: topics(self.home)['光谱']['state'] == 'kept')
        topic = topics(self.home)['光谱']
        assert topic['total'] == len(listed(self.home, '--topic', '光谱')) > 0, topic
        app.expect(role='label', name=str(topic['unread']), within=self.sidebar())
        self.picture('sidebar')

    def sidebar(self):
        return self.app.expect(role='list', name=self.app.words('Channels', '频道'))

    def make_rule(self):
        app, words = self.app, self.app.words
        app.key('F10')
        app.key('u')
        app.expect(role='label', text=words('No Rules Yet', '还没有规则'))
        self.press(words('New Rule', '新建规则'))
        app.expect(role='label', text=words('What Is Done with Stories', '对资讯的处理'))
        app.paste('质谱不看')
        app.key('Tab')
        app.paste('质谱')
        app.press(app.expect(role='check box', name=words('Hide', '隐藏')))
        self.picture('rule')
        self.press(words('Save', '保存（S）'))
        app.expect(role='label', text='质谱不看')
        self.picture('rules')
        assert [r['actions'] for r in json.loads(self.home.cli('rules', '--json'))] == [['hide']]

    def run_rule(self):
        app, words = self.app, self.app.words
        before = listed(self.home)
        self.press(words('More', '更多'))
        app.expect(role='label', text=words('Run Now on Stored', '对已有资讯运行'))
        app.key('Down')
        app.key('r')
        app.expect(role='label', text=words('stored stories', '已有资讯中找到'))
        self.picture('run')
        app.key('Return')
        app.expect_soon(role='label', text=words('changed', '已更改'))
        self.picture('ran')
        assert len(listed(self.home)) < len(before)
        app.key('ctrl+z')
        harness.wait_for('the stories to come back', lambda: listed(self.home) == before)
        window = app.expect(role='frame', name=words('Rules', '规则'))
        app.press(app.expect(role='push button', name=words('Close', '关闭'), within=window))
        app.expect_gone(role='label', text='质谱不看')

    def delete_topic(self):
        app, words = self.app, self.app.words
        app.click(app.expect(role='label', name='光谱', within=self.sidebar()), button=3)
        app.expect(role='label', text=words('Delete', '删除'))
        app.key('l')
        app.expect_gone(role='label', name='光谱', within=self.sidebar())
        assert topics(self.home) == {}
        app.key('ctrl+z')
        app.expect(role='label', name='光谱', within=self.sidebar())


def test(home, portal, pictures, size):
    sample.follow_sample(home, portal)
    with harness.App(home) as app:
        if size:
            app.resize(*size)
        session = Session(home, app, pictures)
        session.make_topic()
        session.make_rule()
        session.run_rule()
        session.delete_topic()
        app.quit()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    parser.add_argument('--pictures')
    parser.add_argument('--language', default='en', choices=('en', 'zh'))
    parser.add_argument('--dark', action='store_true')
    args = parser.parse_args()
    harness.under_display(args.build)
    home = harness.Home(args.build, language=args.language, dark=args.dark)
    portal = harness.Portal(args.build)
    try:
        test(home, portal, args.pictures, None)
    finally:
        portal.stop()
        home.remove()


if __name__ == '__main__':
    sys.exit(main())
