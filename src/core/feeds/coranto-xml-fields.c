/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each element of a feed says about the feed or about an item. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-xml-feed-private.h"

#include <string.h>

#include "coranto-feed-text.h"

#define MAX_ID_BYTES 8192

static char *
dup_trimmed (CorantoXmlFeed *run)
{
  return g_strstrip (g_strndup (run->text->str, run->text->len));
}

/* ---- the feed and the item themselves ---- */

static CorantoFeedKind
kind_of_root (const CorantoXmlElement *element)
{
  if (g_ascii_strcasecmp (element->name, "rss") == 0)
    return CORANTO_FEED_KIND_RSS;
  if (g_ascii_strcasecmp (element->name, "RDF") == 0)
    return CORANTO_FEED_KIND_RDF;
  if (g_ascii_strcasecmp (element->name, "feed") == 0)
    return CORANTO_FEED_KIND_ATOM;
  return element->uri ? CORANTO_FEED_KIND_RSS : CORANTO_FEED_KIND_CDF;
}

static char *
version_of_root (CorantoFeedKind kind, const CorantoXmlElement *element)
{
  g_autofree char *version = coranto_xml_dup_attribute (element, "version");

  if (kind == CORANTO_FEED_KIND_ATOM)
    return g_strdup ((element->uri && strstr (element->uri, "purl.org/atom"))
                             || g_strcmp0 (version, "0.3") == 0
                         ? "atom03"
                         : "atom10");
  if (kind == CORANTO_FEED_KIND_CDF)
    return g_strdup ("cdf");
  if (kind != CORANTO_FEED_KIND_RSS || !version || strlen (version) > 8)
    return g_strdup (kind == CORANTO_FEED_KIND_RDF ? "rdf" : "rss");
  for (char *from = version, *to = version;; from++)
    {
      if (*from == '\0' || g_ascii_isdigit (*from))
        *to++ = *from;
      if (*from == '\0')
        break;
    }
  return g_strconcat ("rss", version, NULL);
}

void
coranto_xml_fields_root (CorantoXmlFeed *run, const CorantoXmlElement *element)
{
  CorantoParsedFeed *feed = run->feed;
  const char *language = coranto_xml_feed_language (run);

  run->is_feed = TRUE;
  if (feed->kind == CORANTO_FEED_KIND_UNKNOWN)
    {
      feed->kind = kind_of_root (element);
      feed->version = version_of_root (feed->kind, element);
    }
  if (language && coranto_draft_claim (&run->feed_draft, CORANTO_FIELD_LANGUAGE, 3, FALSE))
    coranto_xml_feed_take (&feed->language, g_strdup (language));
  if (feed->kind == CORANTO_FEED_KIND_CDF)
    {
      g_autofree char *home = coranto_xml_feed_dup_address (run, element, "href");

      if (home && coranto_draft_claim (&run->feed_draft, CORANTO_FIELD_URL, 3, FALSE))
        coranto_xml_feed_take (&feed->home_page_url, g_steal_pointer (&home));
      /* CDF, BASE: of what stands in the channel */
      coranto_xml_feed_set_base (run, element, "base");
    }
}

/* Dates without a zone are meant where the feed is read. */
static int
default_offset (CorantoXmlFeed *run)
{
  const char *language = run->feed->language;

  if (!language)
    return 0;
  if (g_ascii_strncasecmp (language, "zh", 2) == 0)
    return 8 * 60;
  if (g_ascii_strncasecmp (language, "ja", 2) == 0 || g_ascii_strncasecmp (language, "ko", 2) == 0)
    return 9 * 60;
  return 0;
}

static void
take_date (CorantoXmlFeed *run, CorantoElementInfo info, const char *text)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);
  gboolean is_update = info.kind == CORANTO_ELEMENT_UPDATED;
  CorantoField field = is_update ? CORANTO_FIELD_MODIFIED : CORANTO_FIELD_PUBLISHED;
  guint rank = info.rank;
  CorantoDate date;

  if (!coranto_date_parse_field (text, default_offset (run), &date))
    return;
  if (!draft->item)
    {
      /* what it published last is the next best thing to when it changed */
      rank = info.kind == CORANTO_ELEMENT_PUBLISHED ? 1 : rank;
      field = CORANTO_FIELD_MODIFIED;
    }
  if (!coranto_draft_claim (draft, field, rank, TRUE))
    return;
  if (!draft->item)
    run->feed->updated = date;
  else if (field == CORANTO_FIELD_MODIFIED)
    draft->item->modified = date;
  else
    draft->item->published = date;
}

void
coranto_xml_fields_item (CorantoXmlFeed *run, const CorantoXmlElement *element)
{
  CorantoDraft *draft = &run->item_draft;
  CorantoParsedItem *item = draft->item;
  const char *language = coranto_xml_feed_language (run);
  g_autofree char *about = NULL;
  g_autofree char *changed = NULL;

  run->is_feed = TRUE;
  run->capture_scope = CORANTO_SCOPE_OF_ITEM;
  if (run->feed->kind == CORANTO_FEED_KIND_UNKNOWN
      && g_ascii_strcasecmp (element->name, "entry") == 0)
    { /* RFC 4287, 2: an entry may be a document of its own */
      run->feed->kind = CORANTO_FEED_KIND_ATOM;
      run->feed->version = version_of_root (CORANTO_FEED_KIND_ATOM, element);
    }
  if (language && g_strcmp0 (language, run->feed->language) != 0)
    {
      item->language = g_strdup (language);
      draft->ranks[CORANTO_FIELD_LANGUAGE] = 1;
    }
  if (element->n_attributes == 0)
    return;
  about = coranto_xml_dup_attribute (element, "about");
  if (about && *g_strstrip (about) && coranto_draft_claim (draft, CORANTO_FIELD_ID, 3, FALSE))
    {
      draft->permalink = coranto_xml_feed_resolve (run, about);
      coranto_xml_feed_take (&item->id, g_steal_pointer (&about));
    }
  item->url = coranto_xml_feed_dup_address (run, element, "href");
  if (item->url)
    draft->ranks[CORANTO_FIELD_URL] = 3;
  changed = coranto_xml_dup_attribute (element, "lastmod");
  if (changed)
    {
      CorantoElementInfo info = { CORANTO_ELEMENT_UPDATED, 4, FALSE, FALSE };

      take_date (run, info, changed);
    }
}

/* ---- texts ---- */

/* RFC 4287, 4.1.3.2: content that is elsewhere is a link. */
static void
start_content (CorantoXmlFeed *run, CorantoElementInfo info, const CorantoXmlElement *element)
{
  g_autofree char *source = NULL;

  coranto_xml_texts_start (run, info, element);
  if (element->n_attributes == 0)
    return;
  source = coranto_xml_dup_attribute (element, "src");
  if (!source)
    return;
  coranto_xml_links_offer_address (run, source, 2);
  if (coranto_xml_links_is_recording (element))
    coranto_xml_links_attach (run, element, "src", "length");
}

/* TRUE: the term is its text. */
static gboolean
start_category (CorantoXmlFeed *run, CorantoElementInfo info, const CorantoXmlElement *element)
{
  g_autofree char *term = NULL;
  g_autofree char *label = NULL;
  CorantoDraft *draft = coranto_xml_feed_draft (run);

  if (element->n_attributes == 0)
    return TRUE;
  term = coranto_xml_dup_attribute (element, info.rank == 2 ? "text" : "term");
  label = coranto_xml_dup_attribute (element, "label");
  if (!term && !label)
    return TRUE;
  /* a term that is an address is for machines */
  if (!term || (label && strstr (term, "://")))
    coranto_draft_add_tag (draft, label, FALSE);
  else
    coranto_draft_add_tag (draft, term, FALSE);
  return FALSE;
}

static void
start_person (CorantoXmlFeed *run)
{
  g_clear_pointer (&run->person, coranto_person_free);
  run->person = coranto_person_new (NULL, NULL);
  g_string_truncate (run->loose, 0);
}

static gboolean
start_in_feed_or_item (CorantoXmlFeed *run,
                       CorantoElementInfo info,
                       CorantoFeedScope scope,
                       const CorantoXmlElement *element)
{
  gboolean in_item = run->item_draft.item != NULL;

  switch ((int) info.kind)
    {
    case CORANTO_ELEMENT_TITLE:
    case CORANTO_ELEMENT_SUMMARY:
      coranto_xml_texts_start (run, info, element);
      return TRUE;
    case CORANTO_ELEMENT_CONTENT:
      if (in_item)
        start_content (run, info, element);
      return in_item;
    case CORANTO_ELEMENT_LINK:
      return coranto_xml_links_start (run, info, element);
    case CORANTO_ELEMENT_GUID:
      run->is_permalink = !coranto_xml_attribute_is (element, "isPermaLink", "false");
      return TRUE;
    case CORANTO_ELEMENT_CATEGORY:
      return start_category (run, info, element);
    case CORANTO_ELEMENT_ENCLOSURE:
      coranto_xml_links_attach (run, element, "url", "length");
      return FALSE;
    case CORANTO_ELEMENT_MEDIA:
      coranto_xml_links_start_media (run, element);
      return FALSE;
    case CORANTO_ELEMENT_THUMBNAIL:
      coranto_xml_links_start_picture (run, element, CORANTO_PICTURE_THUMBNAIL);
      return FALSE;
    case CORANTO_ELEMENT_PICTURE:
      coranto_xml_links_start_picture (run, element, in_item ? CORANTO_PICTURE_ITUNES : info.rank);
      return FALSE;
    case CORANTO_ELEMENT_IMAGE:
      g_string_truncate (run->loose, 0);
      coranto_xml_links_start_picture (run, element, CORANTO_PICTURE_IMAGE);
      return FALSE;
    case CORANTO_ELEMENT_LOGO:
      coranto_xml_links_start_picture (run, element, CORANTO_PICTURE_IMAGE);
      return TRUE;
    case CORANTO_ELEMENT_AUTHOR:
      start_person (run);
      return FALSE;
    case CORANTO_ELEMENT_SOURCE:
      g_string_truncate (run->loose, 0);
      return FALSE;
    case CORANTO_ELEMENT_NAME:
    case CORANTO_ELEMENT_EMAIL:
    case CORANTO_ELEMENT_URI:
    case CORANTO_ELEMENT_GROUP:
    case CORANTO_ELEMENT_SKIP_HOURS:
    case CORANTO_ELEMENT_SKIP_DAYS:
      return FALSE;
    default:
      return TRUE;
    }
}

gboolean
coranto_xml_fields_start (CorantoXmlFeed *run,
                          CorantoElementInfo info,
                          CorantoFeedScope scope,
                          const CorantoXmlElement *element)
{
  run->capture_scope = scope;
  switch ((int) scope)
    {
    case CORANTO_SCOPE_OF_PERSON:
      return info.kind == CORANTO_ELEMENT_NAME || info.kind == CORANTO_ELEMENT_EMAIL
             || info.kind == CORANTO_ELEMENT_URI;
    case CORANTO_SCOPE_OF_IMAGE:
      return info.kind == CORANTO_ELEMENT_URI;
    case CORANTO_SCOPE_OF_SOURCE:
      if (info.kind == CORANTO_ELEMENT_TITLE)
        coranto_xml_texts_start (run, info, element);
      else if (info.kind == CORANTO_ELEMENT_AUTHOR && info.is_atom)
        start_person (run);
      return info.kind == CORANTO_ELEMENT_TITLE;
    default:
      return start_in_feed_or_item (run, info, scope, element);
    }
}

static void
take_title (CorantoXmlFeed *run)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);
  gboolean is_markup;
  g_autofree char *text = coranto_xml_texts_dup (run, &is_markup);
  g_autofree char *title = coranto_feed_line (text, is_markup, run->limits->text_chars);

  if (!title)
    return;
  if (run->capture_scope == CORANTO_SCOPE_OF_SOURCE)
    {
      if (draft->item)
        coranto_xml_feed_take (&draft->item->source, g_steal_pointer (&title));
    }
  else if (coranto_draft_claim (draft, CORANTO_FIELD_TITLE, run->capture.rank, FALSE))
    coranto_xml_feed_take (draft->item ? &draft->item->title : &run->feed->title,
                           g_steal_pointer (&title));
}

static gboolean
is_blank (const GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    {
      if (!g_ascii_isspace (text->str[i]))
        return FALSE;
    }
  return TRUE;
}

static void
take_text (CorantoXmlFeed *run, CorantoDraftText *target, CorantoField field)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);
  const char *language = coranto_xml_feed_language (run);
  guint language_rank = field == CORANTO_FIELD_CONTENT ? 4 : 2;
  gboolean is_markup;
  char *value;

  if (is_blank (run->text) || !coranto_draft_claim (draft, field, run->capture.rank, FALSE))
    return;
  value = coranto_xml_texts_dup (run, &is_markup);
  coranto_draft_text_take (target, value, is_markup, coranto_xml_feed_stated_base (run));
  if (draft->item && language && g_strcmp0 (language, run->feed->language) != 0
      && coranto_draft_claim (draft, CORANTO_FIELD_LANGUAGE, language_rank, FALSE))
    coranto_xml_feed_take (&draft->item->language, g_strdup (language));
}

/* ---- short texts ---- */

static void
take_id (CorantoXmlFeed *run, const char *text)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);

  if (!draft->item || !*text
      || !coranto_draft_claim (draft, CORANTO_FIELD_ID, run->capture.rank, FALSE))
    return;
  coranto_xml_feed_take (&draft->item->id, g_strndup (text, strnlen (text, MAX_ID_BYTES)));
  /* RSS 2.0 lets a guid be an address unless it says otherwise; a bare word is none */
  if (run->capture.kind == CORANTO_ELEMENT_GUID && run->is_permalink && strpbrk (text, "/?"))
    coranto_xml_feed_take (&draft->permalink, coranto_xml_feed_resolve (run, text));
  else if (g_str_has_prefix (text, "http") && run->capture.kind == CORANTO_ELEMENT_ID)
    coranto_xml_feed_take (&draft->permalink, coranto_xml_feed_resolve (run, text));
}

static void
take_language (CorantoXmlFeed *run, const char *text)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);
  g_autofree char *language = coranto_feed_language (text);

  if (language && coranto_draft_claim (draft, CORANTO_FIELD_LANGUAGE, run->capture.rank, FALSE))
    coranto_xml_feed_take (draft->item ? &draft->item->language : &run->feed->language,
                           g_steal_pointer (&language));
}

static void
take_keywords (CorantoXmlFeed *run, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, ",;", 100);

  for (guint i = 0; words[i]; i++)
    coranto_draft_add_tag (coranto_xml_feed_draft (run), words[i], TRUE);
}

static void
take_skip (CorantoXmlFeed *run, const char *text)
{
  static const char *const days[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat" };
  gint64 hour = coranto_feed_size (text);

  if (run->capture.kind == CORANTO_ELEMENT_HOUR)
    {
      if (g_ascii_isdigit (*text) && hour <= 24)
        run->feed->skip_hours |= 1u << (hour % 24); /* RSS 0.91 counted from 1 to 24 */
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (g_ascii_strncasecmp (text, days[i], 3) == 0)
        run->feed->skip_days |= (guint8) (1u << i);
    }
}

static void
take_rhythm (CorantoXmlFeed *run, const char *text)
{
  static const struct
  {
    const char *name;
    guint minutes;
  } periods[] = {
    { "hourly", 60 },
    { "daily", 24 * 60 },
    { "weekly", 7 * 24 * 60 },
    { "monthly", 30 * 24 * 60 },
    { "yearly", 365 * 24 * 60 },
  };
  gint64 number = CLAMP (coranto_feed_size (text), 0, 1000 * 1000);

  if (run->capture.kind == CORANTO_ELEMENT_TTL)
    run->feed->ttl_minutes = (guint) number;
  else if (run->capture.kind == CORANTO_ELEMENT_FREQUENCY)
    run->frequency = (guint) number;
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      if (run->capture.kind == CORANTO_ELEMENT_PERIOD
          && g_ascii_strcasecmp (text, periods[i].name) == 0)
        run->period_minutes = periods[i].minutes;
    }
}

/* <url> of an image, <uri> or <url> of a person. */
static void
take_uri (CorantoXmlFeed *run, const char *text)
{
  g_autofree char *address = coranto_xml_feed_resolve (run, text);

  if (run->capture_scope == CORANTO_SCOPE_OF_IMAGE)
    coranto_xml_links_offer_picture (run, g_steal_pointer (&address), CORANTO_PICTURE_IMAGE);
  else if (run->person && address)
    coranto_xml_feed_take (&run->person->url, g_steal_pointer (&address));
}

static void
take_name (CorantoXmlFeed *run, const char *text)
{
  g_autoptr (CorantoPerson) person = coranto_feed_person (text);

  if (!run->person || !person)
    return;
  /* the address is the name of those who have none */
  if (run->capture.kind == CORANTO_ELEMENT_NAME || !run->person->name)
    coranto_xml_feed_take (&run->person->name, g_steal_pointer (&person->name));
}

static void
take_duration (CorantoXmlFeed *run, const char *text)
{
  coranto_xml_feed_draft (run)->duration_seconds = coranto_feed_duration (text);
}

static void
take_short_text (CorantoXmlFeed *run, const char *text)
{
  switch ((int) run->capture.kind)
    {
    case CORANTO_ELEMENT_LINK:
      coranto_xml_links_take (run, run->rel, text, NULL, run->capture.rank);
      break;
    case CORANTO_ELEMENT_ORIGINAL_LINK:
      coranto_xml_links_offer_address (run, text, run->capture.rank);
      break;
    case CORANTO_ELEMENT_ID:
    case CORANTO_ELEMENT_GUID:
      take_id (run, text);
      break;
    case CORANTO_ELEMENT_PUBLISHED:
    case CORANTO_ELEMENT_UPDATED:
    case CORANTO_ELEMENT_DATE:
      take_date (run, run->capture, text);
      break;
    case CORANTO_ELEMENT_NAME:
    case CORANTO_ELEMENT_EMAIL:
      take_name (run, text);
      break;
    case CORANTO_ELEMENT_URI:
      take_uri (run, text);
      break;
    case CORANTO_ELEMENT_CATEGORY:
      coranto_draft_add_tag (coranto_xml_feed_draft (run), text, TRUE);
      break;
    case CORANTO_ELEMENT_KEYWORDS:
      take_keywords (run, text);
      break;
    case CORANTO_ELEMENT_ICON:
      if (!coranto_xml_feed_draft (run)->item && !run->feed->favicon)
        run->feed->favicon = coranto_xml_feed_resolve (run, text);
      break;
    case CORANTO_ELEMENT_LOGO:
      coranto_xml_links_offer_picture (run, coranto_xml_feed_resolve (run, text),
                                       CORANTO_PICTURE_IMAGE);
      break;
    case CORANTO_ELEMENT_LANGUAGE:
      take_language (run, text);
      break;
    case CORANTO_ELEMENT_HOUR:
    case CORANTO_ELEMENT_DAY:
      take_skip (run, text);
      break;
    case CORANTO_ELEMENT_DURATION:
      take_duration (run, text);
      break;
    default:
      take_rhythm (run, text);
    }
}

void
coranto_xml_fields_text (CorantoXmlFeed *run)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);
  g_autofree char *text = NULL;

  switch ((int) run->capture.kind)
    {
    case CORANTO_ELEMENT_TITLE:
      take_title (run);
      return;
    case CORANTO_ELEMENT_CONTENT:
      take_text (run, &draft->content, CORANTO_FIELD_CONTENT);
      return;
    case CORANTO_ELEMENT_SUMMARY:
      take_text (run, &draft->summary, CORANTO_FIELD_SUMMARY);
      return;
    default:
      text = dup_trimmed (run);
      if (*text)
        take_short_text (run, text);
    }
}

void
coranto_xml_fields_end (CorantoXmlFeed *run, CorantoElementInfo info, CorantoFeedScope scope)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);
  GPtrArray *authors = draft->item ? draft->item->authors : run->feed->authors;
  g_autofree char *line = coranto_feed_line (run->loose->str, TRUE, run->limits->text_chars);
  g_autofree char *trimmed = g_strstrip (g_strdup (run->loose->str));

  run->capture_scope = scope;
  g_string_truncate (run->loose, 0);
  if (info.kind == CORANTO_ELEMENT_AUTHOR && run->person)
    {
      if (!run->person->name && !run->person->url && line)
        {
          g_clear_pointer (&run->person, coranto_person_free);
          run->person = coranto_feed_person (trimmed);
        }
      /* RFC 4287, 4.2.2: the authors of the source count where the entry names none */
      if (run->person)
        coranto_draft_add_author (draft, authors, g_steal_pointer (&run->person),
                                  scope == CORANTO_SCOPE_OF_SOURCE ? 1 : info.rank);
    }
  else if (info.kind == CORANTO_ELEMENT_IMAGE && *trimmed)
    coranto_xml_links_offer_picture (run, coranto_xml_feed_resolve (run, trimmed),
                                     CORANTO_PICTURE_IMAGE);
  else if (info.kind == CORANTO_ELEMENT_SOURCE && draft->item && line && !draft->item->source)
    draft->item->source = g_steal_pointer (&line);
}
