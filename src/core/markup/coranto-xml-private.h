/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the XML reader and its tolerant scanner share. */
#pragma once

#include "coranto-xml-reader.h"

G_BEGIN_DECLS

#define CORANTO_XML_URI "http://www.w3.org/XML/1998/namespace"

/* More namespaces in force, or more different names, than any document of good will has. */
#define CORANTO_XML_MAX_NAMESPACES 128
#define CORANTO_XML_MAX_NAMES 4096

struct _CorantoXmlReader
{
  const CorantoXmlHandler *handler;
  gpointer user_data;
  const CorantoLimits *limits;
  GHashTable *entities; /* (element-type utf8 utf8) what the document declares; nullable */
  gboolean is_stopped;  /* the handler wants no more */
};

/* Where the first element begins; what stands before it (declaration, comments, DOCTYPE) is read
 * here and never by a parser.  `length` when there is none. */
gsize coranto_xml_read_prolog (CorantoXmlReader *reader, const char *text, gsize length);

/* What &name; stands for: HTML's characters and the document's own plain texts; NULL for unknown
 * names.  Valid while `buffer` (8 bytes) and the reader are. */
const char *coranto_xml_entity (CorantoXmlReader *reader,
                                const char *name,
                                gsize length,
                                char *buffer);

/* Reads anything that resembles XML, and reports what is wrong in `is_damaged`. */
void coranto_xml_scan (CorantoXmlReader *reader,
                       const char *text,
                       gsize length,
                       gboolean *is_damaged);

G_END_DECLS
