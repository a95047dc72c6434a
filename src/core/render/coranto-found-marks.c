/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks around words in markup.
 *
 * The markup is walked twice in pieces (a tag, an entity, a byte of text): first to gather the text
 * that is read, in which a word may run on through inline tags; then to write it out again with the
 * marks.  A mark never has a tag in it. */
#define G_LOG_DOMAIN "coranto-render"

#include "coranto-found-marks.h"

#include <string.h>

#include "coranto-text.h"

#define MAX_MARKS 2000
#define OPENING "<mark class=\"found\">"
#define CLOSING "</mark>"

typedef enum
{
  PIECE_TEXT,
  PIECE_INLINE, /* a tag that words run through */
  PIECE_BLOCK,
} PieceKind;

typedef struct
{
  PieceKind kind;
  const char *start;
  gsize length;
  char c; /* TEXT: as it reads; bytes of characters beyond ASCII one by one */
} Piece;

static gboolean
is_inline (const char *tag)
{
  static const char *const names[]
      = { "a",     "abbr", "b",      "bdi", "bdo", "cite", "code", "del", "dfn",
          "em",    "font", "i",      "ins", "kbd", "mark", "q",    "s",   "samp",
          "small", "span", "strong", "sub", "sup", "u",    "var",  "wbr", NULL };
  char name[8] = "";
  const char *at = tag + (tag[1] == '/' ? 2 : 1);
  gsize length = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789");

  if (length >= sizeof name)
    return FALSE;
  memcpy (name, at, length);
  return g_strv_contains (names, name);
}

/* To its ">", which may stand within quotes too. */
static gsize
tag_length (const char *tag)
{
  char quote = '\0';
  const char *at = tag;

  for (; *at && (*at != '>' || quote); at++)
    {
      if (quote && *at == quote)
        quote = '\0';
      else if (!quote && (*at == '"' || *at == '\''))
        quote = *at;
    }
  return (gsize) (at - tag) + (*at ? 1 : 0);
}

/* An entity that is not known reads as a gap between words. */
static void
read_entity (Piece *piece)
{
  static const struct
  {
    const char *name;
    char c;
  } entities[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' }
  };
  gsize length = strcspn (piece->start, "; \n<");

  piece->c = ' ';
  if (piece->start[length] == ';' && length < 12)
    piece->length = length + 1;
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (g_str_has_prefix (piece->start, entities[i].name))
        piece->c = entities[i].c;
    }
}

/* FALSE at the end. */
static gboolean
read_piece (const char *at, Piece *piece)
{
  *piece = (Piece){ PIECE_TEXT, at, 1, *at };
  if (!*at)
    return FALSE;
  if (*at == '<')
    {
      piece->kind = is_inline (at) ? PIECE_INLINE : PIECE_BLOCK;
      piece->length = tag_length (at);
    }
  else if (*at == '&')
    read_entity (piece);
  return TRUE;
}

/* As it is read: a byte for each piece of text, a line's end for each block. */
static char *
gather_text (const char *html)
{
  GString *text = g_string_new (NULL);
  Piece piece;

  for (const char *at = html; read_piece (at, &piece); at += piece.length)
    {
      if (piece.kind == PIECE_TEXT)
        g_string_append_c (text, piece.c);
      else if (piece.kind == PIECE_BLOCK)
        g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  GString *out;
  GArray *ranges; /* (element-type CorantoTextRange) */
  guint next;
  gsize offset; /* in the text */
  gboolean is_open;
} Writer;

static void
set_open (Writer *self, gboolean is_open)
{
  if (self->is_open == is_open)
    return;
  g_string_append (self->out, is_open ? OPENING : CLOSING);
  self->is_open = is_open;
}

static gboolean
is_marked (Writer *self)
{
  const CorantoTextRange *ranges = (const CorantoTextRange *) (gpointer) self->ranges->data;

  while (self->next < self->ranges->len && self->offset >= ranges[self->next].end)
    self->next++;
  return self->next < self->ranges->len && self->offset >= ranges[self->next].start;
}

char *
coranto_found_marks_in_html (const char *html,
                             const CorantoSearch *search,
                             CorantoSearchField field)
{
  g_autofree char *text = gather_text (html);
  g_autoptr (GArray) ranges = coranto_search_find_words (search, field, text, MAX_MARKS);
  Writer writer = { g_string_sized_new (strlen (html) + 256), ranges, 0, 0, FALSE };
  Piece piece;

  for (const char *at = html; read_piece (at, &piece); at += piece.length)
    {
      set_open (&writer, piece.kind == PIECE_TEXT && is_marked (&writer));
      g_string_append_len (writer.out, piece.start, (gssize) piece.length);
      writer.offset += piece.kind != PIECE_INLINE;
    }
  set_open (&writer, FALSE);
  return g_string_free (writer.out, FALSE);
}

char *
coranto_found_marks_in_text (const char *text,
                             const CorantoSearch *search,
                             CorantoSearchField field)
{
  g_autofree char *escaped = coranto_text_escape_html (text);

  return coranto_found_marks_in_html (escaped, search, field);
}
