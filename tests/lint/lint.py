#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about the sources: lint.py layers|sizes|forbidden|format|translations --source DIR

Prints each breach on a line and exits with 1 where there is one; with 77 (skipped) where a tool is missing.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys

# Who may include whose headers: the table of HACKING.md.  Every library sees itself and GLib.
LAYERS = {
    'base': set(),
    'markup': {'base'},
    'feeds': {'base', 'markup'},
    'pages': {'base', 'markup'},
    'render': {'base', 'markup'},
    'fetch': {'base'},
    'store': {'base'},
    'model': {'base', 'store'},
    'engine': {'base', 'markup', 'feeds', 'pages', 'fetch', 'store', 'model'},
    'cli': {'base', 'render', 'model', 'engine'},
    'app': {'base', 'render', 'model', 'engine'},
}
# Outside headers that belong to one library alone.
OUTSIDE = {
    'libxml/': {'markup', 'pages', 'render', 'feeds'},
    'json-glib/': {'markup', 'feeds', 'pages', 'render', 'cli', 'engine', 'store'},
    'libsoup/': {'fetch'},
    'sqlite3.h': {'store'},
    'gtk/': {'app'},
    'adwaita.h': {'app'},
    'webkit/': {'app'},
}
MAX_FILE_LINES = 1000
MAX_FUNCTION_LINES = 100
MAX_MEDIAN_FILE_LINES = 300

# What no source may hold, with the reason.
FORBIDDEN = [
    (r'\b(system|popen|strcpy|strcat|sprintf|gets|tmpnam)\s*\(', 'an unsafe call'),
    (r'g_spawn_command_line|g_spawn_sync|execl|execv', 'starting programs from strings'),
    (r'XML_PARSE_(HUGE|NOENT|DTDLOAD|DTDATTR|DTDVALID|XINCLUDE)', 'an unsafe parser option'),
    (r'gtk_label_set_markup|use-markup', 'markup in labels'),
    (r'g_object_set_data', 'hidden state'),
    (r'WEBKIT_DISABLE_SANDBOX', 'the sandbox switched off'),
    (r'\b(g_error|abort|exit)\s*\(', 'ending the program'),
    (r'#include "\.\./', 'an include past the layers'),
    (r'"[^"]*\b(SELECT|INSERT|UPDATE|DELETE)\b[^"]*%[sdu]', 'SQL built from text'),
]
# Where a rule is not meant: tests and the programs' own main functions.
ALLOWED = {'ending the program': ('src/cli/main.c', 'src/app/main.c')}


def sources(root, *folders):
    for folder in folders:
        for path, dirs, names in os.walk(os.path.join(root, folder)):
            dirs.sort()
            for name in sorted(names):
                if name.endswith(('.c', '.h')):
                    yield os.path.join(path, name)


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def library_of(root, path):
    parts = os.path.relpath(path, os.path.join(root, 'src')).split(os.sep)
    return parts[1] if parts[0] == 'core' else parts[0]


def layers(root):
    owner = {os.path.basename(p): library_of(root, p) for p in sources(root, 'src') if p.endswith('.h')}
    for path in sources(root, 'src'):
        me = library_of(root, path)
        for name in re.findall(r'^\s*#\s*include\s+"([^"]+)"', read(path), re.M):
            other = owner.get(os.path.basename(name))
            if other and other != me and other not in LAYERS[me]:
                yield f'{path}: {me} may not include {other} ({name})'
        for name in re.findall(r'^\s*#\s*include\s+<([^>]+)>', read(path), re.M):
            for prefix, users in OUTSIDE.items():
                if name.startswith(prefix) and me not in users:
                    yield f'{path}: {me} may not include <{name}>'


def functions(text):
    """(name, line, length) of each function: GNU layout puts its name, "{" and "}" at a line's start."""
    lines = text.split('\n')
    start = name = None
    for n, line in enumerate(lines):
        found = re.match(r'([a-z_][a-z0-9_]*) \(', line)
        if found:
            name = found[1]
        elif line == '{' and name:
            start = n
        elif line == '}' and start is not None:
            yield name, start + 1, n - start + 1
            start = name = None


def sizes(root):
    lengths = []
    for path in sources(root, 'src'):
        text = read(path)
        count = text.count('\n')
        if path.endswith('.c') and not path.endswith('-tables.c'):
            lengths.append(count)
            for name, line, length in functions(text):
                if length > MAX_FUNCTION_LINES:
                    yield f'{path}:{line}: {name} has {length} lines, at most {MAX_FUNCTION_LINES}'
        if count > MAX_FILE_LINES and not path.endswith('-tables.c'):
            yield f'{path}: {count} lines, at most {MAX_FILE_LINES}'
    median = sorted(lengths)[len(lengths) // 2]
    if median > MAX_MEDIAN_FILE_LINES:
        yield f'the median file has {median} lines, at most {MAX_MEDIAN_FILE_LINES}'


def forbidden(root):
    for path in sources(root, 'src'):
        short = os.path.relpath(path, root)
        text = re.sub(r'/\*.*?\*/', lambda m: '\n' * m[0].count('\n'), read(path), flags=re.S)
        for pattern, reason in FORBIDDEN:
            if short in ALLOWED.get(reason, ()):
                continue
            for hit in re.finditer(pattern, text):
                line = text.count('\n', 0, hit.start()) + 1
                yield f'{short}:{line}: {reason}: {hit[0]}'


def formatted(root):
    tool = shutil.which('clang-format')
    if not tool:
        print('clang-format is not installed: skipped')
        sys.exit(77)
    files = list(sources(root, 'src', 'tests'))
    run = subprocess.run([tool, '--dry-run', '--Werror', *files], capture_output=True, text=True, cwd=root)
    for line in run.stderr.splitlines():
        if 'error:' in line:
            yield line


# The calls that hold texts, as po/meson.build (its preset 'glib') and xgettext itself know them.
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'NP_:1,2', 'gettext', 'ngettext:1,2', 'g_dgettext:2', 'g_dcgettext:2',
            'g_dngettext:2,3', 'g_dpgettext2:2c,3')


def translations(root):
    if not shutil.which('xgettext'):
        print('gettext is not installed: skipped')
        sys.exit(77)
    listed = set(re.sub(r'#.*', '', read(os.path.join(root, 'po', 'POTFILES'))).split())
    for short in sorted(with_texts(root) - listed):
        yield f'{short} has texts to translate and is not in po/POTFILES'
    missing = {short for short in listed if not os.path.exists(os.path.join(root, short))}
    for short in sorted(missing):
        yield f'po/POTFILES names {short}, which is not there'
    present = sorted(listed - missing)
    template = new_template(root, present)
    found = set(re.findall(r'[^\s:]+(?=:\d+)', ' '.join(re.findall(r'^#: (.*)', template, re.M))))
    for short in sorted(set(present) - found):
        yield f'po/POTFILES names {short}, in which no text to translate is found'
    yield from untranslated(root, template)


def with_texts(root):
    """The files of src/ and data/ that have texts to translate."""
    calls = '|'.join(keyword.split(':')[0] for keyword in KEYWORDS)
    marks = {'.c': rf'\b({calls}) \(\s*"', '.ui': r'\btranslatable="(yes|true|1)"', '.desktop.in': r'^Name=',
             '.metainfo.xml.in': r'<name>'}
    found = set()
    for folder in ('src', 'data'):
        for path, _, names in os.walk(os.path.join(root, folder)):
            for name in names:
                mark = next((m for ending, m in marks.items() if name.endswith(ending)), None)
                file = os.path.join(path, name)
                if mark and re.search(mark, read(file), re.M):
                    found.add(os.path.relpath(file, root))
    return found


def new_template(root, files):
    """Texts of C, GtkBuilder, desktop and metainfo files: xgettext tells them apart by their names."""
    return subprocess.run(['xgettext', '--from-code=UTF-8', '--add-comments=Translators', '-o', '-',
                           *(f'--keyword={keyword}' for keyword in KEYWORDS), *files],
                          capture_output=True, text=True, cwd=root, check=True).stdout


def untranslated(root, template):
    """Messages of the sources that po/zh_CN.po has no finished translation for."""
    merged = subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '-o', '-', 'po/zh_CN.po', '-'],
                            input=template, capture_output=True, text=True, cwd=root, check=True).stdout
    for flag, what in (('--untranslated', 'untranslated'), ('--only-fuzzy', 'fuzzy')):
        left = subprocess.run(['msgattrib', flag, '--no-obsolete', '-'], input=merged, capture_output=True,
                              text=True, check=True).stdout
        for lines in re.findall(r'^msgid ((?:".*"\n)+)', left, re.M):
            text = ''.join(line[1:-1] for line in lines.splitlines())
            if text:
                yield f'po/zh_CN.po: {what}: {text}'
    check = subprocess.run(['msgfmt', '-c', '-o', os.devnull, 'po/zh_CN.po'], capture_output=True, text=True, cwd=root)
    if check.returncode:
        yield check.stderr.strip()


RULES = {'layers': layers, 'sizes': sizes, 'forbidden': forbidden, 'format': formatted, 'translations': translations}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('rule', choices=RULES)
    ap.add_argument('--source', required=True)
    a = ap.parse_args()
    breaches = list(RULES[a.rule](a.source))
    print('\n'.join(breaches[:200]))
    sys.exit(bool(breaches))


if __name__ == '__main__':
    main()
