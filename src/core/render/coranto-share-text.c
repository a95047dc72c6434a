/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links and citations as plain text. */
#include "coranto-share-text.h"

#include "coranto-text.h"
#include "coranto-url.h"

/* A title of this length is cut nowhere in practice; what is longer is no title. */
#define MAX_TITLE 500

/* The day as the publisher's zone has it. */
static char *
article_day (const CorantoArticle *article, gboolean is_cjk)
{
  const CorantoDate *date = &article->item->published;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (date->precision == CORANTO_DATE_NONE)
    return NULL;
  utc = g_date_time_new_from_unix_utc (date->unix_seconds);
  local = utc ? g_date_time_add_minutes (utc, date->utc_offset_minutes) : NULL;
  if (!local)
    return NULL;
  if (is_cjk)
    return g_strdup_printf ("%d年%d月%d日", g_date_time_get_year (local),
                            g_date_time_get_month (local), g_date_time_get_day_of_month (local));
  return g_date_time_format (local, "%Y-%m-%d");
}

/* Whom to cite: the stated source, else the channel it came from. */
static char *
article_source (const CorantoArticle *article)
{
  if (!coranto_text_is_blank (article->item->source))
    return coranto_text_line (article->item->source, MAX_TITLE);
  if (article->channel_titles->len > 0)
    return coranto_text_line (g_ptr_array_index (article->channel_titles, 0), MAX_TITLE);
  return g_strdup ("");
}

/* GB-style for Chinese articles as portals ask for it (注明“来源：…”); plain for others. */
static char *
citation (const CorantoArticle *article, const char *title, const char *url)
{
  gboolean is_cjk = coranto_text_is_cjk (title);
  g_autofree char *source = article_source (article);
  g_autofree char *day = article_day (article, is_cjk);
  GString *out = g_string_new (NULL);

  if (is_cjk)
    {
      g_string_append_printf (out, "《%s》", title);
      if (*source)
        g_string_append_printf (out, "，来源：%s", source);
      if (day)
        g_string_append_printf (out, "，%s", day);
      g_string_append_printf (out, "，%s", url);
    }
  else
    {
      g_string_append_printf (out, "“%s”", title);
      if (*source)
        g_string_append_printf (out, ", %s", source);
      if (day)
        g_string_append_printf (out, ", %s", day);
      g_string_append_printf (out, ", %s", url);
    }
  return g_string_free (out, FALSE);
}

char *
coranto_share_text (const CorantoArticle *article, CorantoShareKind kind)
{
  const CorantoParsedItem *item = article->item;
  g_autofree char *url = coranto_url_clean (item->url ? item->url : item->external_url);
  g_autofree char *title = NULL;

  if (!url)
    return NULL;
  if (kind == CORANTO_SHARE_LINK)
    return g_steal_pointer (&url);
  title = coranto_text_line (coranto_text_is_blank (item->title) ? url : item->title, MAX_TITLE);
  if (kind == CORANTO_SHARE_TITLE_AND_LINK)
    return g_strconcat (title, "\n", url, NULL);
  return citation (article, title, url);
}
