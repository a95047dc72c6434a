/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charsets: the order of what may name one, lies, detection, labels. */
#include <string.h>

#include "coranto-charset.h"
#include "coranto-error.h"

#define CHINESE "随着光谱仪器行业的发展，越来越多的实验室开始采用国产设备。"
#define TRADITIONAL "隨著光譜儀器產業的發展，越來越多的實驗室開始採用國產設備。"
#define JAPANESE "新しい分析装置の発売により、研究室での測定がより簡単になりました。"
#define KOREAN "새로운 분석 장비의 출시로 실험실에서의 측정이 더 쉬워졌습니다."
#define RUSSIAN "Новый прибор позволяет проводить измерения быстрее и точнее."
#define FRENCH "Les « mesures » précises d’été ont déjà été publiées."

typedef struct
{
  const char *declaration;  /* ASCII before the text; nullable */
  const char *text;         /* UTF-8 */
  const char *encoding;     /* what the bytes really are, as iconv calls it */
  const char *content_type; /* nullable */
  const char *expected;     /* the name that must come out */
} Case;

static const Case cases[] = {
  /* Detection: nothing is declared. */
  { NULL, CHINESE, "UTF-8", NULL, "utf-8" },
  { NULL, CHINESE, "GBK", NULL, "gb18030" },
  { NULL, TRADITIONAL, "BIG5", NULL, "big5" },
  { NULL, JAPANESE, "SHIFT_JIS", NULL, "shift_jis" },
  { NULL, JAPANESE, "EUC-JP", NULL, "euc-jp" },
  { NULL, KOREAN, "EUC-KR", NULL, "euc-kr" },
  { NULL, RUSSIAN, "WINDOWS-1251", NULL, "windows-1251" },
  { NULL, RUSSIAN, "KOI8-R", NULL, "koi8-r" },
  { NULL, FRENCH, "WINDOWS-1252", NULL, "windows-1252" },
  /* Declarations of the document. */
  { "<meta charset=gb2312>", CHINESE, "GBK", NULL, "gb18030" },
  { "<meta http-equiv='Content-Type' content='text/html; charset=big5'>", TRADITIONAL, "BIG5", NULL,
    "big5" },
  { "<!-- <meta charset=big5> --><META CHARSET='x-gbk'>", CHINESE, "GBK", NULL, "gb18030" },
  { "<?xml version='1.0' encoding='iso-8859-1'?>", FRENCH, "WINDOWS-1252", NULL, "windows-1252" },
  { "<?xml version='1.0' encoding='cp850'?>", "d\xC3\xA9j\xC3\xA0", "CP850", NULL, "cp850" },
  { "<meta charset=utf-16>", CHINESE, "UTF-8", NULL, "utf-8" },
  /* The server comes first. */
  { "<meta charset=windows-1251>", RUSSIAN, "KOI8-R", "text/html; charset=koi8-r", "koi8-r" },
  { NULL, JAPANESE, "EUC-JP", "text/html;charset=\"EUC-JP\"", "euc-jp" },
  { NULL, JAPANESE, "ISO-2022-JP", "text/html; charset=iso-2022-jp", "iso-2022-jp" },
  /* Lies. */
  { "<meta charset=utf-8>", CHINESE, "GBK", NULL, "gb18030" },
  { "<meta charset=gb2312>", CHINESE, "UTF-8", NULL, "utf-8" },
  { NULL, CHINESE, "GBK", "text/html; charset=utf-8", "gb18030" },
  { NULL, FRENCH, "UTF-8", "text/html; charset=iso-8859-1", "utf-8" },
  { "<meta charset=gbk>", CHINESE, "GBK", "text/html; charset=iso-8859-1", "gb18030" },
  { "<meta charset=utf-7>", "x", "UTF-8", NULL, "utf-8" },
  { NULL, CHINESE, "GBK", "text/html; charset=nonsense", "gb18030" },
};

static void
test_decode (gconstpointer data)
{
  const Case *c = data;
  gsize size;
  g_autofree char *encoded = g_convert (c->text, -1, c->encoding, "UTF-8", NULL, &size, NULL);
  GString *body = g_string_new (c->declaration);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  const char *charset = NULL;
  gsize length;
  const char *decoded;

  g_assert_nonnull (encoded);
  g_string_append_len (body, encoded, (gssize) size);
  bytes = g_string_free_to_bytes (body);
  text = coranto_charset_decode (bytes, c->content_type, CORANTO_CHARSET_HTML, 1 << 20, &charset,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpstr (charset, ==, c->expected);
  decoded = g_bytes_get_data (text, &length);
  g_assert_true (g_utf8_validate (decoded, (gssize) length, NULL));
  length -= strlen (c->text);
  g_assert_cmpmem (decoded + length, strlen (c->text), c->text, strlen (c->text));
}

static char *
decode (const void *data, gsize size, CorantoCharsetContext context, const char **charset)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) text = coranto_charset_decode (bytes, NULL, context, 1 << 20, charset, NULL);
  gsize length;
  const char *decoded = g_bytes_get_data (text, &length);

  return g_strndup (decoded, length);
}

static void
test_bom (void)
{
  const char *charset = NULL;
  g_autofree char *utf8 = decode ("\xEF\xBB\xBF\xC3\xA9", 5, CORANTO_CHARSET_XML, &charset);
  g_autofree char *little = NULL;
  g_autofree char *big = NULL;
  g_autofree char *without = NULL;

  g_assert_cmpstr (charset, ==, "utf-8");
  g_assert_cmpstr (utf8, ==, "é");
  little = decode ("\xFF\xFE\x2D\x4E", 4, CORANTO_CHARSET_XML, &charset);
  g_assert_cmpstr (charset, ==, "utf-16le");
  g_assert_cmpstr (little, ==, "中");
  big = decode ("\xFE\xFF\x4E\x2D", 4, CORANTO_CHARSET_JSON, &charset);
  g_assert_cmpstr (charset, ==, "utf-16be");
  g_assert_cmpstr (big, ==, "中");
  without = decode ("<\0p\0>\0\x2D\x4E", 8, CORANTO_CHARSET_HTML, &charset);
  g_assert_cmpstr (charset, ==, "utf-16le");
  g_assert_cmpstr (without, ==, "<p>中");
}

static void
test_invalid (void)
{
  const char *charset = NULL;
  g_autofree char *nul = decode ("a\0b", 3, CORANTO_CHARSET_HTML, &charset);
  g_autofree char *surrogate = NULL;
  g_autofree char *euro = NULL;
  g_autofree char *nul16 = NULL;

  g_assert_cmpstr (nul, ==, "a\uFFFDb");
  surrogate = decode ("\xFF\xFE\x00\xD8x\0", 6, CORANTO_CHARSET_HTML, &charset);
  g_assert_cmpstr (surrogate, ==, "\uFFFDx");
  nul16 = decode ("\xFF\xFE\0\0x\0", 6, CORANTO_CHARSET_HTML, &charset);
  g_assert_cmpstr (nul16, ==, "\uFFFDx");
  euro = decode ("<meta charset=gbk>\x80 1", 21, CORANTO_CHARSET_HTML, &charset);
  g_assert_cmpstr (euro, ==, "<meta charset=gbk>€ 1");
}

static void
test_limit (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xFF\xFE\x2D\x4E\x2D\x4E", 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text
      = coranto_charset_decode (bytes, NULL, CORANTO_CHARSET_HTML, 5, NULL, &error);

  g_assert_null (text);
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_TOO_LARGE);
}

static void
test_labels (void)
{
  g_assert_cmpstr (coranto_charset_from_label (" GB2312 ", -1), ==, "gb18030");
  g_assert_cmpstr (coranto_charset_from_label ("latin1", -1), ==, "windows-1252");
  g_assert_cmpstr (coranto_charset_from_label ("x-sjis;", 6), ==, "shift_jis");
  g_assert_cmpstr (coranto_charset_from_label ("KS_C_5601-1987", -1), ==, "euc-kr");
  g_assert_cmpstr (coranto_charset_from_label ("cp1251", -1), ==, "windows-1251");
  g_assert_cmpstr (coranto_charset_from_label ("IBM850", -1), ==, "ibm850");
  g_assert_null (coranto_charset_from_label ("nonsense", -1));
  g_assert_null (coranto_charset_from_label ("ibm037", -1)); /* EBCDIC */
  g_assert_null (coranto_charset_from_label ("utf-7", -1));
  g_assert_null (coranto_charset_from_label ("unicode-1-1-utf-7", -1));
  g_assert_null (coranto_charset_from_label ("csiso2022kr", -1));
  g_assert_null (coranto_charset_from_label ("hz-gb-2312", -1));
  g_assert_null (coranto_charset_from_label ("iso-2022-kr", -1));
  g_assert_null (coranto_charset_from_label ("", -1));
  g_assert_null (coranto_charset_from_label (NULL, -1));
}

/* Pieces in another encoding, taken over unread, do not speak for the whole. */
static void
test_mixed (void)
{
  static const char mixed[] = CHINESE "caf\xE9 d'\xE9t\xE9";
  const char *charset = NULL;
  g_autofree char *text = decode (mixed, strlen (mixed), CORANTO_CHARSET_XML, &charset);

  g_autofree char *cesu8
      = decode ("新闻\xED\xA0\xBD\xED\xB8\x80", 12, CORANTO_CHARSET_XML, &charset);

  g_assert_cmpstr (charset, ==, "utf-8");
  g_assert_true (g_str_has_prefix (cesu8, "新闻"));
  g_assert_true (g_str_has_prefix (text, CHINESE));
}

/* Long documents are decoded in pieces: a character that lies across a border is whole, wherever
 * the border falls in it, and so is a shift that holds for what follows. */
static void
test_pieces (void)
{
  static const struct
  {
    const char *encoding;
    const char *text;
  } longs[] = {
    { "GBK", CHINESE },      { "GB18030", CHINESE "\U0001F52C" }, { "BIG5", TRADITIONAL },
    { "UTF-16LE", CHINESE }, { "ISO-2022-JP", JAPANESE },         { "WINDOWS-1252", FRENCH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (longs); i++)
    for (guint shift = 0; shift < 4; shift++)
      {
        GString *text = g_string_new (NULL);
        g_autofree char *raw = NULL;
        g_autofree char *decoded = NULL;
        g_autofree char *type = g_strdup_printf ("text/xml; charset=%s", longs[i].encoding);
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GBytes) got = NULL;
        gsize size;

        g_string_append_printf (text, "%.*s", (int) shift, "<r>-");
        while (text->len < 5 * 1024 * 1024)
          g_string_append (text, longs[i].text);
        raw = g_convert (text->str, (gssize) text->len, longs[i].encoding, "UTF-8", NULL, &size,
                         NULL);
        g_assert_nonnull (raw);
        bytes = g_bytes_new_static (raw, size);
        got = coranto_charset_decode (bytes, type, CORANTO_CHARSET_XML, 64 * 1024 * 1024, NULL,
                                      NULL);
        g_assert_nonnull (got);
        g_test_message ("%s, %u", longs[i].encoding, shift);
        g_assert_cmpmem (g_bytes_get_data (got, NULL), g_bytes_get_size (got), text->str,
                         text->len);
        g_string_free (text, TRUE);
      }
}

/* Invalid bytes in a long document in UTF-8, and a sequence cut at its end. */
static void
test_long_invalid (void)
{
  GString *text = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) got = NULL;

  while (text->len < 3 * 1024 * 1024)
    g_string_append_len (text, CHINESE "\xFF" CHINESE "\0x\xE5\x85", sizeof CHINESE * 2 + 4);
  expected = g_utf8_make_valid (text->str, (gssize) text->len);
  bytes = g_bytes_new_static (text->str, text->len);
  got = coranto_charset_decode (bytes, NULL, CORANTO_CHARSET_XML, 64 * 1024 * 1024, NULL, NULL);
  g_assert_nonnull (got);
  g_assert_cmpmem (g_bytes_get_data (got, NULL), g_bytes_get_size (got), expected,
                   strlen (expected));
  g_string_free (text, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/charset/decode/%02zu-%s", i, cases[i].expected);

      g_test_add_data_func (path, &cases[i], test_decode);
    }
  g_test_add_func ("/charset/bom", test_bom);
  g_test_add_func ("/charset/invalid", test_invalid);
  g_test_add_func ("/charset/limit", test_limit);
  g_test_add_func ("/charset/labels", test_labels);
  g_test_add_func ("/charset/mixed", test_mixed);
  g_test_add_func ("/charset/pieces", test_pieces);
  g_test_add_func ("/charset/long-invalid", test_long_invalid);
  return g_test_run ();
}
