/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * I1: everything here runs on the portal's thread; the public API comes over through its context.
 * I2: a request's body is never kept, so its size does not matter.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-http.h"

#include "portal-blogs.h"
#include "portal-offices.h"
#include "portal-pages.h"

#include <string.h>

#define MAX_PATH 1024
#define MAX_HELD 1000

typedef PortalReply *(*PageFunc) (PortalSite *site, const char *path);

/* A one-pixel transparent GIF, for counting and as the picture that is not loaded yet. */
static const guint8 pixel_gif[]
    = { 'G', 'I',  'F',  '8',  '9', 'a',  1, 0, 1, 0,   0x80, 0, 0,   0, 0,
        0,   0xff, 0xff, 0xff, '!', 0xf9, 4, 1, 0, 0,   0,    0, ',', 0, 0,
        0,   0,    1,    0,    1,   0,    0, 2, 2, 'D', 1,    0, ';' };

typedef struct
{
  PortalHttp *http;
  SoupServerMessage *message;
  PortalFault *fault;
  char *path;
  GSource *source;
} Held;

static gint64
http_now (PortalHttp *http)
{
  return http->now ? http->now : g_get_real_time () / G_USEC_PER_SEC;
}

static const char *
picture_type (const char *name)
{
  return g_str_has_suffix (name, ".png")   ? "image/png"
         : g_str_has_suffix (name, ".svg") ? "image/svg+xml"
                                           : "image/jpeg";
}

static PortalReply *
picture (PortalSite *site, const char *path)
{
  GBytes *bytes = NULL;

  if (g_str_has_prefix (path, "/pictures/"))
    bytes = g_hash_table_lookup (site->library->pictures, path + strlen ("/pictures/"));
  return bytes ? portal_reply_new_bytes (picture_type (path), bytes, 1700000000) : NULL;
}

static PortalReply *
small_file (PortalSite *site, const char *path)
{
  if (g_str_equal (path, "/style.css"))
    return portal_reply_new_take ("text/css; charset=utf-8", g_strdup (site->library->style),
                                  1700000000);
  if (g_str_equal (path, "/robots.txt"))
    return portal_reply_new_take ("text/plain", g_strdup ("User-agent: *\nDisallow: /_control/\n"),
                                  0);
  if (g_str_equal (path, "/stat/pv.gif") || g_str_equal (path, "/images/blank.gif"))
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (pixel_gif, sizeof pixel_gif);

      return portal_reply_new_bytes ("image/gif", bytes, 0);
    }
  return NULL;
}

static PortalReply *
find_page (PortalSite *site, const char *path)
{
  static const PageFunc main_pages[]
      = { portal_pages_home, portal_pages_news, portal_blogs_page, portal_offices_gbk,
          picture,           small_file,        portal_pages_other };
  static const PageFunc second_pages[] = { portal_offices_second, picture, small_file };
  const PageFunc *pages = site->is_second ? second_pages : main_pages;
  guint n_pages = site->is_second ? G_N_ELEMENTS (second_pages) : G_N_ELEMENTS (main_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      PortalReply *reply = pages[i](site, path);

      if (reply)
        return reply;
    }
  return portal_reply_new_status (404);
}

/* Pictures are for this site's own pages: the referrer must be of the host that was asked. */
static gboolean
is_hot_linked (SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *referrer = soup_message_headers_get_one (headers, "Referer");
  const char *host = soup_message_headers_get_one (headers, "Host");
  g_autofree char *own = g_strdup_printf ("http://%s/", host ? host : "");
  g_autofree char *own_bare = g_strdup_printf ("http://%s", host ? host : "");

  if (!g_str_has_prefix (path, "/pictures/"))
    return FALSE;
  return !referrer || !(g_str_has_prefix (referrer, own) || g_str_equal (referrer, own_bare));
}

static char *
entity_tag (GBytes *body)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, body);

  return g_strdup_printf ("\"%.16s\"", sum);
}

static gint64
parse_http_date (const char *text)
{
  g_autoptr (GDateTime) date = text ? soup_date_time_new_from_http_string (text) : NULL;

  return date ? g_date_time_to_unix (date) : -1;
}

/* RFC 9110, 13.2.2: an entity tag, if sent, decides alone. */
static gboolean
is_unchanged (SoupServerMessage *message, const char *tag, gint64 modified)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *tags = soup_message_headers_get_list (headers, "If-None-Match");

  if (tags)
    return strstr (tags, tag) || g_str_equal (tags, "*");
  return parse_http_date (soup_message_headers_get_one (headers, "If-Modified-Since")) >= modified;
}

static void
set_validators (SoupServerMessage *message, const char *tag, gint64 modified)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (modified);
  g_autofree char *text = soup_date_time_to_string (date, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, "ETag", tag);
  soup_message_headers_replace (headers, "Last-Modified", text);
  soup_message_headers_replace (headers, "Cache-Control", "no-cache");
}

static guint
send_reply (SoupServerMessage *message, PortalReply *reply, gint64 truncate_bytes)
{
  gsize size = g_bytes_get_size (reply->body);
  g_autofree char *tag = entity_tag (reply->body);

  if (reply->modified && reply->status == 200)
    {
      set_validators (message, tag, reply->modified);
      if (is_unchanged (message, tag, reply->modified))
        {
          soup_server_message_set_status (message, 304, NULL);
          return 304;
        }
    }
  if (truncate_bytes >= 0)
    size = MIN (size, (gsize) truncate_bytes);
  soup_server_message_set_status (message, reply->status, NULL);
  soup_server_message_set_response (message, reply->content_type, SOUP_MEMORY_COPY,
                                    g_bytes_get_data (reply->body, NULL), size);
  return reply->status;
}

static PortalReply *
make_reply (PortalHttp *http, SoupServerMessage *message, const char *path, PortalFault *fault)
{
  if (fault && fault->status)
    return portal_reply_new_status (fault->status);
  if (is_hot_linked (message, path))
    return portal_reply_new_status (403);
  return find_page (&http->site, path);
}

static void
answer (PortalHttp *http, SoupServerMessage *message, const char *path, PortalFault *fault)
{
  g_autoptr (PortalReply) reply = make_reply (http, message, path, fault);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (fault && fault->location)
    soup_message_headers_replace (headers, "Location", fault->location);
  if (fault && fault->retry_after)
    soup_message_headers_replace (headers, "Retry-After", fault->retry_after);
  portal_control_log (&http->control, message, path,
                      send_reply (message, reply, fault ? fault->truncate_bytes : -1));
}

static void
held_free (Held *held)
{
  g_source_destroy (held->source);
  g_source_unref (held->source);
  g_clear_pointer (&held->fault, portal_fault_free);
  g_object_unref (held->message);
  g_free (held->path);
  g_free (held);
}

static gboolean
answer_held_cb (gpointer user_data)
{
  Held *held = user_data;
  PortalHttp *http = held->http;

  g_signal_handlers_disconnect_by_data (held->message, held);
  answer (http, held->message, held->path, held->fault);
  soup_server_message_unpause (held->message);
  g_hash_table_remove (http->held, held);
  return G_SOURCE_REMOVE;
}

/* The client gave up while its answer was held. */
static void
held_gone_cb (SoupServerMessage *message, gpointer user_data)
{
  Held *held = user_data;

  g_signal_handlers_disconnect_by_data (message, held);
  g_hash_table_remove (held->http->held, held);
}

static void
hold (PortalHttp *http, SoupServerMessage *message, const char *path, PortalFault *fault)
{
  Held *held = g_new0 (Held, 1);

  held->http = http;
  held->message = g_object_ref (message);
  held->path = g_strdup (path);
  held->source = g_timeout_source_new (fault->delay_ms);
  held->fault = fault;
  g_source_set_callback (held->source, answer_held_cb, held, NULL);
  g_source_attach (held->source, g_main_context_get_thread_default ());
  g_signal_connect (message, "disconnected", G_CALLBACK (held_gone_cb), held);
  g_signal_connect (message, "finished", G_CALLBACK (held_gone_cb), held);
  g_hash_table_add (http->held, held);
  soup_server_message_pause (message);
}

static void
page_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer user_data)
{
  PortalHttp *http = user_data;
  const char *method = soup_server_message_get_method (message);
  g_autoptr (PortalFault) fault = NULL;

  if (strlen (path) > MAX_PATH || (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD))
    {
      soup_server_message_set_status (message, strlen (path) > MAX_PATH ? 414 : 405, NULL);
      return;
    }
  fault = portal_control_take_fault (&http->control, path);
  if (fault && fault->delay_ms && g_hash_table_size (http->held) < MAX_HELD)
    hold (http, message, path, g_steal_pointer (&fault));
  else
    answer (http, message, path, fault);
}

static char *
publish (PortalHttp *http, GHashTable *query)
{
  const char *count = g_hash_table_lookup (query, "count");
  guint n = portal_library_publish (http->site.library, g_hash_table_lookup (query, "channel"),
                                    count ? (guint) g_ascii_strtoull (count, NULL, 10) : 1,
                                    http_now (http));

  return g_strdup_printf ("{\"published\": %u, \"left\": %u}", n, http->site.library->reserve->len);
}

static char *
set_layout (PortalHttp *http, GHashTable *query)
{
  const char *variant = g_hash_table_lookup (query, "variant");

  http->site.layout = g_strcmp0 (variant, "2") == 0 ? 2 : 1;
  http->site.library->changed = MAX (http_now (http), http->site.library->changed + 1);
  return g_strdup_printf ("{\"layout\": %u}", http->site.layout);
}

char *
portal_http_command (PortalHttp *http, const char *command, GHashTable *query)
{
  if (g_str_equal (command, "publish"))
    return publish (http, query);
  if (g_str_equal (command, "layout"))
    return set_layout (http, query);
  if (g_str_equal (command, "requests"))
    return portal_control_log_to_json (&http->control, g_hash_table_lookup (query, "path"));
  if (g_str_equal (command, "reset"))
    {
      portal_control_clear (&http->control);
      http->site.layout = 1;
      return g_strdup ("{\"reset\": true}");
    }
  if (portal_control_set_fault (&http->control, command, query))
    return g_strdup ("{\"set\": true}");
  return NULL;
}

static void
control_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  const char *command = path + strlen ("/_control/");
  gboolean is_question = g_str_equal (command, "requests");
  g_autoptr (GHashTable) none = NULL;
  g_autofree char *json = NULL;

  if (soup_server_message_get_method (message) != SOUP_METHOD_POST && !is_question)
    {
      soup_server_message_set_status (message, 405, NULL);
      return;
    }
  if (!query)
    query = none = g_hash_table_new (g_str_hash, g_str_equal);
  json = portal_http_command (user_data, command, query);
  soup_server_message_set_status (message, json ? 200 : 400, NULL);
  if (json)
    soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, json,
                                      strlen (json));
}

static void
drop_body_cb (SoupServer *server,
              SoupServerMessage *message,
              const char *path,
              GHashTable *query,
              gpointer user_data)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

static gboolean
listen_local (PortalHttp *http, guint port, GError **error)
{
  g_autoslist (GUri) uris = NULL;
  g_autofree char *base = NULL;

  if (!soup_server_listen_local (http->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  uris = soup_server_get_uris (http->server);
  base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  http->site.base = g_intern_string (base);
  return TRUE;
}

PortalHttp *
portal_http_new (PortalLibrary *library, gboolean is_second, gint64 now, guint port, GError **error)
{
  PortalHttp *http = g_new0 (PortalHttp, 1);

  http->site.library = library;
  http->site.layout = 1;
  http->site.is_second = is_second;
  http->now = now;
  http->held = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) held_free, NULL);
  portal_control_init (&http->control);
  http->server = soup_server_new ("server-header", "sample-portal", NULL);
  soup_server_add_early_handler (http->server, NULL, drop_body_cb, NULL, NULL);
  soup_server_add_handler (http->server, NULL, page_cb, http, NULL);
  soup_server_add_handler (http->server, "/_control/", control_cb, http, NULL);
  if (listen_local (http, port, error))
    return http;

  portal_http_free (http);
  return NULL;
}

static void
disconnect_held_cb (gpointer key, gpointer value, gpointer user_data)
{
  Held *held = key;

  g_signal_handlers_disconnect_by_data (held->message, held);
}

void
portal_http_free (PortalHttp *http)
{
  g_hash_table_foreach (http->held, disconnect_held_cb, NULL);
  g_hash_table_remove_all (http->held);
  soup_server_disconnect (http->server);
  g_clear_object (&http->server);
  g_clear_pointer (&http->held, g_hash_table_unref);
  portal_control_clear (&http->control);
  g_clear_pointer (&http->site.library, portal_library_free);
  g_free (http);
}

const char *
portal_http_get_base (PortalHttp *http)
{
  return http->site.base;
}
