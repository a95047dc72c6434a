#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes coranto-han-tables.c: traditional Chinese characters and the simplified ones that they are searched as.

The pairs are those of Unicode's CLDR, asked of ICU's transliterator (`uconv`, in Debian's icu-devtools) a character at
a time.  Run it in this folder when they are to be renewed, and raise CORANTO_TOKENIZER_VERSION if they changed.
"""
import subprocess

HEAD = '''\
/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made by coranto-han-tables.py; not edited by hand. */
#include "coranto-han.h"

const char coranto_han_pairs[] =
'''
BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
PAIRS_A_LINE = 14


def pairs():
    before = [chr(c) for block in BLOCKS for c in block]
    run = subprocess.run(['uconv', '-f', 'utf-8', '-t', 'utf-8', '-x', 'Traditional-Simplified'],
                         input='\n'.join(before).encode(), capture_output=True, check=True)
    after = dict(zip(before, run.stdout.decode().split('\n')))
    for c in before:
        target = after[c]
        if len(target) != 1 or target == c:
            continue
        further = after.get(target, target)
        # Two that stand for each other are one character: the later is folded onto the earlier.
        if further == c and c < target:
            continue
        yield c + (further if further != c else target)


def main():
    found = list(pairs())
    with open('coranto-han-tables.c', 'w', encoding='utf-8') as out:
        out.write(HEAD)
        for i in range(0, len(found), PAIRS_A_LINE):
            end = ';' if i + PAIRS_A_LINE >= len(found) else ''
            out.write(f'  "{"".join(found[i:i + PAIRS_A_LINE])}"{end}\n')


if __name__ == '__main__':
    main()
