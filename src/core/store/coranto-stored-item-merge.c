/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored and what came, made one: whose word counts for which fact. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-stored-item-private.h"

#include <string.h>

#include "coranto-identity-private.h"
#include "coranto-pack-private.h"
#include "coranto-text-change-private.h"
#include "coranto-text.h"

#define DAY (24 * 60 * 60)

/* Bits of page_facts: stored in profiles, append only. */
enum
{
  FACT_TITLE = 1 << 0,
  FACT_SUMMARY = 1 << 1,
  FACT_SOURCE = 1 << 2,
  FACT_AUTHORS = 1 << 3,
  FACT_EDITOR = 1 << 4,
  FACT_IMAGE = 1 << 5,
  FACT_PUBLISHED = 1 << 6,
  FACT_CONTENT = 1 << 7,
  FACT_TAGS = 1 << 8,
  FACT_ATTACHMENTS = 1 << 9,
  FACT_BREADCRUMBS = 1 << 10,
  FACT_COPYRIGHT = 1 << 11,
  FACT_LANGUAGE = 1 << 12,
};

#define HEADLINE CORANTO_CHANGED_HEADLINE
#define BODY CORANTO_CHANGED_BODY
#define TEXT CORANTO_CHANGED_TEXT

typedef struct
{
  gsize offset;
  guint fact;
  guint changes;
} TextField;

static const TextField text_fields[] = {
  { G_STRUCT_OFFSET (CorantoParsedItem, title), FACT_TITLE, HEADLINE | TEXT },
  { G_STRUCT_OFFSET (CorantoParsedItem, summary), FACT_SUMMARY, HEADLINE | BODY | TEXT },
  { G_STRUCT_OFFSET (CorantoParsedItem, source), FACT_SOURCE, HEADLINE | TEXT },
  { G_STRUCT_OFFSET (CorantoParsedItem, editor), FACT_EDITOR, BODY | TEXT },
  { G_STRUCT_OFFSET (CorantoParsedItem, image), FACT_IMAGE, HEADLINE },
  { G_STRUCT_OFFSET (CorantoParsedItem, language), FACT_LANGUAGE, BODY },
  { G_STRUCT_OFFSET (CorantoParsedItem, copyright), FACT_COPYRIGHT, BODY },
  { G_STRUCT_OFFSET (CorantoParsedItem, external_url), 0, BODY },
};

/* Whether what came may take the place of what is there. */
static gboolean
may_replace (CorantoStoredItem *self, guint fact, gboolean is_missing, CorantoMergeMode mode)
{
  switch (mode)
    {
    case CORANTO_MERGE_FILL:
      return is_missing;
    case CORANTO_MERGE_UPDATE:
      return is_missing || !(self->page_facts & fact);
    case CORANTO_MERGE_PAGE:
      self->page_facts |= fact;
      return TRUE;
    }
  return FALSE;
}

static gboolean
replace_text (char **stored, const char *incoming)
{
  if (g_strcmp0 (*stored, incoming) == 0)
    return FALSE;
  g_free (*stored);
  *stored = g_strdup (incoming);
  return TRUE;
}

static guint
merge_texts (CorantoStoredItem *self, const CorantoParsedItem *incoming, CorantoMergeMode mode)
{
  guint changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    {
      const TextField *field = &text_fields[i];
      char **stored = &G_STRUCT_MEMBER (char *, self->item, field->offset);
      const char *came = G_STRUCT_MEMBER (char *, incoming, field->offset);

      gboolean is_missing = coranto_text_is_blank (*stored);

      /* one list cuts what another, or the page, gives whole */
      if (coranto_text_is_blank (came) || (!is_missing && coranto_text_is_cut_of (came, *stored)))
        continue;
      is_missing = is_missing || coranto_text_is_cut_of (*stored, came);
      if (may_replace (self, field->fact, is_missing, mode) && replace_text (stored, came))
        changed |= field->changes;
    }
  return changed;
}

/* The address is the list's to state: a page may name itself in ways that do not lead back. */
static guint
merge_url (CorantoStoredItem *self, const CorantoParsedItem *incoming, CorantoMergeMode mode)
{
  gboolean may = mode == CORANTO_MERGE_UPDATE || !self->item->url;

  if (!incoming->url || !may)
    return 0;
  return replace_text (&self->item->url, incoming->url) ? HEADLINE : 0;
}

/* A list whose text is a multiple of what another list gave has the story, the other the teaser. */
static gboolean
is_much_longer (const CorantoParsedItem *incoming, const CorantoParsedItem *stored)
{
  gsize came = strlen (incoming->content_html ? incoming->content_html : incoming->content_text);
  gsize there = stored->content_html   ? strlen (stored->content_html)
                : stored->content_text ? strlen (stored->content_text)
                                       : 0;

  return came > 2 * there;
}

static guint
merge_content (CorantoStoredItem *self, const CorantoParsedItem *incoming, CorantoMergeMode mode)
{
  CorantoParsedItem *stored = self->item;
  gboolean is_missing = !stored->content_html && !stored->content_text;
  gboolean changed;

  if (coranto_text_is_blank (incoming->content_html)
      && coranto_text_is_blank (incoming->content_text))
    return 0;
  if (mode == CORANTO_MERGE_FILL && !self->is_full)
    is_missing = is_missing || is_much_longer (incoming, stored);
  if (!may_replace (self, FACT_CONTENT, is_missing, mode))
    return 0;
  changed = replace_text (&stored->content_html, incoming->content_html);
  changed = replace_text (&stored->content_text, incoming->content_text) || changed;
  changed = replace_text (&stored->base_url, incoming->base_url) || changed;
  /* Where the content goes on is part of it: content that is whole has no next page any more. */
  changed = replace_text (&stored->next_page_url, incoming->next_page_url) || changed;
  if (mode == CORANTO_MERGE_PAGE && !self->is_full)
    self->is_full = changed = TRUE;
  return changed ? BODY | TEXT : 0;
}

/* Lists -------------------------------------------------------------------------------------- */

typedef char *(*PackFunc) (GPtrArray *list);
typedef void (*UnpackFunc) (const char *packed, GPtrArray *out);

typedef struct
{
  gsize offset;
  guint fact;
  guint changes;
  PackFunc pack;
  UnpackFunc unpack;
} ListField;

static const ListField list_fields[] = {
  { G_STRUCT_OFFSET (CorantoParsedItem, authors), FACT_AUTHORS, HEADLINE | BODY | TEXT,
    coranto_pack_persons, coranto_unpack_persons },
  { G_STRUCT_OFFSET (CorantoParsedItem, tags), FACT_TAGS, BODY, coranto_pack_strings,
    coranto_unpack_strings },
  { G_STRUCT_OFFSET (CorantoParsedItem, attachments), FACT_ATTACHMENTS, BODY,
    coranto_pack_attachments, coranto_unpack_attachments },
  { G_STRUCT_OFFSET (CorantoParsedItem, breadcrumbs), FACT_BREADCRUMBS, BODY, coranto_pack_strings,
    coranto_unpack_strings },
};

static guint
merge_lists (CorantoStoredItem *self, const CorantoParsedItem *incoming, CorantoMergeMode mode)
{
  guint changed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (list_fields); i++)
    {
      const ListField *field = &list_fields[i];
      GPtrArray *stored = G_STRUCT_MEMBER (GPtrArray *, self->item, field->offset);
      GPtrArray *came = G_STRUCT_MEMBER (GPtrArray *, incoming, field->offset);
      g_autofree char *before = field->pack (stored);
      g_autofree char *after = field->pack (came);

      if (!after || !may_replace (self, field->fact, !before, mode)
          || g_strcmp0 (before, after) == 0)
        continue;
      g_ptr_array_set_size (stored, 0);
      field->unpack (after, stored);
      changed |= field->changes;
    }
  return changed;
}

/* Dates and numbers --------------------------------------------------------------------------- */

static gint64
day_of (const CorantoDate *date)
{
  gint64 local = date->unix_seconds + date->utc_offset_minutes * 60;

  return local >= 0 ? local / DAY : (local - DAY + 1) / DAY;
}

/* A vaguer date of the same day says nothing new; a vaguer one of another day is believed only
 * where the page states it. */
static gboolean
is_better_date (const CorantoDate *stored, const CorantoDate *came, CorantoMergeMode mode)
{
  if (stored->precision == CORANTO_DATE_NONE)
    return TRUE;
  if (came->precision >= stored->precision)
    return mode != CORANTO_MERGE_FILL || came->precision > stored->precision;
  return mode == CORANTO_MERGE_PAGE && day_of (came) != day_of (stored);
}

static gboolean
is_same_date (const CorantoDate *a, const CorantoDate *b)
{
  return a->unix_seconds == b->unix_seconds && a->utc_offset_minutes == b->utc_offset_minutes
         && a->precision == b->precision;
}

static guint
merge_published (CorantoStoredItem *self, const CorantoParsedItem *incoming, CorantoMergeMode mode)
{
  CorantoDate *stored = &self->item->published;
  const CorantoDate *came = &incoming->published;

  if (came->precision == CORANTO_DATE_NONE || !is_better_date (stored, came, mode))
    return 0;
  /* A better date from another list is taken even in CORANTO_MERGE_FILL. */
  if (!may_replace (self, FACT_PUBLISHED, TRUE, mode)
      || (mode != CORANTO_MERGE_PAGE && self->page_facts & FACT_PUBLISHED)
      || is_same_date (stored, came))
    return 0;
  *stored = *came;
  self->sort_time = coranto_identity_sort_time (stored, self->first_seen);
  return HEADLINE;
}

static guint
merge_modified (CorantoStoredItem *self, const CorantoParsedItem *incoming, CorantoMergeMode mode)
{
  CorantoDate *stored = &self->item->modified;
  const CorantoDate *came = &incoming->modified;

  if (came->precision == CORANTO_DATE_NONE || is_same_date (stored, came)
      || (mode == CORANTO_MERGE_FILL && stored->precision != CORANTO_DATE_NONE))
    return 0;
  *stored = *came;
  return BODY;
}

CorantoChanged
coranto_stored_item_merge (CorantoStoredItem *self,
                           const CorantoParsedItem *incoming,
                           CorantoMergeMode mode)
{
  guint facts_before = self->page_facts;
  guint changed = merge_texts (self, incoming, mode);

  changed |= merge_url (self, incoming, mode);
  changed |= merge_content (self, incoming, mode);
  changed |= merge_lists (self, incoming, mode);
  changed |= merge_published (self, incoming, mode);
  changed |= merge_modified (self, incoming, mode);
  /* Readers only ever become more: whoever saw the greater number saw it later. */
  if (incoming->views > self->item->views)
    {
      self->item->views = incoming->views;
      changed |= HEADLINE;
    }
  if (self->page_facts != facts_before)
    changed |= HEADLINE;
  return changed;
}
