/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text into terms; see the header for the rules. */
#include "coranto-tokenizer.h"

#include <string.h>

#include "coranto-han.h"
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

/* Letters whose stroke is part of them, and a letter that has two small forms. */
static gunichar
without_stroke (gunichar c)
{
  static const struct
  {
    gunichar from, to;
  } letters[] = { { 0x00F8, 'o' }, { 0x0111, 'd' }, { 0x0127, 'h' },
                  { 0x0131, 'i' }, { 0x0142, 'l' }, { 0x03C2, 0x03C3 } };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (letters[i].from == c)
        return letters[i].to;
    }
  return c;
}

/* The base character of `c`: compatibility forms (full width, ligatures, presentation forms),
 * diacritics and traditional forms taken off. */
static gunichar
fold (gunichar c)
{
  gunichar parts[4];

  if (c >= 0x3400 && c <= 0x9FFF)
    return coranto_han_fold (c);
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;
  else if (!stays_whole (c) && g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts)) > 0)
    c = coranto_han_fold (parts[0]);
  return without_stroke (g_unichar_tolower (c));
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

/* What most of a Chinese text is, without the look at everything that a character can be. */
static inline gboolean
read_han (Reader *reader, guchar byte)
{
  const guchar *at = (const guchar *) reader->text + reader->at;
  gunichar c;

  if (byte < 0xE3 || byte > 0xE9 || reader->length - reader->at < 3 || (at[1] & 0xC0) != 0x80
      || (at[2] & 0xC0) != 0x80)
    return FALSE;
  c = (gunichar) (byte & 0x0F) << 12 | (gunichar) (at[1] & 0x3F) << 6 | (at[2] & 0x3F);
  /* The two blocks of Han characters, all of which are indexed in pairs. */
  if (c < 0x3400 || (c > 0x4DBF && c < 0x4E00) || c > 0x9FFF)
    return FALSE;
  reader->at += 3;
  reader->c = coranto_han_fold (c);
  reader->kind = CHAR_PAIR;
  return TRUE;
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
  if (read_han (reader, byte))
    return TRUE;
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
      if (!func (pair, previous_length + length, previous_start, reader->at, CORANTO_TOKEN_NONE,
                 user_data))
        return FALSE;
      memmove (pair, pair + previous_length, length);
      previous_length = length;
      previous_start = reader->start;
      previous_end = reader->at;
      count++;
    }
  if (mode == CORANTO_TOKENIZE_QUERY && count > 1)
    return TRUE;
  return func (pair, previous_length, previous_start, previous_end, CORANTO_TOKEN_SINGLE,
               user_data);
}

/* The same, character by character. */
static gboolean
tokenize_characters (Reader *reader, CorantoTokenFunc func, gpointer user_data, gboolean *more)
{
  CorantoTokenFlags flags = CORANTO_TOKEN_SINGLE;

  do
    {
      char character[6];
      gsize length;

      if (reader->kind == CHAR_MARK)
        continue;
      length = (gsize) g_unichar_to_utf8 (reader->c, character);
      if (!func (character, length, reader->start, reader->at, flags, user_data))
        return FALSE;
      flags = CORANTO_TOKEN_SINGLE | CORANTO_TOKEN_JOINED;
    }
  while ((*more = read_char (reader)) && (reader->kind == CHAR_PAIR || reader->kind == CHAR_MARK));
  return TRUE;
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
  return func (term, length, start, end, CORANTO_TOKEN_NONE, user_data);
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

      if (reader.kind == CHAR_PAIR && mode == CORANTO_TOKENIZE_ELEMENTS)
        go_on = tokenize_characters (&reader, func, user_data, &more);
      else if (reader.kind == CHAR_PAIR)
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
