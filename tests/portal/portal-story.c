/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a story: header lines "key: value", an empty line, the body.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-story.h"

#include <gio/gio.h>
#include <string.h>

/* "2d 3h 20m" in seconds; what is no number with a unit counts as nothing. */
static gint64
parse_age (const char *text)
{
  gint64 age_s = 0;

  while (*text)
    {
      char *end = NULL;
      gint64 number = g_ascii_strtoll (text, &end, 10);

      if (end == text)
        break;
      age_s += number * (*end == 'd' ? 86400 : *end == 'h' ? 3600 : *end == 'm' ? 60 : 1);
      text = end + strcspn (end, " ");
      text += strspn (text, " ");
    }
  return age_s;
}

static char **
text_field (PortalStory *story, const char *key)
{
  const struct
  {
    const char *key;
    char **field;
  } fields[] = {
    { "slug", &story->slug },       { "title", &story->title },   { "summary", &story->summary },
    { "source", &story->source },   { "author", &story->author }, { "editor", &story->editor },
    { "picture", &story->picture },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].key, key))
      return fields[i].field;
  return NULL;
}

static gboolean
set_field (PortalStory *story, const char *key, const char *value)
{
  char **text = text_field (story, key);

  if (text)
    {
      g_free (*text);
      *text = g_strdup (value);
    }
  else if (g_str_equal (key, "number"))
    story->number = (guint) g_ascii_strtoull (value, NULL, 10);
  else if (g_str_equal (key, "views"))
    story->views = (guint) g_ascii_strtoull (value, NULL, 10);
  else if (g_str_equal (key, "age"))
    story->age_s = parse_age (value);
  else if (g_str_equal (key, "lazy"))
    story->is_lazy = g_str_equal (value, "yes");
  else if (g_str_equal (key, "second"))
    story->is_second = g_str_equal (value, "yes");
  else if (g_str_equal (key, "channels") && !story->channels)
    story->channels = g_strsplit (value, " ", 8);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_header (PortalStory *story, const char *header, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (header, "\n", 40);

  for (guint i = 0; lines[i]; i++)
    {
      char *colon = strchr (lines[i], ':');

      if (colon)
        *colon = '\0';
      if (!colon || !set_field (story, g_strstrip (lines[i]), g_strstrip (colon + 1)))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "header line %u (%s) is not known", i + 1, lines[i]);
          return FALSE;
        }
    }
  return TRUE;
}

PortalStory *
portal_story_new_from_text (const char *text, GError **error)
{
  g_autoptr (PortalStory) story = g_new0 (PortalStory, 1);
  const char *gap = strstr (text, "\n\n");
  g_autofree char *header = gap ? g_strndup (text, (gsize) (gap - text)) : NULL;

  if (header && !read_header (story, header, error))
    return NULL;

  if (!header || !story->number || !story->title || !story->summary || !story->channels)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "number, channels, title, summary and a body are needed");
      return NULL;
    }
  if (!story->slug)
    story->slug = g_strdup_printf ("%u", story->number);
  story->body = g_strdup (gap + 2);
  return g_steal_pointer (&story);
}

void
portal_story_free (PortalStory *story)
{
  g_free (story->slug);
  g_strfreev (story->channels);
  g_free (story->title);
  g_free (story->summary);
  g_free (story->source);
  g_free (story->author);
  g_free (story->editor);
  g_free (story->picture);
  g_free (story->body);
  g_free (story);
}

gboolean
portal_story_is_in (const PortalStory *story, const char *channel)
{
  return g_strv_contains ((const char *const *) story->channels, channel);
}

/* A line of its own parts the pages of a story. */
static char **
split_pages (const PortalStory *story)
{
  return g_strsplit (story->body, "\n\n***\n\n", 20);
}

char *
portal_story_to_html (const PortalStory *story, PortalBodyKind kind)
{
  g_auto (GStrv) pages = split_pages (story);
  g_autofree char *body = g_strjoinv ("\n\n", pages);

  return portal_body_to_html (body, kind, story->is_lazy);
}

guint
portal_story_count_pages (const PortalStory *story)
{
  g_auto (GStrv) pages = split_pages (story);

  return MAX (g_strv_length (pages), 1);
}

char *
portal_story_page_to_html (const PortalStory *story, guint page, PortalBodyKind kind)
{
  g_auto (GStrv) pages = split_pages (story);

  if (page < 1 || page > g_strv_length (pages))
    return NULL;
  return portal_body_to_html (pages[page - 1], kind, story->is_lazy);
}
