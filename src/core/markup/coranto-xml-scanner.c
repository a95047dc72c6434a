/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads on where an XML parser must stop: ill-formed, cut and hostile documents, in linear time.
 *
 * I1: an end tag closes the nearest open element of its name and all inside it; one that closes
 *     nothing is ignored; the end of the document closes the rest.
 * I2: the stack of elements never passes limits->xml_depth: deeper ones are counted only.
 * I3: no byte is searched twice for what is not there: searches that can fail are bounded,
 *     remembered, or end the document. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-xml-private.h"

#include <string.h>

#include "coranto-html-entities.h"
#include "coranto-spool.h"

#define LONGEST_BROKEN_VALUE 4096

typedef struct
{
  const char *name; /* as written, with its prefix; points into the document */
  gsize length;
  guint token;
  guint namespaces; /* how many were in force around it */
} OpenElement;

typedef struct
{
  char *prefix; /* "" for the default namespace */
  char *uri;
} Namespace;

typedef struct
{
  CorantoXmlReader *reader;
  const char *end;
  GArray *stack;        /* (element-type OpenElement) */
  GArray *namespaces;   /* (element-type Namespace) */
  GArray *attributes;   /* (element-type CorantoXmlAttribute), parts point into names and values */
  GStringChunk *parts;  /* names and values of the attributes at hand */
  GString *decoded;     /* scratch */
  const char *next_tag; /* I3: the first "<" from where it was last asked for */
  guint skipped_depth;  /* I2 */
  gboolean no_comment_end;
  gboolean no_instruction_end;
  gboolean is_damaged;
} Scan;

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || c == ':' || (guchar) c >= 0x80;
}

static gboolean
is_name_char (char c)
{
  return is_name_start (c) || g_ascii_isdigit (c) || c == '-' || c == '.';
}

static gboolean
starts_with (const Scan *scan, const char *p, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (scan->end - p) >= length && memcmp (p, prefix, length) == 0;
}

static const char *
find (const Scan *scan, const char *p, const char *what)
{
  return memmem (p, (gsize) (scan->end - p), what, strlen (what));
}

/* The first "<" at or after `p`, else the end. */
static const char *
find_tag (Scan *scan, const char *p)
{
  if (!scan->next_tag || scan->next_tag < p)
    {
      const char *found = memchr (p, '<', (gsize) (scan->end - p));

      scan->next_tag = found ? found : scan->end;
    }
  return scan->next_tag;
}

static const char *
skip_space (const Scan *scan, const char *p)
{
  while (p < scan->end && g_ascii_isspace (*p))
    p++;
  return p;
}

/* Appends text without the control characters that XML forbids. */
static void
append_allowed (GString *out, const char *text, gsize length)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
        continue;
      g_string_append_len (out, text + start, (gssize) (i - start));
      start = i + 1;
    }
  g_string_append_len (out, text + start, (gssize) (length - start));
}

/* Decodes one reference that stands at `p`; the bytes it takes, or 0: a bare "&". */
static gsize
decode_reference (Scan *scan, GString *out, const char *p, gsize length)
{
  const char *stop = memchr (p, ';', MIN (length, 64));
  const char *meaning = NULL;
  char buffer[8];
  gunichar character;
  gsize used;

  if (stop && p[1] != '#')
    meaning = coranto_xml_entity (scan->reader, p + 1, (gsize) (stop - p - 1), buffer);
  if (meaning)
    {
      g_string_append (out, meaning);
      return (gsize) (stop - p + 1);
    }
  if (!stop || p[1] != '#')
    return 0;
  used = coranto_html_decode_number (p, length, &character);
  if (used > 0)
    g_string_append_unichar (out, character);
  return used;
}

static void
append_decoded (Scan *scan, GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *at = memchr (text, '&', (gsize) (end - text));
      gsize used;

      append_allowed (out, text, (gsize) ((at ? at : end) - text));
      if (!at)
        break;
      used = decode_reference (scan, out, at, (gsize) (end - at));
      if (used == 0)
        {
          g_string_append_c (out, '&');
          scan->is_damaged |= !memchr (at, ';', MIN ((gsize) (end - at), 64));
        }
      text = at + MAX (used, 1);
    }
}

static void
report_text (Scan *scan, const char *text, gsize length, gboolean is_raw)
{
  CorantoXmlReader *reader = scan->reader;

  if (length == 0)
    return;
  g_string_truncate (scan->decoded, 0);
  if (is_raw)
    append_allowed (scan->decoded, text, length);
  else
    append_decoded (scan, scan->decoded, text, length);
  if (scan->decoded->len > 0)
    reader->handler->text (reader, scan->decoded->str, scan->decoded->len, reader->user_data);
}

static void
close_top (Scan *scan)
{
  CorantoXmlReader *reader = scan->reader;
  OpenElement top = g_array_index (scan->stack, OpenElement, scan->stack->len - 1);
  const char *colon = memchr (top.name, ':', top.length);
  const char *local = colon ? colon + 1 : top.name;
  g_autofree char *name = g_strndup (local, (gsize) (top.name + top.length - local));

  g_array_set_size (scan->stack, scan->stack->len - 1);
  g_array_set_size (scan->namespaces, top.namespaces);
  if (!reader->is_stopped)
    reader->handler->end (reader, top.token, name, reader->user_data);
}

/* I1 */
static void
close_element (Scan *scan, const char *name, gsize length)
{
  guint at = scan->stack->len;

  if (scan->skipped_depth > 0)
    {
      scan->skipped_depth--;
      return;
    }
  while (at > 0)
    {
      const OpenElement *open = &g_array_index (scan->stack, OpenElement, at - 1);

      if (open->length == length && memcmp (open->name, name, length) == 0)
        break;
      at--;
    }
  scan->is_damaged |= at == 0 || at != scan->stack->len;
  if (at == 0)
    return;
  while (scan->stack->len >= at)
    close_top (scan);
}

static void
namespace_clear (gpointer data)
{
  Namespace *item = data;

  g_free (item->prefix);
  g_free (item->uri);
}

static const char *
find_namespace (const Scan *scan, const char *prefix)
{
  if (strcmp (prefix, "xml") == 0)
    return CORANTO_XML_URI;
  for (guint i = scan->namespaces->len; i > 0; i--)
    {
      const Namespace *item = &g_array_index (scan->namespaces, Namespace, i - 1);

      if (strcmp (item->prefix, prefix) == 0)
        return *item->uri ? item->uri : NULL;
    }
  return NULL;
}

static void
declare_namespace (Scan *scan, const char *prefix, const char *uri)
{
  Namespace item;

  if (scan->namespaces->len >= CORANTO_XML_MAX_NAMESPACES)
    return;
  item.prefix = g_strdup (prefix);
  item.uri = g_strdup (uri);
  g_array_append_val (scan->namespaces, item);
}

/* The end of a value that begins with a quote.  A "<" before the closing quote means that the quote
 * was forgotten, and the value ends where the tag does, unless the quote comes soon. */
static const char *
find_value_end (Scan *scan, const char *p, char quote)
{
  const char *close = memchr (p, quote, (gsize) (find_tag (scan, p) - p));
  const char *tag_end;
  gsize near;

  if (close)
    return close;
  scan->is_damaged = TRUE;
  near = MIN ((gsize) (scan->end - p), LONGEST_BROKEN_VALUE);
  close = memchr (p, quote, near);
  tag_end = memchr (p, '>', near);
  if (close && (!tag_end || close < tag_end))
    return close;
  return tag_end ? tag_end : p + near;
}

static const char *
read_value (Scan *scan, const char *p, const char **value)
{
  const char *start = p;
  const char *stop;

  if (p < scan->end && (*p == '"' || *p == '\''))
    {
      stop = find_value_end (scan, p + 1, *p);
      start = p + 1;
      p = stop < scan->end && *stop == *p ? stop + 1 : stop;
    }
  else
    {
      scan->is_damaged = TRUE;
      while (p < scan->end && !g_ascii_isspace (*p) && *p != '>')
        p++;
      stop = p;
    }
  g_string_truncate (scan->decoded, 0);
  append_decoded (scan, scan->decoded, start, (gsize) (stop - start));
  *value = g_string_chunk_insert_len (scan->parts, scan->decoded->str, (gssize) scan->decoded->len);
  return p;
}

static void
add_attribute (Scan *scan, const char *name, gsize length, const char *value)
{
  CorantoXmlAttribute attribute = { 0 };
  const char *colon = memchr (name, ':', length);

  if (length == 5 && memcmp (name, "xmlns", 5) == 0)
    {
      declare_namespace (scan, "", value);
      return;
    }
  if (colon && colon > name)
    {
      attribute.prefix = g_string_chunk_insert_len (scan->parts, name, colon - name);
      attribute.name
          = g_string_chunk_insert_len (scan->parts, colon + 1, name + length - colon - 1);
    }
  else
    attribute.name = g_string_chunk_insert_len (scan->parts, name, (gssize) length);
  if (attribute.prefix && strcmp (attribute.prefix, "xmlns") == 0)
    {
      declare_namespace (scan, attribute.name, value);
      return;
    }
  attribute.value = value;
  attribute.length = strlen (value);
  g_array_append_val (scan->attributes, attribute);
}

/* Reads the attributes up to the end of the tag; NULL when the document ends first. */
static const char *
read_attributes (Scan *scan, const char *p)
{
  const CorantoLimits *limits = scan->reader->limits;

  while ((p = skip_space (scan, p)) < scan->end && *p != '>')
    {
      const char *name = p;
      const char *value = "";
      gsize length;

      if (!is_name_start (*p))
        {
          scan->is_damaged |= *p != '/';
          p++;
          continue;
        }
      while (p < scan->end && is_name_char (*p))
        p++;
      length = (gsize) (p - name);
      p = skip_space (scan, p);
      if (p < scan->end && *p == '=')
        p = read_value (scan, skip_space (scan, p + 1), &value);
      else
        scan->is_damaged = TRUE;
      if (scan->attributes->len < limits->attributes && length < limits->text_chars)
        add_attribute (scan, name, length, value);
    }
  return p < scan->end ? p : NULL;
}

static void
open_element (Scan *scan, const char *name, gsize length, guint namespaces)
{
  CorantoXmlReader *reader = scan->reader;
  CorantoXmlElement element = { 0 };
  OpenElement open = { name, length, 0, namespaces };
  const char *colon = memchr (name, ':', length);
  const char *local = colon ? colon + 1 : name;

  if (colon)
    element.prefix = g_string_chunk_insert_len (scan->parts, name, colon - name);
  element.name = g_string_chunk_insert_len (scan->parts, local, name + length - local);
  element.uri = find_namespace (scan, element.prefix ? element.prefix : "");
  for (guint i = 0; i < scan->attributes->len; i++)
    {
      CorantoXmlAttribute *attribute = &g_array_index (scan->attributes, CorantoXmlAttribute, i);

      if (attribute->prefix)
        attribute->uri = find_namespace (scan, attribute->prefix);
    }
  element.attributes = (const CorantoXmlAttribute *) (gpointer) scan->attributes->data;
  element.n_attributes = scan->attributes->len;
  element.token
      = reader->handler->resolve (element.uri, element.prefix, element.name, reader->user_data);
  open.token = element.token;
  g_array_append_val (scan->stack, open);
  reader->handler->start (reader, &element, reader->user_data);
}

/* At "<" and the start of a name.  Returns where to read on. */
static const char *
read_start_tag (Scan *scan, const char *p)
{
  const char *name = p + 1;
  const char *name_end = name;
  const char *tag_end;
  guint namespaces = scan->namespaces->len;
  gboolean is_empty;

  while (name_end < scan->end && is_name_char (*name_end))
    name_end++;
  g_array_set_size (scan->attributes, 0);
  g_string_chunk_clear (scan->parts);
  tag_end = read_attributes (scan, name_end);
  if (!tag_end)
    {
      scan->is_damaged = TRUE;
      return scan->end;
    }
  is_empty = tag_end[-1] == '/';
  if (scan->stack->len >= scan->reader->limits->xml_depth)
    {
      g_array_set_size (scan->namespaces, namespaces);
      scan->skipped_depth += !is_empty;
      scan->is_damaged = TRUE;
      return tag_end + 1;
    }
  open_element (scan, name, (gsize) (name_end - name), namespaces);
  if (is_empty)
    close_top (scan);
  return tag_end + 1;
}

static const char *
read_end_tag (Scan *scan, const char *p)
{
  const char *name = p + 2;
  const char *name_end = name;
  const char *next;

  while (name_end < scan->end && is_name_char (*name_end))
    name_end++;
  close_element (scan, name, (gsize) (name_end - name));
  next = memchr (name_end, '>', (gsize) (find_tag (scan, name_end) - name_end));
  if (next)
    return next + 1;
  scan->is_damaged = TRUE;
  return name_end;
}

/* Past `mark`, or past the next ">" when it is known to be `missing`. */
static const char *
skip_past (Scan *scan, const char *p, const char *mark, gboolean *missing)
{
  const char *found = *missing ? NULL : find (scan, p, mark);

  if (found)
    return found + strlen (mark);
  *missing = TRUE;
  scan->is_damaged = TRUE;
  found = memchr (p, '>', (gsize) (scan->end - p));
  return found ? found + 1 : scan->end;
}

static const char *
skip_declaration (Scan *scan, const char *p)
{
  const char *found = memchr (p, '>', (gsize) (scan->end - p));

  scan->is_damaged = TRUE;
  return found ? found + 1 : scan->end;
}

/* At "<".  Returns where to read on. */
static const char *
read_markup (Scan *scan, const char *p)
{
  if (starts_with (scan, p, "<!--"))
    return skip_past (scan, p + 4, "-->", &scan->no_comment_end);
  if (starts_with (scan, p, "<![CDATA["))
    {
      const char *stop = find (scan, p, "]]>");

      scan->is_damaged |= !stop;
      p += strlen ("<![CDATA[");
      report_text (scan, p, (gsize) ((stop ? stop : scan->end) - p), TRUE);
      return stop ? stop + 3 : scan->end;
    }
  if (starts_with (scan, p, "<?"))
    return skip_past (scan, p, "?>", &scan->no_instruction_end);
  if (starts_with (scan, p, "<!"))
    return skip_declaration (scan, p);
  if (starts_with (scan, p, "</"))
    return read_end_tag (scan, p);
  if (p + 1 < scan->end && is_name_start (p[1]))
    return read_start_tag (scan, p);
  scan->is_damaged = TRUE;
  report_text (scan, p, 1, TRUE);
  return p + 1;
}

void
coranto_xml_scan (CorantoXmlReader *reader, const char *text, gsize length, gboolean *is_damaged)
{
  Scan scan = { .reader = reader, .end = text + length };

  scan.stack = g_array_new (FALSE, FALSE, sizeof (OpenElement));
  scan.namespaces = g_array_new (FALSE, FALSE, sizeof (Namespace));
  g_array_set_clear_func (scan.namespaces, namespace_clear);
  scan.attributes = g_array_new (FALSE, FALSE, sizeof (CorantoXmlAttribute));
  scan.parts = g_string_chunk_new (4096);
  scan.decoded = g_string_new (NULL);
  for (const char *p = text, *done = text; p < scan.end && !reader->is_stopped;)
    {
      const char *next = find_tag (&scan, p);

      coranto_spool_pass (&done, p);
      report_text (&scan, p, (gsize) (next - p), FALSE);
      p = next < scan.end && !reader->is_stopped ? read_markup (&scan, next) : next;
    }
  scan.is_damaged |= scan.stack->len > 0 && !reader->is_stopped;
  while (scan.stack->len > 0)
    close_top (&scan);
  *is_damaged = scan.is_damaged;
  g_array_unref (scan.stack);
  g_array_unref (scan.namespaces);
  g_array_unref (scan.attributes);
  g_string_chunk_free (scan.parts);
  g_string_free (scan.decoded, TRUE);
}
