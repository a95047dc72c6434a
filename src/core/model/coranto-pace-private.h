/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a model reads anew: at once after a rest, then once in a while however much changes, and
 * never before the reading under way has ended. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  void (*start) (gpointer user_data); /* begins a reading: is to call coranto_pace_begin() */
  gpointer user_data;
  gboolean is_busy;
  gboolean is_dirty; /* something changed since the reading under way began */
  guint source;
  gint64 last_end; /* monotonic */
} CorantoPace;

void coranto_pace_init (CorantoPace *self, void (*start) (gpointer user_data), gpointer user_data);
/* Something changed: `start` is called, now or later. */
void coranto_pace_note (CorantoPace *self);
/* A reading begins; it knows of all that was noted until now. */
void coranto_pace_begin (CorantoPace *self);
/* The reading has ended. */
void coranto_pace_end (CorantoPace *self);
void coranto_pace_clear (CorantoPace *self);

G_END_DECLS
