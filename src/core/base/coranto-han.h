/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traditional and simplified characters as one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pairs of characters: a traditional one, the simplified one for it. */
extern const char coranto_han_pairs[];

/* The simplified form of `c`, or `c`.  On any thread. */
gunichar coranto_han_fold (gunichar c);

G_END_DECLS
