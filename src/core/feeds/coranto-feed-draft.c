/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed, or an item of it, while its elements come in. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-feed-draft.h"

#include <string.h>

#include "coranto-feed-text.h"
#include "coranto-sanitizer.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_AUTHORS 50
#define MAX_TAGS 200
#define MAX_ATTACHMENTS 100
#define MAX_SUMMARY_CHARS 4000

gboolean
coranto_draft_claim (CorantoDraft *draft, CorantoField field, guint rank, gboolean is_last)
{
  if (rank < draft->ranks[field] || (rank == draft->ranks[field] && !is_last))
    return FALSE;
  draft->ranks[field] = (guint8) rank;
  return TRUE;
}

void
coranto_draft_add_author (CorantoDraft *draft,
                          GPtrArray *authors,
                          CorantoPerson *person,
                          guint rank)
{
  g_autoptr (CorantoPerson) owned = person;

  if (!person || (!person->name && !person->url))
    return;
  if (rank > draft->ranks[CORANTO_FIELD_AUTHORS])
    g_ptr_array_set_size (authors, 0);
  if (!coranto_draft_claim (draft, CORANTO_FIELD_AUTHORS, rank, TRUE)
      || authors->len >= MAX_AUTHORS)
    return;
  for (guint i = 0; i < authors->len; i++)
    {
      const CorantoPerson *known = g_ptr_array_index (authors, i);

      if (g_strcmp0 (known->name, person->name) == 0 && g_strcmp0 (known->url, person->url) == 0)
        return;
    }
  g_ptr_array_add (authors, g_steal_pointer (&owned));
}

void
coranto_draft_add_tag (CorantoDraft *draft, const char *tag, gboolean is_markup)
{
  g_autofree char *line = coranto_feed_line (tag, is_markup, 200);
  GPtrArray *tags = draft->item ? draft->item->tags : NULL;

  if (!line || !tags || tags->len >= MAX_TAGS
      || g_ptr_array_find_with_equal_func (tags, line, g_str_equal, NULL))
    return;
  g_ptr_array_add (tags, g_steal_pointer (&line));
}

void
coranto_draft_add_attachment (CorantoDraft *draft, CorantoAttachment *attachment)
{
  g_autoptr (CorantoAttachment) owned = attachment;
  GPtrArray *attachments = draft->item ? draft->item->attachments : NULL;

  if (!attachments || !attachment->url || attachments->len >= MAX_ATTACHMENTS)
    return;
  for (guint i = 0; i < attachments->len; i++)
    {
      const CorantoAttachment *known = g_ptr_array_index (attachments, i);

      if (strcmp (known->url, attachment->url) == 0)
        return;
    }
  g_ptr_array_add (attachments, g_steal_pointer (&owned));
}

static void
draft_text_clear (CorantoDraftText *text)
{
  g_clear_pointer (&text->value, g_free);
  g_clear_pointer (&text->base, g_free);
}

void
coranto_draft_text_take (CorantoDraftText *target,
                         char *value,
                         gboolean is_markup,
                         const char *base)
{
  draft_text_clear (target);
  target->value = value;
  target->is_markup = is_markup;
  target->base = g_strdup (base);
}

void
coranto_draft_ensure_id (CorantoParsedItem *item)
{
  g_autoptr (GChecksum) checksum = NULL;
  const char *words[] = { item->title, item->content_html, item->content_text, item->summary };

  if (item->id && *item->id)
    return;
  g_free (item->id);
  item->id = NULL;
  if (item->url)
    {
      item->id = coranto_url_canonical (item->url);
      if (item->id)
        return;
    }
  checksum = g_checksum_new (G_CHECKSUM_SHA1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      /* a title tells a story from others; without one its text must */
      if (words[i])
        g_checksum_update (checksum, (const guchar *) words[i], -1);
      if (words[i] && i == 0 && item->published.precision != CORANTO_DATE_NONE)
        break;
    }
  if (item->published.precision != CORANTO_DATE_NONE)
    {
      g_autofree char *date = coranto_date_to_rfc3339 (&item->published);

      g_checksum_update (checksum, (const guchar *) date, -1);
    }
  item->id = g_strconcat (CORANTO_MADE_ID_PREFIX, g_checksum_get_string (checksum), NULL);
}

/* The text that is the item's content. */
static void
place_content (CorantoParsedItem *item, CorantoDraftText *text)
{
  if (text->is_markup)
    item->content_html = g_steal_pointer (&text->value);
  else
    item->content_text = g_steal_pointer (&text->value);
  if (text->base)
    {
      g_free (item->base_url);
      item->base_url = g_steal_pointer (&text->base);
    }
}

/* The other text beside it, unless it says the same. */
static void
place_summary (CorantoParsedItem *item, CorantoDraftText *text, const CorantoLimits *limits)
{
  g_autofree char *plain = NULL;
  const char *content = item->content_html ? item->content_html : item->content_text;

  if (g_strcmp0 (text->value, content) == 0)
    return;
  if (text->is_markup && strchr (text->value, '<'))
    {
      plain = coranto_html_to_text (text->value, -1, limits);
      item->summary = coranto_feed_block (plain, FALSE, MAX_SUMMARY_CHARS);
    }
  else
    item->summary = coranto_feed_block (text->value, text->is_markup, MAX_SUMMARY_CHARS);
}

static void
choose_address (CorantoDraft *draft)
{
  CorantoParsedItem *item = draft->item;

  if (!item->url && draft->permalink)
    item->url = g_steal_pointer (&draft->permalink);
  if (!item->url && item->external_url)
    item->url = g_strdup (item->external_url);
}

/* What is said of the item is meant of its one recording. */
static void
place_duration (CorantoDraft *draft)
{
  GPtrArray *attachments = draft->item->attachments;
  CorantoAttachment *first = attachments->len > 0 ? g_ptr_array_index (attachments, 0) : NULL;

  if (first && first->duration_seconds == 0)
    first->duration_seconds = draft->duration_seconds;
}

gboolean
coranto_draft_is_empty (const CorantoDraft *draft)
{
  const CorantoParsedItem *item = draft->item;

  for (guint i = 0; i < CORANTO_N_FIELDS; i++)
    {
      if (draft->ranks[i] > 0)
        return FALSE;
    }
  return !item->external_url && !item->source && item->tags->len == 0
         && item->attachments->len == 0;
}

CorantoParsedItem *
coranto_draft_finish_item (CorantoDraft *draft, const CorantoLimits *limits)
{
  CorantoParsedItem *item = draft->item;

  if (draft->content.value && !coranto_text_is_blank (draft->content.value))
    {
      place_content (item, &draft->content);
      if (draft->summary.value && !coranto_text_is_blank (draft->summary.value))
        place_summary (item, &draft->summary, limits);
    }
  else if (draft->summary.value && !coranto_text_is_blank (draft->summary.value))
    place_content (item, &draft->summary);
  choose_address (draft);
  place_duration (draft);
  coranto_draft_ensure_id (item);
  draft->item = NULL;
  coranto_draft_clear (draft);
  return item;
}

void
coranto_draft_clear (CorantoDraft *draft)
{
  g_clear_pointer (&draft->item, coranto_parsed_item_unref);
  draft_text_clear (&draft->content);
  draft_text_clear (&draft->summary);
  g_clear_pointer (&draft->permalink, g_free);
  draft->duration_seconds = 0;
  memset (draft->ranks, 0, sizeof draft->ranks);
}
