/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML, section 13.2.5 (tokenization), as one pass over the bytes that never looks back:
 * I1: each call consumes at least one byte or returns the end.
 * I2: no byte is looked at more than a fixed number of times, whatever the input, but for the
 *     search of a raw text's end tag, which is made once for each raw element.
 * What a tag has beyond the limits (attributes, long values) is left out, not refused. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-tokenizer.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

void
coranto_html_tokenizer_init (CorantoHtmlTokenizer *tokenizer,
                             const char *html,
                             gsize length,
                             const CorantoLimits *limits)
{
  *tokenizer = (CorantoHtmlTokenizer){
    .at = html,
    .end = html + length,
    .max_attributes = MIN (limits->attributes, CORANTO_HTML_ATTRIBUTES),
    .max_value_bytes = limits->start_tag_bytes,
  };
}

static void
skip_past (CorantoHtmlTokenizer *tokenizer, char c)
{
  gsize left = (gsize) (tokenizer->end - tokenizer->at);
  const char *found = memchr (tokenizer->at, c, left);

  tokenizer->at = found ? found + 1 : tokenizer->end;
}

/* At "<!--".  Ends at "-->" or "--!>"; "<!-->" and "<!--->" are whole comments. */
static void
skip_comment (CorantoHtmlTokenizer *tokenizer)
{
  const char *start = tokenizer->at + 4;
  const char *at = start;

  while (at < tokenizer->end)
    {
      const char *close = memchr (at, '>', (gsize) (tokenizer->end - at));
      gsize before;

      if (!close)
        break;
      before = (gsize) (close - start);
      at = close + 1;
      if (before == 0 || (before == 1 && *start == '-')
          || (before >= 2 && close[-1] == '-' && close[-2] == '-')
          || (before >= 3 && close[-1] == '!' && close[-2] == '-' && close[-3] == '-'))
        {
          tokenizer->at = at;
          return;
        }
    }
  tokenizer->at = tokenizer->end;
}

static void
take_name (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token)
{
  const char *at = tokenizer->at;
  gsize length = 0;

  while (at < tokenizer->end && !is_space (*at) && *at != '/' && *at != '>')
    {
      if (length < sizeof token->name - 1)
        token->name[length++] = g_ascii_tolower (*at);
      at++;
    }
  /* A cut in the middle of a character would not be UTF-8. */
  while (length > 0 && length == sizeof token->name - 1 && (token->name[length - 1] & 0x80))
    length--;
  token->name[length] = '\0';
  token->tag = coranto_tag_from_name (token->name, length);
  tokenizer->at = at;
}

/* At the first byte of a value. */
static void
take_value (CorantoHtmlTokenizer *tokenizer, CorantoHtmlAttribute *attribute)
{
  const char *at = tokenizer->at;
  const char *end = tokenizer->end;

  if (*at == '"' || *at == '\'')
    {
      const char *close = memchr (at + 1, *at, (gsize) (end - at - 1));

      attribute->value = at + 1;
      at = close ? close : end;
      tokenizer->at = close ? close + 1 : end;
    }
  else
    {
      attribute->value = at;
      while (at < end && !is_space (*at) && *at != '>')
        at++;
      tokenizer->at = at;
    }
  attribute->value_length = (guint) MIN ((gsize) (at - attribute->value), G_MAXUINT);
}

/* At a byte that is neither white space nor '/' nor '>'. */
static void
take_attribute (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token)
{
  CorantoHtmlAttribute attribute = { .name = tokenizer->at };
  const char *at = tokenizer->at + 1; /* a leading '=' is part of the name */
  const char *end = tokenizer->end;
  gsize name_length;

  while (at < end && !is_space (*at) && *at != '/' && *at != '>' && *at != '=')
    at++;
  name_length = (gsize) (at - attribute.name);
  attribute.name_length = (guint) MIN (name_length, G_MAXUINT);
  attribute.value = at;
  tokenizer->at = at;
  while (at < end && is_space (*at))
    at++;
  if (at < end && *at == '=')
    {
      at++;
      while (at < end && is_space (*at))
        at++;
      tokenizer->at = at;
      if (at < end && *at != '>')
        take_value (tokenizer, &attribute);
    }
  if (token->n_attributes < tokenizer->max_attributes
      && attribute.name_length < CORANTO_HTML_NAME_BYTES
      && attribute.value_length <= tokenizer->max_value_bytes)
    token->attributes[token->n_attributes++] = attribute;
}

/* At a tag's name.  FALSE when the input ends inside the tag: it is dropped then. */
static gboolean
take_tag (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token)
{
  token->n_attributes = 0;
  token->is_self_closing = FALSE;
  take_name (tokenizer, token);
  while (tokenizer->at < tokenizer->end)
    {
      char c = *tokenizer->at;

      if (c == '>')
        {
          tokenizer->at++;
          return TRUE;
        }
      if (c == '/' || is_space (c))
        {
          token->is_self_closing
              = c == '/' && tokenizer->at + 1 < tokenizer->end && tokenizer->at[1] == '>';
          tokenizer->at++;
        }
      else
        take_attribute (tokenizer, token);
    }
  return FALSE;
}

static void
take_cdata (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token)
{
  const char *close;

  token->type = CORANTO_HTML_TOKEN_RAW_TEXT;
  token->text = tokenizer->at + strlen ("<![CDATA[");
  close = g_strstr_len (token->text, tokenizer->end - token->text, "]]>");
  token->text_length = (gsize) ((close ? close : tokenizer->end) - token->text);
  tokenizer->at = close ? close + 3 : tokenizer->end;
}

static gboolean
starts_with (const CorantoHtmlTokenizer *tokenizer, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (tokenizer->end - tokenizer->at) >= length
         && memcmp (tokenizer->at, word, length) == 0;
}

/* At '<'.  TRUE when it made a token; else it skipped what is no token or, at a '<' that is only
 * text, did nothing. */
static gboolean
take_markup (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token)
{
  gsize left = (gsize) (tokenizer->end - tokenizer->at);
  char second = left > 1 ? tokenizer->at[1] : '\0';

  if (g_ascii_isalpha (second))
    {
      token->type = CORANTO_HTML_TOKEN_START_TAG;
      tokenizer->at++;
      return take_tag (tokenizer, token);
    }
  if (second == '/' && left > 2 && g_ascii_isalpha (tokenizer->at[2]))
    {
      token->type = CORANTO_HTML_TOKEN_END_TAG;
      tokenizer->at += 2;
      return take_tag (tokenizer, token);
    }
  if (starts_with (tokenizer, "<!--"))
    skip_comment (tokenizer);
  else if (tokenizer->allow_cdata && starts_with (tokenizer, "<![CDATA["))
    {
      take_cdata (tokenizer, token);
      return TRUE;
    }
  else if (second == '!' || second == '?' || (second == '/' && left > 2))
    skip_past (tokenizer, '>');
  return FALSE;
}

/* Whether `at` ("</…") is the end tag of the raw element. */
static gboolean
is_raw_end (const CorantoHtmlTokenizer *tokenizer, const char *at)
{
  const char *name = coranto_tag_name (tokenizer->raw);
  gsize length = strlen (name);
  gsize left = (gsize) (tokenizer->end - at);
  char after;

  if (left < length + 3 || g_ascii_strncasecmp (at + 2, name, length) != 0)
    return FALSE;
  after = at[length + 2];
  return is_space (after) || after == '/' || after == '>';
}

static void
take_raw_text (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token)
{
  gboolean is_rcdata = (coranto_tag_flags (tokenizer->raw) & CORANTO_TAG_RCDATA) != 0;
  const char *at = tokenizer->at;

  token->type = is_rcdata ? CORANTO_HTML_TOKEN_TEXT : CORANTO_HTML_TOKEN_RAW_TEXT;
  token->text = at;
  while (at < tokenizer->end)
    {
      const char *open = memchr (at, '<', (gsize) (tokenizer->end - at));

      at = open ? open : tokenizer->end;
      if (open && open + 1 < tokenizer->end && open[1] == '/' && is_raw_end (tokenizer, open))
        break;
      if (open)
        at++;
    }
  token->text_length = (gsize) (at - token->text);
  tokenizer->at = at;
  tokenizer->raw = CORANTO_TAG_UNKNOWN;
}

/* From a byte that starts no markup to the next '<'. */
static void
take_text (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token)
{
  const char *start = tokenizer->at;
  const char *open = memchr (start + 1, '<', (gsize) (tokenizer->end - start - 1));

  token->type = CORANTO_HTML_TOKEN_TEXT;
  token->text = start;
  tokenizer->at = open ? open : tokenizer->end;
  token->text_length = (gsize) (tokenizer->at - start);
}

void
coranto_html_tokenizer_next (CorantoHtmlTokenizer *tokenizer, CorantoHtmlToken *token)
{
  if (tokenizer->raw != CORANTO_TAG_UNKNOWN && tokenizer->at < tokenizer->end)
    {
      take_raw_text (tokenizer, token);
      if (token->text_length > 0)
        return;
    }
  while (tokenizer->at < tokenizer->end)
    {
      const char *start = tokenizer->at;

      if (*start == '<' && take_markup (tokenizer, token))
        return;
      if (tokenizer->at == start)
        {
          take_text (tokenizer, token);
          return;
        }
    }
  token->type = CORANTO_HTML_TOKEN_END;
}
