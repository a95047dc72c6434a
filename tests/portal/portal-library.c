/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads the data folder once, whole; after that the portal never touches the disk.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-library.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_FILES 1000
#define MAX_FILE_BYTES (2 * 1024 * 1024)

static void
channel_free (PortalChannel *channel)
{
  g_free (channel->name);
  g_free (channel->kind);
  g_free (channel->path);
  g_free (channel->about);
  g_free (channel);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const PortalStory *one = *(const PortalStory *const *) a;
  const PortalStory *two = *(const PortalStory *const *) b;

  if (one->published != two->published)
    return one->published < two->published ? 1 : -1;
  return one->number < two->number ? 1 : one->number > two->number ? -1 : 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray *names = NULL;
  const char *name;

  if (!dir)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  while (names->len < MAX_FILES && (name = g_dir_read_name (dir)))
    if (*name != '.' && !g_str_has_suffix (name, "~"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static char *
read_file (const char *folder, const char *name, gsize *length, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, length, error))
    return NULL;
  if (*length > MAX_FILE_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is too large", path);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static GPtrArray *
load_stories (const char *data_dir, const char *sub_folder, gint64 now, GError **error)
{
  g_autofree char *folder = g_build_filename (data_dir, sub_folder, NULL);
  g_autoptr (GPtrArray) names = list_folder (folder, error);
  g_autoptr (GPtrArray) stories
      = g_ptr_array_new_with_free_func ((GDestroyNotify) portal_story_free);

  for (guint i = 0; names && i < names->len; i++)
    {
      gsize length;
      g_autofree char *text = read_file (folder, names->pdata[i], &length, error);
      PortalStory *story = text ? portal_story_new_from_text (text, error) : NULL;

      if (!story)
        {
          g_prefix_error (error, "%s/%s: ", sub_folder, (char *) names->pdata[i]);
          return NULL;
        }
      story->published = now - story->age_s;
      g_ptr_array_add (stories, story);
    }
  return names ? g_steal_pointer (&stories) : NULL;
}

/* Every file of a folder by its name, as GBytes or, with AS_TEXT, as a string. */
static GHashTable *
load_folder (const char *data_dir, const char *sub_folder, gboolean as_text, GError **error)
{
  g_autofree char *folder = g_build_filename (data_dir, sub_folder, NULL);
  g_autoptr (GPtrArray) names = list_folder (folder, error);
  g_autoptr (GHashTable) files = NULL;

  if (!names)
    return NULL;

  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                 as_text ? g_free : (GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < names->len; i++)
    {
      gsize length;
      char *content = read_file (folder, names->pdata[i], &length, error);

      if (!content)
        return NULL;
      g_hash_table_insert (files, g_strdup (names->pdata[i]),
                           as_text ? (gpointer) content : g_bytes_new_take (content, length));
    }
  return g_steal_pointer (&files);
}

char *
portal_library_get (PortalLibrary *library, const char *group, const char *key)
{
  char *value = g_key_file_get_string (library->site, group, key, NULL);

  return value ? value : g_strdup ("");
}

char **
portal_library_get_list (PortalLibrary *library, const char *group, const char *key)
{
  char **list = g_key_file_get_string_list (library->site, group, key, NULL, NULL);

  return list ? list : g_new0 (char *, 1);
}

static void
add_channel (PortalLibrary *library, const char *group)
{
  PortalChannel *channel = g_new0 (PortalChannel, 1);

  channel->key = g_intern_string (group + strlen ("channel "));
  channel->name = portal_library_get (library, group, "name");
  channel->kind = portal_library_get (library, group, "kind");
  channel->path = portal_library_get (library, group, "path");
  channel->about = portal_library_get (library, group, "about");
  g_ptr_array_add (library->channels, channel);
}

static gboolean
load_site (PortalLibrary *library, const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "site.ini", NULL);
  g_auto (GStrv) groups = NULL;

  library->site = g_key_file_new ();
  if (!g_key_file_load_from_file (library->site, path, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }

  library->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) channel_free);
  groups = g_key_file_get_groups (library->site, NULL);
  for (guint i = 0; groups[i]; i++)
    if (g_str_has_prefix (groups[i], "channel "))
      add_channel (library, groups[i]);
  return TRUE;
}

static gboolean
has_known_channels (PortalLibrary *library, GPtrArray *stories, GError **error)
{
  for (guint i = 0; i < stories->len; i++)
    {
      const PortalStory *story = stories->pdata[i];

      for (guint j = 0; story->channels[j]; j++)
        if (!portal_library_find_channel (library, story->channels[j]))
          {
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         "story %u: no channel \"%s\" in site.ini", story->number,
                         story->channels[j]);
            return FALSE;
          }
    }
  return TRUE;
}

PortalLibrary *
portal_library_new (const char *data_dir, gint64 now, GError **error)
{
  g_autoptr (PortalLibrary) library = g_new0 (PortalLibrary, 1);
  gsize length;

  /* The portal writes the time of its country, wherever it runs. */
  library->zone = g_time_zone_new_identifier ("+08:00");
  library->changed = now;
  if (!load_site (library, data_dir, error)
      || !(library->style = read_file (data_dir, "style.css", &length, error))
      || !(library->stories = load_stories (data_dir, "articles", now, error))
      || !(library->reserve = load_stories (data_dir, "reserve", now, error))
      || !(library->pictures = load_folder (data_dir, "pictures", FALSE, error))
      || !(library->templates = load_folder (data_dir, "templates", TRUE, error))
      || !has_known_channels (library, library->stories, error)
      || !has_known_channels (library, library->reserve, error))
    return NULL;

  g_ptr_array_sort (library->stories, compare_newest_first);
  return g_steal_pointer (&library);
}

void
portal_library_free (PortalLibrary *library)
{
  g_clear_pointer (&library->site, g_key_file_unref);
  g_clear_pointer (&library->channels, g_ptr_array_unref);
  g_clear_pointer (&library->stories, g_ptr_array_unref);
  g_clear_pointer (&library->reserve, g_ptr_array_unref);
  g_clear_pointer (&library->pictures, g_hash_table_unref);
  g_clear_pointer (&library->templates, g_hash_table_unref);
  g_clear_pointer (&library->zone, g_time_zone_unref);
  g_free (library->style);
  g_free (library);
}

const PortalChannel *
portal_library_find_channel (PortalLibrary *library, const char *key)
{
  for (guint i = 0; i < library->channels->len; i++)
    {
      const PortalChannel *channel = library->channels->pdata[i];

      if (g_str_equal (channel->key, key))
        return channel;
    }
  return NULL;
}

const PortalStory *
portal_library_find_story (PortalLibrary *library, guint number)
{
  for (guint i = 0; i < library->stories->len; i++)
    {
      const PortalStory *story = library->stories->pdata[i];

      if (story->number == number)
        return story;
    }
  return NULL;
}

const PortalStory *
portal_library_find_slug (PortalLibrary *library, const char *channel, const char *slug)
{
  for (guint i = 0; i < library->stories->len; i++)
    {
      const PortalStory *story = library->stories->pdata[i];

      if (portal_story_is_in (story, channel) && g_strcmp0 (story->slug, slug) == 0)
        return story;
    }
  return NULL;
}

static gboolean
is_listed (PortalLibrary *library, const PortalStory *story, const char *channel)
{
  if (channel)
    return portal_story_is_in (story, channel);
  return g_str_equal (portal_library_find_channel (library, story->channels[0])->kind, "portal");
}

GPtrArray *
portal_library_list (PortalLibrary *library, const char *channel)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < library->stories->len; i++)
    if (is_listed (library, library->stories->pdata[i], channel))
      g_ptr_array_add (list, library->stories->pdata[i]);
  return list;
}

static gboolean
find_prepared (PortalLibrary *library, const char *channel, guint *index)
{
  for (*index = 0; *index < library->reserve->len; (*index)++)
    if (!channel || portal_story_is_in (library->reserve->pdata[*index], channel))
      return TRUE;
  return FALSE;
}

/* I1: a published story is newer than every other, so that each one changes the top of its list. */
guint
portal_library_publish (PortalLibrary *library, const char *channel, guint count, gint64 now)
{
  guint published = 0;
  guint index;

  for (; published < count && find_prepared (library, channel, &index); published++)
    {
      PortalStory *story = g_ptr_array_steal_index (library->reserve, index);
      const PortalStory *newest = library->stories->len ? library->stories->pdata[0] : NULL;

      story->published = newest ? MAX (now, newest->published + 1) : now;
      g_ptr_array_insert (library->stories, 0, story);
    }
  if (published)
    library->changed = MAX (now, library->changed + 1);
  return published;
}

char *
portal_library_format_time (PortalLibrary *library, gint64 time, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, library->zone);

  return g_date_time_format (local, format);
}

char *
portal_library_format_rfc822 (PortalLibrary *library, gint64 time)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[]
      = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, library->zone);
  g_autofree char *clock = g_date_time_format (local, "%Y %H:%M:%S %z");

  return g_strdup_printf ("%s, %02d %s %s", days[g_date_time_get_day_of_week (local) - 1],
                          g_date_time_get_day_of_month (local),
                          months[g_date_time_get_month (local) - 1], clock);
}
