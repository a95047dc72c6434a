/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokenizer as FTS5 calls it. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-tokenizer-private.h"

#include <string.h>

/* The longest term, and its mark. */
#define MAX_MARKED_BYTES 80

typedef struct
{
  int (*emit) (void *context, int flags, const char *term, int length, int start, int end);
  void *context;
  gboolean is_query;
  char mark; /* of the part that is read; 0: none */
  gsize offset;
  int code;
} Fts5Sink;

static gboolean
emit_cb (const char *term,
         gsize length,
         gsize start,
         gsize end,
         CorantoTokenFlags flags,
         gpointer user_data)
{
  Fts5Sink *sink = user_data;
  char marked[MAX_MARKED_BYTES];
  int from = (int) (sink->offset + start), to = (int) (sink->offset + end);

  if (!sink->is_query || !sink->mark)
    sink->code = sink->emit (sink->context, 0, term, (int) length, from, to);
  if (sink->code != SQLITE_OK || !sink->mark || length >= sizeof marked)
    return sink->code == SQLITE_OK;
  marked[0] = sink->mark;
  memcpy (marked + 1, term, length);
  sink->code = sink->emit (sink->context, FTS5_TOKEN_COLOCATED, marked, (int) length + 1, from, to);
  return sink->code == SQLITE_OK;
}

/* The tokenizer has no state: any address that is not NULL will do. */
static int
fts5_create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **out)
{
  static char stateless;

  *out = (Fts5Tokenizer *) &stateless;
  return SQLITE_OK;
}

static void
fts5_delete (Fts5Tokenizer *tokenizer)
{
}

static gboolean
is_mark (char c)
{
  return c >= CORANTO_MARK_PLAIN && c <= CORANTO_MARK_SOURCE;
}

/* Part by part. */
static int
fts5_tokenize (Fts5Tokenizer *tokenizer,
               void *context,
               int flags,
               const char *text,
               int length,
               int (*emit) (void *, int, const char *, int, int, int))
{
  Fts5Sink sink = { emit, context, (flags & FTS5_TOKENIZE_QUERY) != 0, 0, 0, SQLITE_OK };
  CorantoTokenizeMode mode = sink.is_query ? CORANTO_TOKENIZE_QUERY : CORANTO_TOKENIZE_DOCUMENT;
  gsize end = text ? (gsize) length : 0;

  for (gsize at = 0; at < end && sink.code == SQLITE_OK;)
    {
      gsize stop = at + 1;

      while (stop < end && !is_mark (text[stop]))
        stop++;
      sink.mark = is_mark (text[at]) && text[at] != CORANTO_MARK_PLAIN ? text[at] : 0;
      sink.offset = at;
      coranto_tokenize (text + at, stop - at, mode, emit_cb, &sink);
      at = stop;
    }
  return sink.code;
}

static fts5_api *
get_fts5 (sqlite3 *handle)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

int
coranto_tokenizer_register (sqlite3 *handle)
{
  static fts5_tokenizer methods = { fts5_create, fts5_delete, fts5_tokenize };
  fts5_api *api = get_fts5 (handle);

  if (!api)
    return SQLITE_ERROR;
  return api->xCreateTokenizer (api, "coranto", NULL, &methods, NULL);
}
