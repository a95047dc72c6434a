/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects and rows behind a list of ids.
 *
 * I1: `objects` holds no reference: an object that goes takes its entry along.
 * I2: a row is either with a living object or in `rows` or `older_rows`, which are bounded.
 * I3: rows that were asked for before a change are shown, and asked for again.
 * I4: one batch is under way at most; of what was passed by in fast scrolling the rest is dropped.
 */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-row-cache-private.h"

#include "coranto-store-search.h"

/* Rows read ahead of being looked at, for each of the two generations: some screens' worth. */
#define MAX_ROWS 1024
#define MAX_BATCH 256
/* More wanted ids than these: those that nobody holds are let go, oldest first. */
#define MAX_WANTED 1024

typedef struct
{
  CorantoRowCache *cache;
  gint64 id; /* the entry's key in `objects` */
  CorantoHeadline *headline;
} Entry;

struct _CorantoRowCache
{
  CorantoStore *store; /* unowned */
  CorantoRowGoneFunc gone;
  GObject *owner; /* unowned */
  GCancellable *cancellable;
  GHashTable *objects; /* id -> Entry */
  GHashTable *rows;    /* id -> CorantoHeadlineRow */
  GHashTable *older_rows;
  GHashTable *pending; /* ids that are wanted or being read */
  GArray *wanted;      /* ids for the next batches, the last first */
  gboolean is_reading;
  guint read_source;
  guint64 serial; /* counts change sets */
  char *words;    /* nullable */
};

/* One batch being read. */
typedef struct
{
  CorantoRowCache *cache;
  GCancellable *cancellable;
  GArray *ids;
  guint64 serial;
} Batch;

static void
batch_free (Batch *batch)
{
  g_object_unref (batch->cancellable);
  g_array_unref (batch->ids);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static gint64 *
dup_key (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static CorantoHeadline *
find_object (CorantoRowCache *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->objects, &id);

  return entry ? entry->headline : NULL;
}

/* Objects
 * ------------------------------------------------------------------------------------------ */

static void
object_gone_cb (gpointer data, GObject *object)
{
  Entry *entry = data;

  entry->headline = NULL;
  g_hash_table_remove (entry->cache->objects, &entry->id);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->headline)
    g_object_weak_unref (G_OBJECT (entry->headline), object_gone_cb, entry);
  g_free (entry);
}

/* Rows without an object -------------------------------------------------------------------------
 */

static GHashTable *
new_rows (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify) coranto_headline_row_unref);
}

static void
forget_row (CorantoRowCache *self, gint64 id)
{
  g_hash_table_remove (self->rows, &id);
  g_hash_table_remove (self->older_rows, &id);
}

/* Two generations: what was not asked for while one filled goes with the next. */
static void
remember_row (CorantoRowCache *self, CorantoHeadlineRow *row)
{
  g_hash_table_remove (self->older_rows, &row->id);
  if (g_hash_table_size (self->rows) >= MAX_ROWS)
    {
      g_hash_table_unref (self->older_rows);
      self->older_rows = g_steal_pointer (&self->rows);
      self->rows = new_rows ();
    }
  g_hash_table_replace (self->rows, dup_key (row->id), coranto_headline_row_ref (row));
}

static CorantoHeadlineRow *
find_row (CorantoRowCache *self, gint64 id)
{
  CorantoHeadlineRow *row = g_hash_table_lookup (self->rows, &id);

  if (row)
    return row;
  row = g_hash_table_lookup (self->older_rows, &id);
  if (row)
    {
      g_autoptr (CorantoHeadlineRow) held = coranto_headline_row_ref (row);

      remember_row (self, held);
    }
  return row;
}

CorantoHeadline *
coranto_row_cache_dup_object (CorantoRowCache *self, gint64 id)
{
  CorantoHeadline *headline = find_object (self, id);
  CorantoHeadlineRow *row;
  Entry *entry;

  if (headline)
    return g_object_ref (headline);
  headline = coranto_headline_new (id);
  row = find_row (self, id);
  if (row)
    coranto_headline_set_row (headline, row);
  forget_row (self, id);
  entry = g_new0 (Entry, 1);
  entry->cache = self;
  entry->id = id;
  entry->headline = headline;
  g_object_weak_ref (G_OBJECT (headline), object_gone_cb, entry);
  g_hash_table_insert (self->objects, &entry->id, entry);
  return headline;
}

/* Reading ----------------------------------------------------------------------------------------
 */

static void
put_row (CorantoRowCache *self, CorantoHeadlineRow *row)
{
  g_autoptr (CorantoHeadline) headline = NULL;

  g_set_object (&headline, find_object (self, row->id));
  if (headline)
    coranto_headline_set_row (headline, row);
  else
    remember_row (self, row);
}

static void
want_one (CorantoRowCache *self, gint64 id)
{
  if (g_hash_table_add (self->pending, dup_key (id)))
    g_array_append_val (self->wanted, id);
}

gboolean
coranto_row_cache_knows (CorantoRowCache *self, gint64 id)
{
  CorantoHeadline *headline = find_object (self, id);

  return headline ? coranto_headline_get_row (headline) != NULL : find_row (self, id) != NULL;
}

static gboolean read_cb (gpointer user_data);

/* A view asks for many items in one go: they become one batch. */
static void
schedule_read (CorantoRowCache *self)
{
  if (!self->read_source && !self->is_reading && self->wanted->len > 0)
    self->read_source = g_idle_add_full (G_PRIORITY_DEFAULT, read_cb, self, NULL);
}

/* Whoever hears of a row may let go of the list, and with it of the cache. */
void
coranto_row_cache_take (CorantoRowCache *self, GArray *ids, GPtrArray *rows, guint64 serial)
{
  g_autoptr (GObject) owner = g_object_ref (self->owner);

  for (guint i = 0; serial != self->serial && i < ids->len; i++)
    want_one (self, g_array_index (ids, gint64, i));
  schedule_read (self);
  for (guint i = 0; i < rows->len && i < ids->len; i++)
    {
      CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      if (row)
        put_row (self, row);
      else
        self->gone (owner, g_array_index (ids, gint64, i));
    }
}

/* The owner may have gone while the batch was read: then its cancellable says so, and the cache is
 * not to be touched. */
static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  CorantoRowCache *self = batch->cache;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  rows = coranto_store_read_rows_finish (CORANTO_STORE (source), result, &error);
  if (g_cancellable_is_cancelled (batch->cancellable))
    return;
  self->is_reading = FALSE;
  for (guint i = 0; i < batch->ids->len; i++)
    g_hash_table_remove (self->pending, &g_array_index (batch->ids, gint64, i));
  schedule_read (self);
  if (rows)
    coranto_row_cache_take (self, batch->ids, rows, batch->serial);
  else
    g_debug ("rows could not be read: %s", error->message);
}

static gboolean
read_cb (gpointer user_data)
{
  CorantoRowCache *self = user_data;
  Batch *batch = g_new0 (Batch, 1);
  guint n_ids = MIN (self->wanted->len, MAX_BATCH), first = self->wanted->len - n_ids;

  self->read_source = 0;
  self->is_reading = TRUE;
  batch->cache = self;
  batch->cancellable = g_object_ref (self->cancellable);
  batch->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  batch->serial = self->serial;
  g_array_append_vals (batch->ids, &g_array_index (self->wanted, gint64, first), n_ids);
  g_array_set_size (self->wanted, first);
  coranto_store_read_found_rows_async (self->store, self->words,
                                       (const gint64 *) (gpointer) batch->ids->data, n_ids,
                                       self->cancellable, rows_read_cb, batch);
  return G_SOURCE_REMOVE;
}

/* I4 */
static void
trim_wanted (CorantoRowCache *self)
{
  guint kept = 0, len = self->wanted->len;

  for (guint i = 0; len > MAX_WANTED && i < len; i++)
    {
      gint64 id = g_array_index (self->wanted, gint64, i);

      if (i >= len - MAX_WANTED / 2 || find_object (self, id))
        g_array_index (self->wanted, gint64, kept++) = id;
      else
        g_hash_table_remove (self->pending, &id);
    }
  if (len > MAX_WANTED)
    g_array_set_size (self->wanted, kept);
}

void
coranto_row_cache_want (CorantoRowCache *self, const gint64 *ids, guint n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    {
      if (!coranto_row_cache_knows (self, ids[i]))
        want_one (self, ids[i]);
    }
  trim_wanted (self);
  schedule_read (self);
}

/* Changes
 * ---------------------------------------------------------------------------------------------- */

static void
refresh_ids (CorantoRowCache *self, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      forget_row (self, id);
      if (find_object (self, id))
        want_one (self, id);
    }
}

static void
refresh_all (CorantoRowCache *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->older_rows);
  g_hash_table_iter_init (&iter, self->objects);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    want_one (self, *(const gint64 *) key);
}

void
coranto_row_cache_refresh (CorantoRowCache *self, const CorantoChangeSet *changes)
{
  /* An article that was removed and comes back is added: its row is not what it was. */
  GArray *const lists[] = { changes->added, changes->updated, changes->restated };
  guint n_ids = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    n_ids += lists[i]->len;
  /* A renamed channel stands on the rows of its articles. */
  if (changes->everything || changes->channels_changed)
    refresh_all (self);
  else if (n_ids == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    refresh_ids (self, lists[i]);
  self->serial++;
  schedule_read (self);
}

void
coranto_row_cache_set_words (CorantoRowCache *self, const char *words)
{
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  refresh_all (self);
  self->serial++;
  schedule_read (self);
}

const char *
coranto_row_cache_get_words (CorantoRowCache *self)
{
  return self->words;
}

/* The cache
 * -------------------------------------------------------------------------------------------- */

CorantoRowCache *
coranto_row_cache_new (CorantoStore *store, CorantoRowGoneFunc gone, GObject *owner)
{
  CorantoRowCache *self = g_new0 (CorantoRowCache, 1);

  self->store = store;
  self->gone = gone;
  self->owner = owner;
  self->cancellable = g_cancellable_new ();
  self->objects = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  self->rows = new_rows ();
  self->older_rows = new_rows ();
  self->pending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
coranto_row_cache_free (CorantoRowCache *self)
{
  g_clear_handle_id (&self->read_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->objects);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->older_rows);
  g_hash_table_unref (self->pending);
  g_array_unref (self->wanted);
  g_free (self->words);
  g_free (self);
}

guint64
coranto_row_cache_get_serial (CorantoRowCache *self)
{
  return self->serial;
}

guint
coranto_row_cache_get_n_objects (CorantoRowCache *self)
{
  return g_hash_table_size (self->objects);
}

guint
coranto_row_cache_get_n_rows (CorantoRowCache *self)
{
  return g_hash_table_size (self->rows) + g_hash_table_size (self->older_rows);
}
