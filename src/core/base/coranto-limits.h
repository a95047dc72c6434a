/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ceilings for everything that comes from outside.  Readers take them as a parameter so that tests
 * can lower them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize feed_bytes;         /* decoded size of a feed */
  gsize feed_content_bytes; /* content that is taken from one feed, all items together */
  gsize page_bytes;         /* decoded size of a page */
  gsize picture_bytes;
  guint picture_pixels;
  guint items; /* items taken from one feed or listing */
  guint xml_depth;
  guint html_depth;
  guint json_depth;
  guint nodes;      /* nodes of one page */
  guint attributes; /* attributes of one element */
  gsize start_tag_bytes;
  gsize text_chars;    /* titles, names */
  gsize content_bytes; /* one item's content */
  guint redirects;
  guint connect_timeout_ms;
  guint first_byte_timeout_ms;
  guint idle_timeout_ms;
  guint total_timeout_ms;
} CorantoLimits;

/* The limits of the released program.  Static. */
const CorantoLimits *coranto_limits_default (void);

G_END_DECLS
