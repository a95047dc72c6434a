/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeping a favourite whole takes. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-keep-policy.h"

#include "coranto-date.h"
#include "coranto-sanitizer.h"
#include "coranto-text.h"

#include <stdlib.h>

/* A text of a feed that is as long as this and does not break off is the whole one. */
#define LEAST_WHOLE_CHARS 600
/* A page that is not found may be there again after a while: so often it is asked. */
#define NOT_FOUND_ATTEMPTS 3

static gboolean
breaks_off (const char *text)
{
  static const char *const marks[] = { "…", "...", "[…]", "[...]", "……" };
  g_autofree char *end = g_strchomp (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (end, marks[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_whole_text (const CorantoParsedItem *item)
{
  g_autofree char *made = NULL;
  const char *text = item->content_text;

  if (coranto_text_is_blank (text) && item->content_html)
    text = made = coranto_html_to_text (item->content_html, -1, coranto_limits_default ());
  return text && g_utf8_strlen (text, -1) >= LEAST_WHOLE_CHARS && !breaks_off (text);
}

gboolean
coranto_keep_needs_page (const CorantoArticle *article)
{
  if (coranto_text_is_blank (article->item->url))
    return FALSE;
  if (article->is_full)
    return article->item->next_page_url != NULL;
  return !is_whole_text (article->item);
}

static gboolean
is_not_found (const GError *error)
{
  int status = atoi (error->message);

  return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}

gboolean
coranto_keep_is_final (const GError *error, guint attempts)
{
  if (error->domain != CORANTO_ERROR)
    return FALSE;
  if (error->code == CORANTO_ERROR_HTTP_STATUS)
    return is_not_found (error) && attempts + 1 >= NOT_FOUND_ATTEMPTS;
  return error->code == CORANTO_ERROR_GONE || error->code == CORANTO_ERROR_INVALID_ADDRESS
         || error->code == CORANTO_ERROR_BLOCKED_ADDRESS || error->code == CORANTO_ERROR_TOO_LARGE
         || error->code == CORANTO_ERROR_NO_ARTICLE || error->code == CORANTO_ERROR_NEEDS_SIGN_IN
         || error->code == CORANTO_ERROR_NEEDS_SCRIPTS
         || error->code == CORANTO_ERROR_UNSUPPORTED_TYPE
         || (error->code == CORANTO_ERROR_TRUNCATED && attempts + 1 >= NOT_FOUND_ATTEMPTS);
}

gint64
coranto_keep_next_try (const GError *error, guint attempts, gint64 now)
{
  static const gint64 waits[] = { 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 24 * 3600 };
  gint64 next = now + waits[MIN (attempts, G_N_ELEMENTS (waits)) - (attempts > 0 ? 1 : 0)];
  CorantoDate date = CORANTO_DATE_INIT;

  if (g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_RETRY_LATER)
      && coranto_date_parse_field (error->message, 0, &date))
    next = MAX (next, date.unix_seconds);
  return next;
}
