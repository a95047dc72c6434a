/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it runs on the portal's thread and is bounded: the log forgets its oldest lines.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-control.h"

#include <json-glib/json-glib.h>

#define MAX_LOG 5000
#define MAX_FAULTS 500
#define MAX_DELAY_MS 120000

void
portal_control_init (PortalControl *control)
{
  g_queue_init (&control->log);
  g_queue_init (&control->faults);
}

void
portal_control_clear (PortalControl *control)
{
  g_queue_clear_full (&control->log, (GDestroyNotify) json_object_unref);
  g_queue_clear_full (&control->faults, (GDestroyNotify) portal_fault_free);
}

static void
add_header_cb (const char *name, const char *value, gpointer headers)
{
  json_object_set_string_member (headers, name, value);
}

void
portal_control_log (PortalControl *control,
                    SoupServerMessage *message,
                    const char *path,
                    guint status)
{
  JsonObject *line = json_object_new ();
  JsonObject *headers = json_object_new ();
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));

  soup_message_headers_foreach (soup_server_message_get_request_headers (message), add_header_cb,
                                headers);
  json_object_set_string_member (line, "method", soup_server_message_get_method (message));
  json_object_set_string_member (line, "path", path);
  json_object_set_string_member (line, "query", query ? query : "");
  json_object_set_int_member (line, "status", status);
  json_object_set_int_member (line, "time_ms", g_get_real_time () / 1000);
  json_object_set_object_member (line, "headers", headers);
  g_queue_push_tail (&control->log, line);
  while (control->log.length > MAX_LOG)
    json_object_unref (g_queue_pop_head (&control->log));
}

char *
portal_control_log_to_json (PortalControl *control, const char *path)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *lines = json_array_new ();

  for (GList *l = control->log.head; l; l = l->next)
    {
      JsonObject *line = l->data;

      if (!path || g_str_equal (path, json_object_get_string_member (line, "path")))
        json_array_add_object_element (lines, json_object_ref (line));
    }
  json_node_take_array (root, lines);
  return json_to_string (root, TRUE);
}

static guint
number (GHashTable *query, const char *key, guint fallback)
{
  const char *text = g_hash_table_lookup (query, key);

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : fallback;
}

static PortalFault *
fault_new (const char *path, GHashTable *query)
{
  PortalFault *fault = g_new0 (PortalFault, 1);

  fault->path = g_strdup (path);
  fault->truncate_bytes = -1;
  fault->times = number (query, "times", 0);
  fault->retry_after = g_strdup (g_hash_table_lookup (query, "retry_after"));
  return fault;
}

gboolean
portal_control_set_fault (PortalControl *control, const char *name, GHashTable *query)
{
  const char *path = g_hash_table_lookup (query, "path");
  g_autoptr (PortalFault) fault = path ? fault_new (path, query) : NULL;

  if (!fault)
    return FALSE;

  if (g_str_equal (name, "fail"))
    fault->status = CLAMP (number (query, "status", 503), 200, 599);
  else if (g_str_equal (name, "delay"))
    fault->delay_ms = MIN (number (query, "ms", 1000), MAX_DELAY_MS);
  else if (g_str_equal (name, "truncate"))
    fault->truncate_bytes = number (query, "bytes", 0);
  else if (g_str_equal (name, "redirect") && g_hash_table_contains (query, "to"))
    {
      fault->status = CLAMP (number (query, "status", 302), 300, 399);
      fault->location = g_strdup (g_hash_table_lookup (query, "to"));
    }
  else
    return FALSE;

  g_queue_push_head (&control->faults, g_steal_pointer (&fault));
  if (control->faults.length > MAX_FAULTS)
    portal_fault_free (g_queue_pop_tail (&control->faults));
  return TRUE;
}

static PortalFault *
fault_copy (const PortalFault *fault)
{
  PortalFault *copy = g_new (PortalFault, 1);

  *copy = *fault;
  copy->path = g_strdup (fault->path);
  copy->location = g_strdup (fault->location);
  copy->retry_after = g_strdup (fault->retry_after);
  return copy;
}

PortalFault *
portal_control_take_fault (PortalControl *control, const char *path)
{
  for (GList *l = control->faults.head; l; l = l->next)
    {
      PortalFault *fault = l->data;

      if (!g_str_equal (fault->path, "*") && !g_str_equal (fault->path, path))
        continue;
      if (fault->times != 1)
        {
          fault->times -= fault->times ? 1 : 0;
          return fault_copy (fault);
        }
      g_queue_delete_link (&control->faults, l);
      return fault;
    }
  return NULL;
}

void
portal_fault_free (PortalFault *fault)
{
  g_free (fault->path);
  g_free (fault->location);
  g_free (fault->retry_after);
  g_free (fault);
}
