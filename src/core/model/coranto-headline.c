/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a headline list as an object: an id, and its facts once they were read. */
#define G_LOG_DOMAIN "coranto-model"

#include "coranto-headline.h"

struct _CorantoHeadline
{
  GObject parent_instance;

  gint64 id;
  CorantoHeadlineRow *row;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CorantoHeadline, coranto_headline, G_TYPE_OBJECT)

static void
coranto_headline_finalize (GObject *object)
{
  CorantoHeadline *self = CORANTO_HEADLINE (object);

  g_clear_pointer (&self->row, coranto_headline_row_unref);
  G_OBJECT_CLASS (coranto_headline_parent_class)->finalize (object);
}

static void
coranto_headline_class_init (CorantoHeadlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = coranto_headline_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CORANTO_TYPE_HEADLINE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
coranto_headline_init (CorantoHeadline *self)
{
}

CorantoHeadline *
coranto_headline_new (gint64 id)
{
  CorantoHeadline *self = g_object_new (CORANTO_TYPE_HEADLINE, NULL);

  self->id = id;
  return self;
}

gint64
coranto_headline_get_id (CorantoHeadline *self)
{
  g_return_val_if_fail (CORANTO_IS_HEADLINE (self), 0);

  return self->id;
}

const CorantoHeadlineRow *
coranto_headline_get_row (CorantoHeadline *self)
{
  g_return_val_if_fail (CORANTO_IS_HEADLINE (self), NULL);

  return self->row;
}

static gboolean
rows_are_equal (const CorantoHeadlineRow *a, const CorantoHeadlineRow *b)
{
  return a->sort_time == b->sort_time && a->views == b->views && a->has_date == b->has_date
         && a->is_read == b->is_read && a->is_favourite == b->is_favourite
         && a->is_changed == b->is_changed && a->changed == b->changed
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->summary, b->summary) == 0
         && g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->source, b->source) == 0
         && g_strcmp0 (a->author, b->author) == 0 && g_strcmp0 (a->image, b->image) == 0
         && g_strcmp0 (a->channels, b->channels) == 0 && g_strcmp0 (a->snippet, b->snippet) == 0
         && a->found_by == b->found_by;
}

void
coranto_headline_set_row (CorantoHeadline *self, CorantoHeadlineRow *row)
{
  g_return_if_fail (CORANTO_IS_HEADLINE (self));
  g_return_if_fail (row);

  if (self->row && rows_are_equal (self->row, row))
    return;
  coranto_headline_row_ref (row);
  g_clear_pointer (&self->row, coranto_headline_row_unref);
  self->row = row;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
