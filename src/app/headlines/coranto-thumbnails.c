/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures for rows. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-thumbnails.h"

#include "coranto-error.h"

#define MAX_KEPT 300

struct _CorantoThumbnails
{
  GObject parent_instance;

  CorantoEngine *engine;
  int size;
  GHashTable *kept; /* (element-type utf8 GdkTexture) */
  GQueue order;     /* (element-type utf8) keys of `kept`, oldest first */
};

G_DEFINE_FINAL_TYPE (CorantoThumbnails, coranto_thumbnails, G_TYPE_OBJECT)

typedef struct
{
  char *url;
  int size;
  GBytes *bytes;
} Job;

/* Steps, in order. */
static void loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void decode (GTask *decoding, gpointer source, gpointer data, GCancellable *cancellable);
static void decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->url);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job);
}

CorantoThumbnails *
coranto_thumbnails_new (CorantoEngine *engine, int size)
{
  CorantoThumbnails *self = g_object_new (CORANTO_TYPE_THUMBNAILS, NULL);

  self->engine = g_object_ref (engine);
  self->size = size;
  return self;
}

GdkTexture *
coranto_thumbnails_get (CorantoThumbnails *self, const char *url)
{
  return g_hash_table_lookup (self->kept, url);
}

static void
keep (CorantoThumbnails *self, const char *url, GdkTexture *texture)
{
  char *key;

  if (g_hash_table_contains (self->kept, url))
    return;
  key = g_strdup (url);
  g_hash_table_insert (self->kept, key, g_object_ref (texture));
  g_queue_push_tail (&self->order, key);
  if (g_queue_get_length (&self->order) > MAX_KEPT)
    g_hash_table_remove (self->kept, g_queue_pop_head (&self->order));
}

void
coranto_thumbnails_load_async (CorantoThumbnails *self,
                               const char *url,
                               const char *article_url,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, coranto_thumbnails_load_async);
  job->url = g_strdup (url);
  job->size = self->size;
  g_task_set_task_data (task, job, job_free);
  coranto_engine_load_picture_async (self->engine, url, article_url, cancellable, loaded_cb, task);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) decoding = NULL;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);
  Job *copy;

  job->bytes = coranto_engine_load_picture_finish (CORANTO_ENGINE (source), result, NULL, &error);
  if (!job->bytes)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  copy = g_new0 (Job, 1);
  copy->size = job->size;
  copy->bytes = g_bytes_ref (job->bytes);
  decoding = g_task_new (NULL, g_task_get_cancellable (task), decoded_cb, g_object_ref (task));
  g_task_set_source_tag (decoding, loaded_cb);
  g_task_set_task_data (decoding, copy, job_free);
  g_task_run_in_thread (decoding, decode);
}

/* Shrinks while decoding where the format allows: the shorter side becomes the square's. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  int size = *(const int *) user_data;
  int shorter = MIN (width, height);

  if (shorter > size)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * size / shorter)),
                                MAX (1, (int) ((gint64) height * size / shorter)));
}

static GdkPixbuf *
crop (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int side = MIN (width, height);
  g_autoptr (GdkPixbuf) part
      = gdk_pixbuf_new_subpixbuf (pixbuf, (width - side) / 2, (height - side) / 2, side, side);

  return gdk_pixbuf_copy (part);
}

/* In a thread of the pool. */
static void
decode (GTask *decoding, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) square = NULL;
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf;
  gboolean is_good;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &job->size);
  is_good = gdk_pixbuf_loader_write_bytes (loader, job->bytes, &error);
  is_good = gdk_pixbuf_loader_close (loader, is_good ? &error : NULL) && is_good;
  pixbuf = is_good ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  square = pixbuf ? crop (pixbuf) : NULL;
  if (square)
    g_task_return_pointer (decoding, gdk_texture_new_for_pixbuf (square), g_object_unref);
  else if (error)
    g_task_return_error (decoding, g_steal_pointer (&error));
  else
    g_task_return_new_error (decoding, CORANTO_ERROR, CORANTO_ERROR_UNSUPPORTED_TYPE, "picture");
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  texture = g_task_propagate_pointer (G_TASK (result), &error);
  if (!texture)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  keep (CORANTO_THUMBNAILS (g_task_get_source_object (task)), job->url, texture);
  g_task_return_pointer (task, g_steal_pointer (&texture), g_object_unref);
}

GdkTexture *
coranto_thumbnails_load_finish (CorantoThumbnails *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
coranto_thumbnails_dispose (GObject *object)
{
  g_clear_object (&CORANTO_THUMBNAILS (object)->engine);
  G_OBJECT_CLASS (coranto_thumbnails_parent_class)->dispose (object);
}

static void
coranto_thumbnails_finalize (GObject *object)
{
  CorantoThumbnails *self = CORANTO_THUMBNAILS (object);

  g_queue_clear (&self->order);
  g_hash_table_unref (self->kept);
  G_OBJECT_CLASS (coranto_thumbnails_parent_class)->finalize (object);
}

static void
coranto_thumbnails_class_init (CorantoThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coranto_thumbnails_dispose;
  G_OBJECT_CLASS (klass)->finalize = coranto_thumbnails_finalize;
}

static void
coranto_thumbnails_init (CorantoThumbnails *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_queue_init (&self->order);
}
