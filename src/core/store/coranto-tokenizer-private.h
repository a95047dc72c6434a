/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of a text as FTS5 gets them: each as it is, and with a mark of its part before it where
 * it stands in a part that can be asked for alone. */
#pragma once

#include <sqlite3.h>

#include "coranto-tokenizer.h"

G_BEGIN_DECLS

/* A part of an indexed text begins with its mark; no text holds one.  A term that is searched for
 * with a mark before it is found in that part alone. */
#define CORANTO_MARK_PLAIN '\x01'
#define CORANTO_MARK_TITLE '\x02'
#define CORANTO_MARK_AUTHOR '\x03'
#define CORANTO_MARK_SOURCE '\x04'
#define CORANTO_MARKS "\x01\x02\x03\x04"

/* Makes it known to a connection as the FTS5 tokenizer "coranto"; an SQLite result code. */
int coranto_tokenizer_register (sqlite3 *handle);

G_END_DECLS
