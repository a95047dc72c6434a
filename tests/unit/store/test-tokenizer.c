/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text into terms, HTML into words, lists into columns. */
#include <string.h>

#include "coranto-identity-private.h"
#include "coranto-pack-private.h"
#include "coranto-plain-text-private.h"
#include "coranto-tokenizer-private.h"

static gboolean
append_cb (const char *term,
           gsize length,
           gsize start,
           gsize end,
           CorantoTokenFlags flags,
           gpointer user_data)
{
  GString *out = user_data;

  g_assert_cmpuint (start, <, end);
  g_string_append_len (out, term, (gssize) length);
  g_string_append (out, flags & CORANTO_TOKEN_SINGLE ? "* " : " ");
  return TRUE;
}

static void
assert_terms (const char *text, CorantoTokenizeMode mode, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  coranto_tokenize (text, strlen (text), mode, append_cb, out);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_terms (void)
{
  static const struct
  {
    const char *text;
    const char *document;
    const char *query;
  } cases[] = {
    { "", "", "" },
    { "?! ——。", "", "" },
    { "Hello, World-Wide 42nd", "hello world wide 42nd ", "hello world wide 42nd " },
    { "光", "光* ", "光* " },
    { "光谱", "光谱 谱* ", "光谱 " },
    { "光谱仪器", "光谱 谱仪 仪器 器* ", "光谱 谱仪 仪器 " },
    { "用GC分析", "用* gc 分析 析* ", "用* gc 分析 " },
    { "ＧＣ－ＭＳ", "gc ms ", "gc ms " },
    { "Ångström café naïve ÉCOLE", "angstrom cafe naive ecole ", "angstrom cafe naive ecole " },
    { "e\xcc\x81t\xcc\x81", "et ", "et " }, /* combining marks */
    { "đường Łódź Øl ΟΔΟΣ ὁδός", "duong lodz ol οδοσ οδοσ ", "duong lodz ol οδοσ οδοσ " },
    { "光譜儀器與臺灣", "光谱 谱仪 仪器 器与 与台 台湾 湾* ", "光谱 谱仪 仪器 器与 与台 台湾 " },
    { "Ελλάδα Привет Й", "ελλαδα привет и ", "ελλαδα привет и " },
    { "がぎ", "がぎ ぎ* ", "がぎ " },
    { "한국어", "한국 국어 어* ", "한국 국어 " },
    { "ภาษา", "ภา าษ ษา า* ", "ภา าษ ษา " },
    { "a\xff\xfe"
      "b 光\xe5\x85",
      "a b 光* ", "a b 光* " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_terms (cases[i].text, CORANTO_TOKENIZE_DOCUMENT, cases[i].document);
      assert_terms (cases[i].text, CORANTO_TOKENIZE_QUERY, cases[i].query);
    }
}

/* Whatever the bytes, terms are valid and bounded. */
static gboolean
check_term_cb (const char *term,
               gsize length,
               gsize start,
               gsize end,
               CorantoTokenFlags flags,
               gpointer user_data)
{
  g_assert_true (g_utf8_validate_len (term, length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <, 70);
  g_assert_cmpuint (end, <=, *(gsize *) user_data);
  return TRUE;
}

static void
test_noise (void)
{
  for (int round = 0; round < 3000; round++)
    {
      char noise[64];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof noise);

      for (gsize i = 0; i < length; i++)
        noise[i] = (char) g_test_rand_int_range (round % 2 ? 0x80 : 0, 256);
      coranto_tokenize (noise, length, CORANTO_TOKENIZE_DOCUMENT, check_term_cb, &length);
    }
}

static void
test_plain_text (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "<p>a</p><p>b</p>", " a  b " },
    { "光<b>谱</B>仪<br>器", "光谱仪 器" },
    { "a&amp;b &lt;c&gt; &#20809;&#x8C31; &nbsp;&unknown; &", "a&b <c> 光谱  &unknown; &" },
    { "x<script>alert(1 < 2)</script>y<style>p{}</style>z", "x y z" },
    { "x<!-- <p>no</p> -->y", "x y" },
    { "x<unclosed", "x " },
    { "x<script>never", "x " },
    { "&#0;&#xD800;&#9999999;", "   " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = coranto_plain_text_from_html (cases[i].html);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_packing (void)
{
  g_autoptr (CorantoParsedItem) item = coranto_parsed_item_new ();
  g_autoptr (CorantoParsedItem) back = coranto_parsed_item_new ();
  CorantoAttachment *attachment = coranto_attachment_new ("https://example.org/a.mp3", NULL);
  g_autofree char *strings = NULL;
  g_autofree char *persons = NULL;
  g_autofree char *attachments = NULL;
  CorantoPerson *person;

  g_assert_null (coranto_pack_strings (item->tags));
  g_ptr_array_add (item->tags, g_strdup ("仪器"));
  g_ptr_array_add (item->tags, g_strdup (""));
  g_ptr_array_add (item->tags, g_strdup ("with\x1eseparators\x1f"));
  g_ptr_array_add (item->authors, coranto_person_new (NULL, "https://example.org/"));
  attachment->size_bytes = G_GINT64_CONSTANT (5000000000);
  attachment->duration_seconds = 12.5;
  g_ptr_array_add (item->attachments, attachment);

  strings = coranto_pack_strings (item->tags);
  persons = coranto_pack_persons (item->authors);
  attachments = coranto_pack_attachments (item->attachments);
  coranto_unpack_strings (strings, back->tags);
  coranto_unpack_persons (persons, back->authors);
  coranto_unpack_attachments (attachments, back->attachments);
  g_assert_cmpuint (back->tags->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (back->tags, 0), ==, "仪器");
  g_assert_cmpstr (g_ptr_array_index (back->tags, 1), ==, "");
  g_assert_cmpstr (g_ptr_array_index (back->tags, 2), ==, "withseparators");
  person = g_ptr_array_index (back->authors, 0);
  g_assert_null (person->name);
  g_assert_cmpstr (person->url, ==, "https://example.org/");
  attachment = g_ptr_array_index (back->attachments, 0);
  g_assert_null (attachment->mime_type);
  g_assert_cmpint (attachment->size_bytes, ==, G_GINT64_CONSTANT (5000000000));
  g_assert_cmpfloat (attachment->duration_seconds, ==, 12.5);

  /* Damaged text is odd, not fatal. */
  coranto_unpack_attachments ("no separators at all", back->attachments);
  coranto_unpack_persons ("\x1e\x1e\x1f\x1e", back->authors);
  g_assert_cmpuint (back->attachments->len, ==, 1);
}

static void
test_keys (void)
{
  gint64 key = coranto_identity_of_url ("https://example.org/a?id=1");

  g_assert_cmpint (key, >, 0);
  g_assert_cmpint (coranto_identity_of_url ("http://EXAMPLE.org/a?id=1#top"), ==, key);
  g_assert_cmpint (coranto_identity_of_url ("https://example.org/a?id=2"), !=, key);
  g_assert_cmpint (coranto_identity_of_url (NULL), ==, 0);
  g_assert_cmpint (coranto_identity_of_item_id (1, "x"), !=, coranto_identity_of_item_id (2, "x"));
  g_assert_cmpint (coranto_identity_of_item_id (1, " "), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/text/terms", test_terms);
  g_test_add_func ("/store/text/noise", test_noise);
  g_test_add_func ("/store/text/plain-text", test_plain_text);
  g_test_add_func ("/store/text/packing", test_packing);
  g_test_add_func ("/store/text/keys", test_keys);
  return g_test_run ();
}
