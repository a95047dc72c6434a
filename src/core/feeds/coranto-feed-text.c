/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small texts of feeds as they should have been written. */
#define G_LOG_DOMAIN "coranto-feeds"

#include "coranto-feed-text.h"

#include <string.h>

#include "coranto-html-entities.h"
#include "coranto-html-tags.h"
#include "coranto-text.h"

#define LONGEST_TAG_NAME 16
#define LONGEST_TITLE_REST 1000 /* bytes in which an end tag is looked for */

static CorantoTag
tag_at (const char *p, gsize length, gsize *name_length)
{
  char name[LONGEST_TAG_NAME];
  gsize n = 0;

  while (n < length && n < sizeof name && g_ascii_isalnum (p[n]))
    {
      name[n] = g_ascii_tolower (p[n]);
      n++;
    }
  *name_length = n;
  if (n == 0 || n == sizeof name || (n < length && !g_ascii_isspace (p[n]) && !strchr ("/>", p[n])))
    return CORANTO_TAG_UNKNOWN;
  return coranto_tag_from_name (name, n);
}

/* Past the ">" that ends the tag, minding quoted values; `end` when it does not end. */
static const char *
skip_tag (const char *p, const char *end)
{
  char quote = '\0';

  for (const char *q = p; q < end; q++)
    {
      if (quote)
        quote = *q == quote ? '\0' : quote;
      else if (*q == '>')
        return q + 1;
      else if ((*q == '"' || *q == '\'') && q > p && q[-1] == '=')
        quote = *q;
    }
  /* a quote that is never closed: the first ">" will do */
  p = memchr (p, '>', (gsize) (end - p));
  return p ? p + 1 : end;
}

/* Past the end tag of an element whose text nobody sees. */
static const char *
skip_element (const char *p, const char *end, const char *name, gsize name_length)
{
  const char *q = p;

  while ((q = memchr (q, '<', (gsize) (end - q))))
    {
      if ((gsize) (end - q) > name_length + 2 && q[1] == '/'
          && g_ascii_strncasecmp (q + 2, name, name_length) == 0)
        return skip_tag (q, end);
      q++;
    }
  return end;
}

/* Elements that are neither blocks nor words. */
static gboolean
is_widget (CorantoTag tag)
{
  static const guint8 widgets[] = { CORANTO_TAG_VIDEO,  CORANTO_TAG_AUDIO,    CORANTO_TAG_CANVAS,
                                    CORANTO_TAG_DIALOG, CORANTO_TAG_LABEL,    CORANTO_TAG_METER,
                                    CORANTO_TAG_OUTPUT, CORANTO_TAG_PROGRESS, CORANTO_TAG_PICTURE };

  return memchr (widgets, tag, sizeof widgets) != NULL;
}

/* Whether a tag without attributes is what a title talks about ("How to center a <div>") rather
 * than markup: a block, or an element nobody sees, that is never closed and does not begin it. */
static gboolean
is_spoken_of (const GString *out, CorantoTag tag, const char *next, const char *end)
{
  CorantoTagFlags flags = coranto_tag_flags (tag);
  const char *name = coranto_tag_name (tag);
  gsize length = strlen (name);

  if ((flags & CORANTO_TAG_IS_VOID) || tag == CORANTO_TAG_P
      || !((flags & CORANTO_TAG_SPECIAL) || is_widget (tag)))
    return FALSE;
  if (end - next > LONGEST_TITLE_REST || (out->len == 0 && !(flags & CORANTO_TAG_RAW)))
    return FALSE;
  for (const char *q = next; (q = memchr (q, '<', (gsize) (end - q))); q++)
    {
      if ((gsize) (end - q) > length + 1 && q[1] == '/'
          && g_ascii_strncasecmp (q + 2, name, length) == 0)
        return FALSE;
    }
  return TRUE;
}

/* At "<".  Returns where to read on, or NULL: it is text. */
static const char *
skip_markup (GString *out, const char *p, const char *end)
{
  gboolean is_end = end - p > 1 && p[1] == '/';
  const char *name = p + 1 + is_end;
  gsize name_length;
  CorantoTag tag;
  const char *next;

  if (end - p >= 4 && strncmp (p, "<!--", 4) == 0)
    {
      next = g_strstr_len (p + 4, end - p - 4, "-->");
      return next ? next + 3 : end;
    }
  tag = tag_at (name, (gsize) (end - name), &name_length);
  if (tag == CORANTO_TAG_UNKNOWN)
    return NULL;
  next = skip_tag (p, end);
  if (!is_end && next == name + name_length + 1 && is_spoken_of (out, tag, next, end))
    return NULL;
  if (tag == CORANTO_TAG_BR || (coranto_tag_flags (tag) & CORANTO_TAG_CLOSES_P))
    g_string_append_c (out, '\n');
  if (!is_end && next[-1] == '>' && next[-2] != '/'
      && (tag == CORANTO_TAG_SCRIPT || tag == CORANTO_TAG_STYLE || tag == CORANTO_TAG_IFRAME))
    return skip_element (next, end, name, name_length);
  return next;
}

char *
coranto_feed_strip_markup (const char *markup)
{
  const char *end = markup + strlen (markup);
  const char *p = markup;
  GString *out = g_string_sized_new ((gsize) (end - markup) + 1);

  while (p < end)
    {
      const char *tag = memchr (p, '<', (gsize) (end - p));
      const char *next;

      /* as in attributes: "?a=1&copy=2" is an address */
      coranto_html_decode (out, p, (gsize) ((tag ? tag : end) - p), TRUE);
      if (!tag)
        break;
      next = skip_markup (out, tag, end);
      if (!next)
        g_string_append_c (out, '<');
      p = next ? next : tag + 1;
    }
  return g_string_free (out, FALSE);
}

/* C1 controls are windows-1252 in disguise: "&#146;" in XML. */
static char *
mend_c1 (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && c <= 0x9F)
        {
          char reference[8];

          g_snprintf (reference, sizeof reference, "&#%u;", c);
          coranto_html_decode (out, reference, strlen (reference), FALSE);
        }
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static gboolean
has_c1 (const char *text)
{
  for (const char *p = strchr (text, '\xC2'); p; p = strchr (p + 1, '\xC2'))
    {
      if ((guchar) p[1] < 0xA0)
        return TRUE;
    }
  return FALSE;
}

static char *
plain_text (const char *text, gboolean is_markup)
{
  g_autofree char *plain = NULL;

  if (is_markup && (strchr (text, '<') || strchr (text, '&')))
    plain = coranto_feed_strip_markup (text);
  if (has_c1 (plain ? plain : text))
    return mend_c1 (plain ? plain : text);
  return plain ? g_steal_pointer (&plain) : g_strdup (text);
}

/* No-break and typographic spaces are part of how a title is set ("10 km", "« mot »"), but label
 * texts know one kind of space: these stand in as characters that no text may have. */
#define STAND_IN 0xFDD0
static const gunichar kept_spaces[] = { 0x00A0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F };

static gboolean
has_kept_space (const char *text)
{
  return strstr (text, "\xC2\xA0") || strstr (text, "\xE2\x80");
}

/* Each of `from` to its partner in the other direction. */
static char *
swap_spaces (const char *text, gboolean to_stand_in)
{
  GString *out = g_string_sized_new (strlen (text) + 16);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      for (guint i = 0; i < G_N_ELEMENTS (kept_spaces); i++)
        {
          if (c == (to_stand_in ? kept_spaces[i] : STAND_IN + i))
            {
              c = to_stand_in ? STAND_IN + i : kept_spaces[i];
              break;
            }
        }
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Without white space of any kind at its ends. */
static char *
dup_stripped (const char *text)
{
  const char *end = text + strlen (text);

  while (*text && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, (gsize) (end - text));
}

static char *
line_with_spaces (const char *text, gsize max_chars)
{
  g_autofree char *stripped = dup_stripped (text);
  g_autofree char *swapped = swap_spaces (stripped, TRUE);
  g_autofree char *line = coranto_text_line (swapped, max_chars);

  return swap_spaces (line, FALSE);
}

static char *
non_empty (char *text)
{
  if (*text)
    return text;
  g_free (text);
  return NULL;
}

char *
coranto_feed_line (const char *text, gboolean is_markup, gsize max_chars)
{
  g_autofree char *plain = plain_text (text, is_markup);

  if (has_kept_space (plain))
    return non_empty (line_with_spaces (plain, max_chars));
  return non_empty (coranto_text_line (plain, max_chars));
}

char *
coranto_feed_block (const char *text, gboolean is_markup, gsize max_chars)
{
  g_autofree char *plain = plain_text (text, is_markup);

  return non_empty (coranto_text_block (plain, max_chars));
}

static gboolean
is_mail_address (const char *text)
{
  const char *at = strchr (text, '@');

  return at && at > text && at[1] && !strpbrk (text, " \t<>()");
}

/* Parts "outside (inside)" or "outside <inside>"; FALSE when it is not of that form. */
static gboolean
split_person (const char *text, char open, char close, char **outside, char **inside)
{
  const char *start = strchr (text, open);
  const char *stop = start ? strrchr (start, close) : NULL;

  if (!stop)
    return FALSE;
  *outside = g_strstrip (g_strndup (text, (gsize) (start - text)));
  *inside = g_strstrip (g_strndup (start + 1, (gsize) (stop - start - 1)));
  return TRUE;
}

/* A name without the quotes, commas, dashes and the mail address beside it.  (transfer full) */
static char *
dup_name (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 32);
  GString *name = g_string_new (NULL);
  char *start;

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *bare = g_strndup (words[i], strcspn (words[i], ",;"));

      if (!is_mail_address (bare) && strcmp (words[i], "()") != 0)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[i]);
    }
  while (name->len > 0 && strchr (" ,;-", name->str[name->len - 1]))
    g_string_truncate (name, name->len - 1);
  start = name->str + strspn (name->str, " ,;-");
  if (name->len > 2 && *start == '"' && strchr (start + 1, '"') == name->str + name->len - 1)
    {
      g_string_truncate (name, name->len - 1);
      start++;
    }
  start = g_strdup (start);
  g_string_free (name, TRUE);
  return start;
}

/* The name in a line that has no brackets; the mail address is the name of those who have none. */
static CorantoPerson *
person_of_line (const char *line)
{
  g_autofree char *name = strchr (line, '@') ? dup_name (line) : NULL;

  if (name && *name)
    return coranto_person_new (name, NULL);
  return coranto_person_new (g_str_has_prefix (line, "mailto:") ? line + 7 : line, NULL);
}

CorantoPerson *
coranto_feed_person (const char *text)
{
  g_autofree char *line = coranto_feed_line (text, TRUE, 200);
  g_autofree char *outside = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *name = NULL;

  /* the brackets of "<mail@…>" are not those of a tag */
  if (!line)
    return NULL;
  if (!split_person (line, '(', ')', &outside, &inside)
      && !split_person (line, '<', '>', &outside, &inside))
    return person_of_line (line);
  if (is_mail_address (outside))
    name = *inside ? dup_name (inside) : g_strdup (outside);
  else if (is_mail_address (inside))
    name = *outside ? dup_name (outside) : g_strdup (inside);
  return coranto_person_new (name && *name ? name : line, NULL);
}

char *
coranto_feed_decode_base64 (const char *text)
{
  g_autofree guchar *bytes = NULL;
  gsize length = 0;
  guint letters = 0;

  for (const char *p = text; *p; p++)
    {
      if (g_ascii_isspace (*p))
        continue;
      if (!g_ascii_isalnum (*p) && !strchr ("+/=", *p))
        return NULL;
      letters++;
    }
  if (letters < 4)
    return NULL;
  bytes = g_base64_decode (text, &length);
  if (length == 0 || memchr (bytes, '\0', length))
    return NULL;
  return g_utf8_make_valid ((const char *) bytes, (gssize) length);
}

char *
coranto_feed_language (const char *text)
{
  g_autofree char *tag = g_strstrip (g_strdup (text));

  g_strdelimit (tag, "_", '-');
  if (strlen (tag) < 2 || strlen (tag) > 35)
    return NULL;
  for (const char *p = tag; *p; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-')
        return NULL;
    }
  return g_steal_pointer (&tag);
}

gint64
coranto_feed_size (const char *text)
{
  gint64 size = 0;

  for (const char *p = text; *p; p++)
    {
      if (g_ascii_isdigit (*p))
        size = size * 10 + (*p - '0');
      else if (*p == '.' && g_ascii_isdigit (p[1]))
        return 0; /* "1.2 MB" */
      else if (*p != ',' && !g_ascii_isspace (*p))
        break;
      if (size > G_MAXINT64 / 100)
        return 0;
    }
  return size;
}

double
coranto_feed_duration (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 4);
  double seconds = 0;

  for (guint i = 0; parts[i]; i++)
    {
      double part = g_ascii_strtod (parts[i], NULL);

      if (!(part >= 0 && part < 1e7))
        return 0;
      seconds = seconds * 60 + part;
    }
  return seconds < 1e9 ? seconds : 0;
}
