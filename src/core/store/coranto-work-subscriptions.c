/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is followed at once, read and added to. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-filed-story.h"
#include "coranto-work-private.h"

/* Reading ---------------------------------------------------------------------------------------*/

static gboolean
read_channels (CorantoDb *db, CorantoSubscriptions *out, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (
      db, error,
      "SELECT g.title, c.url, nullif(c.title, ''), c.home_url, c.list_signature, c.kind"
      "  FROM channels c LEFT JOIN categories g ON g.id = c.category_id"
      " WHERE c.url NOT LIKE '" CORANTO_SHELF_PREFIX "%'"
      " ORDER BY g.position IS NULL, g.position, g.id, c.position, c.id",
      "");
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      g_autofree char *category = coranto_statement_dup_text (statement, 0);
      CorantoChannel *channel = coranto_channel_new ();

      channel->url = coranto_statement_dup_text (statement, 1);
      channel->title = coranto_statement_dup_text (statement, 2);
      channel->home_url = coranto_statement_dup_text (statement, 3);
      channel->list_signature = coranto_statement_dup_text (statement, 4);
      channel->kind = (CorantoFeedKind) sqlite3_column_int (statement, 5);
      coranto_subscriptions_add (out, category, channel);
    }
  return state == 0;
}

static gboolean
read_topics (CorantoDb *db, CorantoSubscriptions *out, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement
      = coranto_db_query (db, error, "SELECT name, query FROM topics ORDER BY position, id", "");
  if (!statement)
    return FALSE;
  while ((state = coranto_db_next (statement, error)) > 0)
    {
      g_autofree char *name = coranto_statement_dup_text (statement, 0);
      g_autofree char *query = coranto_statement_dup_text (statement, 1);

      coranto_subscriptions_add_topic (out, name, query);
    }
  return state == 0;
}

gpointer
coranto_work_read_subscriptions (CorantoSession *session, gpointer data, GError **error)
{
  g_autoptr (CorantoSubscriptions) all = coranto_subscriptions_new ();

  if (!read_channels (session->db, all, error) || !read_topics (session->db, all, error))
    return NULL;
  return g_steal_pointer (&all);
}

/* Adding ----------------------------------------------------------------------------------------*/

static gboolean
import_channel (CorantoSession *session,
                const CorantoSubscription *subscription,
                guint *added,
                GError **error)
{
  gboolean is_new = FALSE;
  gint64 category_id = coranto_channels_ensure_category (session, subscription->category, error);

  if (category_id < 0
      || !coranto_channels_follow (session, category_id, subscription->channel, &is_new, error))
    return FALSE;
  *added += is_new;
  return TRUE;
}

/* Where all of a category were followed already it stays empty. */
static gboolean
drop_empty_categories (CorantoDb *db, GError **error)
{
  return coranto_db_run (db, error,
                         "DELETE FROM categories WHERE NOT EXISTS"
                         "  (SELECT 1 FROM channels WHERE category_id = categories.id)",
                         "");
}

static gboolean
import_topic (CorantoSession *session,
              const CorantoStandingSearch *topic,
              guint *added,
              GError **error)
{
  if (!coranto_db_run (session->db, error,
                       "INSERT OR IGNORE INTO topics (name, query, position)"
                       " SELECT ?1, ?2, coalesce(max(position), 0) + 1 FROM topics",
                       "ss", topic->name, topic->query))
    return FALSE;
  if (coranto_db_changes (session->db) > 0)
    {
      session->changes->channels_changed = TRUE;
      (*added)++;
    }
  return TRUE;
}

gpointer
coranto_work_import (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoSubscriptions *asked = data;
  g_autofree CorantoImportCounts *counts = g_new0 (CorantoImportCounts, 1);

  for (guint i = 0; i < asked->channels->len; i++)
    if (!import_channel (session, g_ptr_array_index (asked->channels, i), &counts->channels, error))
      return NULL;
  if (!drop_empty_categories (session->db, error))
    return NULL;
  for (guint i = 0; i < asked->topics->len; i++)
    if (!import_topic (session, g_ptr_array_index (asked->topics, i), &counts->topics, error))
      return NULL;
  return g_steal_pointer (&counts);
}
