/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of charset decoding that stand in files of their own. */
#pragma once

#include "coranto-charset.h"

G_BEGIN_DECLS

/* What iconv calls the WHATWG encoding `name`.  Static. */
const char *coranto_charset_iconv_name (const char *name);

/* The encoding that the document itself declares near its start (XML declaration or <meta>); NULL
 * when it declares none that is known.  Static. */
const char *coranto_charset_declared (const char *data, gsize size, CorantoCharsetContext context);

/* The encoding that an HTTP Content-Type value names; NULL when it names none that is known.
 * Static. */
const char *coranto_charset_of_content_type (const char *content_type);

/* The encoding that `data`, which is not UTF-8, most likely has.  Never NULL.  Static. */
const char *coranto_charset_detect (const char *data, gsize size);

/* Decodes from encoding `name`, invalid bytes to U+FFFD, until the output passes `max_bytes`.
 * `errors_out` (nullable) counts the invalid ones.  (transfer full) */
GString *coranto_charset_convert (const char *data,
                                  gsize size,
                                  const char *name,
                                  gsize max_bytes,
                                  guint *errors_out);

G_END_DECLS
