/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stories from files into channels.
 *
 * A channel that only has a name is a shelf: its address is no one's, so that it is never asked
 * (it is "gone" from the beginning). */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-stories-private.h"

#include "coranto-identity-private.h"
#include "coranto-limits.h"
#include "coranto-text.h"

#define NO_NAME "Imported"

/* Channels ------------------------------------------------------------------------------------- */

/* A followed channel of that name takes its stories, else a shelf. */
static gint64
follow_named (CorantoSession *session, const char *name, GError **error)
{
  CorantoDb *db = session->db;
  g_autofree char *url = g_strconcat (CORANTO_SHELF_PREFIX, name, NULL);
  gint64 key = coranto_identity_of_item_id (0, url), id = 0;

  if (!coranto_db_read_int (db, error, &id,
                            "SELECT id FROM channels WHERE title = ?1 OR url_key = ?2 LIMIT 1",
                            "si", name, key))
    return 0;
  if (id)
    return id;
  if (!coranto_db_run (db, error,
                       "INSERT INTO channels (position, url, url_key, scope_key, title, state,"
                       "  wait_reason)"
                       " SELECT coalesce(max(position), 0) + 1, ?1, ?2, ?2, ?3, ?4, ?5"
                       "   FROM channels WHERE category_id IS NULL",
                       "sisnn", url, key, name, (int) CORANTO_CHANNEL_STATE_GONE,
                       (int) CORANTO_WAIT_GONE)
      || !coranto_db_read_int (db, error, &id, "SELECT id FROM channels WHERE url_key = ?1", "i",
                               key)
      || !coranto_db_run (db, error,
                          "INSERT OR IGNORE INTO channel_counts (channel_id) VALUES (?1)", "i", id))
    return 0;
  session->changes->channels_changed = TRUE;
  return id;
}

static gint64
follow (CorantoSession *session, const CorantoFiledStory *story, GError **error)
{
  CorantoChannel *channel;
  gint64 id;

  /* What is no address after all is a name. */
  if (!story->channel_url || !coranto_identity_of_url (story->channel_url))
    return follow_named (session,
                         !coranto_text_is_blank (story->channel_name) ? story->channel_name
                         : story->channel_url                         ? story->channel_url
                                                                      : NO_NAME,
                         error);
  channel = coranto_channel_new ();
  channel->url = g_strdup (story->channel_url);
  channel->title = g_strdup (story->channel_name);
  id = coranto_channels_follow (session, 0, channel, NULL, error);
  coranto_channel_unref (channel);
  return id;
}

/* Of one list ---------------------------------------------------------------------------------- */

typedef struct
{
  gint64 channel_id;
  GPtrArray *items;   /* (element-type CorantoParsedItem) */
  GPtrArray *stories; /* (element-type CorantoFiledStory) unowned, as `items` */
} Shelf;

static Shelf *
shelf_new (gint64 channel_id)
{
  Shelf *shelf = g_new (Shelf, 1);

  shelf->channel_id = channel_id;
  shelf->items = g_ptr_array_new ();
  shelf->stories = g_ptr_array_new ();
  return shelf;
}

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  g_ptr_array_unref (shelf->items);
  g_ptr_array_unref (shelf->stories);
  g_free (shelf);
}

static char *
name_place (const CorantoFiledStory *story)
{
  return g_strjoin ("\n", story->channel_url ? story->channel_url : "",
                    story->channel_name ? story->channel_name : "", NULL);
}

/* Puts each story into its channel's list, in the order of the file.  (element-type Shelf) */
static GPtrArray *
sort_out (CorantoSession *session, GPtrArray *stories, GError **error)
{
  g_autoptr (GPtrArray) shelves = g_ptr_array_new_with_free_func (shelf_free);
  g_autoptr (GHashTable) by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < stories->len; i++)
    {
      CorantoFiledStory *story = g_ptr_array_index (stories, i);
      g_autofree char *place = name_place (story);
      Shelf *shelf = g_hash_table_lookup (by_place, place);

      if (!shelf)
        {
          gint64 channel_id = follow (session, story, error);

          if (!channel_id)
            return NULL;
          shelf = shelf_new (channel_id);
          g_ptr_array_add (shelves, shelf);
          g_hash_table_insert (by_place, g_steal_pointer (&place), shelf);
        }
      g_ptr_array_add (shelf->items, story->item);
      g_ptr_array_add (shelf->stories, story);
    }
  return g_steal_pointer (&shelves);
}

static gboolean
mark (CorantoSession *session, GArray *ids, CorantoMark mark, GError **error)
{
  CorantoRequest request = { .ids = ids, .mark = mark };
  g_autoptr (GArray) changed = NULL;

  if (ids->len == 0)
    return TRUE;
  changed = coranto_work_mark (session, &request, error);
  return changed != NULL;
}

static gboolean
set_marks (CorantoSession *session, const Shelf *shelf, GArray *ids, GError **error)
{
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) favourite = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      const CorantoFiledStory *story = g_ptr_array_index (shelf->stories, i);
      gint64 id = g_array_index (ids, gint64, i);

      if (id && story->is_read)
        g_array_append_val (read, id);
      if (id && story->is_favourite)
        g_array_append_val (favourite, id);
    }
  return mark (session, read, CORANTO_MARK_READ, error)
         && mark (session, favourite, CORANTO_MARK_FAVOURITE, error);
}

static gboolean
fill_shelf (CorantoSession *session, const Shelf *shelf, CorantoFiledCounts *sum, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  CorantoMergeCounts counts;

  if (!coranto_merge_stories_to (session, shelf->channel_id, shelf->items, CORANTO_MERGE_AS_FILED,
                                 &counts, ids, error)
      || !set_marks (session, shelf, ids, error))
    return FALSE;
  sum->added += (guint) counts.n_new;
  sum->known += shelf->items->len - (guint) counts.n_new;
  return TRUE;
}

gpointer
coranto_work_add_stories (CorantoSession *session, gpointer data, GError **error)
{
  g_autofree CorantoFiledCounts *counts = g_new0 (CorantoFiledCounts, 1);
  g_autoptr (GPtrArray) shelves = sort_out (session, data, error);

  if (!shelves)
    return NULL;
  for (guint i = 0; i < shelves->len; i++)
    if (!fill_shelf (session, g_ptr_array_index (shelves, i), counts, error))
      return NULL;
  session->changes->counts_changed = TRUE;
  return g_steal_pointer (&counts);
}
