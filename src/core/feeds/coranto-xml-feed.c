/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine that follows the elements of a feed in XML.
 *
 * I1: frames has one entry for each open element; the innermost one says what comes next belongs
 *     to.
 * I2: while capture_depth is not 0, elements and text go to run->text and nothing else changes.
 * I3: at most one item is under construction; a second one beginning inside it completes it. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-xml-feed-private.h"

#include <string.h>

#include "coranto-error.h"
#include "coranto-feed-text.h"
#include "coranto-inline-markup.h"
#include "coranto-url.h"

static void
frame_clear (gpointer data)
{
  CorantoFeedFrame *frame = data;

  g_free (frame->base);
  g_free (frame->language);
}

static CorantoFeedFrame *
frame_at (CorantoXmlFeed *run, guint index)
{
  return &g_array_index (run->frames, CorantoFeedFrame, index);
}

static CorantoFeedScope
current_scope (CorantoXmlFeed *run)
{
  if (run->frames->len == 0)
    return CORANTO_SCOPE_OF_DOCUMENT;
  return (CorantoFeedScope) frame_at (run, run->frames->len - 1)->scope;
}

const char *
coranto_xml_feed_stated_base (CorantoXmlFeed *run)
{
  for (guint i = run->frames->len; i > 0; i--)
    {
      if (frame_at (run, i - 1)->base)
        return frame_at (run, i - 1)->base;
    }
  return NULL;
}

/* Asked for every address: judged once for each home page that the feed names. */
static gboolean
is_served_from_elsewhere (CorantoXmlFeed *run, const char *home)
{
  if (g_strcmp0 (run->judged_home, home) != 0)
    {
      g_free (run->judged_home);
      run->judged_home = g_strdup (home);
      run->home_is_elsewhere = !coranto_url_same_site (run->url, home);
    }
  return run->home_is_elsewhere;
}

/* A feed that is served from elsewhere (a feed service) means its own site. */
static const char *
default_base (CorantoXmlFeed *run)
{
  const char *home = run->feed->home_page_url;

  if (!run->url)
    return home;
  if (home && run->feed->kind != CORANTO_FEED_KIND_ATOM && is_served_from_elsewhere (run, home))
    return home;
  return run->url;
}

const char *
coranto_xml_feed_base (CorantoXmlFeed *run)
{
  const char *base = coranto_xml_feed_stated_base (run);

  return base ? base : default_base (run);
}

const char *
coranto_xml_feed_language (CorantoXmlFeed *run)
{
  for (guint i = run->frames->len; i > 0; i--)
    {
      const char *language = frame_at (run, i - 1)->language;

      if (language)
        return *language ? language : NULL;
    }
  return NULL;
}

CorantoDraft *
coranto_xml_feed_draft (CorantoXmlFeed *run)
{
  return run->item_draft.item ? &run->item_draft : &run->feed_draft;
}

void
coranto_xml_feed_set_base (CorantoXmlFeed *run, const CorantoXmlElement *element, const char *name)
{
  char *base = coranto_xml_feed_dup_address (run, element, name);
  CorantoFeedFrame *frame = frame_at (run, run->frames->len - 1);

  if (!base)
    return;
  g_free (frame->base);
  frame->base = base;
}

static void
complete_item (CorantoXmlFeed *run, CorantoXmlReader *reader)
{
  CorantoParsedItem *item;

  if (!run->item_draft.item)
    return;
  if (coranto_draft_is_empty (&run->item_draft))
    {
      coranto_draft_clear (&run->item_draft);
      return;
    }
  item = coranto_draft_finish_item (&run->item_draft, run->limits);
  if (!item->base_url)
    item->base_url = g_strdup (default_base (run) ? default_base (run) : item->url);
  if (!run->sink (item, run->sink_data))
    {
      run->feed->is_cut = TRUE;
      coranto_xml_reader_stop (reader);
    }
}

static void
start_item (CorantoXmlFeed *run, CorantoXmlReader *reader, const CorantoXmlElement *element)
{
  complete_item (run, reader);
  run->item_draft.item = coranto_parsed_item_new ();
  coranto_xml_fields_item (run, element);
}

/* The scope of the children of an element. */
static CorantoFeedScope
scope_inside (CorantoElementInfo info, CorantoFeedScope scope)
{
  gboolean in_item = scope == CORANTO_SCOPE_OF_ITEM;

  switch ((int) info.kind)
    {
    case CORANTO_ELEMENT_ROOT:
    case CORANTO_ELEMENT_CHANNEL:
      return in_item ? CORANTO_SCOPE_OF_NOTHING_EVER : CORANTO_SCOPE_OF_FEED;
    case CORANTO_ELEMENT_ITEM:
      return CORANTO_SCOPE_OF_ITEM;
    case CORANTO_ELEMENT_GROUP:
    case CORANTO_ELEMENT_MEDIA:
    case CORANTO_ELEMENT_SKIP_HOURS:
    case CORANTO_ELEMENT_SKIP_DAYS:
      return scope;
    case CORANTO_ELEMENT_AUTHOR:
      return CORANTO_SCOPE_OF_PERSON;
    case CORANTO_ELEMENT_IMAGE:
      return CORANTO_SCOPE_OF_IMAGE;
    case CORANTO_ELEMENT_SOURCE:
      return CORANTO_SCOPE_OF_SOURCE;
    default:
      return scope == CORANTO_SCOPE_OF_DOCUMENT || scope == CORANTO_SCOPE_OF_FEED
                     || scope == CORANTO_SCOPE_OF_NOTHING
                 ? CORANTO_SCOPE_OF_NOTHING
                 : CORANTO_SCOPE_OF_NOTHING_EVER;
    }
}

/* Whether an item may begin at this place. */
static gboolean
takes_items (CorantoFeedScope scope)
{
  return scope == CORANTO_SCOPE_OF_DOCUMENT || scope == CORANTO_SCOPE_OF_FEED
         || scope == CORANTO_SCOPE_OF_ITEM || scope == CORANTO_SCOPE_OF_NOTHING;
}

static gboolean
knows_fields (CorantoFeedScope scope)
{
  return scope != CORANTO_SCOPE_OF_DOCUMENT && scope != CORANTO_SCOPE_OF_NOTHING
         && scope != CORANTO_SCOPE_OF_NOTHING_EVER;
}

static void
read_xml_attributes (CorantoXmlFeed *run, CorantoFeedFrame *frame, const CorantoXmlElement *element)
{
  g_autofree char *base = NULL;
  g_autofree char *language = NULL;

  if (element->n_attributes == 0)
    return;
  base = coranto_xml_dup_xml_attribute (element, "base");
  if (base)
    frame->base = coranto_url_resolve (coranto_xml_feed_base (run), base);
  language = coranto_xml_dup_xml_attribute (element, "lang");
  if (language)
    {
      frame->language = coranto_feed_language (language);
      if (!frame->language)
        frame->language = g_strdup ("");
    }
}

/* From here on run->text is HTML: what came before was not. */
static void
turn_to_markup (CorantoXmlFeed *run)
{
  g_autofree char *before = NULL;

  run->has_elements = TRUE;
  if (run->mode == CORANTO_TEXT_HTML || run->mode == CORANTO_TEXT_LOOSE || run->text->len == 0)
    return;
  before = g_strndup (run->text->str, run->text->len);
  g_string_truncate (run->text, 0);
  coranto_inline_markup_text (run->text, before, strlen (before));
}

static gboolean
is_text_construct (CorantoElementKind kind)
{
  return kind == CORANTO_ELEMENT_TITLE || kind == CORANTO_ELEMENT_SUMMARY
         || kind == CORANTO_ELEMENT_CONTENT;
}

static void
start_inside_capture (CorantoXmlFeed *run, const CorantoXmlElement *element)
{
  const char *base = NULL;

  if (!is_text_construct (run->capture.kind))
    return;
  for (guint i = run->frames->len; i > run->capture_depth && !base; i--)
    base = frame_at (run, i - 1)->base;
  if (!run->has_elements)
    turn_to_markup (run);
  if (run->text->len < run->limits->content_bytes)
    coranto_inline_markup_start (run->text, element, base);
}

/* Cutting may have split a character. */
static void
mend_cut (GString *text)
{
  const char *end;

  if (!g_utf8_validate (text->str, (gssize) text->len, &end))
    g_string_truncate (text, (gsize) (end - text->str));
}

static void
end_capture (CorantoXmlFeed *run)
{
  run->capture_depth = 0;
  if (run->text->len >= run->limits->content_bytes)
    mend_cut (run->text);
  coranto_xml_fields_text (run);
}

/* Whether `info` starts inside a text that was never closed: what a feed says of an item stands
 * in no title or date, and in the markup of a description are neither items nor their ids. */
static gboolean
ends_capture (CorantoXmlFeed *run, CorantoElementInfo info, const CorantoXmlElement *element)
{
  if (run->capture_scope != CORANTO_SCOPE_OF_ITEM && run->capture_scope != CORANTO_SCOPE_OF_FEED)
    return FALSE;
  switch ((int) info.kind)
    {
    case CORANTO_ELEMENT_ITEM:
    case CORANTO_ELEMENT_GUID:
    case CORANTO_ELEMENT_PUBLISHED:
      return run->mode != CORANTO_TEXT_XML || !is_text_construct (run->capture.kind);
    case CORANTO_ELEMENT_LINK:
      return run->capture.kind == CORANTO_ELEMENT_TITLE && run->mode != CORANTO_TEXT_XML
             && g_ascii_strcasecmp (element->name, "link") == 0;
    case CORANTO_ELEMENT_SUMMARY:
      return g_ascii_strcasecmp (element->name, "description") == 0
             && (!is_text_construct (run->capture.kind)
                 || (run->capture.kind == CORANTO_ELEMENT_TITLE && run->mode != CORANTO_TEXT_XML));
    default:
      return FALSE;
    }
}

/* The text ends where its end tag should have stood; what is open counts as what was around it. */
static void
end_capture_early (CorantoXmlFeed *run)
{
  for (guint i = run->capture_depth - 1; i < run->frames->len; i++)
    frame_at (run, i)->scope = (guint8) run->capture_scope;
  end_capture (run);
}

static void
start_cb (CorantoXmlReader *reader, const CorantoXmlElement *element, gpointer user_data)
{
  CorantoXmlFeed *run = user_data;
  CorantoFeedFrame frame = { 0 };
  CorantoFeedScope scope;

  if (run->capture_depth > 0 && element->token
      && ends_capture (run, coranto_feed_names_get (element->token), element))
    end_capture_early (run);
  scope = current_scope (run);
  read_xml_attributes (run, &frame, element);
  frame.scope = (guint8) CORANTO_SCOPE_OF_NOTHING_EVER;
  if (run->capture_depth > 0)
    {
      g_array_append_val (run->frames, frame);
      start_inside_capture (run, element);
      return;
    }
  frame.info = coranto_feed_names_get (element->token);
  frame.scope = (guint8) scope_inside (frame.info, scope);
  if (frame.info.kind == CORANTO_ELEMENT_ITEM && !takes_items (scope))
    {
      frame.info.kind = CORANTO_ELEMENT_OTHER;
      frame.scope = (guint8) CORANTO_SCOPE_OF_NOTHING_EVER;
    }
  g_array_append_val (run->frames, frame);
  if (frame.info.kind == CORANTO_ELEMENT_ITEM)
    start_item (run, reader, element);
  else if (frame.info.kind == CORANTO_ELEMENT_ROOT || frame.info.kind == CORANTO_ELEMENT_CHANNEL)
    coranto_xml_fields_root (run, element);
  else if (frame.info.kind != CORANTO_ELEMENT_OTHER && knows_fields (scope)
           && coranto_xml_fields_start (run, frame.info, scope, element))
    {
      run->capture_depth = run->frames->len;
      run->capture = frame.info;
      run->capture_scope = scope;
      run->has_elements = FALSE;
      g_string_truncate (run->text, 0);
    }
}

static void
text_cb (CorantoXmlReader *reader, const char *text, gsize length, gpointer user_data)
{
  CorantoXmlFeed *run = user_data;
  CorantoFeedScope scope;

  if (run->capture_depth > 0)
    {
      if (run->text->len >= run->limits->content_bytes)
        return;
      length = MIN (length, run->limits->content_bytes - run->text->len);
      if (run->has_elements && run->mode != CORANTO_TEXT_HTML && run->mode != CORANTO_TEXT_LOOSE)
        coranto_inline_markup_text (run->text, text, length);
      else if (run->frames->len == run->capture_depth || is_text_construct (run->capture.kind))
        g_string_append_len (run->text, text, (gssize) length);
      return;
    }
  scope = current_scope (run);
  if ((scope == CORANTO_SCOPE_OF_PERSON || scope == CORANTO_SCOPE_OF_IMAGE
       || scope == CORANTO_SCOPE_OF_SOURCE)
      && run->loose->len + length < 4 * run->limits->text_chars)
    g_string_append_len (run->loose, text, (gssize) length);
}

static void
end_cb (CorantoXmlReader *reader, guint token, const char *name, gpointer user_data)
{
  CorantoXmlFeed *run = user_data;
  CorantoFeedFrame *frame = frame_at (run, run->frames->len - 1);
  CorantoElementInfo info = frame->info;

  if (run->capture_depth > 0 && run->frames->len > run->capture_depth)
    {
      if (is_text_construct (run->capture.kind) && run->text->len < run->limits->content_bytes)
        coranto_inline_markup_end (run->text, name);
    }
  else if (run->capture_depth > 0)
    end_capture (run);
  else if (info.kind == CORANTO_ELEMENT_ITEM)
    complete_item (run, reader);
  else if (info.kind == CORANTO_ELEMENT_AUTHOR || info.kind == CORANTO_ELEMENT_IMAGE
           || info.kind == CORANTO_ELEMENT_SOURCE)
    {
      CorantoFeedScope outer = run->frames->len > 1
                                   ? (CorantoFeedScope) frame_at (run, run->frames->len - 2)->scope
                                   : CORANTO_SCOPE_OF_DOCUMENT;

      coranto_xml_fields_end (run, info, outer);
    }
  g_array_set_size (run->frames, run->frames->len - 1);
}

static guint
resolve_cb (const char *uri, const char *prefix, const char *name, gpointer user_data)
{
  CorantoXmlFeed *run = user_data;

  return coranto_feed_names_resolve (&run->names, uri, prefix, name);
}

static void
forget (CorantoXmlFeed *run)
{
  g_clear_pointer (&run->feed, coranto_parsed_feed_unref);
  g_clear_pointer (&run->person, coranto_person_free);
  g_clear_pointer (&run->rel, g_free);
  coranto_feed_names_clear (&run->names);
  coranto_draft_clear (&run->feed_draft);
  coranto_draft_clear (&run->item_draft);
  g_array_set_size (run->frames, 0);
  run->capture_depth = 0;
  run->is_feed = FALSE;
  run->period_minutes = run->frequency = 0;
}

static void
restart_cb (gpointer user_data)
{
  CorantoXmlFeed *run = user_data;

  forget (run);
  run->feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_UNKNOWN);
  run->reset (run->sink_data);
}

static void
finish_feed (CorantoXmlFeed *run)
{
  CorantoParsedFeed *feed = run->feed;

  if (feed->ttl_minutes == 0 && run->period_minutes > 0)
    feed->ttl_minutes = run->period_minutes / MAX (run->frequency, 1);
  if (run->feed_draft.summary.value)
    feed->description = coranto_feed_block (run->feed_draft.summary.value,
                                            run->feed_draft.summary.is_markup, 4000);
}

CorantoParsedFeed *
coranto_xml_feed_read (const char *text,
                       gsize length,
                       const char *url,
                       const CorantoLimits *limits,
                       CorantoItemSink sink,
                       CorantoItemReset reset,
                       gpointer user_data,
                       GError **error)
{
  static const CorantoXmlHandler handler = { resolve_cb, start_cb, text_cb, end_cb, restart_cb };
  CorantoXmlFeed run
      = { .limits = limits, .url = url, .sink = sink, .reset = reset, .sink_data = user_data };
  CorantoParsedFeed *feed = NULL;
  gboolean is_damaged = FALSE;

  run.feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_UNKNOWN);
  run.frames = g_array_new (FALSE, FALSE, sizeof (CorantoFeedFrame));
  g_array_set_clear_func (run.frames, frame_clear);
  run.text = g_string_sized_new (4096);
  run.loose = g_string_new (NULL);
  coranto_xml_read (text, length, limits, &handler, &run, &is_damaged);
  if (run.is_feed)
    {
      finish_feed (&run);
      run.feed->is_damaged = is_damaged;
      feed = g_steal_pointer (&run.feed);
    }
  else
    coranto_error_set (error, CORANTO_ERROR_NOT_A_FEED, "");
  forget (&run);
  g_array_unref (run.frames);
  g_string_free (run.text, TRUE);
  g_string_free (run.loose, TRUE);
  g_free (run.judged_home);
  return feed;
}
