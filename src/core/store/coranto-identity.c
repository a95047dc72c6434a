/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and numbers of articles. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-identity-private.h"

#include <string.h>

#include "coranto-text.h"
#include "coranto-url.h"

#define SECONDS_TO_1990 G_GINT64_CONSTANT (631152000)
#define DAY (24 * 60 * 60)

/* Keys ---------------------------------------------------------------------------------------- */

static gint64
key_of_digest (GChecksum *checksum)
{
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 key = 0;

  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < 8; i++)
    key = key << 8 | digest[i];
  key &= G_MAXINT64;
  return key ? (gint64) key : 1;
}

/* `kind` keeps the three sorts of keys apart. */
static gint64
make_key (char kind, gint64 scope, const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint64 scope_bytes = GUINT64_TO_LE ((guint64) scope);

  g_checksum_update (checksum, (const guchar *) &kind, 1);
  g_checksum_update (checksum, (const guchar *) &scope_bytes, sizeof scope_bytes);
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  return key_of_digest (checksum);
}

gint64
coranto_identity_of_url (const char *url)
{
  g_autofree char *key = coranto_url_key (url);

  return key ? make_key ('u', 0, key) : 0;
}

gint64
coranto_identity_of_item_id (gint64 scope_key, const char *item_id)
{
  /* Small letters are not made one with capitals: ids exist that differ in nothing else. */
  g_autofree char *id = coranto_text_is_blank (item_id) ? NULL : coranto_text_line (item_id, 0);

  return id ? make_key ('i', scope_key, id) : 0;
}

/* Without a date, stories of one title are told apart by their publisher's ids, and then differ in
 * their text. */
static gboolean
needs_text (const CorantoParsedItem *item, gboolean has_title)
{
  gboolean has_date = item->published.precision != CORANTO_DATE_NONE;

  if (!has_title)
    return item->published.precision != CORANTO_DATE_SECOND;
  return !has_date && item->id && !g_str_has_prefix (item->id, CORANTO_MADE_ID_PREFIX);
}

gint64
coranto_identity_of_content (gint64 scope_key, const CorantoParsedItem *item, gboolean with_text)
{
  gboolean has_title = !coranto_text_is_blank (item->title);
  g_autofree char *title = has_title ? coranto_text_fold (item->title, TRUE) : g_strdup ("");
  g_autofree char *date = g_strdup_printf ("%" G_GINT64_FORMAT, item->published.unix_seconds);
  g_autofree char *text = NULL;

  if (!with_text && !needs_text (item, has_title))
    text = g_strjoin ("\n", date, title, NULL);
  else
    text = g_strjoin ("\n", date, title, item->summary ? item->summary : "",
                      item->content_text   ? item->content_text
                      : item->content_html ? item->content_html
                                           : "",
                      NULL);
  return make_key ('c', scope_key, text);
}

gint64
coranto_identity_find (CorantoDb *db, gint64 key, GError **error)
{
  gint64 id = 0;

  if (key
      && !coranto_db_read_int (db, error, &id, "SELECT article_id FROM identities WHERE key = ?1",
                               "i", key))
    return -1;
  return id;
}

gboolean
coranto_identity_add (CorantoDb *db, gint64 key, gint64 article_id, GError **error)
{
  return key == 0
         || coranto_db_run (db, error,
                            "INSERT OR IGNORE INTO identities (key, article_id) VALUES (?1, ?2)",
                            "ii", key, article_id);
}

gboolean
coranto_identity_share (CorantoDb *db, gint64 key, GError **error)
{
  return coranto_db_run (db, error,
                         "INSERT INTO identities (key, article_id) VALUES (?1, ?2)"
                         " ON CONFLICT (key) DO UPDATE SET article_id = ?2"
                         "                    WHERE article_id <> ?2",
                         "ii", key, CORANTO_IDENTITY_SHARED);
}

/* Numbers ------------------------------------------------------------------------------------- */

/* Where in a stated day a story stands among others: on its first day when it was seen, later in
 * the middle, so that its day is the same in the reader's zone wherever that can be. */
static gint64
time_within_day (gint64 midnight, gint64 first_seen)
{
  if (first_seen >= midnight && first_seen < midnight + DAY)
    return first_seen;
  return midnight + DAY / 2;
}

gint64
coranto_identity_sort_time (const CorantoDate *published, gint64 first_seen)
{
  gint64 latest = MAX (first_seen + DAY, SECONDS_TO_1990);
  gint64 time = published->unix_seconds;

  if (published->precision == CORANTO_DATE_NONE)
    return MAX (first_seen, SECONDS_TO_1990);
  if (published->precision == CORANTO_DATE_DAY)
    time = time_within_day (time, first_seen);
  return CLAMP (time, SECONDS_TO_1990, latest);
}

gint64
coranto_identity_floor (gint64 sort_time)
{
  return MAX (sort_time - SECONDS_TO_1990, 0) + 1;
}

gint64
coranto_identity_order_time (gint64 id)
{
  return id - 1 + SECONDS_TO_1990;
}

/* 1: taken, 0: free, -1: error. */
static int
is_taken (CorantoDb *db, gint64 id, GError **error)
{
  gint64 found = 0;

  if (!coranto_db_read_int (db, error, &found, "SELECT 1 FROM status WHERE article_id = ?1", "i",
                            id))
    return -1;
  return found ? 1 : 0;
}

/* Articles of one time stand in runs of taken numbers, which can be long (a list without dates):
 * the end of the run is found by doubling steps, then by halving them. */
gint64
coranto_identity_allocate (CorantoDb *db, gint64 sort_time, gint64 after, GError **error)
{
  gint64 taken = MAX (coranto_identity_floor (sort_time), after + 1) - 1;
  gint64 free_id = taken;
  int state = 1;

  for (gint64 step = 1; state > 0; step *= 2)
    {
      if (step > 1)
        taken = free_id;
      free_id += step;
      state = is_taken (db, free_id, error);
    }
  while (state >= 0 && free_id - taken > 1)
    {
      gint64 middle = taken + (free_id - taken) / 2;

      state = is_taken (db, middle, error);
      if (state > 0)
        taken = middle;
      else
        free_id = middle;
    }
  return state < 0 ? 0 : free_id;
}

/* Entries ------------------------------------------------------------------------------------- */

static guint64
hash_bytes (guint64 hash, gconstpointer data, gsize length)
{
  const guint8 *p = data;

  for (; length >= 8; p += 8, length -= 8)
    {
      guint64 word;

      memcpy (&word, p, 8);
      hash = (hash ^ GUINT64_FROM_LE (word)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 29;
    }
  for (; length > 0; p++, length--)
    {
      hash = (hash ^ *p) * G_GUINT64_CONSTANT (0x100000001B3);
      hash ^= hash >> 31;
    }
  return hash;
}

static guint64
hash_number (guint64 hash, gint64 number)
{
  guint64 word = GUINT64_TO_LE ((guint64) number);

  return hash_bytes (hash, &word, sizeof word);
}

/* NULL and "" differ, and "ab","c" differs from "a","bc". */
static guint64
hash_text (guint64 hash, const char *text)
{
  gsize length = text ? strlen (text) : 0;

  hash = hash_number (hash, text ? (gint64) length : -1);
  return hash_bytes (hash, text, length);
}

static guint64
hash_date (guint64 hash, const CorantoDate *date)
{
  return hash_number (hash_number (hash, date->unix_seconds),
                      date->utc_offset_minutes * 16 + date->precision);
}

static guint64
hash_strings (guint64 hash, GPtrArray *strings)
{
  hash = hash_number (hash, strings->len);
  for (guint i = 0; i < strings->len; i++)
    hash = hash_text (hash, g_ptr_array_index (strings, i));
  return hash;
}

static guint64
hash_authors (guint64 hash, GPtrArray *authors)
{
  hash = hash_number (hash, authors->len);
  for (guint i = 0; i < authors->len; i++)
    {
      const CorantoPerson *author = g_ptr_array_index (authors, i);

      hash = hash_text (hash_text (hash_text (hash, author->name), author->url), author->avatar);
    }
  return hash;
}

static guint64
hash_attachments (guint64 hash, GPtrArray *attachments)
{
  hash = hash_number (hash, attachments->len);
  for (guint i = 0; i < attachments->len; i++)
    {
      const CorantoAttachment *attachment = g_ptr_array_index (attachments, i);

      hash = hash_text (hash_text (hash, attachment->url), attachment->mime_type);
      hash = hash_number (hash_text (hash, attachment->title), attachment->size_bytes);
      hash = hash_number (hash, (gint64) attachment->duration_seconds);
    }
  return hash;
}

gint64
coranto_identity_hash_entry (const CorantoParsedItem *item)
{
  const char *const texts[]
      = { item->id,        item->url,          item->external_url, item->title,
          item->summary,   item->content_html, item->content_text, item->base_url,
          item->image,     item->language,     item->source,       item->editor,
          item->copyright, item->next_page_url };
  guint64 hash = G_GUINT64_CONSTANT (0x5163D6F2A1B7C94D);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hash = hash_text (hash, texts[i]);
  /* "3 hours ago" reads differently each time; it is news only where it stands for the first time.
   */
  if (item->published.precision != CORANTO_DATE_MINUTE)
    hash = hash_date (hash, &item->published);
  hash = hash_date (hash, &item->modified);
  hash = hash_authors (hash, item->authors);
  hash = hash_attachments (hash, item->attachments);
  hash = hash_strings (hash_strings (hash, item->tags), item->breadcrumbs);
  return (gint64) (hash_number (hash, item->views) & G_MAXINT64);
}
