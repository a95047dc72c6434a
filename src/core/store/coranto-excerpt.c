/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginning of an article for its row. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-excerpt-private.h"

#include <string.h>

#include "coranto-plain-text-private.h"
#include "coranto-text.h"

#define EXCERPT_CHARS 300
/* An excerpt needs the beginning of a text only. */
#define EXCERPT_SOURCE_BYTES 4000

char *
coranto_excerpt_make (const CorantoParsedItem *item)
{
  g_autofree char *stripped = NULL;
  g_autofree char *beginning = NULL;
  g_autofree char *excerpt = NULL;
  const char *text = item->summary;

  if (coranto_text_is_blank (text))
    text = item->content_text;
  if (coranto_text_is_blank (text) && item->content_html)
    text = stripped = coranto_plain_text_beginning (item->content_html, EXCERPT_SOURCE_BYTES);
  if (coranto_text_is_blank (text))
    return NULL;
  if (strnlen (text, EXCERPT_SOURCE_BYTES + 1) > EXCERPT_SOURCE_BYTES)
    text = beginning = g_strndup (text, strnlen (text, EXCERPT_SOURCE_BYTES));
  excerpt = coranto_text_line (text, EXCERPT_CHARS - 1);
  return *excerpt ? g_steal_pointer (&excerpt) : NULL;
}
