/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cancellable that is cancelled when either of two others is.
 *
 * It follows through sources of the main loop: a handler of "cancelled" may not end what it hangs
 * on, a source may. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-linked-cancellable.h"

struct _CorantoLinkedCancellable
{
  GCancellable parent_instance;
  GSource *sources[2];
};

G_DEFINE_FINAL_TYPE (CorantoLinkedCancellable, coranto_linked_cancellable, G_TYPE_CANCELLABLE)

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GCancellable) self = g_object_ref (G_CANCELLABLE (user_data));

  g_cancellable_cancel (self);
  return G_SOURCE_REMOVE;
}

static GSource *
follow (CorantoLinkedCancellable *self, GCancellable *other)
{
  GSource *source;

  if (!other)
    return NULL;
  if (g_cancellable_is_cancelled (other))
    {
      g_cancellable_cancel (G_CANCELLABLE (self));
      return NULL;
    }
  source = g_cancellable_source_new (other);
  g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

GCancellable *
coranto_linked_cancellable_new (GCancellable *first, GCancellable *second)
{
  CorantoLinkedCancellable *self = g_object_new (CORANTO_TYPE_LINKED_CANCELLABLE, NULL);

  self->sources[0] = follow (self, first);
  self->sources[1] = follow (self, second);
  return G_CANCELLABLE (self);
}

static void
coranto_linked_cancellable_dispose (GObject *object)
{
  CorantoLinkedCancellable *self = CORANTO_LINKED_CANCELLABLE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->sources); i++)
    {
      if (self->sources[i])
        g_source_destroy (self->sources[i]);
      g_clear_pointer (&self->sources[i], g_source_unref);
    }
  G_OBJECT_CLASS (coranto_linked_cancellable_parent_class)->dispose (object);
}

static void
coranto_linked_cancellable_class_init (CorantoLinkedCancellableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coranto_linked_cancellable_dispose;
}

static void
coranto_linked_cancellable_init (CorantoLinkedCancellable *self)
{
}
