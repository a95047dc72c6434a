/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-story-reader.h"

#include <string.h>

#include "coranto-store.h"
#include "coranto-story-line.h"

/* A batch is a transaction: many, yet not more than memory has place for. */
#define BATCH_STORIES 4000
#define BATCH_BYTES (24 * 1024 * 1024)
#define READ_BYTES (256 * 1024)

struct _CorantoStoryReader
{
  GInputStream *stream;
  const CorantoLimits *limits;
  GByteArray *buffer; /* what was read and is not taken yet */
  gsize taken;        /* of it */
  gboolean is_over;
  gboolean is_skipping; /* the rest of a line that is too long */
  guint n_lines;
  guint n_bad;
  guint first_bad;
};

CorantoStoryReader *
coranto_story_reader_new (GInputStream *stream, const CorantoLimits *limits)
{
  CorantoStoryReader *self = g_new0 (CorantoStoryReader, 1);

  self->stream = g_object_ref (stream);
  self->limits = limits;
  self->buffer = g_byte_array_new ();
  return self;
}

void
coranto_story_reader_free (CorantoStoryReader *self)
{
  g_object_unref (self->stream);
  g_byte_array_unref (self->buffer);
  g_free (self);
}

/* FALSE: the end, or an error. */
static gboolean
read_more (CorantoStoryReader *self, GCancellable *cancellable, GError **error)
{
  gsize rest = self->buffer->len - self->taken;
  gssize n;

  if (self->is_over)
    return FALSE;
  memmove (self->buffer->data, self->buffer->data + self->taken, rest);
  self->taken = 0;
  g_byte_array_set_size (self->buffer, (guint) (rest + READ_BYTES));
  n = g_input_stream_read (self->stream, self->buffer->data + rest, READ_BYTES, cancellable, error);
  g_byte_array_set_size (self->buffer, (guint) (rest + (gsize) MAX (n, 0)));
  self->is_over = n <= 0;
  return n > 0;
}

static void
note_bad (CorantoStoryReader *self)
{
  self->n_bad++;
  if (self->first_bad == 0)
    self->first_bad = self->n_lines;
}

/* What is longer than any story is read past without being kept. */
static void
skip_line (CorantoStoryReader *self)
{
  if (!self->is_skipping)
    {
      self->n_lines++;
      note_bad (self);
    }
  self->is_skipping = TRUE;
}

/* The end of the next line in what was read, `looked_at` bytes of which have none. */
static const char *
find_end (const CorantoStoryReader *self, gsize looked_at)
{
  const char *start = (const char *) self->buffer->data + self->taken;
  gsize rest = self->buffer->len - self->taken;

  return rest > looked_at ? memchr (start + looked_at, '\n', rest - looked_at) : NULL;
}

/* The next line, which stays in the buffer until more is read.  FALSE: the end, or an error. */
static gboolean
next_line (CorantoStoryReader *self,
           const char **line,
           gsize *length,
           GCancellable *cancellable,
           GError **error)
{
  gsize looked_at = 0;

  for (;;)
    {
      const char *end = find_end (self, looked_at);
      gsize rest = self->buffer->len - self->taken;

      *line = (const char *) self->buffer->data + self->taken;
      *length = end ? (gsize) (end - *line) : rest;
      if (*length > self->limits->page_bytes)
        skip_line (self);
      if (!end && self->is_skipping)
        self->taken = self->buffer->len;
      looked_at = self->buffer->len - self->taken;
      if (!end && read_more (self, cancellable, error))
        continue;
      if (!end && (looked_at == 0 || *error))
        return FALSE;
      self->taken += *length + (end != NULL);
      if (!self->is_skipping)
        return TRUE;
      self->is_skipping = FALSE;
      looked_at = 0;
    }
}

static gboolean
is_blank_line (const char *line, gsize length)
{
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  return length == 0;
}

static void
prepare (GPtrArray *stories)
{
  g_autoptr (CorantoParsedFeed) feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_JSON_FEED);

  for (guint i = 0; i < stories->len; i++)
    {
      CorantoFiledStory *story = g_ptr_array_index (stories, i);

      g_ptr_array_add (feed->items, coranto_parsed_item_ref (story->item));
    }
  coranto_store_prepare_feed (feed);
}

GPtrArray *
coranto_story_reader_next (CorantoStoryReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) stories
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_filed_story_free);
  g_autoptr (GError) failure = NULL;
  const char *line;
  gsize length, bytes = 0;

  while (stories->len < BATCH_STORIES && bytes < BATCH_BYTES
         && next_line (self, &line, &length, cancellable, &failure))
    {
      CorantoFiledStory *story;

      self->n_lines++;
      bytes += length;
      if (is_blank_line (line, length))
        continue;
      story = coranto_story_line_read (line, length, self->limits, NULL);
      if (story)
        g_ptr_array_add (stories, story);
      else
        note_bad (self);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  prepare (stories);
  return g_steal_pointer (&stories);
}

guint
coranto_story_reader_get_n_bad (CorantoStoryReader *self)
{
  return self->n_bad;
}

guint
coranto_story_reader_get_first_bad (CorantoStoryReader *self)
{
  return self->first_bad;
}
