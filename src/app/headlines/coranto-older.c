/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Older stories of a channel.
 *
 * A load goes on when another channel is looked at meanwhile; coming back shows it again. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-older.h"

#include "coranto-messages.h"

/* An older page may hold nothing but stories that the channel had already (new ones push the others
 * along): who asked wants to see some. */
#define MAX_PAGES 4

struct _CorantoOlder
{
  GObject parent_instance;

  CorantoEngine *engine;
  gint64 channel_id; /* 0: none */
  gboolean can_load;
  gboolean is_done;    /* loaded until there were no more, since it is looked at */
  char *problem;       /* of the last load, since it is looked at; nullable */
  GHashTable *loading; /* (element-type gint64) channels */
};

G_DEFINE_FINAL_TYPE (CorantoOlder, coranto_older, G_TYPE_OBJECT)

static guint changed_signal;

static void
emit_changed (CorantoOlder *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
is_loading (CorantoOlder *self)
{
  return g_hash_table_contains (self->loading, &self->channel_id);
}

CorantoOlderStage
coranto_older_get_stage (CorantoOlder *self)
{
  if (self->channel_id == 0)
    return CORANTO_OLDER_STAGE_NONE;
  if (is_loading (self))
    return CORANTO_OLDER_STAGE_LOADING;
  if (self->problem)
    return CORANTO_OLDER_STAGE_FAILED;
  if (self->is_done)
    return CORANTO_OLDER_STAGE_DONE;
  return self->can_load ? CORANTO_OLDER_STAGE_READY : CORANTO_OLDER_STAGE_NONE;
}

const char *
coranto_older_get_problem (CorantoOlder *self)
{
  return self->problem;
}

void
coranto_older_set_channel (CorantoOlder *self, const CorantoChannel *channel)
{
  gint64 id = channel ? channel->id : 0;
  gboolean can_load = channel && channel->can_load_older;

  g_return_if_fail (CORANTO_IS_OLDER (self));

  if (self->channel_id == id && self->can_load == can_load)
    return;
  if (self->channel_id != id)
    {
      g_clear_pointer (&self->problem, g_free);
      self->is_done = FALSE;
    }
  self->channel_id = id;
  self->can_load = can_load;
  emit_changed (self);
}

/* One press of the button. */
typedef struct
{
  CorantoOlder *older;
  gint64 channel_id;
  guint pages;
} Load;

static void load_page (Load *load);

static void
load_end (Load *load, gboolean has_more, const GError *error)
{
  CorantoOlder *self = load->older;

  g_hash_table_remove (self->loading, &load->channel_id);
  if (self->channel_id == load->channel_id)
    {
      g_clear_pointer (&self->problem, g_free);
      if (error && !coranto_message_is_cancelled (error))
        self->problem = coranto_message_from_error (error);
      self->is_done = !error && !has_more;
      emit_changed (self);
    }
  g_object_unref (self);
  g_free (load);
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  guint n_new = 0;
  gboolean has_more = FALSE;

  if (coranto_engine_load_older_finish (CORANTO_ENGINE (source), result, &n_new, &has_more, &error)
      && n_new == 0 && has_more && load->pages < MAX_PAGES)
    load_page (load);
  else
    load_end (load, has_more, error);
}

static void
load_page (Load *load)
{
  load->pages++;
  coranto_engine_load_older_async (load->older->engine, load->channel_id, NULL, page_loaded_cb,
                                   load);
}

void
coranto_older_load (CorantoOlder *self)
{
  CorantoOlderStage stage = coranto_older_get_stage (self);
  Load *load;

  if (stage != CORANTO_OLDER_STAGE_READY && stage != CORANTO_OLDER_STAGE_FAILED)
    return;
  load = g_new0 (Load, 1);
  load->older = g_object_ref (self);
  load->channel_id = self->channel_id;
  g_hash_table_add (self->loading, g_memdup2 (&self->channel_id, sizeof self->channel_id));
  emit_changed (self);
  load_page (load);
}

CorantoOlder *
coranto_older_new (CorantoEngine *engine)
{
  CorantoOlder *self = g_object_new (CORANTO_TYPE_OLDER, NULL);

  self->engine = g_object_ref (engine);
  return self;
}

static void
coranto_older_finalize (GObject *object)
{
  CorantoOlder *self = CORANTO_OLDER (object);

  g_clear_object (&self->engine);
  g_free (self->problem);
  g_hash_table_unref (self->loading);
  G_OBJECT_CLASS (coranto_older_parent_class)->finalize (object);
}

static void
coranto_older_class_init (CorantoOlderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coranto_older_finalize;
  changed_signal = g_signal_new ("changed", CORANTO_TYPE_OLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
coranto_older_init (CorantoOlder *self)
{
  self->loading = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}
