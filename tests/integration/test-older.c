/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Older pages of a channel: how far they are followed, what they leave as it was; and the gap that
 * a long absence leaves. */
#include "coranto-portal.h"
#include "engine-fixture.h"

#include <string.h>

#define DAY (24 * 60 * 60)

typedef struct
{
  guint n_new;
  gboolean has_more;
} Older;

static Older
load_older (EngineFixture *fixture, gint64 id, GError **error)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  Older older = { 77, TRUE };

  coranto_engine_load_older_async (fixture->engine, id, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  coranto_engine_load_older_finish (fixture->engine, result, &older.n_new, &older.has_more, error);
  return older;
}

static void
assert_older (EngineFixture *fixture, gint64 id, guint n_new, gboolean has_more)
{
  g_autoptr (GError) error = NULL;
  Older older = load_older (fixture, id, &error);
  g_autoptr (CorantoChannel) channel = engine_fixture_get_channel (fixture, id);

  g_assert_no_error (error);
  g_assert_cmpuint (older.n_new, ==, n_new);
  g_assert_cmpint (older.has_more, ==, has_more);
  g_assert_cmpint (channel->can_load_older, ==, has_more);
}

static guint
count_rows (EngineFixture *fixture)
{
  g_autoptr (GPtrArray) rows = engine_fixture_get_rows (fixture);

  return rows->len;
}

/* Pages of our own -------------------------------------------------------------------------------
 */

/* At `path`: stories FROM down to TO, each dated by its number, and a link to `next` (nullable). */
static void
serve_dated (EngineFixture *fixture,
             const char *path,
             guint from,
             guint to,
             const char *next,
             gboolean with_dates)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html><title>Notices of the day</title><ul>");

  for (guint n = from; n >= to; n--)
    {
      g_string_append_printf (html,
                              "<li><a href='/notice/20%04u.html'>Notice number %u about a balance "
                              "in the laboratory</a>",
                              n, n);
      if (with_dates)
        g_string_append_printf (html, "<span>2023-%02u-%02u</span>", 1 + n / 28, 1 + n % 28);
      g_string_append (html, "</li>");
    }
  g_string_append (html, "</ul>");
  if (next)
    g_string_append_printf (html, "<div class='pager'><a href='%s'>Next page</a></div>", next);
  test_server_answer (fixture->server, path, "200 OK", html->str);
}

static void
serve (EngineFixture *fixture, const char *path, guint from, guint to, const char *next)
{
  serve_dated (fixture, path, from, to, next, TRUE);
}

static gint64
follow (EngineFixture *fixture)
{
  return engine_fixture_follow (fixture, "/list", CORANTO_FEED_KIND_PAGE);
}

/* From "Notice number 100" down, all of them with dates or all without. */
static void
assert_stories (EngineFixture *fixture, guint n, gboolean has_date)
{
  g_autoptr (GPtrArray) rows = engine_fixture_get_rows (fixture);

  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *title = g_strdup_printf ("Notice number %u ", 100 - i);
      const CorantoHeadlineRow *row = g_ptr_array_index (rows, i);

      g_assert_true (g_str_has_prefix (row->title, title));
      g_assert_cmpint (row->has_date, ==, has_date);
    }
}

/* To the end, page for page; what the channel's own page vouches for stays. */
static void
test_to_the_end (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoChannel) before = NULL;
  g_autoptr (CorantoChannel) after = NULL;
  gint64 id;

  serve (fixture, "/list", 100, 91, "/list_2");
  serve (fixture, "/list_2", 90, 81, "/list_3");
  serve (fixture, "/list_3", 80, 79, NULL);
  id = follow (fixture);
  before = engine_fixture_get_channel (fixture, id);
  g_assert_true (before->can_load_older);
  coranto_clock_set (fixture->clock, TEST_NOW + DAY);
  assert_older (fixture, id, 10, TRUE);
  engine_fixture_reopen (fixture);
  assert_older (fixture, id, 2, FALSE);
  g_assert_cmpuint (test_server_count (fixture->server, "/list_2"), ==, 1);
  assert_older (fixture, id, 0, FALSE);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 3);

  after = engine_fixture_get_channel (fixture, id);
  g_assert_cmpint (after->last_check, ==, before->last_check);
  g_assert_cmpint (after->next_check, ==, before->next_check);
  g_assert_cmpstr (after->body_hash, ==, before->body_hash);
  g_assert_cmpstr (after->list_signature, ==, before->list_signature);
  assert_stories (fixture, 22, TRUE);
}

/* Ends: another site, no such page, the page itself, the page again under another number. */
static void
test_ends (EngineFixture *fixture, gconstpointer data)
{
  gint64 id;

  serve (fixture, "/list", 100, 91, "http://elsewhere.example/list_2");
  id = follow (fixture);
  {
    g_autoptr (CorantoChannel) channel = engine_fixture_get_channel (fixture, id);

    g_assert_false (channel->can_load_older);
  }
  test_server_reset (fixture->server);
  serve (fixture, "/list", 101, 92, "/list_2");
  engine_fixture_refresh (fixture, id, CORANTO_REFRESH_FORCED);
  assert_older (fixture, id, 0, FALSE); /* 404 */
  g_assert_cmpuint (test_server_count (fixture->server, "/list_2"), ==, 1);
}

static void
test_loop (EngineFixture *fixture, gconstpointer data)
{
  gint64 id;

  serve (fixture, "/list", 100, 91, "/list_2");
  serve (fixture, "/list_2", 90, 81, "/list_3");
  serve (fixture, "/list_3", 80, 71, "/list_2");
  id = follow (fixture);
  assert_older (fixture, id, 10, TRUE);
  assert_older (fixture, id, 10, TRUE);
  assert_older (fixture, id, 0, FALSE);
}

/* A server that answers any number with its last page. */
static void
test_repeats (EngineFixture *fixture, gconstpointer data)
{
  gint64 id;

  serve (fixture, "/list", 100, 91, "/list?page=2");
  for (guint page = 2; page < 9; page++)
    {
      g_autofree char *path = g_strdup_printf ("/list?page=%u", page);
      g_autofree char *next = g_strdup_printf ("/list?page=%u", page + 1);

      serve (fixture, path, 90, 81, next);
    }
  id = follow (fixture);
  assert_older (fixture, id, 10, TRUE);
  assert_older (fixture, id, 0, FALSE);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 4);
}

/* What was on the second page has moved to the fourth since: that is gone past. */
static void
test_moved_on (EngineFixture *fixture, gconstpointer data)
{
  gint64 id;

  serve (fixture, "/list", 100, 91, "/list_2");
  serve (fixture, "/list_2", 90, 81, "/list_3");
  id = follow (fixture);
  assert_older (fixture, id, 10, TRUE);
  test_server_reset (fixture->server);
  serve (fixture, "/list", 110, 101, "/list_2");
  serve (fixture, "/list_2", 100, 91, "/list_3");
  serve (fixture, "/list_3", 90, 81, "/list_4");
  serve (fixture, "/list_4", 80, 71, "/list_5");
  engine_fixture_refresh (fixture, id, CORANTO_REFRESH_FORCED);
  assert_older (fixture, id, 10, TRUE);
  g_assert_cmpuint (count_rows (fixture), ==, 40);
}

/* Nothing new for two calls is the end, however many pages there are. */
static void
test_stale (EngineFixture *fixture, gconstpointer data)
{
  gint64 id;

  serve (fixture, "/list", 100, 51, "/list_2");
  for (guint page = 2; page < 30; page++)
    {
      g_autofree char *path = g_strdup_printf ("/list_%u", page);
      g_autofree char *next = g_strdup_printf ("/list_%u", page + 1);

      serve (fixture, path, 100 - page, 90 - page, next);
    }
  id = follow (fixture);
  assert_older (fixture, id, 0, TRUE);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 6);
  assert_older (fixture, id, 0, FALSE);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 11);
}

/* A failure leaves everything for the next try. */
static void
test_fails (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  serve (fixture, "/list", 100, 91, "/list_2");
  test_server_answer (fixture->server, "/list_2", "500 Oh", "");
  id = follow (fixture);
  load_older (fixture, id, &error);
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_HTTP_STATUS);
  g_clear_error (&error);
  test_server_reset (fixture->server);
  serve (fixture, "/list_2", 90, 81, "/list_3");
  assert_older (fixture, id, 10, TRUE);
  load_older (fixture, 999, &error);
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
}

/* Stories without dates stand where their page had them: below what was there. */
static void
test_undated (EngineFixture *fixture, gconstpointer data)
{
  gint64 id;

  serve_dated (fixture, "/list", 100, 91, "/list_2", FALSE);
  serve_dated (fixture, "/list_2", 90, 81, "/list_3", FALSE);
  serve_dated (fixture, "/list_3", 80, 71, NULL, FALSE);
  id = follow (fixture);
  coranto_clock_set (fixture->clock, TEST_NOW + DAY);
  assert_older (fixture, id, 10, TRUE);
  assert_older (fixture, id, 10, FALSE);
  assert_stories (fixture, 30, FALSE);
}

/* Gaps -------------------------------------------------------------------------------------------
 */

static void
test_gap (EngineFixture *fixture, gconstpointer data)
{
  CorantoRefreshReport report;
  gint64 id;

  serve (fixture, "/list", 100, 91, "/list_2");
  serve (fixture, "/list_2", 90, 81, NULL);
  id = follow (fixture);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 1);
  /* The second page closes it. */
  test_server_reset (fixture->server);
  serve (fixture, "/list", 115, 106, "/list_2");
  serve (fixture, "/list_2", 105, 96, "/list_3");
  serve (fixture, "/list_3", 95, 86, "/list_4");
  report = engine_fixture_refresh (fixture, id, CORANTO_REFRESH_FORCED);
  g_assert_cmpuint (report.new_articles, ==, 15);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 2);
  g_assert_cmpuint (count_rows (fixture), ==, 25);
  /* Two further pages, and no more, however wide it is. */
  test_server_reset (fixture->server);
  serve (fixture, "/list", 200, 191, "/list_2");
  serve (fixture, "/list_2", 190, 181, "/list_3");
  serve (fixture, "/list_3", 180, 171, "/list_4");
  report = engine_fixture_refresh (fixture, id, CORANTO_REFRESH_FORCED);
  g_assert_cmpuint (report.new_articles, ==, 30);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 3);
  /* One known story on the page: there is none. */
  test_server_reset (fixture->server);
  serve (fixture, "/list", 209, 200, "/list_2");
  report = engine_fixture_refresh (fixture, id, CORANTO_REFRESH_FORCED);
  g_assert_cmpuint (report.new_articles, ==, 9);
  g_assert_cmpuint (test_server_count (fixture->server, NULL), ==, 1);
}

/* A further page that fails does not fail the channel. */
static void
test_gap_stays (EngineFixture *fixture, gconstpointer data)
{
  CorantoRefreshReport report;
  gint64 id;

  serve (fixture, "/list", 100, 91, NULL);
  id = follow (fixture);
  test_server_reset (fixture->server);
  serve (fixture, "/list", 200, 191, "/list_2");
  test_server_answer (fixture->server, "/list_2", "500 Oh", "");
  report = engine_fixture_refresh (fixture, id, CORANTO_REFRESH_FORCED);
  g_assert_cmpuint (report.failed, ==, 0);
  g_assert_cmpuint (report.new_articles, ==, 10);
}

/* The sample portal ------------------------------------------------------------------------------
 */

static void
check_portal (EngineFixture *fixture, CorantoPortalSite site, const char *path, guint a_page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoPortal) portal = coranto_portal_new_site (site, NULL, TEST_NOW, 0, &error);
  g_autofree char *url = NULL;
  guint n_calls = 0;
  Older older;
  gint64 id;

  g_assert_no_error (error);
  url = g_strconcat (coranto_portal_get_uri (portal), path, NULL);
  id = engine_fixture_follow_url (fixture, url, CORANTO_FEED_KIND_PAGE);
  g_assert_cmpuint (count_rows (fixture), ==, a_page);
  do
    {
      guint n = count_rows (fixture);

      older = load_older (fixture, id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (older.n_new, >, 0);
      g_assert_cmpuint (older.n_new, <=, a_page);
      g_assert_cmpuint (count_rows (fixture), ==, n + older.n_new);
      n_calls++;
    }
  while (older.has_more);
  g_assert_cmpuint (n_calls, >, 0);
  g_assert_cmpuint (count_rows (fixture), >, a_page);
}

static void
test_first_site (EngineFixture *fixture, gconstpointer data)
{
  check_portal (fixture, CORANTO_PORTAL_SITE_MAIN, "/news/t10/list.html", 15);
}

static void
test_second_site (EngineFixture *fixture, gconstpointer data)
{
  check_portal (fixture, CORANTO_PORTAL_SITE_SECOND, "/zwgk/tzgg/", 5);
  g_assert_cmpuint (count_rows (fixture), ==, 12);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, func)                                                                            \
  g_test_add ("/older/" name, EngineFixture, NULL, engine_fixture_set_up, func,                    \
              engine_fixture_tear_down)
  ADD ("to-the-end", test_to_the_end);
  ADD ("ends", test_ends);
  ADD ("loop", test_loop);
  ADD ("repeats", test_repeats);
  ADD ("moved-on", test_moved_on);
  ADD ("stale", test_stale);
  ADD ("fails", test_fails);
  ADD ("undated", test_undated);
  ADD ("gap", test_gap);
  ADD ("gap-stays", test_gap_stays);
  ADD ("first-site", test_first_site);
  ADD ("second-site", test_second_site);
#undef ADD
  return g_test_run ();
}
