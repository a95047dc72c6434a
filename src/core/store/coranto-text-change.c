/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts before and after. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-text-change-private.h"

#include "coranto-text.h"

#include <string.h>

gboolean
coranto_text_is_cut_of (const char *text, const char *whole)
{
  static const char *const ellipses[] = { "…", "...", "..", "[…]", "[...]", "[&hellip;]" };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (ellipses); i++)
    if (g_str_has_suffix (text, ellipses[i]))
      {
        length -= strlen (ellipses[i]);
        while (length > 0 && g_ascii_isspace (text[length - 1]))
          length--;
        return length > 0 && strlen (whole) > length && strncmp (text, whole, length) == 0
               && strcmp (text, whole) != 0;
      }
  return FALSE;
}

gboolean
coranto_text_is_changed (const char *earlier, const char *later)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (coranto_text_is_blank (earlier) || coranto_text_is_blank (later)
      || strcmp (earlier, later) == 0)
    return FALSE;
  a = coranto_text_fold (earlier, FALSE);
  b = coranto_text_fold (later, FALSE);
  return !g_str_equal (a, b) && !coranto_text_is_cut_of (a, b) && !coranto_text_is_cut_of (b, a);
}
