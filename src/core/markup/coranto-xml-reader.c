/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML as a stream of events, from libxml2's SAX2 push parser.
 *
 * I1: libxml2 sees elements only: no declaration, no DOCTYPE, hence no entity to expand or to load;
 *     names of entities are answered by get_entity().
 * I2: what would cost libxml2 more than linear time (a tag with a flood of attributes, a flood of
 *     namespaces or of names) never reaches it or stops it: the scanner reads it instead.
 * I3: the first error stops libxml2.  Its own recovery lets each wrong end tag close one element
 *     too many, so that items run into one another; the scanner closes by name. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-xml-private.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "coranto-libxml.h"
#include "coranto-spool.h"

/* Small enough to stay in the cache, a NUL is never needed behind it. */
#define CHUNK_BYTES (32 * 1024)
#define NAME_SLOTS 512

/* libxml2 gives each name one address, so that addresses are all that is compared. */
typedef struct
{
  const xmlChar *name;
  const xmlChar *space; /* URI, or prefix of one that is not declared */
  guint token;
} NameSlot;

typedef struct
{
  guint token;
  guint n_namespaces; /* that it declares */
} OpenElement;

typedef struct
{
  CorantoXmlReader *reader;
  xmlParserCtxt *parser;
  GArray *attributes; /* (element-type CorantoXmlAttribute) */
  GArray *open;       /* (element-type OpenElement) */
  GString *values;    /* decoded values of the attributes at hand */
  GString *text;      /* what get_entity() last answered */
  xmlEntity entity;
  guint namespaces; /* declared by open elements */
  guint names;      /* different ones so far */
  gboolean gave_up;
  NameSlot slots[NAME_SLOTS];
} SaxRun;

static void
give_up (SaxRun *run)
{
  run->gave_up = TRUE;
  xmlStopParser (run->parser);
}

static guint
resolve_name (SaxRun *run, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  CorantoXmlReader *reader = run->reader;
  const xmlChar *space = uri ? uri : prefix;
  gsize hash = (((gsize) name >> 3) ^ ((gsize) space >> 5)) * 2654435761u;
  guint token;

  for (guint i = 0; i < 8; i++)
    {
      NameSlot *slot = &run->slots[(hash + i) % NAME_SLOTS];

      if (slot->name == name && slot->space == space)
        return slot->token;
      if (slot->name)
        continue;
      token = reader->handler->resolve ((const char *) uri, (const char *) prefix,
                                        (const char *) name, reader->user_data);
      *slot = (NameSlot){ name, space, token };
      return token;
    }
  if (++run->names > CORANTO_XML_MAX_NAMES)
    give_up (run);
  return reader->handler->resolve ((const char *) uri, (const char *) prefix, (const char *) name,
                                   reader->user_data);
}

/* libxml2 leaves "&#38;" and names that are not XML's own in the values it gives to SAX. */
static void
append_value (SaxRun *run, const char *value, gsize length)
{
  const char *end = value + length;

  while (value < end)
    {
      const char *at = memchr (value, '&', (gsize) (end - value));
      const char *stop = at ? memchr (at, ';', (gsize) (end - at)) : NULL;
      const char *meaning = NULL;
      char buffer[8];

      if (!stop)
        break;
      g_string_append_len (run->values, value, at - value);
      if (stop - at == 4 && strncmp (at, "&#38", 4) == 0)
        meaning = "&";
      else
        meaning = coranto_xml_entity (run->reader, at + 1, (gsize) (stop - at - 1), buffer);
      if (meaning)
        g_string_append (run->values, meaning);
      else
        g_string_append_len (run->values, at, stop + 1 - at);
      value = stop + 1;
    }
  g_string_append_len (run->values, value, end - value);
}

/* SAX2 gives five pointers an attribute: name, prefix, URI, value and its end. */
static void
collect_attributes (SaxRun *run, int n_attributes, const xmlChar **sax)
{
  g_array_set_size (run->attributes, (guint) n_attributes);
  g_string_truncate (run->values, 0);
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **fields = sax + 5 * i;
      CorantoXmlAttribute *attribute = &g_array_index (run->attributes, CorantoXmlAttribute, i);

      attribute->name = (const char *) fields[0];
      attribute->prefix = (const char *) fields[1];
      attribute->uri = (const char *) fields[2];
      attribute->value = (const char *) fields[3];
      attribute->length = (gsize) (fields[4] - fields[3]);
      if (!memchr (attribute->value, '&', attribute->length))
        continue;
      attribute->value = NULL; /* the buffer may still move */
      append_value (run, (const char *) fields[3], attribute->length);
      attribute->length = run->values->len;
    }
  if (run->values->len == 0)
    return;
  for (gsize i = 0, start = 0; i < run->attributes->len; i++)
    {
      CorantoXmlAttribute *attribute = &g_array_index (run->attributes, CorantoXmlAttribute, i);
      gsize end = attribute->length;

      if (attribute->value)
        continue;
      attribute->value = run->values->str + start;
      attribute->length = end - start;
      start = end;
    }
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  SaxRun *run = data;
  CorantoXmlReader *reader = run->reader;
  CorantoXmlElement element = { 0 };
  OpenElement opened;

  if (reader->is_stopped || run->gave_up)
    return;
  run->namespaces += (guint) n_namespaces;
  if (run->namespaces > CORANTO_XML_MAX_NAMESPACES || run->open->len >= reader->limits->xml_depth)
    {
      give_up (run);
      return;
    }
  element.token = resolve_name (run, name, prefix, uri);
  element.name = (const char *) name;
  element.prefix = (const char *) prefix;
  element.uri = (const char *) uri;
  if (n_attributes > 0)
    {
      collect_attributes (run, n_attributes, attributes);
      element.attributes = (const CorantoXmlAttribute *) (gpointer) run->attributes->data;
      element.n_attributes = (guint) n_attributes;
    }
  opened = (OpenElement){ element.token, (guint) n_namespaces };
  g_array_append_val (run->open, opened);
  reader->handler->start (reader, &element, reader->user_data);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  SaxRun *run = data;
  OpenElement opened;

  if (run->reader->is_stopped || run->gave_up || run->open->len == 0)
    return;
  opened = g_array_index (run->open, OpenElement, run->open->len - 1);
  g_array_set_size (run->open, run->open->len - 1);
  run->namespaces -= opened.n_namespaces;
  run->reader->handler->end (run->reader, opened.token, (const char *) name,
                             run->reader->user_data);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  SaxRun *run = data;

  if (!run->reader->is_stopped && !run->gave_up)
    run->reader->handler->text (run->reader, (const char *) text, (gsize) length,
                                run->reader->user_data);
}

/* In text, what a name stands for goes to characters_cb() by way of an entity that libxml2 takes
 * for one of its predefined ones; unknown names are the text they look like.  In attributes the
 * reference stays, for append_value(). */
static xmlEntity *
get_entity_cb (void *data, const xmlChar *name)
{
  SaxRun *run = data;
  xmlEntity *predefined = xmlGetPredefinedEntity (name);
  const char *meaning;
  char buffer[8];

  if (predefined)
    return predefined;
  memset (&run->entity, 0, sizeof run->entity);
  run->entity.type = XML_ENTITY_DECL;
  run->entity.name = name;
  if (run->parser->instate == XML_PARSER_ATTRIBUTE_VALUE)
    {
      run->entity.etype = XML_INTERNAL_GENERAL_ENTITY;
      return &run->entity;
    }
  meaning
      = coranto_xml_entity (run->reader, (const char *) name, strlen ((const char *) name), buffer);
  if (meaning)
    g_string_assign (run->text, meaning);
  else
    g_string_printf (run->text, "&%s;", (const char *) name);
  run->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  run->entity.content = (xmlChar *) run->text->str;
  run->entity.length = (int) run->text->len;
  return &run->entity;
}

/* Whether a tag of `length` bytes has more attributes than are allowed, or never ends. */
static gboolean
is_tag_flood (const char *tag, gsize length, const CorantoLimits *limits)
{
  char quote = '\0';
  guint equals = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (quote)
        quote = tag[i] == quote ? '\0' : quote;
      else if (tag[i] == '"' || tag[i] == '\'')
        quote = tag[i];
      else if (tag[i] == '>')
        return FALSE;
      else if (tag[i] == '=' && ++equals > limits->attributes)
        return TRUE;
      if (i > limits->start_tag_bytes)
        return TRUE;
    }
  return FALSE;
}

/* I2.  A "<" cannot stand inside a tag, so only where two of them are far apart can a flood be. */
static gboolean
has_tag_flood (const char *text, gsize length, const CorantoLimits *limits)
{
  const char *end = text + length;
  const char *tag = memchr (text, '<', length);
  gsize suspicious = 4 * (gsize) limits->attributes;
  const char *done = text;

  while (tag)
    {
      const char *next = memchr (tag + 1, '<', (gsize) (end - tag - 1));
      gsize size = (gsize) ((next ? next : end) - tag);

      if (size > suspicious && size > 2 && tag[1] != '!' && is_tag_flood (tag, size, limits))
        return TRUE;
      coranto_spool_pass (&done, tag);
      tag = next;
    }
  return FALSE;
}

static void
push_document (SaxRun *run, const char *text, gsize length)
{
  const char *done = text;

  for (gsize at = 0; at < length && !run->gave_up && !run->reader->is_stopped; at += CHUNK_BYTES)
    {
      int size = (int) MIN (length - at, CHUNK_BYTES);

      if (xmlParseChunk (run->parser, text + at, size, 0) != 0 && !run->parser->wellFormed)
        break;
      coranto_spool_pass (&done, text + at);
    }
  if (!run->gave_up && !run->reader->is_stopped)
    xmlParseChunk (run->parser, "", 0, 1);
}

/* libxml2 writes to stderr what it is not told to keep. */
static void
ignore_error_cb (void *data, xmlErrorPtr error)
{
}

/* TRUE when libxml2 read it to its end without an error.  FALSE and `is_damaged`: it is ill-formed.
 */
static gboolean
read_with_libxml (CorantoXmlReader *reader, const char *text, gsize length, gboolean *is_damaged)
{
  static const xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .getEntity = get_entity_cb,
    .serror = ignore_error_cb,
  };
  g_autofree SaxRun *run = g_new0 (SaxRun, 1);
  xmlSAXHandler handler = sax;
  gboolean is_good;

  coranto_libxml_init ();
  run->reader = reader;
  run->parser = xmlCreatePushParserCtxt (&handler, run, NULL, 0, NULL);
  if (!run->parser)
    return FALSE;
  xmlCtxtUseOptions (run->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  run->attributes = g_array_new (FALSE, FALSE, sizeof (CorantoXmlAttribute));
  run->open = g_array_new (FALSE, FALSE, sizeof (OpenElement));
  run->values = g_string_new (NULL);
  run->text = g_string_new (NULL);
  push_document (run, text, length);
  is_good = reader->is_stopped || (!run->gave_up && run->parser->wellFormed);
  *is_damaged = !is_good && !run->gave_up;
  xmlFreeParserCtxt (run->parser);
  g_array_unref (run->attributes);
  g_array_unref (run->open);
  g_string_free (run->values, TRUE);
  g_string_free (run->text, TRUE);
  return is_good;
}

gboolean
coranto_xml_read (const char *text,
                  gsize length,
                  const CorantoLimits *limits,
                  const CorantoXmlHandler *handler,
                  gpointer user_data,
                  gboolean *is_damaged)
{
  CorantoXmlReader reader = { .handler = handler, .user_data = user_data, .limits = limits };
  gsize start = coranto_xml_read_prolog (&reader, text, length);
  gboolean has_element = start < length;
  gboolean damaged = FALSE;

  if (has_element)
    {
      text += start;
      length -= start;
      if (has_tag_flood (text, length, limits)
          || !read_with_libxml (&reader, text, length, &damaged))
        {
          gboolean scan_damaged = FALSE;

          handler->restart (user_data);
          coranto_xml_scan (&reader, text, length, &scan_damaged);
          damaged |= scan_damaged;
        }
    }
  g_clear_pointer (&reader.entities, g_hash_table_unref);
  if (is_damaged)
    *is_damaged = damaged;
  return has_element;
}

void
coranto_xml_reader_stop (CorantoXmlReader *reader)
{
  reader->is_stopped = TRUE;
}

const CorantoXmlAttribute *
coranto_xml_attribute (const CorantoXmlElement *element, const char *name)
{
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const CorantoXmlAttribute *attribute = &element->attributes[i];

      if (g_ascii_strcasecmp (attribute->name, name) == 0
          && !(attribute->prefix && strcmp (attribute->prefix, "xml") == 0))
        return attribute;
    }
  return NULL;
}

char *
coranto_xml_dup_attribute (const CorantoXmlElement *element, const char *name)
{
  const CorantoXmlAttribute *attribute = coranto_xml_attribute (element, name);

  return attribute ? g_strndup (attribute->value, attribute->length) : NULL;
}

char *
coranto_xml_dup_xml_attribute (const CorantoXmlElement *element, const char *name)
{
  for (guint i = 0; i < element->n_attributes; i++)
    {
      const CorantoXmlAttribute *attribute = &element->attributes[i];

      if (attribute->prefix && strcmp (attribute->prefix, "xml") == 0
          && strcmp (attribute->name, name) == 0)
        return g_strndup (attribute->value, attribute->length);
    }
  return NULL;
}

gboolean
coranto_xml_attribute_is (const CorantoXmlElement *element, const char *name, const char *value)
{
  const CorantoXmlAttribute *attribute = coranto_xml_attribute (element, name);

  return attribute && attribute->length == strlen (value)
         && g_ascii_strncasecmp (attribute->value, value, attribute->length) == 0;
}
