/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text into terms; see the header for the rules. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-tokenizer-private.h"

#include <string.h>

#include "coranto-text.h"

/* Longer words are cut: nobody searches for them, and they are how an index is filled with junk. */
#define MAX_TERM_BYTES 60

typedef enum
{
  CHAR_GAP,
  CHAR_WORD,
  CHAR_MARK, /* belongs to the character before it and is not indexed */
  CHAR_PAIR, /* of a script that is indexed in pairs */
} CharClass;

typedef struct
{
  const char *text;
  gsize length;
  gsize at;    /* behind the character that was read */
  gsize start; /* of the character that was read */
  gunichar c;  /* folded */
  CharClass kind;
} Reader;

/* Scripts of South-East Asia write no spaces between words either. */
static gboolean
is_pair_script (gunichar c)
{
  return coranto_char_is_cjk (c) || (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F)
         || (c >= 0x1780 && c <= 0x17FF);
}

/* Where a mark makes another letter, or the decomposition is no letter of its own. */
static gboolean
stays_whole (gunichar c)
{
  return c < 0x00A0 || (c >= 0x2E80 && c <= 0xD7FF) || (c < 0xF900 && is_pair_script (c));
}

/* The base character of `c`: compatibility forms (full width, ligatures, presentation forms) and
 * diacritics taken off. */
static gunichar
fold (gunichar c)
{
  gunichar parts[4];

  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;
  else if (!stays_whole (c) && g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts)) > 0)
    c = parts[0];
  return g_unichar_tolower (c);
}

static CharClass
classify (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? CHAR_WORD : CHAR_GAP;
  if (is_pair_script (c))
    return CHAR_PAIR;
  if (g_unichar_ismark (c) || c == 0x00AD || c == 0x200B || c == 0x200C || c == 0x200D
      || c == 0x2060 || c == 0xFEFF)
    return CHAR_MARK;
  return g_unichar_isalnum (c) ? CHAR_WORD : CHAR_GAP;
}

/* Reads the next character; a byte that is no UTF-8 counts as a gap. */
static gboolean
read_char (Reader *reader)
{
  guchar byte;
  gunichar c;

  if (reader->at >= reader->length)
    return FALSE;
  reader->start = reader->at;
  byte = (guchar) reader->text[reader->at];
  if (byte < 0x80)
    {
      reader->at++;
      reader->c = (gunichar) g_ascii_tolower ((char) byte);
      reader->kind = classify (reader->c);
      return TRUE;
    }
  c = g_utf8_get_char_validated (reader->text + reader->at, reader->length - reader->at);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      reader->at++;
      reader->kind = CHAR_GAP;
      return TRUE;
    }
  reader->at += g_utf8_skip[byte];
  reader->c = fold (c);
  reader->kind = classify (reader->c);
  return TRUE;
}

/* A run of pair-script characters, the first of which was read.  Leaves the reader on the first
 * character behind it; FALSE in `more` at the end of the text. */
static gboolean
tokenize_run (Reader *reader,
              CorantoTokenizeMode mode,
              CorantoTokenFunc func,
              gpointer user_data,
              gboolean *more)
{
  char pair[12];
  gsize previous_length = (gsize) g_unichar_to_utf8 (reader->c, pair);
  gsize previous_start = reader->start, previous_end = reader->at;
  guint count = 1;

  while ((*more = read_char (reader)) && (reader->kind == CHAR_PAIR || reader->kind == CHAR_MARK))
    {
      gsize length;

      if (reader->kind == CHAR_MARK)
        continue;
      length = (gsize) g_unichar_to_utf8 (reader->c, pair + previous_length);
      if (!func (pair, previous_length + length, previous_start, reader->at, FALSE, user_data))
        return FALSE;
      memmove (pair, pair + previous_length, length);
      previous_length = length;
      previous_start = reader->start;
      previous_end = reader->at;
      count++;
    }
  if (mode == CORANTO_TOKENIZE_QUERY && count > 1)
    return TRUE;
  return func (pair, previous_length, previous_start, previous_end, TRUE, user_data);
}

static gboolean
tokenize_word (Reader *reader, CorantoTokenFunc func, gpointer user_data, gboolean *more)
{
  char term[MAX_TERM_BYTES + 6];
  gsize length = 0, start = reader->start, end;

  do
    {
      end = reader->at;
      if (reader->kind == CHAR_WORD && length < MAX_TERM_BYTES)
        length += (gsize) g_unichar_to_utf8 (reader->c, term + length);
    }
  while ((*more = read_char (reader)) && (reader->kind == CHAR_WORD || reader->kind == CHAR_MARK));
  return func (term, length, start, end, FALSE, user_data);
}

gboolean
coranto_tokenize (const char *text,
                  gsize length,
                  CorantoTokenizeMode mode,
                  CorantoTokenFunc func,
                  gpointer user_data)
{
  Reader reader = { .text = text, .length = length };
  gboolean more = read_char (&reader);

  while (more)
    {
      gboolean go_on = TRUE;

      if (reader.kind == CHAR_PAIR)
        go_on = tokenize_run (&reader, mode, func, user_data, &more);
      else if (reader.kind == CHAR_WORD)
        go_on = tokenize_word (&reader, func, user_data, &more);
      else
        more = read_char (&reader);
      if (!go_on)
        return FALSE;
    }
  return TRUE;
}

/* FTS5 ---------------------------------------------------------------------------------------- */

typedef struct
{
  int (*emit) (void *context, int flags, const char *term, int length, int start, int end);
  void *context;
  int code;
} Fts5Sink;

static gboolean
emit_to_fts5_cb (const char *term,
                 gsize length,
                 gsize start,
                 gsize end,
                 gboolean is_single,
                 gpointer user_data)
{
  Fts5Sink *sink = user_data;

  sink->code = sink->emit (sink->context, 0, term, (int) length, (int) start, (int) end);
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

static int
fts5_tokenize (Fts5Tokenizer *tokenizer,
               void *context,
               int flags,
               const char *text,
               int length,
               int (*emit) (void *, int, const char *, int, int, int))
{
  Fts5Sink sink = { emit, context, SQLITE_OK };
  CorantoTokenizeMode mode
      = flags & FTS5_TOKENIZE_QUERY ? CORANTO_TOKENIZE_QUERY : CORANTO_TOKENIZE_DOCUMENT;

  if (text)
    coranto_tokenize (text, (gsize) length, mode, emit_to_fts5_cb, &sink);
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
