/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date of a row: in its attributes, its text, boxes of day and month. */
#define G_LOG_DOMAIN "coranto-pages"

#include <string.h>

#include "coranto-address-date.h"
#include "coranto-headline-pieces.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define FIRST_SECOND 631152000 /* of 1990 */
#define LONGEST_DATE_PIECE 60  /* ink: longer ones are prose, whose dates are of other things */

static gboolean
find_date (const CorantoHeadlineContext *context,
           const char *text,
           CorantoDate *out,
           gsize *start,
           gsize *end)
{
  return coranto_date_find_in_text (text, context->now, context->facts->zone_minutes, out, start,
                                    end);
}

/* "2024-03-01 ~ 2024-03-05": when something takes place, not when it was published. */
static gboolean
is_range (const char *after)
{
  static const char *const signs[] = { "~", "～", "至", "–", "—", "到" };
  const char *p = after;
  CorantoDate date;
  gsize start = 0;

  while (*p == ' ')
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (p, signs[i]))
      {
        p += strlen (signs[i]);
        return coranto_date_find_in_text (p, 0, 0, &date, &start, NULL) && start <= 2;
      }
  return FALSE;
}

/* Dates inside of prose are of other things; at its end one may be the row's. */
static gboolean
is_date_piece (const CorantoPiece *piece, gsize start, gsize end)
{
  if (piece->ink <= LONGEST_DATE_PIECE)
    return TRUE;
  return strlen (piece->text) - end < 4 && coranto_text_has_year (piece->text, start, end);
}

static gboolean
date_of_piece (const CorantoHeadlineContext *context,
               CorantoPiece *piece,
               gboolean with_year,
               CorantoDate *out)
{
  gsize start;
  gsize end;
  CorantoDate date;

  if (piece->is_title || !find_date (context, piece->text, &date, &start, &end)
      || !is_date_piece (piece, start, end) || is_range (piece->text + end))
    return FALSE;
  if (date.unix_seconds > context->now + 86400
      || (with_year && !coranto_text_has_year (piece->text, start, end)))
    return FALSE;
  *out = date;
  if (piece->ink <= LONGEST_DATE_PIECE)
    piece->is_date = piece->ink <= coranto_text_ink (piece->text + start, NULL) + 12;
  return TRUE;
}

/* A day and a month in boxes of their own: "29" and "2024-03", "12月" and "05". */
static gboolean
date_of_boxes (const CorantoHeadlineContext *context, GArray *pieces, CorantoDate *out)
{
  for (guint i = 0; i + 1 < pieces->len; i++)
    {
      CorantoPiece *one = &g_array_index (pieces, CorantoPiece, i);
      CorantoPiece *two = one + 1;
      g_autofree char *forward = NULL;
      g_autofree char *backward = NULL;
      gsize start;

      if (one->is_title || two->is_title || one->ink > 8 || two->ink > 8)
        continue;
      forward = g_strconcat (one->text, g_str_has_suffix (one->text, "月") ? "" : "-", two->text,
                             g_str_has_suffix (one->text, "月") ? "日" : "", NULL);
      backward = g_strconcat (two->text, g_str_has_suffix (two->text, "月") ? "" : "-", one->text,
                              g_str_has_suffix (two->text, "月") ? "日" : "", NULL);
      if ((find_date (context, backward, out, &start, NULL) && start == 0)
          || (find_date (context, forward, out, &start, NULL) && start == 0))
        {
          one->is_date = two->is_date = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

/* Seconds or milliseconds since 1970, as scripts keep them. */
static gboolean
read_epoch (const CorantoHeadlineContext *context, const char *text, CorantoDate *out)
{
  gsize digits = strspn (text, "0123456789");
  gint64 seconds = g_ascii_strtoll (text, NULL, 10);

  if (text[digits] || (digits != 10 && digits != 13))
    return FALSE;
  if (digits == 13)
    seconds /= 1000;
  *out = (CorantoDate){ .unix_seconds = seconds,
                        .utc_offset_minutes = (gint16) context->facts->zone_minutes,
                        .precision = CORANTO_DATE_SECOND };
  return seconds > FIRST_SECOND;
}

static gboolean
names_time (const char *attribute)
{
  return strstr (attribute, "time") || strstr (attribute, "date") || strstr (attribute, "publish");
}

/* What scripts are told of the row's time: data-publish-time, data-ts … */
static gboolean
date_of_data (const CorantoHeadlineContext *context, const CorantoPageNode *entry, CorantoDate *out)
{
  for (const xmlAttr *attribute = entry->node->properties; attribute; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      const char *value = attribute->children ? (const char *) attribute->children->content : NULL;

      if (value && g_str_has_prefix (name, "data-")
          && ((names_time (name) && find_date (context, value, out, NULL, NULL))
              || ((names_time (name) || g_str_equal (name, "data-ts"))
                  && read_epoch (context, value, out))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
date_of_element (const CorantoHeadlineContext *context,
                 const CorantoPageNode *entry,
                 CorantoDate *out)
{
  const char *stated = NULL;

  if (entry->tag == CORANTO_TAG_TIME)
    stated = coranto_html_attribute (entry->node, "datetime");
  if (!stated
      && (entry->tag == CORANTO_TAG_TIME || entry->tag == CORANTO_TAG_INLINE
          || (entry->roles & CORANTO_ROLE_TIME)))
    stated = coranto_html_attribute (entry->node, "title");
  if (stated && find_date (context, stated, out, NULL, NULL))
    return TRUE;
  return date_of_data (context, entry, out);
}

/* <time datetime>, and exact times in the title of a short piece ("2 hours ago"). */
static gboolean
date_of_attributes (const CorantoHeadlineContext *context,
                    const CorantoHeadlineRow *row,
                    CorantoDate *out)
{
  for (guint i = row->first; i < row->end; i++)
    {
      const CorantoPageNode *entry = &context->map->nodes[i];

      if (entry->node->properties && date_of_element (context, entry, out)
          && out->unix_seconds <= context->now + 86400)
        return TRUE;
    }
  return FALSE;
}

static void
mark_date_pieces (const CorantoHeadlineContext *context, GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      CorantoPiece *piece = &g_array_index (pieces, CorantoPiece, i);
      CorantoDate date;

      date_of_piece (context, piece, FALSE, &date);
    }
}

/* A date without its year, whose year the address knows. */
static void
take_year_of_address (const CorantoHeadlineContext *context,
                      const CorantoHeadlineRow *row,
                      CorantoDate *date)
{
  const char *url = g_array_index (context->links, CorantoPageLink, row->link).url;
  CorantoDate stated;
  gint64 distance;

  if (!coranto_date_find_in_address (url, context->facts->zone_minutes, &stated))
    return;
  distance = ABS (stated.unix_seconds - date->unix_seconds);
  if (distance > 300 * 86400 && distance % (365 * 86400) < 6 * 86400)
    *date = stated;
}

gboolean
coranto_headline_pieces_date (const CorantoHeadlineContext *context,
                              const CorantoHeadlineRow *row,
                              GArray *pieces,
                              CorantoDate *out)
{
  if (date_of_attributes (context, row, out))
    {
      mark_date_pieces (context, pieces);
      return TRUE;
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < pieces->len; i++)
      if (date_of_piece (context, &g_array_index (pieces, CorantoPiece, i), pass == 0, out))
        {
          take_year_of_address (context, row, out);
          return TRUE;
        }
  return date_of_boxes (context, pieces, out);
}
