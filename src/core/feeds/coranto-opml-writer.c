/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions to OPML 2.0.  What is written here reads back the same. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-opml.h"

#include <string.h>

#define SEPARATOR " / "
#define MAX_PARTS 30

/* A category and what stands in it, in the order in which it came. */
typedef struct
{
  char *name;
  GPtrArray *entries;  /* (element-type CorantoOpmlEntry) unowned */
  GPtrArray *children; /* (element-type Folder) */
} Folder;

/* A folder that is being written. */
typedef struct
{
  const Folder *folder;
  guint next_child;
} OpenFolder;

static void folder_free (Folder *folder);

static Folder *
folder_new (const char *name)
{
  Folder *folder = g_new0 (Folder, 1);

  folder->name = g_strdup (name);
  folder->entries = g_ptr_array_new ();
  folder->children = g_ptr_array_new_with_free_func ((GDestroyNotify) folder_free);
  return folder;
}

/* Not deeper than MAX_PARTS, as folders are. */
static void
folder_free (Folder *folder)
{
  g_free (folder->name);
  g_ptr_array_unref (folder->entries);
  g_ptr_array_unref (folder->children);
  g_free (folder);
}

static Folder *
folder_child (Folder *folder, const char *name)
{
  Folder *child;

  for (guint i = 0; i < folder->children->len; i++)
    {
      child = g_ptr_array_index (folder->children, i);
      if (strcmp (child->name, name) == 0)
        return child;
    }
  child = folder_new (name);
  g_ptr_array_add (folder->children, child);
  return child;
}

/* Whether the name can be written as nested outlines and read back as it is. */
static gboolean
can_be_nested (char **parts)
{
  guint count = g_strv_length (parts);

  for (guint i = 0; i < count; i++)
    {
      if (*parts[i] == '\0' || g_ascii_isspace (*parts[i])
          || g_ascii_isspace (parts[i][strlen (parts[i]) - 1]))
        return FALSE;
    }
  return count <= MAX_PARTS;
}

static Folder *
folder_for (Folder *root, const char *category)
{
  g_auto (GStrv) parts = NULL;
  Folder *folder = root;

  if (!category || !*category)
    return root;
  parts = g_strsplit (category, SEPARATOR, -1);
  if (!can_be_nested (parts))
    return folder_child (root, category);
  for (guint i = 0; parts[i]; i++)
    folder = folder_child (folder, parts[i]);
  return folder;
}

/* Nothing in `text` can end the value or be changed by a parser. */
static void
append_attribute (GString *out, const char *name, const char *text)
{
  if (!text)
    return;
  g_string_append_printf (out, " %s=\"", name);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_printf (out, "&#%u;", c);
      else if (c >= 0x20 && (c & 0xFFFE) != 0xFFFE && !(c >= 0xD800 && c <= 0xDFFF))
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '"');
}

static const char *
version_of (CorantoFeedKind kind)
{
  switch (kind)
    {
    case CORANTO_FEED_KIND_RSS:
      return "RSS2";
    case CORANTO_FEED_KIND_RDF:
      return "RSS1";
    case CORANTO_FEED_KIND_ATOM:
      return "ATOM";
    case CORANTO_FEED_KIND_JSON_FEED:
      return "JSON";
    case CORANTO_FEED_KIND_CDF:
      return "CDF";
    case CORANTO_FEED_KIND_UNKNOWN:
    case CORANTO_FEED_KIND_PAGE:
    default:
      return NULL;
    }
}

/* Other readers look for xmlUrl alone: a channel without a feed has none, so they pass it over. */
static void
write_entry (GString *out, const CorantoOpmlEntry *entry, guint depth)
{
  gboolean is_page = entry->kind == CORANTO_FEED_KIND_PAGE;

  g_string_append_printf (out, "%*s<outline", (int) (2 * depth), "");
  append_attribute (out, "type", is_page ? "coranto-page" : "rss");
  append_attribute (out, "version", version_of (entry->kind));
  append_attribute (out, "text", entry->title ? entry->title : "");
  append_attribute (out, "title", entry->title);
  append_attribute (out, is_page ? "url" : "xmlUrl", entry->url);
  append_attribute (out, "htmlUrl", entry->home_url);
  g_string_append (out, "/>\n");
}

static void
write_entries (GString *out, const Folder *folder, guint depth)
{
  for (guint i = 0; i < folder->entries->len; i++)
    write_entry (out, g_ptr_array_index (folder->entries, i), depth);
}

static void
open_folder (GString *out, GArray *stack, const Folder *folder)
{
  OpenFolder open = { folder, 0 };

  if (stack->len > 0)
    {
      g_string_append_printf (out, "%*s<outline", (int) (2 * (stack->len + 1)), "");
      append_attribute (out, "text", folder->name);
      append_attribute (out, "title", folder->name);
      g_string_append (out, ">\n");
    }
  g_array_append_val (stack, open);
  write_entries (out, folder, stack->len + 1);
}

static void
write_folders (GString *out, const Folder *root)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (OpenFolder));

  open_folder (out, stack, root);
  while (stack->len > 0)
    {
      OpenFolder *top = &g_array_index (stack, OpenFolder, stack->len - 1);

      if (top->next_child < top->folder->children->len)
        {
          open_folder (out, stack, g_ptr_array_index (top->folder->children, top->next_child++));
          continue;
        }
      g_array_set_size (stack, stack->len - 1);
      if (stack->len > 0)
        g_string_append_printf (out, "%*s</outline>\n", (int) (2 * (stack->len + 1)), "");
    }
}

/* RFC 822, in English whatever the locale. */
static void
write_date (GString *out, gint64 now)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[]
      = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);

  if (!time)
    return;
  g_string_append_printf (
      out, "    <dateCreated>%s, %02d %s %04d %02d:%02d:%02d GMT</dateCreated>\n",
      days[g_date_time_get_day_of_week (time) - 1], g_date_time_get_day_of_month (time),
      months[g_date_time_get_month (time) - 1], g_date_time_get_year (time),
      g_date_time_get_hour (time), g_date_time_get_minute (time), g_date_time_get_second (time));
}

GBytes *
coranto_opml_write (GPtrArray *entries, const char *title, gint64 now)
{
  GString *out
      = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
                      "  <head>\n    <title>");
  g_autofree char *escaped = g_markup_escape_text (title ? title : "", -1);
  Folder *root = folder_new ("");

  for (guint i = 0; i < entries->len; i++)
    {
      CorantoOpmlEntry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (folder_for (root, entry->category)->entries, entry);
    }
  g_string_append_printf (out, "%s</title>\n", escaped);
  write_date (out, now);
  g_string_append (out, "  </head>\n  <body>\n");
  write_folders (out, root);
  g_string_append (out, "  </body>\n</opml>\n");
  folder_free (root);
  return g_string_free_to_bytes (out);
}
