/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Referer of pictures, as browsers send it. */
#include "coranto-referrer.h"

static void
check (const char *page, const char *target, const char *expected)
{
  g_autofree char *referrer = coranto_referrer_for (page, target);

  g_assert_cmpstr (referrer, ==, expected);
}

static void
test_referrer (void)
{
  const char *page = "https://www.example.org/news/1.html?x=1#top";

  check (page, "https://www.example.org/a.png", "https://www.example.org/news/1.html?x=1");
  check (page, "https://img1.example.org/a.png", "https://www.example.org/");
  check (page, "http://www.example.org/a.png", NULL);
  check ("http://a.example/x", "https://b.example/y", "http://a.example/");
  check ("http://user:secret@a.example/x", "http://a.example/y", "http://a.example/x");
  check ("file:///etc/passwd", "http://a.example/y", NULL);
  check (NULL, "http://a.example/y", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fetch/referrer", test_referrer);
  return g_test_run ();
}
