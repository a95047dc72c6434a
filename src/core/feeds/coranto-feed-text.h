/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small texts of feeds as they should have been written. */
#pragma once

#include "coranto-parsed-feed.h"

G_BEGIN_DECLS

/* The words of `markup`: tags of HTML dropped, references decoded once; what only looks like a tag
 * stays.  (transfer full) */
char *coranto_feed_strip_markup (const char *markup);

/* A title or name of one line; NULL when nothing is left.  (transfer full) (nullable) */
char *coranto_feed_line (const char *text, gboolean is_markup, gsize max_chars);
/* As coranto_feed_line(), paragraphs kept. */
char *coranto_feed_block (const char *text, gboolean is_markup, gsize max_chars);

/* "mail@example.org (Name)", "Name <mail@example.org>", "Name" …  NULL when there is neither a name
 * nor an address.  (transfer full) (nullable) */
CorantoPerson *coranto_feed_person (const char *text);

/* Base64 to text; NULL when it is none.  (transfer full) (nullable) */
char *coranto_feed_decode_base64 (const char *text);

/* "en_US" -> "en-US"; NULL when it is no language tag.  (transfer full) (nullable) */
char *coranto_feed_language (const char *text);

/* The number at the start of `text`, thousands parted or not; 0 when there is none. */
gint64 coranto_feed_size (const char *text);
/* "3600", "1:02:03", "62:03": seconds. */
double coranto_feed_duration (const char *text);

G_END_DECLS
