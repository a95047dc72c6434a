/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the entries of a list are recognised by. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-entries-private.h"

#include "coranto-identity-private.h"
#include "coranto-text-change-private.h"
#include "coranto-text.h"

#include <string.h>

gboolean
coranto_entries_same_title (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (g_strcmp0 (a ? a : "", b ? b : "") == 0)
    return TRUE;
  folded_a = coranto_text_fold (a, TRUE);
  folded_b = coranto_text_fold (b, TRUE);
  return g_str_equal (folded_a, folded_b) || coranto_text_is_cut_of (folded_a, folded_b)
         || coranto_text_is_cut_of (folded_b, folded_a);
}

/* Keys that several stories have ------------------------------------------------------------------
 */

typedef gboolean (*IsSame) (const CorantoEntry *a, const CorantoEntry *b);

/* An id that is an address (a link in the place of an id, or an id made of the link) says no more
 * than an address does. */
static gboolean
is_address (const char *id)
{
  return g_str_has_prefix (id, "http://") || g_str_has_prefix (id, "https://");
}

static gboolean
is_same_at_url (const CorantoEntry *a, const CorantoEntry *b)
{
  if (a->item->id && !is_address (a->item->id) && g_strcmp0 (a->item->id, b->item->id) == 0)
    return TRUE;
  return coranto_entries_same_title (a->item->title, b->item->title);
}

static gboolean
is_same_of_id (const CorantoEntry *a, const CorantoEntry *b)
{
  if (a->url_key && a->url_key == b->url_key)
    return TRUE;
  return coranto_entries_same_title (a->item->title, b->item->title);
}

static gboolean
is_same_of_content (const CorantoEntry *a, const CorantoEntry *b)
{
  return a->item_key && a->item_key == b->item_key;
}

static gint64 *
key_at (CorantoEntry *entry, gsize offset)
{
  return &G_STRUCT_MEMBER (gint64, entry, offset);
}

/* The keys at `offset` of entries that are not the same story. */
static GHashTable *
find_shared (CorantoEntries *self, gsize offset, IsSame is_same)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTable *shared = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->n_entries; i++)
    {
      CorantoEntry *entry = &self->entries[i];
      gint64 *key = key_at (entry, offset);
      const CorantoEntry *other = *key ? g_hash_table_lookup (first, key) : NULL;

      if (*key && !other)
        g_hash_table_insert (first, key, entry);
      else if (other && !is_same (other, entry))
        g_hash_table_add (shared, g_memdup2 (key, sizeof *key));
    }
  return shared;
}

static void
drop_shared_urls (CorantoEntries *self)
{
  gsize offset = G_STRUCT_OFFSET (CorantoEntry, url_key);
  g_autoptr (GHashTable) shared = find_shared (self, offset, is_same_at_url);

  for (guint i = 0; i < self->n_entries; i++)
    if (g_hash_table_contains (shared, &self->entries[i].url_key))
      self->entries[i].url_key = 0;
}

static void
drop_shared_ids (CorantoEntries *self)
{
  gsize offset = G_STRUCT_OFFSET (CorantoEntry, item_key);
  g_autoptr (GHashTable) shared = find_shared (self, offset, is_same_of_id);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->n_entries; i++)
    if (g_hash_table_contains (shared, &self->entries[i].item_key))
      self->entries[i].item_key = 0;
  g_hash_table_iter_init (&iter, shared);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (self->shared_keys, *(gint64 *) key);
}

/* Ids that count the entries of the list from its top say where a story stands, not which one it
 * is.  Only where addresses tell them apart. */
static void
drop_positions (CorantoEntries *self)
{
  gint64 first = -1, number;

  for (guint i = 0; i < self->n_entries; i++)
    {
      const CorantoEntry *entry = &self->entries[i];

      if (!entry->url_key || !entry->item->id
          || !g_ascii_string_to_signed (entry->item->id, 10, 0, G_MAXINT, &number, NULL))
        return;
      if (i == 0)
        first = number;
      if (first > 1 || number != first + i)
        return;
    }
  for (guint i = 0; self->n_entries > 1 && i < self->n_entries; i++)
    self->entries[i].item_key = 0;
}

static void
add_content_keys (CorantoEntries *self, const CorantoEntryScope *scope)
{
  gsize offset = G_STRUCT_OFFSET (CorantoEntry, content_key);
  g_autoptr (GHashTable) shared = NULL;

  for (guint i = 0; i < self->n_entries; i++)
    if (!self->entries[i].url_key)
      self->entries[i].content_key
          = coranto_identity_of_content (scope->scope_key, self->entries[i].item, FALSE);
  shared = find_shared (self, offset, is_same_of_content);
  for (guint i = 0; i < self->n_entries; i++)
    if (g_hash_table_contains (shared, &self->entries[i].content_key))
      self->entries[i].content_key
          = coranto_identity_of_content (scope->scope_key, self->entries[i].item, TRUE);
}

/* Stories that are stated twice ------------------------------------------------------------------
 */

static gboolean
is_newer (const CorantoParsedItem *item, const CorantoParsedItem *other)
{
  if (item->modified.unix_seconds != other->modified.unix_seconds)
    return item->modified.unix_seconds > other->modified.unix_seconds;
  return item->published.unix_seconds > other->published.unix_seconds;
}

/* Gives the key to the entry; returns the entry of the same story that has it already. */
static CorantoEntry *
claim (CorantoEntries *self, gint64 *key, CorantoEntry *entry)
{
  CorantoEntry *other = *key ? g_hash_table_lookup (self->by_key, key) : NULL;

  if (*key && !other)
    g_hash_table_insert (self->by_key, key, entry);
  return other;
}

static void
find_repeated (CorantoEntries *self)
{
  for (guint i = 0; i < self->n_entries; i++)
    {
      CorantoEntry *entry = &self->entries[i];
      CorantoEntry *by_url = claim (self, &entry->url_key, entry);
      CorantoEntry *by_id = claim (self, &entry->item_key, entry);
      CorantoEntry *by_content = claim (self, &entry->content_key, entry);
      CorantoEntry *other = by_url ? by_url : by_id ? by_id : entry->item_key ? NULL : by_content;

      if (!other)
        continue;
      if (!is_newer (entry->item, other->item))
        entry->is_repeated = TRUE;
      else
        {
          other->is_repeated = TRUE;
          g_hash_table_replace (self->by_key, &entry->url_key, entry);
          g_hash_table_replace (self->by_key, &entry->item_key, entry);
        }
    }
}

/* The list ---------------------------------------------------------------------------------------
 */

/* The same, scheme and last slash aside. */
static gboolean
is_same_address (const char *a, const char *b)
{
  gsize length_a, length_b;

  if (!a || !b || !(a = strstr (a, "://")) || !(b = strstr (b, "://")))
    return FALSE;
  length_a = strlen (a);
  length_b = strlen (b);
  length_a -= a[length_a - 1] == '/';
  length_b -= b[length_b - 1] == '/';
  return length_a == length_b && g_ascii_strncasecmp (a, b, length_a) == 0;
}

/* The address of a list, or of its home page, is none of its stories. */
static gboolean
is_of_channel (const CorantoEntryScope *scope, const char *address)
{
  return is_same_address (address, scope->url) || is_same_address (address, scope->home_url);
}

static void
entry_init (CorantoEntry *entry, const CorantoParsedItem *item, const CorantoEntryScope *scope)
{
  entry->item = item;
  if (!is_of_channel (scope, item->url))
    entry->url_key = item->url_key ? item->url_key : coranto_identity_of_url (item->url);
  if (!is_of_channel (scope, item->id))
    entry->item_key = coranto_identity_of_item_id (scope->scope_key, item->id);
  entry->hash = item->entry_hash ? item->entry_hash : coranto_identity_hash_entry (item);
}

CorantoEntries *
coranto_entries_new (GPtrArray *items, guint n_items, const CorantoEntryScope *scope)
{
  CorantoEntries *self = g_new0 (CorantoEntries, 1);

  self->entries = g_new0 (CorantoEntry, n_items);
  self->n_entries = n_items;
  self->by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->shared_keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < n_items; i++)
    entry_init (&self->entries[i], g_ptr_array_index (items, i), scope);
  drop_shared_urls (self);
  drop_positions (self);
  drop_shared_ids (self);
  add_content_keys (self, scope);
  find_repeated (self);
  return self;
}

void
coranto_entries_free (CorantoEntries *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->by_key);
  g_array_unref (self->shared_keys);
  g_free (self->entries);
  g_free (self);
}

gboolean
coranto_entries_have (const CorantoEntries *self, gint64 key)
{
  return key && g_hash_table_contains (self->by_key, &key);
}
