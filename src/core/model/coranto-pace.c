/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a model reads anew. */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-pace-private.h"

/* A refresh commits many times: the models follow at this pace. */
#define GAP_USEC (80 * 1000)

void
coranto_pace_init (CorantoPace *self, void (*start) (gpointer user_data), gpointer user_data)
{
  *self = (CorantoPace){ .start = start, .user_data = user_data };
}

static gboolean
due_cb (gpointer user_data)
{
  CorantoPace *self = user_data;

  self->source = 0;
  self->start (self->user_data);
  return G_SOURCE_REMOVE;
}

void
coranto_pace_note (CorantoPace *self)
{
  gint64 wait_usec = self->last_end + GAP_USEC - g_get_monotonic_time ();

  if (self->is_busy)
    self->is_dirty = TRUE;
  else if (!self->source && wait_usec <= 0)
    self->start (self->user_data);
  else if (!self->source)
    self->source = g_timeout_add ((guint) (wait_usec / 1000 + 1), due_cb, self);
}

void
coranto_pace_begin (CorantoPace *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->is_busy = TRUE;
  self->is_dirty = FALSE;
}

void
coranto_pace_end (CorantoPace *self)
{
  self->is_busy = FALSE;
  self->last_end = g_get_monotonic_time ();
  if (self->is_dirty)
    coranto_pace_note (self);
}

void
coranto_pace_clear (CorantoPace *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
