/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bytes look like when they are read as UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize pairs;       /* sequences of two bytes */
  gsize longer;      /* of three or four; halves of UTF-16 pairs (CESU-8) among them */
  gsize invalid;     /* bytes that belong to none */
  gboolean is_plain; /* valid to the last byte, and without NUL */
} CorantoUtf8Census;

/* In one pass; spooled bytes are forgotten on the way. */
CorantoUtf8Census coranto_utf8_count (const char *data, gsize size);

G_END_DECLS
