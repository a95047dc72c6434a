#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the cases of meson's JUnit report and prints "N passed, N failed[, N skipped]"."""
import sys
import xml.etree.ElementTree as ET


def main():
    passed = failed = skipped = 0
    for case in ET.parse(sys.argv[1]).iter('testcase'):
        if case.find('failure') is not None or case.find('error') is not None:
            failed += 1
        elif case.find('skipped') is not None:
            skipped += 1
        else:
            passed += 1
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))


if __name__ == '__main__':
    main()
