/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions from OPML 1.0 and 2.0, within bounds. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-opml.h"

#include <string.h>

#include "coranto-charset.h"
#include "coranto-error.h"
#include "coranto-opml-outline.h"
#include "coranto-text.h"

#define MAX_BYTES (8 * 1024 * 1024)

enum
{
  TOKEN_OTHER,
  TOKEN_OPML,
  TOKEN_OUTLINE,
};

typedef struct
{
  CorantoSubscriptions *found;
  GPtrArray *path; /* (element-type utf8) one for each open outline; "": it is no category */
  guint too_deep;
  gboolean is_opml;
  gboolean is_plain; /* written by us: names hold no markup */
} OpmlRun;

static guint
resolve_cb (const char *uri, const char *prefix, const char *name, gpointer user_data)
{
  if (g_ascii_strcasecmp (name, "outline") == 0)
    return TOKEN_OUTLINE;
  return g_ascii_strcasecmp (name, "opml") == 0 ? TOKEN_OPML : TOKEN_OTHER;
}

/* The names of the open categories.  (transfer full) (nullable) */
static char *
dup_path (OpmlRun *run)
{
  g_autoptr (GString) category = g_string_new (NULL);

  for (guint i = 0; i < run->path->len; i++)
    {
      const char *name = g_ptr_array_index (run->path, i);

      if (*name)
        g_string_append_printf (category, "%s%s",
                                category->len > 0 ? CORANTO_CATEGORY_SEPARATOR : "", name);
    }
  return category->len > 0 ? coranto_text_line (category->str, CORANTO_OPML_NAME_CHARS) : NULL;
}

static void
add_channel (OpmlRun *run, const CorantoXmlElement *element, const char *name)
{
  g_autofree char *address = coranto_outline_dup_address (element);
  g_autofree char *category = dup_path (run);
  CorantoSkipReason reason = CORANTO_SKIP_EMPTY;
  CorantoChannel *channel = NULL;

  if (run->too_deep > 0)
    reason = CORANTO_SKIP_TOO_DEEP;
  else if (run->found->channels->len >= CORANTO_SUBSCRIPTIONS_MAX_CHANNELS)
    reason = CORANTO_SKIP_TOO_MANY;
  else if (address)
    channel = coranto_outline_dup_channel (element, address, name, &reason);
  if (!category)
    category = coranto_outline_dup_category (element);
  if (channel)
    coranto_subscriptions_add (run->found, category, channel);
  else
    coranto_subscriptions_skip (run->found, name, address, reason);
}

static void
add_topic (OpmlRun *run, const CorantoXmlElement *element, const char *name)
{
  CorantoSkipReason reason = CORANTO_SKIP_EMPTY;
  g_autofree char *query = NULL;

  if (run->found->topics->len >= CORANTO_SUBSCRIPTIONS_MAX_TOPICS)
    reason = CORANTO_SKIP_TOO_MANY;
  else if (name)
    query = coranto_outline_dup_query (element, &reason);
  if (query)
    coranto_subscriptions_add_topic (run->found, name, query);
  else
    coranto_subscriptions_skip (run->found, name, NULL, reason);
}

static void
skip_link (OpmlRun *run, const CorantoXmlElement *element, const char *name)
{
  g_autofree char *address = coranto_xml_dup_attribute (element, "url");

  coranto_subscriptions_skip (run->found, name, address, CORANTO_SKIP_LINK);
}

/* Gives the name by which the outline is a category of those within it; "": it is none. */
static char *
read_outline (OpmlRun *run, const CorantoXmlElement *element)
{
  g_autofree char *name = coranto_outline_dup_name (element, run->is_plain);

  switch (coranto_outline_get_role (element))
    {
    case CORANTO_OUTLINE_CHANNEL:
      add_channel (run, element, name);
      break;
    case CORANTO_OUTLINE_TOPIC:
      add_topic (run, element, name);
      break;
    case CORANTO_OUTLINE_LINK:
      skip_link (run, element, name);
      break;
    case CORANTO_OUTLINE_CATEGORY:
    default:
      if (name)
        return g_steal_pointer (&name);
    }
  return g_strdup ("");
}

/* A file of ours says so by the version of its format. */
static gboolean
is_ours (const CorantoXmlElement *element)
{
  const CorantoXmlAttribute *format = coranto_xml_attribute (element, "format");

  return format && g_strcmp0 (format->uri, CORANTO_OPML_NAMESPACE) == 0;
}

static void
start_cb (CorantoXmlReader *reader, const CorantoXmlElement *element, gpointer user_data)
{
  OpmlRun *run = user_data;
  char *name;

  if (element->token == TOKEN_OPML)
    {
      run->is_opml = TRUE;
      run->is_plain |= is_ours (element);
    }
  if (element->token != TOKEN_OUTLINE)
    return;
  if (run->path->len >= CORANTO_OPML_DEPTH)
    run->too_deep++;
  name = read_outline (run, element);
  if (run->too_deep > 0)
    g_free (name);
  else
    g_ptr_array_add (run->path, name);
}

static void
end_cb (CorantoXmlReader *reader, guint token, const char *name, gpointer user_data)
{
  OpmlRun *run = user_data;

  if (token != TOKEN_OUTLINE)
    return;
  if (run->too_deep > 0)
    run->too_deep--;
  else if (run->path->len > 0)
    g_ptr_array_set_size (run->path, (int) run->path->len - 1);
}

static void
text_cb (CorantoXmlReader *reader, const char *text, gsize length, gpointer user_data)
{
}

static void
restart_cb (gpointer user_data)
{
  OpmlRun *run = user_data;

  coranto_subscriptions_unref (run->found);
  run->found = coranto_subscriptions_new ();
  g_ptr_array_set_size (run->path, 0);
  run->too_deep = 0;
  run->is_opml = run->is_plain = FALSE;
}

static GBytes *
decode (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) <= MAX_BYTES)
    return coranto_charset_decode (bytes, NULL, CORANTO_CHARSET_XML, 2 * MAX_BYTES, NULL, error);
  coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
  return NULL;
}

CorantoSubscriptions *
coranto_opml_parse (GBytes *bytes, const CorantoLimits *limits, GError **error)
{
  static const CorantoXmlHandler handler = { resolve_cb, start_cb, text_cb, end_cb, restart_cb };
  g_autoptr (GBytes) decoded = decode (bytes, error);
  g_autoptr (GPtrArray) path = NULL;
  g_autoptr (CorantoSubscriptions) found = NULL;
  OpmlRun run = { NULL };
  gboolean is_damaged = FALSE;
  const char *text;
  gsize length;

  if (!decoded)
    return NULL;
  path = g_ptr_array_new_with_free_func (g_free);
  run.path = path;
  run.found = coranto_subscriptions_new ();
  text = g_bytes_get_data (decoded, &length);
  coranto_xml_read (text, length, limits, &handler, &run, &is_damaged);
  found = run.found;
  found->is_damaged = is_damaged;
  if (!run.is_opml)
    coranto_error_set (error, CORANTO_ERROR_NOT_OPML, "");
  else if (found->is_damaged && found->channels->len == 0 && found->topics->len == 0)
    coranto_error_set (error, CORANTO_ERROR_MALFORMED, "");
  else
    return g_steal_pointer (&found);
  return NULL;
}
