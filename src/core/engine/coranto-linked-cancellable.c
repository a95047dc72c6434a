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
  /* Held beyond their sources: GLib lets go of a source's cancellable under the lock of all
   * cancellables, and the last end of one that is linked itself would wait for that lock. */
  GCancellable *others[2];
};

G_DEFINE_FINAL_TYPE (CorantoLinkedCancellable, coranto_linked_cancellable, G_TYPE_CANCELLABLE)

static gboolean
unref_cb (gpointer self)
{
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GCancellable *self = g_object_ref (G_CANCELLABLE (user_data));

  g_cancellable_cancel (self);
  /* Its end must find this source over: see `others`. */
  g_idle_add_full (G_PRIORITY_HIGH, G_SOURCE_FUNC (unref_cb), self, NULL);
  return G_SOURCE_REMOVE;
}

static void
follow (CorantoLinkedCancellable *self, guint n, GCancellable *other)
{
  if (!other)
    return;
  if (g_cancellable_is_cancelled (other))
    {
      g_cancellable_cancel (G_CANCELLABLE (self));
      return;
    }
  self->others[n] = g_object_ref (other);
  self->sources[n] = g_cancellable_source_new (other);
  g_source_set_callback (self->sources[n], G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (self->sources[n], g_main_context_get_thread_default ());
}

GCancellable *
coranto_linked_cancellable_new (GCancellable *first, GCancellable *second)
{
  CorantoLinkedCancellable *self = g_object_new (CORANTO_TYPE_LINKED_CANCELLABLE, NULL);

  follow (self, 0, first);
  follow (self, 1, second);
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
      g_clear_object (&self->others[i]);
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
