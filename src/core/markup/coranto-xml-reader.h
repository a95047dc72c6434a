/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML from outside as a stream of events: the only door to libxml2's XML parser.  Nothing is ever
 * loaded, no entity is expanded but HTML's names and the plain texts that the document itself
 * declares, and what is ill-formed is read on by a tolerant scanner. */
#pragma once

#include <glib.h>

#include "coranto-limits.h"

G_BEGIN_DECLS

typedef struct _CorantoXmlReader CorantoXmlReader;

/* All strings of an event are valid during the call only. */
typedef struct
{
  const char *name;
  const char *prefix; /* nullable */
  const char *uri;    /* of its namespace; nullable */
  const char *value;  /* UTF-8, references decoded, NOT terminated */
  gsize length;
} CorantoXmlAttribute;

typedef struct
{
  guint token; /* what resolve() answered for its name */
  const char *name;
  const char *prefix; /* nullable */
  const char *uri;    /* nullable */
  const CorantoXmlAttribute *attributes;
  guint n_attributes;
} CorantoXmlElement;

typedef struct
{
  /* The number by which the handler knows elements of this name; asked once for most names, before
   * the start of the first one. */
  guint (*resolve) (const char *uri, const char *prefix, const char *name, gpointer user_data);
  void (*start) (CorantoXmlReader *reader, const CorantoXmlElement *element, gpointer user_data);
  void (*text) (CorantoXmlReader *reader, const char *text, gsize length, gpointer user_data);
  /* As many ends as starts, in order, also for damaged documents. */
  void (*end) (CorantoXmlReader *reader, guint token, const char *name, gpointer user_data);
  /* The document turned out to be ill-formed and is read again from its beginning: all that was
   * said so far is void. */
  void (*restart) (gpointer user_data);
} CorantoXmlHandler;

/* Reads a document in UTF-8 (whatever its declaration says).  Elements nested deeper than
 * limits->xml_depth are not reported (their text is), attributes past limits->attributes neither.
 * FALSE where there is no element at all.  `is_damaged` (nullable): it is not well-formed.
 * Any thread. */
gboolean coranto_xml_read (const char *text,
                           gsize length,
                           const CorantoLimits *limits,
                           const CorantoXmlHandler *handler,
                           gpointer user_data,
                           gboolean *is_damaged);

/* From a callback: the rest is not wanted; no event comes after this one. */
void coranto_xml_reader_stop (CorantoXmlReader *reader);

/* The attribute of that name (any case, any namespace but xml:), NULL when there is none. */
const CorantoXmlAttribute *coranto_xml_attribute (const CorantoXmlElement *element,
                                                  const char *name);
/* The same as a string.  (transfer full) (nullable) */
char *coranto_xml_dup_attribute (const CorantoXmlElement *element, const char *name);
/* xml:base, xml:lang …  (transfer full) (nullable) */
char *coranto_xml_dup_xml_attribute (const CorantoXmlElement *element, const char *name);
/* Whether the attribute is there with this value (any case). */
gboolean coranto_xml_attribute_is (const CorantoXmlElement *element,
                                   const char *name,
                                   const char *value);

G_END_DECLS
