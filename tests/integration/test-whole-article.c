/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles of several pages: fetched whole, as far as they can be had. */
#include "coranto-article-pages.h"
#include "coranto-portal.h"
#include "engine-fixture.h"

#include <string.h>

/* Pages of our own, read without a profile. */
typedef struct
{
  TestServer *server;
  CorantoClock *clock;
  CorantoFetcher *fetcher;
  CorantoWorkerPool *workers;
  CorantoLimits limits;
  CorantoParsedItem *item; /* page 1 */
} Fixture;

static char *
page_html (guint page, const char *next)
{
  GString *html = g_string_new ("<html><head><title>The long pump</title></head><body>"
                                "<h1>The long pump</h1><div class='text'>");

  for (guint i = 0; i < 3; i++)
    g_string_append_printf (
        html,
        "<p>Part %u of page %u: the pump had been running for eleven days when somebody noticed "
        "that it ran backwards, and that the pressure was the pressure of the street.</p>",
        i, page);
  g_string_append (html, "</div>");
  if (next)
    g_string_append_printf (html, "<p class='pager'><a href='%s'>Next page</a></p>", next);
  g_string_append (html, "</body></html>");
  return g_string_free (html, FALSE);
}

/* Page `page` of the pump at "/pump_N.html", which leads to `next`. */
static void
serve (Fixture *fixture, guint page, const char *next)
{
  g_autofree char *path = g_strdup_printf ("/pump_%u.html", page);
  g_autofree char *html = page_html (page, next);

  test_server_answer (fixture->server, path, "200 OK\nContent-Type: text/html", html);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = test_server_new (NULL);
  fixture->clock = coranto_clock_new_fixed (TEST_NOW);
  fixture->limits = *coranto_limits_default ();
  fixture->fetcher = coranto_fetcher_new (&fixture->limits, fixture->clock);
  coranto_fetcher_set_manners (fixture->fetcher, 2, 8, 0);
  fixture->workers = coranto_worker_pool_new ();
  fixture->item = coranto_parsed_item_new ();
  fixture->item->url = test_server_uri (fixture->server, "/pump.html");
  fixture->item->title = g_strdup ("The long pump");
  fixture->item->content_html = g_strdup ("<p>It began on page one.</p>");
  fixture->item->content_text = g_strdup ("It began on page one.");
  fixture->item->next_page_url = test_server_uri (fixture->server, "/pump_2.html");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->item, coranto_parsed_item_unref);
  g_clear_pointer (&fixture->workers, coranto_worker_pool_free);
  g_assert_finalize_object (fixture->fetcher);
  coranto_clock_unref (fixture->clock);
  test_server_free (fixture->server);
}

static void
read_pages (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  CorantoArticlePages pages = {
    .fetcher = fixture->fetcher,
    .workers = fixture->workers,
    .limits = &fixture->limits,
    .now = TEST_NOW,
    .home_url = fixture->item->url,
    .bytes = 1000,
  };
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_article_pages_read_async (&pages, fixture->item, cancellable, test_done_cb, &wait);
  result = test_wait (&wait);
  coranto_article_pages_read_finish (result, error);
}

/* That pages 2 to `last` were read, and where it goes on. */
static void
assert_read (Fixture *fixture, guint last, const char *next_path)
{
  g_autofree char *next = next_path ? test_server_uri (fixture->server, next_path) : NULL;
  g_autofree char *part = g_strdup_printf ("Part 2 of page %u:", last);
  g_autofree char *beyond = g_strdup_printf ("of page %u:", last + 1);
  g_autoptr (GError) error = NULL;

  read_pages (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (last == 1 || strstr (fixture->item->content_html, part));
  g_assert_true (last == 1 || strstr (fixture->item->content_text, part));
  g_assert_null (strstr (fixture->item->content_html, beyond));
  g_assert_cmpstr (fixture->item->next_page_url, ==, next);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  serve (fixture, 2, "pump_3.html");
  serve (fixture, 3, "pump_4.html");
  serve (fixture, 4, NULL);
  assert_read (fixture, 4, NULL);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 3);
  g_assert_null (strstr (fixture->item->content_html, "<h1>"));
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  serve (fixture, 2, "pump_3.html");
  test_server_answer (fixture->server, "/pump_3.html", "503 Later", "");
  assert_read (fixture, 2, "/pump_3.html");
}

static void
test_no_article (Fixture *fixture, gconstpointer data)
{
  test_server_answer (fixture->server, "/pump_2.html", "200 OK\nContent-Type: text/html",
                      "<html><form><input name=user><input type=password></form></html>");
  assert_read (fixture, 1, "/pump_2.html");
}

/* The last page again under the next number: an end without a next page. */
static void
test_repeats (Fixture *fixture, gconstpointer data)
{
  g_autofree char *same = page_html (2, "pump_4.html");

  serve (fixture, 2, "pump_3.html");
  test_server_answer (fixture->server, "/pump_3.html", "200 OK\nContent-Type: text/html", same);
  assert_read (fixture, 2, NULL);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 2);
}

static void
test_too_many (Fixture *fixture, gconstpointer data)
{
  for (guint page = 2; page < 40; page++)
    {
      g_autofree char *next = g_strdup_printf ("pump_%u.html", page + 1);

      serve (fixture, page, next);
    }
  assert_read (fixture, 30, "/pump_31.html");
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 29);
}

/* All pages together have the size of one. */
static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  g_autofree char *html = page_html (2, "pump_3.html");

  serve (fixture, 2, "pump_3.html");
  serve (fixture, 3, "pump_4.html");
  fixture->limits.page_bytes = 1000 + strlen (html) + 100;
  assert_read (fixture, 2, "/pump_3.html");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  serve (fixture, 2, NULL);
  g_cancellable_cancel (cancellable);
  read_pages (fixture, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Through the engine -----------------------------------------------------------------------------
 */

static gint64
find_story (EngineFixture *fixture, const char *start)
{
  g_autoptr (GPtrArray) rows = engine_fixture_get_rows (fixture);

  for (guint i = 0; i < rows->len; i++)
    {
      const CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      if (g_str_has_prefix (row->title, start))
        return row->id;
    }
  g_assert_not_reached ();
}

static CorantoArticle *
fetch (EngineFixture *fixture, gint64 id, gboolean is_whole)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoArticle *article;

  if (is_whole)
    coranto_engine_fetch_whole_article_async (fixture->engine, id, NULL, test_done_cb, &wait);
  else
    coranto_engine_fetch_article_async (fixture->engine, id, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  article = is_whole ? coranto_engine_fetch_whole_article_finish (fixture->engine, result, &error)
                     : coranto_engine_fetch_article_finish (fixture->engine, result, &error);
  g_assert_no_error (error);
  return article;
}

static void
test_portal (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoPortal) portal = coranto_portal_new (NULL, TEST_NOW, NULL);
  g_autofree char *url = g_strconcat (coranto_portal_get_uri (portal), "/news/t15/list.html", NULL);
  g_autoptr (CorantoArticle) first = NULL;
  g_autoptr (CorantoArticle) whole = NULL;
  g_autoptr (CorantoArticle) simple = NULL;
  gint64 id;

  engine_fixture_follow_url (fixture, url, CORANTO_FEED_KIND_PAGE);
  id = find_story (fixture, "从一根毛细管到一间恒温室");
  first = fetch (fixture, id, FALSE);
  g_assert_true (g_str_has_suffix (first->item->next_page_url, "_2.html"));
  g_assert_null (strstr (first->item->content_text, "第二年"));
  whole = fetch (fixture, id, TRUE);
  g_assert_null (whole->item->next_page_url);
  g_assert_true (whole->is_full);
  g_assert_nonnull (strstr (whole->item->content_text, "转机来自一根毛细管"));
  g_assert_nonnull (strstr (whole->item->content_text, "第二年，所有实验室"));
  g_assert_nonnull (strstr (whole->item->content_html, "<td>104.7</td>"));
  g_assert_nonnull (strstr (whole->item->content_text, "算是告别。"));
  /* The lead stands on each page, and here once. */
  g_assert_null (strstr (strstr (whole->item->content_text, "十二家实验室用同一批") + 1,
                         "十二家实验室用同一批"));
  g_assert_cmpstr (whole->item->url, ==, first->item->url);
  g_assert_cmpstr (whole->item->editor, ==, "陆一苇");
  /* One page is whole at once. */
  simple = fetch (fixture, find_story (fixture, "吹玻璃的最后一课"), TRUE);
  g_assert_null (simple->item->next_page_url);
  g_assert_true (simple->is_full);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/whole-article/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all", test_all);
  ADD ("fails", test_fails);
  ADD ("no-article", test_no_article);
  ADD ("repeats", test_repeats);
  ADD ("too-many", test_too_many);
  ADD ("too-long", test_too_long);
  ADD ("cancelled", test_cancelled);
#undef ADD
  g_test_add ("/whole-article/portal", EngineFixture, NULL, engine_fixture_set_up, test_portal,
              engine_fixture_tear_down);
  return g_test_run ();
}
