/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of an item as text of one column, and back. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-pack-private.h"

#include <string.h>

#define RECORD_END '\x1e'
#define FIELD_END '\x1f'
#define RECORD_END_STRING "\x1e"
#define FIELD_END_STRING "\x1f"
/* More is not read back: a list from outside is bounded. */
#define MAX_RECORDS 1000

static void
put_field (GString *out, const char *value)
{
  for (const char *p = value ? value : ""; *p; p++)
    {
      if (*p != RECORD_END && *p != FIELD_END)
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, FIELD_END);
}

static char *
finish (GString *out)
{
  return g_string_free (out, out->len == 0);
}

char *
coranto_pack_strings (GPtrArray *strings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < strings->len && i < MAX_RECORDS; i++)
    {
      put_field (out, g_ptr_array_index (strings, i));
      g_string_append_c (out, RECORD_END);
    }
  return finish (out);
}

char *
coranto_pack_persons (GPtrArray *persons)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < persons->len && i < MAX_RECORDS; i++)
    {
      const CorantoPerson *person = g_ptr_array_index (persons, i);

      put_field (out, person->name);
      put_field (out, person->url);
      put_field (out, person->avatar);
      g_string_append_c (out, RECORD_END);
    }
  return finish (out);
}

char *
coranto_pack_attachments (GPtrArray *attachments)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < attachments->len && i < MAX_RECORDS; i++)
    {
      const CorantoAttachment *attachment = g_ptr_array_index (attachments, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      put_field (out, attachment->url);
      put_field (out, attachment->mime_type);
      put_field (out, attachment->title);
      g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, attachment->size_bytes);
      put_field (out, number);
      put_field (out, g_ascii_dtostr (number, sizeof number, attachment->duration_seconds));
      g_string_append_c (out, RECORD_END);
    }
  return finish (out);
}

/* Calls `add` with the fields of each record; there are always `n_fields` of them. */
typedef void (*AddRecord) (char **fields, GPtrArray *out);

static void
unpack (const char *packed, guint n_fields, AddRecord add, GPtrArray *out)
{
  g_auto (GStrv) records = packed ? g_strsplit (packed, RECORD_END_STRING, MAX_RECORDS) : NULL;

  for (guint i = 0; records && records[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (records[i], FIELD_END_STRING, (int) n_fields + 1);

      if (g_strv_length (fields) > n_fields)
        add (fields, out);
    }
}

static char *
dup_field (const char *field)
{
  return *field ? g_strdup (field) : NULL;
}

static void
add_string (char **fields, GPtrArray *out)
{
  g_ptr_array_add (out, g_strdup (fields[0]));
}

static void
add_person (char **fields, GPtrArray *out)
{
  g_autofree char *name = dup_field (fields[0]);
  g_autofree char *url = dup_field (fields[1]);
  CorantoPerson *person = coranto_person_new (name, url);

  person->avatar = dup_field (fields[2]);
  g_ptr_array_add (out, person);
}

static void
add_attachment (char **fields, GPtrArray *out)
{
  g_autofree char *url = dup_field (fields[0]);
  g_autofree char *type = dup_field (fields[1]);
  CorantoAttachment *attachment = coranto_attachment_new (url, type);

  attachment->title = dup_field (fields[2]);
  attachment->size_bytes = g_ascii_strtoll (fields[3], NULL, 10);
  attachment->duration_seconds = g_ascii_strtod (fields[4], NULL);
  g_ptr_array_add (out, attachment);
}

void
coranto_unpack_strings (const char *packed, GPtrArray *out)
{
  unpack (packed, 1, add_string, out);
}

void
coranto_unpack_persons (const char *packed, GPtrArray *out)
{
  unpack (packed, 3, add_person, out);
}

void
coranto_unpack_attachments (const char *packed, GPtrArray *out)
{
  unpack (packed, 5, add_attachment, out);
}
