/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of coranto-url. */
#include "coranto-error.h"
#include "coranto-url.h"

typedef struct
{
  const char *base;
  const char *reference;
  const char *expected; /* NULL: refused */
} ResolveCase;

static void
test_resolve (void)
{
  static const ResolveCase cases[] = {
    { NULL, "https://example.org", "https://example.org/" },
    { NULL, "  https://Example.ORG:443/a b\n ", "https://example.org/a%20b" },
    { NULL, "http://example.org:8080/", "http://example.org:8080/" },
    { "https://example.org/news/list.html", "detail/1.html",
      "https://example.org/news/detail/1.html" },
    { "https://example.org/news/list.html", "/detail/1.html", "https://example.org/detail/1.html" },
    { "https://example.org/news/", "../a?x=1#top", "https://example.org/a?x=1#top" },
    { "https://example.org/news/", "//cdn.example.net/p.png", "https://cdn.example.net/p.png" },
    { "https://example.org/news/?p=1", "?p=2", "https://example.org/news/?p=2" },
    { "https://example.org/news/", "\\\\evil\\x", "https://evil/x" },
    { "https://example.org/a", "/光谱?q=质谱",
      "https://example.org/%E5%85%89%E8%B0%B1?q=%E8%B4%A8%E8%B0%B1" },
    { NULL, "https://例子.example/x", "https://xn--fsqu00a.example/x" },
    { NULL, "https://user:secret@example.org/x", "https://example.org/x" },
    { NULL, "https://example.org/100%", "https://example.org/100%" },
    { "https://example.org/", "java\nscript:alert(1)", NULL },
    { "https://example.org/", "data:text/html,x", NULL },
    { "https://example.org/", "mailto:a@example.org", NULL },
    { "https://example.org/", "file:///etc/passwd", NULL },
    { NULL, "news/1.html", NULL },
    { NULL, "https://", NULL },
    { NULL, "https://\x7F/", NULL },
    { NULL, "https://\xC2\x80/", NULL },
    { NULL, "http://a.ekno hr;x", NULL }, /* GUri sees a path ";x" behind a host */
    { "https://example.org/", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = coranto_url_resolve (cases[i].base, cases[i].reference);

      g_assert_cmpstr (url, ==, cases[i].expected);
    }
}

static void
test_resolve_bounded (void)
{
  g_autofree char *path = g_strnfill (10000, 'a');
  g_autofree char *longest = g_strconcat ("https://example.org/", path, NULL);
  g_autofree char *url = coranto_url_resolve (NULL, longest);

  g_assert_null (url);
}

static void
test_resolve_link (void)
{
  g_autofree char *mail = coranto_url_resolve_link ("https://example.org/", "mailto:a@example.org");
  g_autofree char *script = coranto_url_resolve_link ("https://example.org/", "javascript:x()");

  g_assert_cmpstr (mail, ==, "mailto:a@example.org");
  g_assert_null (script);
}

static void
test_from_user (void)
{
  static const char *const cases[][2] = {
    { "example.org", "https://example.org/" },
    { " example.org/news ", "https://example.org/news" },
    { "localhost:8080/x", "http://localhost:8080/x" },
    { "127.0.0.1:9/x", "http://127.0.0.1:9/x" },
    { "example.org:8443", "https://example.org:8443/" },
    { "feed://example.org/rss", "http://example.org/rss" },
    { "feed:https://example.org/rss", "https://example.org/rss" },
    { "//example.org/x", "https://example.org/x" },
    { "HTTP://EXAMPLE.org/A", "http://example.org/A" },
    { "例子.中国", "https://xn--fsqu00a.xn--fiqs8s/" },
    { "", NULL },
    { "   ", NULL },
    { "hello world", NULL },
    { "hello", NULL },
    { "ftp://example.org/", NULL },
    { "javascript:alert(1)", NULL },
    { "/etc/passwd", NULL },
    { "http://", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = coranto_url_from_user (cases[i][0], &error);

      g_assert_cmpstr (url, ==, cases[i][1]);
      if (!cases[i][1])
        g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_INVALID_ADDRESS);
    }
}

static void
test_canonical (void)
{
  static const char *const cases[][2] = {
    { "https://Example.org/a?utm_source=x&id=3&utm_medium=y#top", "https://example.org/a?id=3" },
    { "https://example.org/a?fbclid=1", "https://example.org/a" },
    { "https://example.org:443/a", "https://example.org/a" },
    { "https://example.org/#!/story/1", "https://example.org/#!/story/1" },
    { "https://example.org/a?spm=1.2&special=1", "https://example.org/a?special=1" },
    { "https://example.org/a?gclid=1&msclkid=2&yclid=3&dclid=4", "https://example.org/a" },
    { "https://example.org/a?mc_cid=1&mc_eid=2&_hsenc=3&igshid=4", "https://example.org/a" },
    { "https://example.org/a?id=1&from=singlemessage&isappinstalled=0",
      "https://example.org/a?id=1" },
    { "https://example.org/a?scm=1007.10.2&UTM_Source=x", "https://example.org/a" },
    /* What looks like them and tells pages apart stays. */
    { "https://example.org/a?from=beijing", "https://example.org/a?from=beijing" },
    { "https://example.org/a?mc_id=7&pk_id=8", "https://example.org/a?mc_id=7&pk_id=8" },
    { "https://example.org/a?scm=git", "https://example.org/a?scm=git" },
    { "https://example.org/a?share_token=5", "https://example.org/a?share_token=5" },
    { "https://example.org/a?utm=1", "https://example.org/a?utm=1" },
    { "no address", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = coranto_url_canonical (cases[i][0]);

      g_assert_cmpstr (url, ==, cases[i][1]);
    }
}

static void
test_clean_keeps_fragment (void)
{
  g_autofree char *url = coranto_url_clean ("https://example.org/a?gclid=1&b=2#part");

  g_assert_cmpstr (url, ==, "https://example.org/a?b=2#part");
}

static void
test_display_host (void)
{
  static const char *const cases[][2] = {
    { "https://www.example.org:8080/x", "www.example.org" },
    { "https://xn--fsqu00a.xn--fiqs8s/", "例子.中国" },
    { "https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com" }, /* Cyrillic that looks Latin */
    { "http://[::1]:8/", "::1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = coranto_url_display_host (cases[i][0]);

      g_assert_cmpstr (host, ==, cases[i][1]);
    }
}

static void
test_same_site (void)
{
  g_assert_true (coranto_url_same_site ("https://www.example.org/a", "http://img1.example.org/b"));
  g_assert_true (coranto_url_same_site ("https://a.example.com.cn/", "https://b.example.com.cn/"));
  g_assert_false (coranto_url_same_site ("https://a.com.cn/", "https://b.com.cn/"));
  g_assert_false (coranto_url_same_site ("https://a.example/", "https://b.example.net/"));
  g_assert_false (coranto_url_same_site ("http://127.0.0.1/", "http://10.0.0.1/"));
  g_assert_true (coranto_url_same_site ("http://127.0.0.1:81/", "http://127.0.0.1:82/"));
}

static void
test_origin (void)
{
  g_autofree char *origin = coranto_url_origin ("http://Example.org:8080/a/b?c#d");

  g_assert_cmpstr (origin, ==, "http://example.org:8080");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/url/resolve", test_resolve);
  g_test_add_func ("/url/resolve-bounded", test_resolve_bounded);
  g_test_add_func ("/url/resolve-link", test_resolve_link);
  g_test_add_func ("/url/from-user", test_from_user);
  g_test_add_func ("/url/canonical", test_canonical);
  g_test_add_func ("/url/clean-keeps-fragment", test_clean_keeps_fragment);
  g_test_add_func ("/url/display-host", test_display_host);
  g_test_add_func ("/url/same-site", test_same_site);
  g_test_add_func ("/url/origin", test_origin);
  return g_test_run ();
}
