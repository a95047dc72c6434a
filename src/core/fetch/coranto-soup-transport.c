/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One HTTP exchange through libsoup.
 *
 * I1: of libsoup's features only content decoding and HSTS are there: no cookies, cache, sniffer,
 *     logger, credentials.
 * I2: an exchange ends in one way: `verdict` is set before `stop` is cancelled, and says why.
 * I3: a connection of the judged session was judged when it was made; the other session's
 *     connections are never used for judged hops. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "config.h"

#include "coranto-soup-transport.h"

#include "coranto-address-gate.h"
#include "coranto-net-error.h"
#include "coranto-request-private.h"
#include "coranto-retry-after.h"
#include "coranto-spool.h"
#include "coranto-transfer-clock.h"

#include <libsoup/soup.h>
#include <string.h>

#define READ_BYTES (64 * 1024)

/* A body that grows to more than this many times what came over the wire is a bomb, once it is
 * large enough to matter. */
#define MAX_RATIO 200
#define RATIO_COUNTS_FROM (1024 * 1024)

/* Connections are counted by the host queue; the session only must not stand in its way. */
#define SESSION_CONNECTIONS 64

#define ACCEPT_FEEDS_AND_PAGES                                                                     \
  "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, "            \
  "application/xml;q=0.9, */*;q=0.5"

struct _CorantoSoupTransport
{
  GObject parent_instance;
  const CorantoLimits *limits;
  SoupSession *open_session;
  SoupSession *judged_session;
};

G_DEFINE_FINAL_TYPE (CorantoSoupTransport, coranto_soup_transport, G_TYPE_OBJECT)

typedef struct
{
  const CorantoLimits *limits; /* unowned */
  SoupMessage *message;
  CorantoTransferClock *clock;
  GCancellable *stop; /* of every step; cancelled by the caller's, by the clock, by a verdict */
  GSource *cancel_source;
  CorantoErrorCode verdict; /* I2 */
  gsize max_bytes;
  void (*progressed) (gpointer user_data);
  gpointer progress_data;
  GInputStream *stream;
  CorantoSpool *body;
  CorantoReply *reply;
} Exchange;

/* The steps, in order. */
static void exchange_send (GTask *task, SoupSession *session, int priority);
static void exchange_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void exchange_read (GTask *task);
static void exchange_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void exchange_finish (GTask *task);

void
coranto_reply_free (CorantoReply *reply)
{
  if (!reply)
    return;
  coranto_response_free (reply->response);
  g_free (reply->location);
  g_free (reply->retry_after);
  g_free (reply);
}

/* No step is under way any more: nothing of it rings again. */
static void
exchange_quiet (Exchange *exchange)
{
  g_clear_pointer (&exchange->clock, coranto_transfer_clock_free);
  if (exchange->cancel_source)
    g_source_destroy (exchange->cancel_source);
  g_clear_pointer (&exchange->cancel_source, g_source_unref);
  if (exchange->message)
    g_signal_handlers_disconnect_by_data (exchange->message, exchange);
}

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  exchange_quiet (exchange);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->stop);
  g_clear_object (&exchange->stream);
  g_clear_pointer (&exchange->body, coranto_spool_free);
  g_clear_pointer (&exchange->reply, coranto_reply_free);
  g_free (exchange);
}

static void
exchange_stop (Exchange *exchange, CorantoErrorCode verdict)
{
  if (exchange->verdict == CORANTO_ERROR_NONE)
    exchange->verdict = verdict;
  g_cancellable_cancel (exchange->stop);
}

static void
exchange_expired (gpointer user_data)
{
  exchange_stop (user_data, CORANTO_ERROR_TIMEOUT);
}

static gboolean
exchange_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Exchange *exchange = user_data;

  g_cancellable_cancel (exchange->stop);
  return G_SOURCE_REMOVE;
}

/* The moment between resolving and connecting: closed sockets don't connect, and the next address
 * of the host is tried. */
static void
exchange_network_event_cb (SoupMessage *message,
                           GSocketClientEvent event,
                           GIOStream *connection,
                           gpointer user_data)
{
  Exchange *exchange = user_data;
  g_autoptr (GSocketAddress) address = NULL;

  if (event != G_SOCKET_CLIENT_CONNECTING)
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (address && !coranto_address_gate_refuses (address))
    return;
  exchange->verdict = CORANTO_ERROR_BLOCKED_ADDRESS;
  g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), NULL);
}

/* There is a connection, and the request is about to be written to it. */
static void
exchange_starting_cb (SoupMessage *message, gpointer user_data)
{
  Exchange *exchange = user_data;

  /* It went through with another address of the host. */
  if (exchange->verdict == CORANTO_ERROR_BLOCKED_ADDRESS)
    exchange->verdict = CORANTO_ERROR_NONE;
  /* Says what HTTP/1.1 means anyway, and sets us apart. */
  soup_message_headers_remove (soup_message_get_request_headers (message), "Connection");
  coranto_transfer_clock_set_phase (exchange->clock, exchange->limits->first_byte_timeout_ms);
}

static void
set_header (SoupMessage *message, const char *name, const char *value)
{
  /* What came from outside never ends a header line. */
  if (value && *value && !strpbrk (value, "\r\n"))
    soup_message_headers_replace (soup_message_get_request_headers (message), name, value);
}

static SoupMessage *
make_message (const CorantoHop *hop)
{
  SoupMessage *message = soup_message_new (SOUP_METHOD_GET, hop->url);
  const CorantoFetchRequest *request = hop->request;

  if (!message)
    return NULL;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  set_header (message, "Accept", request->accept ? request->accept : ACCEPT_FEEDS_AND_PAGES);
  set_header (message, "If-None-Match", request->etag);
  set_header (message, "If-Modified-Since", request->last_modified);
  set_header (message, "Referer", hop->referrer);
  return message;
}

static SoupSession *
new_session (void)
{
  SoupSession *session = soup_session_new_with_options (
      "user-agent", "Coranto/" CORANTO_VERSION, "timeout", 0, "idle-timeout", 60, "max-conns",
      SESSION_CONNECTIONS, "max-conns-per-host", SESSION_CONNECTIONS, NULL);

  /* I1 */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_add_feature_by_type (session, SOUP_TYPE_HSTS_ENFORCER);
  return session;
}

static SoupSession *
ensure_session (CorantoSoupTransport *self, gboolean is_judged)
{
  SoupSession **session = is_judged ? &self->judged_session : &self->open_session;

  if (!*session)
    *session = new_session ();
  return *session;
}

static Exchange *
exchange_new (CorantoSoupTransport *self, const CorantoHop *hop)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->limits = self->limits;
  exchange->message = make_message (hop);
  exchange->max_bytes = hop->max_bytes;
  exchange->progressed = hop->progressed;
  exchange->progress_data = hop->progress_data;
  exchange->stop = g_cancellable_new ();
  exchange->reply = g_new0 (CorantoReply, 1);
  return exchange;
}

void
coranto_soup_transport_send_async (CorantoSoupTransport *self,
                                   const CorantoHop *hop,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Exchange *exchange;

  g_task_set_source_tag (task, coranto_soup_transport_send_async);
  g_task_set_priority (task, hop->request->priority);
  if (g_task_return_error_if_cancelled (task))
    return;
  exchange = exchange_new (self, hop);
  if (!exchange->message)
    {
      exchange_free (exchange);
      g_task_return_new_error (task, CORANTO_ERROR, CORANTO_ERROR_INVALID_ADDRESS, "%s", hop->url);
      return;
    }
  g_task_set_task_data (task, exchange, exchange_free);
  exchange->clock
      = coranto_transfer_clock_new (self->limits, hop->spent_ms, exchange_expired, exchange);
  if (cancellable)
    {
      exchange->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (exchange->cancel_source, G_SOURCE_FUNC (exchange_cancelled_cb),
                             exchange, NULL);
      g_source_attach (exchange->cancel_source, g_main_context_get_thread_default ());
    }
  if (hop->is_judged)
    g_signal_connect (exchange->message, "network-event", G_CALLBACK (exchange_network_event_cb),
                      exchange);
  g_signal_connect (exchange->message, "starting", G_CALLBACK (exchange_starting_cb), exchange);
  exchange_send (g_steal_pointer (&task), ensure_session (self, hop->is_judged),
                 hop->request->priority);
}

static void
exchange_send (GTask *task, SoupSession *session, int priority)
{
  Exchange *exchange = g_task_get_task_data (task);

  coranto_transfer_clock_set_phase (exchange->clock, exchange->limits->connect_timeout_ms);
  soup_session_send_async (session, exchange->message, priority, exchange->stop, exchange_sent_cb,
                           task);
}

/* Ends with `error` of libsoup or GIO, or with what it was stopped for (I2).  Takes both. */
static void
exchange_fail (GTask *task, GError *error, gboolean in_body)
{
  g_autoptr (GTask) owned = task;
  g_autoptr (GError) owned_error = error;
  Exchange *exchange = g_task_get_task_data (task);

  exchange_quiet (exchange);
  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_error (task, coranto_net_error_translate (error, exchange->verdict,
                                                          soup_message_get_uri (exchange->message),
                                                          in_body));
}

static gboolean
peer_is_private (SoupMessage *message)
{
  GSocketAddress *address = soup_message_get_remote_address (message);

  return address && !G_IS_PROXY_ADDRESS (address) && coranto_address_gate_refuses (address);
}

static void
note_headers (Exchange *exchange)
{
  SoupMessage *message = exchange->message;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  CorantoReply *reply = exchange->reply;
  CorantoResponse *response = coranto_response_new ();

  response->status = soup_message_get_status (message);
  response->url = g_uri_to_string (soup_message_get_uri (message));
  response->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  response->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  response->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  response->max_age_seconds
      = coranto_max_age_parse (soup_message_headers_get_list (headers, "Cache-Control"));
  reply->response = response;
  reply->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  reply->retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));
  reply->peer_is_private = peer_is_private (message);
}

/* Whether the body came as it is, or in a coding that libsoup undoes. */
static gboolean
coding_is_known (SoupMessage *message)
{
  static const char *const known[] = { "gzip", "x-gzip", "deflate", "br", "identity", NULL };
  const char *value = soup_message_headers_get_list (soup_message_get_response_headers (message),
                                                     "Content-Encoding");
  GSList *codings = value ? soup_header_parse_list (value) : NULL;
  gboolean is_known = TRUE;

  for (GSList *coding = codings; coding; coding = coding->next)
    {
      g_autofree char *name = g_ascii_strdown (coding->data, -1);

      is_known = is_known && g_strv_contains (known, name);
    }
  soup_header_free_list (codings);
  return is_known;
}

/* What the headers already say of a body that will not be taken. */
static CorantoErrorCode
judge_headers (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

  if (!coding_is_known (exchange->message))
    return CORANTO_ERROR_MALFORMED;
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && soup_message_headers_get_content_length (headers) > (goffset) exchange->max_bytes)
    return CORANTO_ERROR_TOO_LARGE;
  return CORANTO_ERROR_NONE;
}

static void
exchange_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (!exchange->stream)
    {
      exchange_fail (g_steal_pointer (&task), g_steal_pointer (&error), FALSE);
      return;
    }
  exchange->progressed (exchange->progress_data);
  note_headers (exchange);
  if (exchange->reply->response->status != SOUP_STATUS_OK
      && exchange->reply->response->status != SOUP_STATUS_NON_AUTHORITATIVE)
    {
      exchange_finish (g_steal_pointer (&task));
      return;
    }
  if (exchange->verdict == CORANTO_ERROR_NONE)
    exchange->verdict = judge_headers (exchange);
  if (exchange->verdict != CORANTO_ERROR_NONE)
    {
      exchange_fail (g_steal_pointer (&task), NULL, TRUE);
      return;
    }
  exchange->body = coranto_spool_new ();
  exchange_read (g_steal_pointer (&task));
}

static void
exchange_read (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  coranto_transfer_clock_set_phase (exchange->clock, exchange->limits->idle_timeout_ms);
  g_input_stream_read_async (exchange->stream, coranto_spool_reserve (exchange->body, READ_BYTES),
                             READ_BYTES, g_task_get_priority (task), exchange->stop,
                             exchange_read_cb, task);
}

/* What came of the body, before the decoder. */
static guint64
wire_bytes (Exchange *exchange)
{
  return soup_message_metrics_get_response_body_bytes_received (
      soup_message_get_metrics (exchange->message));
}

/* Where the server says beforehand that it will close, libsoup takes any end for the end. */
static gboolean
is_short (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
         && wire_bytes (exchange) < (guint64) soup_message_headers_get_content_length (headers);
}

/* Bytes are counted behind the decoder; those before it tell a bomb. */
static CorantoErrorCode
judge_body (Exchange *exchange, gboolean is_end)
{
  gsize length = coranto_spool_get_size (exchange->body);
  guint64 wire = wire_bytes (exchange);

  if (length > exchange->max_bytes)
    return CORANTO_ERROR_TOO_LARGE;
  if (length > RATIO_COUNTS_FROM && wire > 0 && length / wire > MAX_RATIO)
    return CORANTO_ERROR_TOO_LARGE;
  return is_end && is_short (exchange) ? CORANTO_ERROR_TRUNCATED : CORANTO_ERROR_NONE;
}

static void
exchange_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);
  gssize n = g_input_stream_read_finish (exchange->stream, result, &error);

  /* A body that the disk has no room for is none that came. */
  if (n < 0 || !coranto_spool_commit (exchange->body, (gsize) n, &error))
    {
      exchange_fail (g_steal_pointer (&task), g_steal_pointer (&error), TRUE);
      return;
    }
  exchange->progressed (exchange->progress_data);
  coranto_transfer_clock_note_bytes (exchange->clock, coranto_spool_get_size (exchange->body));
  if (exchange->verdict == CORANTO_ERROR_NONE)
    exchange->verdict = judge_body (exchange, n == 0);
  if (exchange->verdict != CORANTO_ERROR_NONE)
    exchange_fail (g_steal_pointer (&task), NULL, TRUE);
  else if (n == 0)
    exchange_finish (g_steal_pointer (&task));
  else
    exchange_read (g_steal_pointer (&task));
}

static void
exchange_finish (GTask *task)
{
  g_autoptr (GTask) owned = task;
  Exchange *exchange = g_task_get_task_data (task);
  CorantoResponse *response = exchange->reply->response;

  GError *error = NULL;

  exchange->reply->spent_ms = coranto_transfer_clock_get_spent_ms (exchange->clock);
  if (exchange->body)
    {
      response->transferred_bytes = coranto_spool_get_size (exchange->body);
      response->body = coranto_spool_finish (exchange->body, &error);
    }
  if (error)
    {
      exchange_fail (g_steal_pointer (&owned), error, TRUE);
      return;
    }
  exchange_quiet (exchange);
  g_input_stream_close_async (exchange->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_task_return_pointer (task, g_steal_pointer (&exchange->reply),
                         (GDestroyNotify) coranto_reply_free);
}

CorantoReply *
coranto_soup_transport_send_finish (CorantoSoupTransport *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
coranto_soup_transport_dispose (GObject *object)
{
  CorantoSoupTransport *self = CORANTO_SOUP_TRANSPORT (object);

  g_clear_object (&self->open_session);
  g_clear_object (&self->judged_session);
  G_OBJECT_CLASS (coranto_soup_transport_parent_class)->dispose (object);
}

static void
coranto_soup_transport_class_init (CorantoSoupTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coranto_soup_transport_dispose;
}

static void
coranto_soup_transport_init (CorantoSoupTransport *self)
{
}

CorantoSoupTransport *
coranto_soup_transport_new (const CorantoLimits *limits)
{
  CorantoSoupTransport *self = g_object_new (CORANTO_TYPE_SOUP_TRANSPORT, NULL);

  self->limits = limits;
  return self;
}
