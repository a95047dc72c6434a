#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window takes to show a list with 10,000 stored articles beside an empty profile, and how long the
main loop ever stands still while 100 channels are refreshed:  window.py --build DIR --meter LIB"""
import argparse
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), 'ui')]
import harness  # noqa: E402
from farm import Farm  # noqa: E402


def stalls(path):
    try:
        with open(path, encoding='ascii') as f:
            return sorted((tuple(map(float, line.split())) for line in f), reverse=True)
    except FileNotFoundError:
        return []


def is_drawn(area):
    """Whether something stands in that part of the screen: its pixels differ."""
    spread = subprocess.run(['import', '-silent', '-window', 'root', '-crop', area, '-format', '%[standard-deviation]',
                             'info:'], capture_output=True, text=True).stdout
    return float(spread or 0) > 2000


def time_start(home, area):
    """Seconds from exec until something is drawn in that part of the window."""
    began = time.monotonic()
    program = subprocess.Popen([f'{home.prefix}/bin/coranto'], env=home.env)
    while not is_drawn(area) and time.monotonic() - began < 30:
        time.sleep(0.01)
    seconds = time.monotonic() - began
    time.sleep(2)
    program.terminate()
    program.wait(10)
    return seconds


def fill(home, farm):
    opml = os.path.join(home.folder, 'farm.opml')
    with open(opml, 'w', encoding='utf-8') as f:
        f.write(farm.opml())
    home.cli('import', opml)
    began = time.monotonic()
    print('refresh of %d channels x %d stories: ' % (len(farm.servers), farm.items) + home.cli('refresh').strip()
          + ' (%.2f s)' % (time.monotonic() - began))


def measure_refresh(home, farm, log):
    app = harness.App(home)
    time.sleep(3)
    farm.more(5)
    if os.path.exists(log):
        os.unlink(log)
    before = time.monotonic()
    app.key('F5')
    harness.wait_for('the refresh to store', lambda: str(len(farm.servers) * farm.items) in home.cli('channels', '--json')
                     or time.monotonic() - before > 20, 60)
    time.sleep(3)
    worst = stalls(log)
    print('refresh of %d channels with the window open: %d spans over 10 ms, the longest %.0f ms, of the thread itself '
          '%.0f ms' % (len(farm.servers), len(worst), worst[0][0] if worst else 0, max([w[1] for w in worst], default=0)))
    app.quit()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--build', required=True)
    ap.add_argument('--meter', required=True)
    a = ap.parse_args()
    harness.under_display(a.build)
    log = os.path.join(a.build, 'stalls.log')
    farm = Farm(100, 100)
    empty, full = harness.Home(a.build), harness.Home(a.build)
    try:
        fill(full, farm)
        for home in (empty, full):
            home.set('refresh-on-start', 'false')
        times = {'empty': [], 'full': []}
        for _ in range(5):
            times['empty'].append(time_start(empty, '400x300+400+200'))
            times['full'].append(time_start(full, '220x300+300+100'))
        print('start to the headlines of 10,000 articles: median %.2f s; to the welcome of an empty profile: %.2f s'
              % (sorted(times['full'])[2], sorted(times['empty'])[2]))
        full.env.update(LD_PRELOAD=a.meter, STALL_LOG=log)
        measure_refresh(full, farm, log)
    finally:
        farm.stop()
        empty.remove()
        full.remove()


if __name__ == '__main__':
    main()
