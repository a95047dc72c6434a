/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to UTF-8, before any parser sees them. */
#pragma once

#include <glib.h>

#include "coranto-limits.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_CHARSET_HTML,
  CORANTO_CHARSET_XML,
  CORANTO_CHARSET_JSON,
} CorantoCharsetContext;

/* Decodes `bytes` by BOM, then the charset of `content_type` (an HTTP header value, nullable), then
 * the declaration inside (XML declaration, <meta>), then detection; a declaration that the bytes
 * contradict loses (WHATWG Encoding, HTML 13.2.3.2).  Invalid sequences and NUL become U+FFFD.
 * The result has no BOM and is valid UTF-8.  `charset_out` (nullable) gets the WHATWG name used
 * (static).  At most `max_bytes` of output: more is CORANTO_ERROR_TOO_LARGE.  Any thread.
 * (transfer full) */
GBytes *coranto_charset_decode (GBytes *bytes,
                                const char *content_type,
                                CorantoCharsetContext context,
                                gsize max_bytes,
                                const char **charset_out,
                                GError **error);

/* The WHATWG encoding for a label ("gb2312" -> "gb18030", "latin1" -> "windows-1252"); NULL when
 * unknown.  Static. */
const char *coranto_charset_from_label (const char *label, gssize length);

G_END_DECLS
