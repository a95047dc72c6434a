/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What topics have found in a refresh.
 *
 *   store: change sets with hits -> gathered by topic -> (the refresh is over) -> which topics want
 *   to be told of, the newest titles -> told
 *
 * I1: one look-up is under way at most; its cancellable tells whether the gatherer is still there.
 */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-topic-news.h"

#include "coranto-store-topics.h"

/* Titles of a topic that are told. */
#define MAX_TITLES 3
/* A refresh that brings more has news enough. */
#define MAX_HITS 100000

struct _CorantoNewsGatherer
{
  CorantoStore *store;
  CorantoTellFunc tell;
  gpointer user_data;
  GArray *hits; /* (element-type CorantoTopicHit) */
  gboolean is_busy;
  guint flush_source;
  GCancellable *cancellable; /* of the look-up; NULL: none */
};

/* A look-up, in order. */
typedef struct
{
  CorantoNewsGatherer *gatherer; /* unowned */
  GCancellable *cancellable;
  GArray *hits;
  GPtrArray *news; /* (element-type CorantoTopicNews) */
  GArray *ids;     /* of the titles, topic by topic */
} LookUp;
static gboolean flush_cb (gpointer user_data);
static void topics_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

void
coranto_topic_news_free (CorantoTopicNews *news)
{
  g_free (news->name);
  g_ptr_array_unref (news->titles);
  g_free (news);
}

static void
look_up_free (LookUp *look_up)
{
  g_object_unref (look_up->cancellable);
  g_array_unref (look_up->hits);
  g_array_unref (look_up->ids);
  g_ptr_array_unref (look_up->news);
  g_free (look_up);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LookUp, look_up_free)

/* Behind what else the end of a refresh sets off: its last change set comes after its answers. */
static void
flush_soon (CorantoNewsGatherer *self)
{
  if (!self->is_busy && self->hits->len > 0 && self->flush_source == 0 && !self->cancellable)
    self->flush_source = g_idle_add (flush_cb, self);
}

static void
changed_cb (CorantoStore *store, const CorantoChangeSet *changes, gpointer user_data)
{
  CorantoNewsGatherer *self = user_data;
  guint room = MAX_HITS - self->hits->len;

  g_array_append_vals (self->hits, changes->topic_hits->data, MIN (changes->topic_hits->len, room));
  flush_soon (self);
}

void
coranto_news_gatherer_set_busy (CorantoNewsGatherer *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  flush_soon (self);
}

static gboolean
flush_cb (gpointer user_data)
{
  CorantoNewsGatherer *self = user_data;
  LookUp *look_up = g_new0 (LookUp, 1);

  self->flush_source = 0;
  self->cancellable = g_cancellable_new ();
  look_up->gatherer = self;
  look_up->cancellable = g_object_ref (self->cancellable);
  look_up->hits = self->hits;
  look_up->news = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_topic_news_free);
  look_up->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->hits = g_array_new (FALSE, FALSE, sizeof (CorantoTopicHit));
  coranto_store_read_topics_async (self->store, self->cancellable, topics_read_cb, look_up);
  return G_SOURCE_REMOVE;
}

static void
end_look_up (CorantoNewsGatherer *self)
{
  g_clear_object (&self->cancellable);
  flush_soon (self);
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CorantoTopicHit *) a)->article_id;
  gint64 second = ((const CorantoTopicHit *) b)->article_id;

  return (first < second) - (first > second);
}

/* `hits` fall. */
static void
add_news (LookUp *look_up, const CorantoTopic *topic)
{
  CorantoTopicNews *news = g_new0 (CorantoTopicNews, 1);

  news->topic_id = topic->id;
  news->name = g_strdup (topic->name);
  news->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < look_up->hits->len; i++)
    {
      const CorantoTopicHit *hit = &g_array_index (look_up->hits, CorantoTopicHit, i);

      if (hit->topic_id == topic->id && news->n_new++ < MAX_TITLES)
        g_array_append_val (look_up->ids, hit->article_id);
    }
  if (news->n_new > 0)
    g_ptr_array_add (look_up->news, news);
  else
    coranto_topic_news_free (news);
}

static void
topics_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookUp) look_up = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) topics
      = coranto_store_read_topics_finish (CORANTO_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (look_up->cancellable))
    return;
  g_array_sort (look_up->hits, compare_falling);
  for (guint i = 0; topics && i < topics->len; i++)
    if (((const CorantoTopic *) g_ptr_array_index (topics, i))->notifies)
      add_news (look_up, g_ptr_array_index (topics, i));
  if (look_up->news->len == 0)
    {
      end_look_up (look_up->gatherer);
      return;
    }
  coranto_store_read_rows_async (CORANTO_STORE (source),
                                 (const gint64 *) (gpointer) look_up->ids->data, look_up->ids->len,
                                 look_up->cancellable, rows_read_cb, look_up);
  g_steal_pointer (&look_up);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookUp) look_up = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = coranto_store_read_rows_finish (CORANTO_STORE (source), result, &error);
  CorantoNewsGatherer *self = look_up->gatherer;
  guint next = 0;

  if (g_cancellable_is_cancelled (look_up->cancellable))
    return;
  for (guint i = 0; rows && i < look_up->news->len; i++)
    {
      CorantoTopicNews *news = g_ptr_array_index (look_up->news, i);

      for (guint k = 0; k < MIN (news->n_new, MAX_TITLES); k++)
        {
          const CorantoHeadlineRow *row = g_ptr_array_index (rows, next++);

          if (row && row->title)
            g_ptr_array_add (news->titles, g_strdup (row->title));
        }
    }
  end_look_up (self);
  self->tell (look_up->news, self->user_data);
}

CorantoNewsGatherer *
coranto_news_gatherer_new (CorantoStore *store, CorantoTellFunc tell, gpointer user_data)
{
  CorantoNewsGatherer *self = g_new0 (CorantoNewsGatherer, 1);

  self->store = g_object_ref (store);
  self->tell = tell;
  self->user_data = user_data;
  self->hits = g_array_new (FALSE, FALSE, sizeof (CorantoTopicHit));
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

void
coranto_news_gatherer_free (CorantoNewsGatherer *self)
{
  if (!self)
    return;
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_handle_id (&self->flush_source, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_unref (self->store);
  g_array_unref (self->hits);
  g_free (self);
}
