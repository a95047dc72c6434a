/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that dates are written with.  Words are lower case. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean coranto_date_word_month (const char *word, int *month);
gboolean coranto_date_word_unit (const char *word, int *seconds);
gboolean coranto_date_word_is_ago (const char *word);        /* "ago", "fa", "geleden" */
gboolean coranto_date_word_is_ago_prefix (const char *word); /* "vor", "hace", "il y a" */
gboolean coranto_date_word_day (const char *word, int *days_back);
gboolean coranto_date_word_zone (const char *word, int *offset_minutes);

G_END_DECLS
