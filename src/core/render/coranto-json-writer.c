/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON written as it comes: indented by a blank a level, the whole ended by a line feed. */
#include "coranto-json-writer.h"

#include <string.h>

#define PIECE_BYTES (64 * 1024)

struct _CorantoJsonWriter
{
  CorantoJsonSink sink;
  gpointer user_data;
  GString *out;
  GString *brackets; /* that will close what is open */
  gboolean is_first; /* in what was begun last */
};

CorantoJsonWriter *
coranto_json_writer_new (CorantoJsonSink sink, gpointer user_data)
{
  CorantoJsonWriter *writer = g_new0 (CorantoJsonWriter, 1);

  writer->sink = sink;
  writer->user_data = user_data;
  writer->out = g_string_sized_new (PIECE_BYTES);
  writer->brackets = g_string_new (NULL);
  writer->is_first = TRUE;
  return writer;
}

static void
hand_over (CorantoJsonWriter *writer)
{
  writer->sink (writer->out->str, writer->out->len, writer->user_data);
  g_string_truncate (writer->out, 0);
}

void
coranto_json_writer_free (CorantoJsonWriter *writer)
{
  if (!writer)
    return;
  hand_over (writer);
  g_string_free (writer->out, TRUE);
  g_string_free (writer->brackets, TRUE);
  g_free (writer);
}

static void
begin_line (CorantoJsonWriter *writer)
{
  g_string_append_c (writer->out, '\n');
  for (gsize i = 0; i < writer->brackets->len; i++)
    g_string_append_c (writer->out, ' ');
}

/* What stands inside of strings by itself, or 'u', or the letter of its escape (RFC 8259, 7). */
static char
escape_of (guchar c)
{
  switch (c)
    {
    case '"':
    case '\\':
      return (char) c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return c < 0x20 || c == 0x7F ? 'u' : '\0';
    }
}

static void
append_escaped (GString *out, const char *text)
{
  const char *start = text;

  g_string_append_c (out, '"');
  for (; *text; text++)
    {
      char escape;

      if ((guchar) *text > '\\' && (guchar) *text != 0x7F)
        continue; /* most of it */
      escape = escape_of ((guchar) *text);
      if (!escape)
        continue;
      g_string_append_len (out, start, text - start);
      start = text + 1;
      if (escape == 'u')
        g_string_append_printf (out, "\\u%04x", (guint) (guchar) *text);
      else
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, escape);
        }
    }
  g_string_append_len (out, start, text - start);
  g_string_append_c (out, '"');
}

static void
begin_value (CorantoJsonWriter *writer, const char *name)
{
  if (writer->out->len >= PIECE_BYTES)
    hand_over (writer);
  if (!writer->is_first)
    g_string_append_c (writer->out, ',');
  if (writer->brackets->len > 0)
    begin_line (writer);
  writer->is_first = FALSE;
  if (!name)
    return;
  append_escaped (writer->out, name);
  g_string_append (writer->out, " : ");
}

static void
begin (CorantoJsonWriter *writer, const char *name, char open, char close)
{
  begin_value (writer, name);
  g_string_append_c (writer->out, open);
  g_string_append_c (writer->brackets, close);
  writer->is_first = TRUE;
}

void
coranto_json_writer_begin_object (CorantoJsonWriter *writer, const char *name)
{
  begin (writer, name, '{', '}');
}

void
coranto_json_writer_begin_array (CorantoJsonWriter *writer, const char *name)
{
  begin (writer, name, '[', ']');
}

void
coranto_json_writer_end (CorantoJsonWriter *writer)
{
  gsize last = writer->brackets->len - 1;
  char bracket = writer->brackets->str[last];

  g_string_truncate (writer->brackets, last);
  if (!writer->is_first)
    begin_line (writer);
  g_string_append_c (writer->out, bracket);
  writer->is_first = FALSE;
  if (last == 0)
    g_string_append_c (writer->out, '\n');
}

void
coranto_json_writer_string (CorantoJsonWriter *writer, const char *name, const char *value)
{
  begin_value (writer, name);
  append_escaped (writer->out, value);
}

void
coranto_json_writer_int (CorantoJsonWriter *writer, const char *name, gint64 value)
{
  begin_value (writer, name);
  g_string_append_printf (writer->out, "%" G_GINT64_FORMAT, value);
}

void
coranto_json_writer_double (CorantoJsonWriter *writer, const char *name, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (writer, name);
  g_string_append (writer->out, g_ascii_dtostr (buffer, sizeof buffer, value));
}

void
coranto_json_writer_true (CorantoJsonWriter *writer, const char *name)
{
  begin_value (writer, name);
  g_string_append (writer->out, "true");
}
