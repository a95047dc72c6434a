/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thread around the server.  A caller's question is put on the thread's context and its answer
 * waited for on a queue of the call's own.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "coranto-portal.h"

#include "portal-http.h"

#include <string.h>

struct _CorantoPortal
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  PortalLibrary *library;
  PortalHttp *http;
  gboolean is_second;
  gint64 now;
  guint port;
  GAsyncQueue *started; /* gets the portal once it serves, or could not */
  GError *error;
};

typedef struct
{
  CorantoPortal *portal;
  const char *command;
  GHashTable *query;
  GAsyncQueue *done; /* gets the call back, answered */
  char *answer;
} Call;

static gpointer
serve_thread (gpointer user_data)
{
  CorantoPortal *portal = user_data;

  g_main_context_push_thread_default (portal->context);
  portal->http = portal_http_new (g_steal_pointer (&portal->library), portal->is_second,
                                  portal->now, portal->port, &portal->error);
  g_async_queue_push (portal->started, portal);
  if (portal->http)
    g_main_loop_run (portal->loop);

  g_clear_pointer (&portal->http, portal_http_free);
  while (g_main_context_iteration (portal->context, FALSE))
    ;
  g_main_context_pop_thread_default (portal->context);
  return NULL;
}

static void
start (CorantoPortal *portal)
{
  portal->context = g_main_context_new ();
  portal->loop = g_main_loop_new (portal->context, FALSE);
  portal->started = g_async_queue_new ();
  portal->thread = g_thread_new ("sample portal", serve_thread, portal);
  g_async_queue_pop (portal->started);
}

CorantoPortal *
coranto_portal_new_site (CorantoPortalSite site,
                         const char *data_dir,
                         gint64 now,
                         guint port,
                         GError **error)
{
  g_autoptr (CorantoPortal) portal = g_new0 (CorantoPortal, 1);

  portal->library = portal_library_new (data_dir ? data_dir : PORTAL_DATA_DIR,
                                        now ? now : g_get_real_time () / G_USEC_PER_SEC, error);
  if (!portal->library)
    return NULL;

  portal->is_second = site == CORANTO_PORTAL_SITE_SECOND;
  portal->now = now;
  portal->port = port;
  start (portal);
  if (!portal->http)
    {
      g_propagate_error (error, g_steal_pointer (&portal->error));
      return NULL;
    }
  return g_steal_pointer (&portal);
}

CorantoPortal *
coranto_portal_new (const char *data_dir, gint64 now, GError **error)
{
  return coranto_portal_new_site (CORANTO_PORTAL_SITE_MAIN, data_dir, now, 0, error);
}

const char *
coranto_portal_get_uri (CorantoPortal *portal)
{
  g_return_val_if_fail (portal, NULL);

  return portal_http_get_base (portal->http);
}

static gboolean
call_cb (gpointer user_data)
{
  Call *call = user_data;

  call->answer = portal_http_command (call->portal->http, call->command, call->query);
  g_async_queue_push (call->done, call);
  return G_SOURCE_REMOVE;
}

static char *
run (CorantoPortal *portal, const char *command, GHashTable *query)
{
  g_autoptr (GAsyncQueue) done = g_async_queue_new ();
  Call call = { portal, command, query, done, NULL };

  g_main_context_invoke (portal->context, call_cb, &call);
  g_async_queue_pop (done);
  return call.answer;
}

guint
coranto_portal_publish (CorantoPortal *portal, const char *channel, guint count)
{
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *json = NULL;

  g_return_val_if_fail (portal, 0);

  g_hash_table_insert (query, (char *) "count", number);
  if (channel)
    g_hash_table_insert (query, (char *) "channel", (char *) channel);
  json = run (portal, "publish", query);
  return (guint) g_ascii_strtoull (strchr (json, ':') + 2, NULL, 10);
}

char *
coranto_portal_control (CorantoPortal *portal, const char *command)
{
  g_auto (GStrv) parts = g_strsplit (command, "?", 2);
  g_autoptr (GHashTable) query = NULL;

  g_return_val_if_fail (portal, NULL);

  query = soup_form_decode (parts[0] && parts[1] ? parts[1] : "");
  return run (portal, parts[0] ? parts[0] : "", query);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

void
coranto_portal_stop (CorantoPortal *portal)
{
  if (!portal)
    return;

  if (portal->thread)
    {
      g_main_context_invoke (portal->context, quit_cb, portal->loop);
      g_thread_join (portal->thread);
    }
  g_clear_pointer (&portal->library, portal_library_free);
  g_clear_pointer (&portal->loop, g_main_loop_unref);
  g_clear_pointer (&portal->context, g_main_context_unref);
  g_clear_pointer (&portal->started, g_async_queue_unref);
  g_clear_error (&portal->error);
  g_free (portal);
}
