#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the fuzz targets, one for each processor at a time: run.py DIR SECONDS [NAME…]

DIR holds the programs fuzz-NAME.  Each starts from the committed corpus; what it finds on the way is kept in DIR/found, so that
the next run goes on from there.  An input that breaks a target is left in DIR/broken, to be made a test."""
import concurrent.futures
import os
import pathlib
import subprocess
import sys

CORPUS = pathlib.Path(__file__).resolve().parent / 'corpus'
MEGABYTES = 2048    # of memory for one target; ASan takes most of it
LONGEST_INPUT = 65536
SLOWEST_INPUT = 20  # seconds


def run(folder, name, seconds):
    found = folder / 'found' / name
    broken = folder / 'broken' / name
    found.mkdir(parents=True, exist_ok=True)
    broken.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [folder / f'fuzz-{name}', f'-max_total_time={seconds}', f'-timeout={SLOWEST_INPUT}', f'-rss_limit_mb={MEGABYTES}',
         f'-max_len={LONGEST_INPUT}', f'-artifact_prefix={broken}/', '-print_final_stats=1', found, CORPUS / name],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace')
    lines = done.stdout.splitlines()
    units = next((line.split()[-1] for line in lines if line.startswith('stat::number_of_executed_units')), '0')
    print(f"{'ok' if done.returncode == 0 else 'BROKEN'}  {name}: {units} inputs in {seconds} s", flush=True)
    if done.returncode != 0:
        print('\n'.join(lines[-60:]), flush=True)
    return done.returncode == 0


def main():
    folder, seconds = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    names = sys.argv[3:] or sorted(p.name[5:] for p in folder.glob('fuzz-*') if p.is_file() and os.access(p, os.X_OK))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        passed = sum(pool.map(lambda name: run(folder, name, seconds), names))
    print(f'{passed} passed, {len(names) - passed} failed')
    return 0 if names and passed == len(names) else 1


sys.exit(main())
