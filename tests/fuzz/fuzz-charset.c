/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes charset decoding.  The first byte chooses the context and what the server says. */
#include <string.h>

#include "coranto-charset.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const types[] = { NULL,
                                       "text/html; charset=gb2312",
                                       "text/html; charset=big5",
                                       "text/html; charset=shift_jis",
                                       "text/html; charset=euc-jp",
                                       "text/html; charset=euc-kr",
                                       "text/html; charset=iso-8859-1",
                                       "text/html; charset=utf-16",
                                       "text/html; charset=iso-2022-jp",
                                       "text/html; charset=\"utf-8\"" };
  const gsize max_bytes = 1 << 20;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  const char *charset = NULL;
  const char *decoded;
  gsize length;

  if (size < 1)
    return 0;
  bytes = g_bytes_new_static (data + 1, size - 1);
  text = coranto_charset_decode (bytes, types[data[0] % G_N_ELEMENTS (types)],
                                 (CorantoCharsetContext) (data[0] / 16 % 3), max_bytes, &charset,
                                 NULL);
  if (!text)
    return 0;
  decoded = g_bytes_get_data (text, &length);
  g_assert_cmpuint (length, <=, max_bytes);
  g_assert_nonnull (charset);
  /* g_utf8_validate_len() takes NUL for invalid, as the contract does. */
  g_assert_true (length == 0 || g_utf8_validate_len (decoded, length, NULL));
  return 0;
}
