# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the installed Coranto in a window of its own and works it as a person would: names of the accessibility
tree to find things, real key presses and the pointer to use them, the clipboard, screenshots.

Needs a display and a session bus: under_display() starts the calling script again inside both.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))

APP_ID = 'io.github.coranto.Coranto'
INSIDE = 'CORANTO_TEST_DISPLAY'
# A sanitised build answers many times slower.
IS_SLOW = 'ASAN_OPTIONS' in os.environ
PATIENCE = 120.0 if IS_SLOW else 30.0


def data_dirs(build):
    return os.path.join(build, 'prefix/share') + ':/usr/local/share:/usr/share'


def under_display(build, size='1700x1000'):
    """Goes on only inside a display and a bus that are ours, on which the installed program can be activated;
    starts them where they are not."""
    if os.environ.get(INSIDE):
        return
    for tool in ('xvfb-run', 'dbus-run-session', 'xdotool', 'xclip', 'import'):
        if not shutil.which(tool):
            print(f'{tool} is not installed: skipped')
            sys.exit(77)
    env = dict(os.environ, **{INSIDE: '1'}, GDK_BACKEND='x11', GSK_RENDERER='cairo', LIBGL_ALWAYS_SOFTWARE='1',
               WEBKIT_DISABLE_COMPOSITING_MODE='1', NO_AT_BRIDGE='0', GTK_A11Y='atspi',
               XDG_DATA_DIRS=data_dirs(build), GSETTINGS_BACKEND='keyfile')
    env.pop('WAYLAND_DISPLAY', None)
    command = ['xvfb-run', '-a', '-s', f'-screen 0 {size}x24', 'dbus-run-session', '--', sys.executable, *sys.argv]
    os.execvpe(command[0], command, env)


def wait_for(what, check, patience=PATIENCE):
    """What check() gives, as soon as it is true; an AssertionError that says `what` when it never is."""
    end = time.monotonic() + patience
    while True:
        while GLib.MainContext.default().iteration(False):   # the tree is told of changes by events
            pass
        try:
            found = check()
        except GLib.Error:      # an object that went away while it was looked at
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f'waited in vain for {what}')
        time.sleep(0.1)


class Portal:
    """The sample portal, on a free port of loopback."""

    def __init__(self, build, *args):
        self.process = subprocess.Popen([os.path.join(build, 'tests/portal/coranto-portal'), *args],
                                        stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip().rstrip('/')
        assert self.url.startswith('http://127.0.0.1:'), self.url

    def control(self, command):
        request = urllib.request.Request(f'{self.url}/_control/{command}', data=b'', method='POST')
        return urllib.request.urlopen(request, timeout=10).read()

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


class Home:
    """A user's world: folders of its own, the installed program's data."""

    def __init__(self, build, folder=None, language='en', dark=False):
        self.prefix = os.path.join(build, 'prefix')
        self.folder = folder or tempfile.mkdtemp(prefix='coranto-ui-')
        self.is_ours = folder is None
        self.env = dict(os.environ, HOME=self.folder, GSETTINGS_BACKEND='keyfile')
        for name in ('DATA', 'CONFIG', 'CACHE', 'STATE'):
            self.env[f'XDG_{name}_HOME'] = os.path.join(self.folder, name.lower())
            os.makedirs(self.env[f'XDG_{name}_HOME'], exist_ok=True)
        self.env['XDG_DATA_DIRS'] = data_dirs(build)
        self.env['PATH'] = f"{self.prefix}/bin:{os.environ['PATH']}"
        if dark:
            self.env['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        if language:
            self.speak(build, language)

    def speak(self, build, language):
        """The language's locale, made in the build where the system does not have it."""
        locale = {'en': 'C.UTF-8', 'zh': 'zh_CN.UTF-8'}[language]
        self.env.update(LANG=locale, LC_ALL=locale, LANGUAGE='')
        if language != 'en':
            folder = os.path.join(build, 'locale')
            if not os.path.isdir(os.path.join(folder, locale)):
                os.makedirs(folder, exist_ok=True)
                subprocess.run(['localedef', '-i', locale.split('.')[0], '-f', 'UTF-8', os.path.join(folder, locale)],
                               check=True)
            self.env['LOCPATH'] = folder

    @property
    def profile(self):
        return os.path.join(self.env['XDG_DATA_HOME'], 'coranto')

    def set(self, key, value):
        subprocess.run(['gsettings', 'set', APP_ID, key, value], env=self.env_with_schema(), check=True)

    def env_with_schema(self):
        return dict(self.env, GSETTINGS_SCHEMA_DIR=f'{self.prefix}/share/glib-2.0/schemas')

    def cli(self, *args, status=0):
        run = subprocess.run([f'{self.prefix}/bin/coranto-cli', *args], env=self.env, capture_output=True, text=True,
                             timeout=120)
        assert run.returncode == status, (args, run.returncode, run.stdout, run.stderr)
        return run.stdout

    def remove(self):
        if self.is_ours:
            shutil.rmtree(self.folder, ignore_errors=True)


class App:
    """One running window."""

    def __init__(self, home, *args, attach=False):
        """Starts the program, or (attach) takes the one that somebody else starts."""
        self.home = home
        self.process = None if attach else subprocess.Popen([f'{home.prefix}/bin/coranto', *args], env=home.env)
        self.tree = wait_for('the program in the accessibility tree', self.find_application)
        self.window = wait_for('its window', lambda: self.find('frame') or self.find('window'))
        self.x_id = wait_for('its X window', self.find_x_window)
        self.pid = self.tree.get_process_id()

    # Finding ------------------------------------------------------------------------------------

    def find_application(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for n in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(n)
            if child and child.get_name() in ('coranto', APP_ID, 'Coranto', '邸报') and child.get_child_count():
                return child
        return None

    def find_x_window(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', 'coranto'],
                               capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def walk(self, root=None, into_rows=True):
        """All accessible objects, in order, without recursion; on request without what is inside of list rows, which
        is most of them."""
        root = root or self.tree
        root.clear_cache()      # GTK 4.8 does not tell when a widget gets mapped
        stack = [root]
        while stack:
            node = stack.pop()
            if node is None:
                continue
            yield node
            try:
                if not into_rows and node.get_role() == Atspi.Role.LIST_ITEM:
                    continue
                stack.extend(reversed([node.get_child_at_index(n) for n in range(node.get_child_count())]))
            except GLib.Error:
                continue

    def showing(self, node):
        """GTK 4.8 says SHOWING of windows alone: of the rest, what is visible and has a place in the window."""
        if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
            return False
        component = node.get_component_iface()
        box = component.get_extents(Atspi.CoordType.WINDOW) if component else None
        return bool(box and box.width > 0 and box.height > 0)

    def find_all(self, role=None, name=None, within=None, text=None, into_rows=True):
        for node in self.walk(within, into_rows):
            try:
                if role and node.get_role_name() != role:
                    continue
                label = node.get_name() or ''
                if name is not None and label != name:
                    continue
                if text is not None and text not in label:
                    continue
                if self.showing(node):
                    yield node
            except GLib.Error:
                continue

    def find(self, role=None, name=None, within=None, text=None):
        return next(self.find_all(role, name, within, text), None)

    def expect(self, role=None, name=None, within=None, text=None, patience=PATIENCE):
        return wait_for(f'{role or "anything"} {name or text!r}', lambda: self.find(role, name, within, text), patience)

    def expect_soon(self, **what):
        """Something that does not stay for long, like a toast: rows are not looked into."""
        return wait_for(what, lambda: next(self.find_all(into_rows=False, **what), None))

    def expect_gone(self, **what):
        wait_for(f'{what} to go', lambda: not self.find(**what))

    def choose(self, text, within=None):
        """Clicks the first label with that text: rows have no action of their own on GTK 4.8."""
        self.click(self.expect(role='label', text=text, within=within))

    def choose_channel(self, title):
        """The channel of that title in the sidebar (badges of headlines may have the same words)."""
        self.choose(title, within=self.expect(role='list', name=self.words('Channels', '频道')))

    def words(self, english, chinese):
        return chinese if self.home.env.get('LANG', '').startswith('zh') else english

    # Using --------------------------------------------------------------------------------------

    def press(self, node):
        """The control's own action, as a screen reader would start it."""
        action = node.get_action_iface()
        assert action and action.get_n_actions() > 0, f'{node.get_role_name()} {node.get_name()!r} has no action'
        assert action.do_action(0), f'{node.get_name()!r} did nothing'

    def click(self, node, button=1):
        """The pointer in the middle of it."""
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        x, y = self.origin()
        subprocess.run(['xdotool', 'mousemove', str(x + box.x + box.width // 2), str(y + box.y + box.height // 2),
                        'click', str(button)], check=True)

    def origin(self):
        shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', self.x_id], capture_output=True, text=True,
                               check=True).stdout
        place = dict(line.split('=') for line in shell.split())
        return int(place['X']), int(place['Y'])

    def focus(self):
        """The newest of its windows: a dialog where there is one."""
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', 'coranto'],
                               capture_output=True, text=True).stdout.split()
        # --sync waits for ever for a window that goes away meanwhile.
        subprocess.run(['xdotool', 'windowfocus', '--sync', found[-1] if found else self.x_id], timeout=PATIENCE,
                       check=True)

    def key(self, *keys):
        self.focus()
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '60', *keys], check=True)

    def focused(self):
        """What has the keyboard focus."""
        return next((n for n in self.walk() if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

    def expect_typing(self):
        """An entry has the focus, so that what is typed goes there (those in rows do not say so on GTK 4.8)."""
        wait_for('an entry with the focus', lambda: (n := self.focused()) and n.get_role_name() == 'entry')

    def tab_to(self, **what):
        """Goes on with Tab until the focus is on something of that role and text."""
        for _ in range(60):
            node = self.focused()
            if node and (node.get_role_name() == what['role']) and what['text'] in (node.get_name() or ''):
                return node
            self.key('Tab')
            time.sleep(0.1)
        raise AssertionError(f'Tab never came to {what}')

    def type(self, text):
        self.focus()
        subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '12', text], check=True)

    def paste(self, text):
        """For what xdotool has no keys for, as Han is."""
        subprocess.run(['xclip', '-selection', 'clipboard', '-in'], input=text.encode(), stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=10, check=True)
        self.key('ctrl+v')

    def resize(self, width, height):
        subprocess.run(['xdotool', 'windowsize', '--sync', self.x_id, str(width), str(height)], check=False)
        time.sleep(0.8)

    def clipboard(self):
        return subprocess.run(['xclip', '-selection', 'clipboard', '-o'], capture_output=True, timeout=10).stdout.decode()

    def screenshot(self, path):
        subprocess.run(['import', '-window', self.x_id, path], check=True)

    def dump(self):
        """What is to be seen, for the report of a failed test."""
        for node in self.find_all():
            name = node.get_name()
            if name:
                print('  ', node.get_role_name(), repr(name), file=sys.stderr)

    # Ending -------------------------------------------------------------------------------------

    def quit(self):
        """With the keyboard, as a person would; the program's exit code must be 0."""
        self.key('ctrl+q')
        if not self.process:
            wait_for('the program to end', lambda: not self.is_running())
            return
        status = self.process.wait(PATIENCE)
        assert status == 0, f'coranto ended with {status}'

    def is_running(self):
        if self.process:
            return self.process.poll() is None
        try:
            with open(f'/proc/{self.pid}/stat', encoding='utf-8') as f:
                return f.read().rsplit(')', 1)[1].split()[0] != 'Z'
        except FileNotFoundError:
            return False

    def kill(self):
        if self.is_running():
            os.kill(self.pid, signal.SIGKILL)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        """What a failed test saw is kept; the program does not outlive it."""
        try:
            if kind:
                self.screenshot(f'failed-{os.path.splitext(os.path.basename(sys.argv[0]))[0]}.png')
                self.dump()
        finally:
            self.kill()
