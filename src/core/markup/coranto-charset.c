/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to UTF-8: which encoding they have, and the conversion. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-charset.h"

#include <errno.h>
#include <string.h>

#include "coranto-charset-private.h"
#include "coranto-error.h"
#include "coranto-spool.h"
#include "coranto-utf8-private.h"

#define REPLACEMENT "\xEF\xBF\xBD"
#define EURO "\xE2\x82\xAC"
#define CHUNK_BYTES 4096
#define TRIAL_BYTES 65536

/* Text in UTF-8 may have broken characters, cut by careless scripts, or pieces in another encoding,
 * taken over unread; but in text of another encoding sequences of three bytes, and several of two,
 * hardly ever look like UTF-8. */
static gboolean
census_is_utf8 (const CorantoUtf8Census *census)
{
  return census->invalid <= census->longer / 2 + census->pairs / 8;
}

/* Whether valid UTF-8 is so unlikely to be chance that it beats the declared encoding `name`.  A
 * few two-byte sequences can be GBK by accident; three-byte ones in a row can't. */
static gboolean
census_beats (const CorantoUtf8Census *census, const char *name)
{
  gboolean is_single_byte
      = g_str_has_prefix (name, "windows-125") || g_str_has_prefix (name, "iso-8859-");

  if (census->invalid > 0)
    return FALSE;
  return is_single_byte ? census->pairs + census->longer >= 1
                        : census->pairs + 3 * census->longer >= 8;
}

/* What is decoded: all of it in `text`, or, where there is a spool, what it has not taken yet. */
typedef struct
{
  GString *text;
  CorantoSpool *spool; /* nullable */
  gsize max_bytes;
  guint errors;
  GError *failure; /* of the spool */
} Output;

static gboolean
is_full (const Output *out)
{
  gsize spooled = out->spool ? coranto_spool_get_size (out->spool) : 0;

  return out->failure || spooled + out->text->len > out->max_bytes;
}

/* NUL decoded is still NUL: it would end strings early. */
static void
mark_nuls (GString *text)
{
  g_autofree char *old = NULL;
  gsize size = text->len;
  gsize start = 0;

  if (!memchr (text->str, '\0', size))
    return;
  old = g_memdup2 (text->str, size);
  g_string_truncate (text, 0);
  for (gsize i = 0; i < size; i++)
    if (old[i] == '\0')
      {
        g_string_append_len (text, old + start, (gssize) (i - start));
        g_string_append (text, REPLACEMENT);
        start = i + 1;
      }
  g_string_append_len (text, old + start, (gssize) (size - start));
}

static void
flush (Output *out)
{
  mark_nuls (out->text);
  if (!out->failure)
    coranto_spool_append (out->spool, out->text->str, out->text->len, &out->failure);
  g_string_truncate (out->text, 0);
}

static void
decode_windows_1252 (Output *out, const char *data, gsize size)
{
  static const guint16 upper[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
  };

  for (gsize i = 0; i < size; i++)
    {
      guchar c = (guchar) data[i];

      if (c < 0x80)
        g_string_append_c (out->text, (char) c);
      else
        g_string_append_unichar (out->text, c < 0xA0 ? upper[c - 0x80] : c);
    }
}

static void
decode_utf8 (Output *out, const char *data, gsize size)
{
  while (size > 0)
    {
      const char *end;
      gsize good;

      g_utf8_validate_len (data, size, &end);
      good = (gsize) (end - data);
      g_string_append_len (out->text, data, (gssize) good);
      data += good;
      size -= good;
      if (size == 0)
        break;
      g_string_append (out->text, REPLACEMENT); /* an invalid byte or NUL */
      out->errors++;
      data++;
      size--;
    }
}

/* One unit that iconv refuses becomes one U+FFFD; some converters refuse the last one only after
 * they have taken it. */
static void
skip_invalid (Output *out, const char *name, char **data, gsize *size)
{
  gsize unit = MIN (*size, g_str_has_prefix (name, "utf-16") ? 2 : 1);

  if (unit > 0 && **data == '\x80' && strcmp (name, "gb18030") == 0)
    g_string_append (out->text, EURO); /* WHATWG Encoding 10.2.1 */
  else
    {
      g_string_append (out->text, REPLACEMENT);
      out->errors++;
    }
  *data += unit;
  *size -= unit;
}

/* Gives how many bytes of a sequence that is cut at the end are left over. */
static gsize
decode_iconv (Output *out, GIConv converter, const char *name, const char *data, gsize size)
{
  char *in = (char *) data;

  while (size > 0)
    {
      char buffer[CHUNK_BYTES];
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize done = g_iconv (converter, &in, &size, &to, &room);
      int problem = done == (gsize) -1 ? errno : 0;

      g_string_append_len (out->text, buffer, to - buffer);
      if (problem == EINVAL)
        break;
      if (problem == EILSEQ)
        skip_invalid (out, name, &in, &size);
    }
  return size;
}

/* Where a piece of at most `size` bytes of UTF-8 may end: not in the middle of a sequence. */
static gsize
whole_utf8 (const char *data, gsize size)
{
  gsize end = size;

  while (end > 0 && size - end < 3 && ((guchar) data[end - 1] & 0xC0) == 0x80)
    end--;
  return end > 0 && (guchar) data[end - 1] >= 0xC0 ? end - 1 : size;
}

/* In pieces, so that neither what is read nor what is written has to be in memory as a whole. */
static void
decode (Output *out, const char *data, gsize size, const char *name)
{
  gboolean is_utf8 = strcmp (name, "utf-8") == 0;
  gboolean is_1252 = strcmp (name, "windows-1252") == 0;
  GIConv converter = is_utf8 || is_1252 ? (GIConv) -1
                                        : g_iconv_open ("UTF-8", coranto_charset_iconv_name (name));

  while (size > 0 && !is_full (out))
    {
      gsize piece = MIN (size, CORANTO_SPOOL_STEP);
      gsize left = 0;

      if (is_1252)
        decode_windows_1252 (out, data, piece);
      else if (converter != (GIConv) -1)
        left = decode_iconv (out, converter, name, data, piece);
      else
        {
          /* iconv without this table too: ASCII survives, the rest is marked. */
          piece = piece < size ? whole_utf8 (data, piece) : piece;
          decode_utf8 (out, data, piece);
        }
      if (left == size)
        { /* the document ends in the middle of a character */
          char *rest = (char *) data;

          skip_invalid (out, name, &rest, &left);
          piece = (gsize) (rest - data);
          left = 0;
        }
      coranto_spool_forget (data, piece - left);
      data += piece - left;
      size -= piece - left;
      if (out->spool)
        flush (out);
    }
  if (converter != (GIConv) -1)
    g_iconv_close (converter);
}

GString *
coranto_charset_convert (const char *data,
                         gsize size,
                         const char *name,
                         gsize max_bytes,
                         guint *errors_out)
{
  Output out = { .text = g_string_sized_new (size + 16), .max_bytes = max_bytes };

  decode (&out, data, size, name);
  if (errors_out)
    *errors_out = out.errors;
  return out.text;
}

/* The byte order mark, or the zero bytes that ASCII has in UTF-16 (XML 1.0 appendix F.1). */
static const char *
charset_of_first_bytes (const guchar *data, gsize size, gsize *bom_size)
{
  *bom_size = 0;
  if (size >= 3 && data[0] == 0xEF && data[1] == 0xBB && data[2] == 0xBF)
    {
      *bom_size = 3;
      return "utf-8";
    }
  if (size >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF)))
    {
      *bom_size = 2;
      return data[0] == 0xFF ? "utf-16le" : "utf-16be";
    }
  if (size >= 4 && data[0] == '<' && data[1] == 0 && data[2] != 0 && data[3] == 0)
    return "utf-16le";
  if (size >= 4 && data[0] == 0 && data[1] == '<' && data[2] == 0 && data[3] != 0)
    return "utf-16be";
  return NULL;
}

/* Whether `name` decodes the bytes about as well as an encoding decodes its own text. */
static gboolean
is_credible (const char *name, const char *data, gsize size)
{
  gsize length = MIN (size, TRIAL_BYTES);
  guint errors = 0;
  glong characters;
  g_autoptr (GString) trial = NULL;

  if (g_str_has_prefix (name, "utf-16"))
    return memchr (data, '\0', length) != NULL;
  trial = coranto_charset_convert (data, length, name, length * 4, &errors);
  characters = 0;
  for (const char *p = trial->str; *p; p = g_utf8_next_char (p))
    characters += (*p & 0x80) != 0;
  return errors <= 2 || (glong) errors * 50 <= characters;
}

static gboolean
is_multi_byte (const char *name)
{
  static const char *const names[] = { "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", NULL };

  return g_strv_contains (names, name);
}

/* `stated` by the server, `declared` by the document (both nullable), unless the bytes say that
 * they lie. */
static const char *
choose_charset (const char *stated,
                const char *declared,
                const CorantoUtf8Census *census,
                const char *data,
                gsize size)
{
  gboolean is_utf8 = census_is_utf8 (census);
  const char *names[] = { stated, declared };

  /* A server's default Latin-1 over a document that knows it is Chinese, Japanese or Korean. */
  if (stated && declared && strcmp (stated, "windows-1252") == 0 && is_multi_byte (declared)
      && !census_beats (census, stated) && is_credible (declared, data, size))
    return declared;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = names[i];

      if (!name)
        continue;
      if (strcmp (name, "utf-8") == 0
              ? is_utf8
              : !census_beats (census, name) && is_credible (name, data, size))
        return name;
    }
  return is_utf8 ? "utf-8" : coranto_charset_detect (data, size);
}

static GBytes *
spool_decoded (const char *data, gsize size, const char *name, gsize max_bytes, GError **error)
{
  g_autoptr (CorantoSpool) spool = coranto_spool_new ();
  Output out = { .text = g_string_new (NULL), .spool = spool, .max_bytes = max_bytes };
  GBytes *decoded = NULL;

  decode (&out, data, size, name);
  g_string_free (out.text, TRUE);
  if (coranto_spool_get_size (spool) > max_bytes)
    coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
  else if (!out.failure)
    decoded = coranto_spool_finish (spool, &out.failure);
  if (out.failure)
    coranto_error_set (error, CORANTO_ERROR_FAILED, out.failure->message);
  g_clear_error (&out.failure);
  return decoded;
}

GBytes *
coranto_charset_decode (GBytes *bytes,
                        const char *content_type,
                        CorantoCharsetContext context,
                        gsize max_bytes,
                        const char **charset_out,
                        GError **error)
{
  gsize size, bom_size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *name = charset_of_first_bytes ((const guchar *) data, size, &bom_size);
  CorantoUtf8Census census;

  /* No encoding makes text more than twice as short. */
  if (size / 2 > max_bytes)
    {
      coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, "");
      return NULL;
    }
  census = coranto_utf8_count (data + bom_size, size - bom_size);
  if (!name)
    name = choose_charset (coranto_charset_of_content_type (content_type),
                           coranto_charset_declared (data, size, context), &census, data, size);
  if (charset_out)
    *charset_out = name;
  if (strcmp (name, "utf-8") == 0 && size - bom_size <= max_bytes && census.is_plain)
    return g_bytes_new_from_bytes (bytes, bom_size, size - bom_size);
  return spool_decoded (data + bom_size, size - bom_size, name, max_bytes, error);
}
