/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that says what a script tells it. */
#include "test-server.h"

#include <gio/gio.h>
#include <string.h>

#define HEAD_BYTES (64 * 1024)

typedef struct
{
  GBytes *head;
  GBytes *body;
  TestPace pace;
} Answer;

struct _TestServer
{
  GSocket *socket;
  GThread *thread;
  GCancellable *stop;
  char *uri;
  GMutex mutex;           /* guards what follows */
  GHashTable *answers;    /* path -> GQueue of Answer */
  GPtrArray *requests;    /* TestRequest */
  GPtrArray *connections; /* GThread */
};

typedef struct
{
  TestServer *server;
  GSocket *socket;
} Connection;

static Answer *
answer_new (const char *head, GBytes *body, const TestPace *pace)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->head = g_bytes_new (head, strlen (head));
  answer->body = body ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  if (pace)
    answer->pace = *pace;
  return answer;
}

static Answer *
answer_copy (const Answer *answer)
{
  Answer *copy = g_new0 (Answer, 1);

  *copy = *answer;
  g_bytes_ref (copy->head);
  g_bytes_ref (copy->body);
  return copy;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_bytes_unref (answer->head);
  g_bytes_unref (answer->body);
  g_free (answer);
}

static void
answers_free (gpointer data)
{
  g_queue_free_full (data, answer_free);
}

static void
request_free (gpointer data)
{
  TestRequest *request = data;

  g_free (request->path);
  g_free (request->head);
  g_free (request);
}

/* Up to the empty line; NULL when the other side is gone before it. */
static char *
read_head (Connection *connection)
{
  GString *head = g_string_new (NULL);
  char buffer[4096];

  while (head->len < HEAD_BYTES && !strstr (head->str, "\r\n\r\n"))
    {
      gssize n = g_socket_receive (connection->socket, buffer, sizeof buffer,
                                   connection->server->stop, NULL);

      if (n <= 0)
        {
          g_string_free (head, TRUE);
          return NULL;
        }
      g_string_append_len (head, buffer, n);
    }
  g_string_replace (head, "\r\n", "\n", 0);
  return g_string_free (head, FALSE);
}

/* Takes `head`.  The answer that is due.  (transfer full) */
static Answer *
note_request (TestServer *server, char *head)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);
  TestRequest *request = g_new0 (TestRequest, 1);
  const char *start = strchr (head, ' ');
  GQueue *queue;

  request->head = head;
  request->time_us = g_get_monotonic_time ();
  request->path = start ? g_strndup (start + 1, strcspn (start + 1, " \n")) : g_strdup ("");
  g_ptr_array_add (server->requests, request);
  queue = g_hash_table_lookup (server->answers, request->path);
  if (!queue)
    return answer_new ("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                       NULL, NULL);
  if (queue->length > 1)
    return g_queue_pop_head (queue);
  return answer_copy (g_queue_peek_head (queue));
}

static gboolean
pause_ms (TestServer *server, guint ms)
{
  GPollFD fd;

  if (ms == 0)
    return TRUE;
  if (!g_cancellable_make_pollfd (server->stop, &fd))
    return FALSE;
  g_poll (&fd, 1, (int) ms);
  g_cancellable_release_fd (server->stop);
  return !g_cancellable_is_cancelled (server->stop);
}

static gboolean
send_all (Connection *connection, GBytes *bytes, guint piece, guint delay_ms)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize sent = 0; sent < size;)
    {
      gsize length = piece > 0 ? MIN (piece, size - sent) : size - sent;
      gssize n
          = g_socket_send (connection->socket, data + sent, length, connection->server->stop, NULL);

      if (n <= 0)
        return FALSE;
      sent += (gsize) n;
      if (piece > 0 && sent < size && !pause_ms (connection->server, delay_ms))
        return FALSE;
    }
  return TRUE;
}

static gpointer
connection_run (gpointer data)
{
  Connection *connection = data;
  TestServer *server = connection->server;
  char *head = read_head (connection);
  Answer *answer = head ? note_request (server, head) : NULL;

  if (answer && pause_ms (server, answer->pace.first_delay_ms)
      && send_all (connection, answer->head, answer->pace.piece_bytes, answer->pace.piece_delay_ms)
      && send_all (connection, answer->body, answer->pace.piece_bytes, answer->pace.piece_delay_ms)
      && answer->pace.stalls)
    pause_ms (server, 60 * 1000);
  g_clear_pointer (&answer, answer_free);
  g_socket_close (connection->socket, NULL);
  g_object_unref (connection->socket);
  g_free (connection);
  return NULL;
}

static gpointer
server_run (gpointer data)
{
  TestServer *server = data;
  GSocket *socket;

  while ((socket = g_socket_accept (server->socket, server->stop, NULL)) != NULL)
    {
      Connection *connection = g_new (Connection, 1);

      connection->server = server;
      connection->socket = socket;
      g_mutex_lock (&server->mutex);
      g_ptr_array_add (server->connections, g_thread_new ("answer", connection_run, connection));
      g_mutex_unlock (&server->mutex);
    }
  return NULL;
}

TestServer *
test_server_new (const char *address)
{
  TestServer *server = g_new0 (TestServer, 1);
  g_autoptr (GInetAddress) host = g_inet_address_new_from_string (address ? address : "127.0.0.1");
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (host, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  server->socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, 0, &error);
  g_assert_no_error (error);
  g_socket_bind (server->socket, any, TRUE, &error);
  g_assert_no_error (error);
  g_socket_set_listen_backlog (server->socket, 128);
  g_socket_listen (server->socket, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (server->socket, NULL);
  name = g_inet_address_to_string (host);
  server->uri = g_strdup_printf ("http://%s:%u", name,
                                 g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  g_mutex_init (&server->mutex);
  server->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answers_free);
  server->requests = g_ptr_array_new_with_free_func (request_free);
  server->connections = g_ptr_array_new ();
  server->stop = g_cancellable_new ();
  server->thread = g_thread_new ("test-server", server_run, server);
  return server;
}

void
test_server_free (TestServer *server)
{
  if (!server)
    return;
  g_cancellable_cancel (server->stop);
  g_thread_join (server->thread);
  for (guint i = 0; i < server->connections->len; i++)
    g_thread_join (g_ptr_array_index (server->connections, i));
  g_ptr_array_unref (server->connections);
  g_ptr_array_unref (server->requests);
  g_hash_table_unref (server->answers);
  g_mutex_clear (&server->mutex);
  g_object_unref (server->stop);
  g_object_unref (server->socket);
  g_free (server->uri);
  g_free (server);
}

const char *
test_server_get_uri (TestServer *server)
{
  return server->uri;
}

char *
test_server_uri (TestServer *server, const char *path)
{
  return g_strconcat (server->uri, path, NULL);
}

static void
add_answer (TestServer *server, const char *path, Answer *answer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);
  GQueue *queue = g_hash_table_lookup (server->answers, path);

  if (!queue)
    {
      queue = g_queue_new ();
      g_hash_table_insert (server->answers, g_strdup (path), queue);
    }
  g_queue_push_tail (queue, answer);
}

void
test_server_answer_bytes (TestServer *server,
                          const char *path,
                          const char *headers,
                          GBytes *body,
                          const TestPace *pace)
{
  GString *head = g_string_new ("HTTP/1.1 ");

  g_string_append (head, headers);
  if (!g_str_has_suffix (headers, "\n"))
    g_string_append_c (head, '\n');
  g_string_append (head, "Connection: close\n");
  if (!strstr (headers, "Content-Length") && !strstr (headers, "Transfer-Encoding"))
    g_string_append_printf (head, "Content-Length: %" G_GSIZE_FORMAT "\n",
                            body ? g_bytes_get_size (body) : 0);
  g_string_append_c (head, '\n');
  g_string_replace (head, "\n", "\r\n", 0);
  add_answer (server, path, answer_new (head->str, body, pace));
  g_string_free (head, TRUE);
}

void
test_server_answer (TestServer *server, const char *path, const char *headers, const char *body)
{
  g_autoptr (GBytes) bytes = body ? g_bytes_new (body, strlen (body)) : NULL;

  test_server_answer_bytes (server, path, headers, bytes, NULL);
}

void
test_server_reset (TestServer *server)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);

  g_hash_table_remove_all (server->answers);
  g_ptr_array_set_size (server->requests, 0);
}

GPtrArray *
test_server_get_requests (TestServer *server, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);
  GPtrArray *found = g_ptr_array_new_with_free_func (request_free);

  for (guint i = 0; i < server->requests->len; i++)
    {
      const TestRequest *request = g_ptr_array_index (server->requests, i);
      TestRequest *copy;

      if (path && strcmp (request->path, path) != 0)
        continue;
      copy = g_new0 (TestRequest, 1);
      copy->path = g_strdup (request->path);
      copy->head = g_strdup (request->head);
      copy->time_us = request->time_us;
      g_ptr_array_add (found, copy);
    }
  return found;
}

guint
test_server_count (TestServer *server, const char *path)
{
  g_autoptr (GPtrArray) found = test_server_get_requests (server, path);

  return found->len;
}

char *
test_request_header (const TestRequest *request, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (request->head, "\n", -1);
  gsize length = strlen (name);

  for (guint i = 1; lines[0] && lines[i]; i++)
    if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
      return g_strdup (lines[i] + length + 1 + strspn (lines[i] + length + 1, " "));
  return NULL;
}
