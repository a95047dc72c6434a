/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON written as it comes (RFC 8259): nothing is kept but how deep it is, so that a document of
 * any length costs the memory of its longest string. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CorantoJsonWriter CorantoJsonWriter;

/* Takes what was written, in pieces of any size. */
typedef void (*CorantoJsonSink) (const char *text, gsize length, gpointer user_data);

CorantoJsonWriter *coranto_json_writer_new (CorantoJsonSink sink, gpointer user_data);
/* Hands over what is left, and frees the writer. */
void coranto_json_writer_free (CorantoJsonWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoJsonWriter, coranto_json_writer_free)

/* `name` is a member's, NULL inside an array and for the whole; strings are valid UTF-8. */
void coranto_json_writer_begin_object (CorantoJsonWriter *writer, const char *name);
void coranto_json_writer_begin_array (CorantoJsonWriter *writer, const char *name);
/* Ends the object or array that was begun last. */
void coranto_json_writer_end (CorantoJsonWriter *writer);
void coranto_json_writer_string (CorantoJsonWriter *writer, const char *name, const char *value);
void coranto_json_writer_int (CorantoJsonWriter *writer, const char *name, gint64 value);
void coranto_json_writer_double (CorantoJsonWriter *writer, const char *name, double value);
void coranto_json_writer_true (CorantoJsonWriter *writer, const char *name);

G_END_DECLS
