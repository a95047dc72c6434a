/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in feeds: links and their relations, pictures, attachments. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-xml-feed-private.h"

#include <string.h>

#include "coranto-feed-text.h"
#include "coranto-url.h"

#define MAX_ADDRESS_BYTES 8192

char *
coranto_xml_feed_resolve (CorantoXmlFeed *run, const char *reference)
{
  if (!reference || !*reference || strlen (reference) > MAX_ADDRESS_BYTES)
    return NULL;
  return coranto_url_resolve (coranto_xml_feed_base (run), reference);
}

char *
coranto_xml_feed_dup_address (CorantoXmlFeed *run,
                              const CorantoXmlElement *element,
                              const char *name)
{
  g_autofree char *value = coranto_xml_dup_attribute (element, name);

  return value ? coranto_xml_feed_resolve (run, g_strstrip (value)) : NULL;
}

void
coranto_xml_feed_take (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

void
coranto_xml_links_offer_picture (CorantoXmlFeed *run, char *address, guint rank)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);
  g_autofree char *owned = address;

  if (!owned || !coranto_draft_claim (draft, CORANTO_FIELD_IMAGE, rank, FALSE))
    return;
  coranto_xml_feed_take (draft->item ? &draft->item->image : &run->feed->icon,
                         g_steal_pointer (&owned));
}

static gboolean
is_recording_type (const char *type)
{
  return g_ascii_strncasecmp (type, "audio/", 6) == 0
         || g_ascii_strncasecmp (type, "video/", 6) == 0
         || g_ascii_strncasecmp (type, "image/", 6) == 0;
}

gboolean
coranto_xml_links_is_recording (const CorantoXmlElement *element)
{
  g_autofree char *type = coranto_xml_dup_attribute (element, "type");

  return type && is_recording_type (type);
}

/* What the ending of an address says, of the sounds, films and pictures that come with news. */
static const char *
type_of_address (const char *address)
{
  static const struct
  {
    const char *ending;
    const char *type;
  } types[] = {
    { "aac", "audio/aac" },   { "flac", "audio/flac" },     { "gif", "image/gif" },
    { "jpeg", "image/jpeg" }, { "jpg", "image/jpeg" },      { "m4a", "audio/mp4" },
    { "m4v", "video/mp4" },   { "mov", "video/quicktime" }, { "mp3", "audio/mpeg" },
    { "mp4", "video/mp4" },   { "oga", "audio/ogg" },       { "ogg", "audio/ogg" },
    { "ogv", "video/ogg" },   { "opus", "audio/ogg" },      { "png", "image/png" },
    { "wav", "audio/wav" },   { "webm", "video/webm" },     { "webp", "image/webp" },
  };
  g_autofree char *path = g_strndup (address, strcspn (address, "?#"));
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot && i < G_N_ELEMENTS (types); i++)
    {
      if (g_ascii_strcasecmp (dot + 1, types[i].ending) == 0)
        return types[i].type;
    }
  return NULL;
}

void
coranto_xml_links_attach (CorantoXmlFeed *run,
                          const CorantoXmlElement *element,
                          const char *address_name,
                          const char *size_name)
{
  g_autofree char *address = coranto_xml_feed_dup_address (run, element, address_name);
  g_autofree char *type = coranto_xml_dup_attribute (element, "type");
  g_autofree char *size = coranto_xml_dup_attribute (element, size_name);
  g_autofree char *title = coranto_xml_dup_attribute (element, "title");
  g_autofree char *duration = coranto_xml_dup_attribute (element, "duration");
  CorantoAttachment *attachment;

  if (!address)
    return;
  if (!type || !*g_strstrip (type))
    coranto_xml_feed_take (&type, g_strdup (type_of_address (address)));
  if (type && g_ascii_strncasecmp (type, "image/", 6) == 0)
    coranto_xml_links_offer_picture (run, g_strdup (address), CORANTO_PICTURE_ENCLOSURE);
  attachment = coranto_attachment_new (address, type);
  attachment->title = title ? coranto_feed_line (title, FALSE, 200) : NULL;
  attachment->size_bytes = size ? coranto_feed_size (size) : 0;
  attachment->duration_seconds = duration ? coranto_feed_duration (duration) : 0;
  coranto_draft_add_attachment (&run->item_draft, attachment);
}

void
coranto_xml_links_offer_address (CorantoXmlFeed *run, const char *reference, guint rank)
{
  CorantoDraft *draft = coranto_xml_feed_draft (run);
  g_autofree char *address = coranto_xml_feed_resolve (run, reference);

  if (address && coranto_draft_claim (draft, CORANTO_FIELD_URL, rank, FALSE))
    coranto_xml_feed_take (draft->item ? &draft->item->url : &run->feed->home_page_url,
                           g_steal_pointer (&address));
}

/* Whether `word` is one of the words of `list`. */
static gboolean
has_word (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (list, " \t\r\n", 8);

  for (guint i = 0; words[i]; i++)
    {
      const char *name = strrchr (words[i], '/'); /* IANA's names may be spelt as addresses */

      if (g_ascii_strcasecmp (name ? name + 1 : words[i], word) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_page_type (const char *type)
{
  return !type || !*type || strstr (type, "html");
}

/* A link of relation `rel` to `reference`. */
void
coranto_xml_links_take (CorantoXmlFeed *run,
                        const char *rel,
                        const char *reference,
                        const char *type,
                        guint rank)
{
  gboolean in_item = run->item_draft.item != NULL;
  CorantoParsedFeed *feed = run->feed;

  if (!rel || !*rel || has_word (rel, "alternate"))
    coranto_xml_links_offer_address (run, reference, is_page_type (type) ? rank : rank - 2);
  else if (has_word (rel, "image"))
    coranto_xml_links_offer_picture (run, coranto_xml_feed_resolve (run, reference),
                                     CORANTO_PICTURE_ITUNES);
  else if (in_item && (has_word (rel, "related") || has_word (rel, "via")))
    {
      if (!run->item_draft.item->external_url)
        run->item_draft.item->external_url = coranto_xml_feed_resolve (run, reference);
    }
  else if (!in_item && has_word (rel, "self") && !feed->feed_url)
    {
      /* an empty reference means the base itself */
      const char *base = coranto_xml_feed_base (run);

      feed->feed_url = coranto_url_resolve (base, *reference || !base ? reference : base);
    }
  else if (!in_item && has_word (rel, "hub") && !feed->hub_url)
    feed->hub_url = coranto_xml_feed_resolve (run, reference);
}

/* TRUE: its address is its text. */
gboolean
coranto_xml_links_start (CorantoXmlFeed *run,
                         CorantoElementInfo info,
                         const CorantoXmlElement *element)
{
  g_autofree char *rel = coranto_xml_dup_attribute (element, "rel");
  g_autofree char *type = coranto_xml_dup_attribute (element, "type");
  g_autofree char *reference = coranto_xml_dup_attribute (element, "href");

  if (!reference)
    {
      gboolean is_anchor = g_ascii_strcasecmp (element->name, "a") == 0; /* CDF's */

      coranto_xml_feed_take (&run->rel, g_steal_pointer (&rel));
      return !is_anchor;
    }
  g_strstrip (reference);
  if (rel && has_word (rel, "enclosure"))
    coranto_xml_links_attach (run, element, "href", "length");
  else
    coranto_xml_links_take (run, rel, reference, type, info.is_atom ? 4 : info.rank);
  return FALSE;
}

void
coranto_xml_links_start_media (CorantoXmlFeed *run, const CorantoXmlElement *element)
{
  g_autofree char *address = coranto_xml_feed_dup_address (run, element, "url");
  g_autofree char *medium = coranto_xml_dup_attribute (element, "medium");
  g_autofree char *stated = coranto_xml_dup_attribute (element, "type");
  const char *type = stated || medium || !address ? stated : type_of_address (address);

  if ((medium && g_ascii_strcasecmp (medium, "image") == 0)
      || (type && g_ascii_strncasecmp (type, "image/", 6) == 0))
    coranto_xml_links_offer_picture (run, g_steal_pointer (&address), CORANTO_PICTURE_MEDIA);
  else if ((medium
            && (g_ascii_strcasecmp (medium, "audio") == 0
                || g_ascii_strcasecmp (medium, "video") == 0))
           || (type && is_recording_type (type)))
    coranto_xml_links_attach (run, element, "url", "fileSize");
}

void
coranto_xml_links_start_picture (CorantoXmlFeed *run, const CorantoXmlElement *element, guint rank)
{
  char *address = coranto_xml_feed_dup_address (run, element, "href");

  if (!address)
    address = coranto_xml_feed_dup_address (run, element, "url");
  if (!address)
    address = coranto_xml_feed_dup_address (run, element, "resource");
  coranto_xml_links_offer_picture (run, address, rank);
}
