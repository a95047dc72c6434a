/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that says what a script tells it, byte for byte, and remembers what it was asked: for
 * HTTP that SoupServer would never speak.  Threads of its own; every function from any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TestServer TestServer;

/* What one request was. */
typedef struct
{
  char *path;
  char *head;     /* request line and headers, lines ended by "\n" */
  gint64 time_us; /* monotonic */
} TestRequest;

/* How an answer is sent. */
typedef struct
{
  guint first_delay_ms;
  guint piece_bytes; /* 0: all at once */
  guint piece_delay_ms;
  gboolean stalls; /* silent at the end instead of closing */
} TestPace;

/* On a free port of `address` (NULL: 127.0.0.1). */
TestServer *test_server_new (const char *address);
void test_server_free (TestServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)

/* "http://127.0.0.1:PORT"; borrowed. */
const char *test_server_get_uri (TestServer *server);
/* The uri and `path`.  (transfer full) */
char *test_server_uri (TestServer *server, const char *path);

/* The next answer to `path`; the last one given stays.  `headers` begins with the status ("200 OK")
 * and has its lines ended by "\n"; Content-Length is added unless it or Transfer-Encoding stands
 * there.  A path without an answer gives 404. */
void test_server_answer (TestServer *server,
                         const char *path,
                         const char *headers,
                         const char *body);
void test_server_answer_bytes (TestServer *server,
                               const char *path,
                               const char *headers,
                               GBytes *body,
                               const TestPace *pace);
/* Forgets answers and requests. */
void test_server_reset (TestServer *server);

/* What was asked so far, in order; all paths with NULL.  (transfer full) (element-type
 * TestRequest) */
GPtrArray *test_server_get_requests (TestServer *server, const char *path);
guint test_server_count (TestServer *server, const char *path);
/* The value of a header of `request`; NULL when it has none.  (transfer full) */
char *test_request_header (const TestRequest *request, const char *name);

G_END_DECLS
