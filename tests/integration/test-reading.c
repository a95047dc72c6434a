/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening stories of the sample portal: their pages, their pictures; marks; OPML. */
#include "engine-fixture.h"

#include "coranto-portal.h"

#include <string.h>

typedef struct
{
  EngineFixture engine;
  CorantoPortal *portal;
  gint64 channel;
} Fixture;

static char *
address (Fixture *fixture, const char *path)
{
  return g_strconcat (coranto_portal_get_uri (fixture->portal), path, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  engine_fixture_set_up (&fixture->engine, data);
  fixture->portal = coranto_portal_new (NULL, TEST_NOW, &error);
  g_assert_no_error (error);
  url = address (fixture, "/news/t7/list.html");
  fixture->channel = engine_fixture_follow_url (&fixture->engine, url, CORANTO_FEED_KIND_PAGE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  engine_fixture_tear_down (&fixture->engine, data);
  g_clear_pointer (&fixture->portal, coranto_portal_stop);
}

static CorantoEngine *
engine_of (Fixture *fixture)
{
  return fixture->engine.engine;
}

static gint64
first_article (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = engine_fixture_get_rows (&fixture->engine);

  g_assert_cmpuint (rows->len, ==, 15);
  return ((CorantoHeadlineRow *) g_ptr_array_index (rows, 0))->id;
}

static CorantoArticle *
fetch_article (Fixture *fixture, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  TestWait wait = { NULL, 0 };

  coranto_engine_fetch_article_async (engine_of (fixture), id, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  return coranto_engine_fetch_article_finish (engine_of (fixture), result, error);
}

static CorantoArticle *
read_article (Fixture *fixture, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  TestWait wait = { NULL, 0 };

  coranto_engine_read_article_async (engine_of (fixture), id, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  return coranto_engine_read_article_finish (engine_of (fixture), result, error);
}

/* A headline becomes a story with its facts, and stays one. */
static void
test_article (Fixture *fixture, gconstpointer data)
{
  gint64 id = first_article (fixture);
  g_autoptr (CorantoArticle) before = read_article (fixture, id, NULL);
  g_autoptr (CorantoArticle) fetched = NULL;
  g_autoptr (CorantoArticle) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (before->is_list_only);
  fetched = fetch_article (fixture, id, &error);
  g_assert_no_error (error);
  engine_fixture_reopen (&fixture->engine);
  after = read_article (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_false (after->is_list_only);
  g_assert_true (after->is_full);
  g_assert_cmpstr (after->item->title, ==, before->item->title);
  g_assert_cmpstr (after->item->content_html, ==, fetched->item->content_html);
  g_assert_cmpuint (strlen (after->item->content_html), >, 200);
  g_assert_nonnull (after->item->source);
  g_assert_cmpint (after->item->views, >, 0);
  g_assert_cmpuint (after->item->breadcrumbs->len, >=, 2);
  g_assert_nonnull (after->item->copyright);
}

static void
test_article_fails (Fixture *fixture, gconstpointer data)
{
  gint64 id = first_article (fixture);
  g_autoptr (CorantoArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  g_free (coranto_portal_control (fixture->portal, "fail?path=*&status=500"));
  g_assert_null (fetch_article (fixture, id, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_HTTP_STATUS);
  g_clear_error (&error);
  article = read_article (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_true (article->is_list_only);
  g_assert_nonnull (article->item->summary);
  g_assert_null (fetch_article (fixture, G_MAXINT64, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
}

static GBytes *
load_picture (Fixture *fixture,
              const char *url,
              const char *article_url,
              const char **type,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  TestWait wait = { NULL, 0 };

  coranto_engine_load_picture_async (engine_of (fixture), url, article_url, NULL, test_done_cb,
                                     &wait);
  result = test_wait (&wait);
  return coranto_engine_load_picture_finish (engine_of (fixture), result, type, error);
}

/* Pictures that want their site as referrer; kept, and shown when the site is gone. */
static void
test_picture (Fixture *fixture, gconstpointer data)
{
  gint64 id = first_article (fixture);
  g_autoptr (CorantoArticle) article = read_article (fixture, id, NULL);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  const char *type = NULL;

  g_assert_nonnull (article->item->image);
  g_assert_null (
      load_picture (fixture, article->item->image, "https://elsewhere.example/", &type, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_HTTP_STATUS);
  g_clear_error (&error);
  first = load_picture (fixture, article->item->image, article->item->url, &type, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (type, "image/"));
  engine_fixture_reopen (&fixture->engine);
  g_clear_pointer (&fixture->portal, coranto_portal_stop);
  kept = load_picture (fixture, article->item->image, article->item->url, &type, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, kept));
}

/* What is no picture is not shown, and a private host that no channel lives at is not asked. */
static void
test_no_picture (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = address (fixture, "/news/");
  g_autoptr (TestServer) router = test_server_new ("127.0.0.77");
  g_autofree char *private = test_server_uri (router, "/reboot");
  g_autoptr (GError) error = NULL;

  g_assert_null (load_picture (fixture, page, page, NULL, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_UNSUPPORTED_TYPE);
  g_clear_error (&error);
  g_assert_null (load_picture (fixture, private, private, NULL, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_BLOCKED_ADDRESS);
  g_assert_cmpuint (test_server_count (router, NULL), ==, 0);
}

static void
test_latest (Fixture *fixture, gconstpointer data)
{
  gint64 id = first_article (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  TestWait wait = { NULL, 0 };

  coranto_engine_read_latest_async (engine_of (fixture), id, 5, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  rows = coranto_engine_read_latest_finish (engine_of (fixture), result, NULL);
  g_assert_cmpuint (rows->len, ==, 5);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (((CorantoHeadlineRow *) g_ptr_array_index (rows, i))->id, !=, id);
}

static GArray *
marked (Fixture *fixture, TestWait *wait)
{
  g_autoptr (GAsyncResult) result = test_wait (wait);
  g_autoptr (GError) error = NULL;
  GArray *ids = coranto_engine_mark_finish (engine_of (fixture), result, &error);

  g_assert_no_error (error);
  return ids;
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  gint64 id = first_article (fixture);
  g_autoptr (CorantoQuery) all = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  TestWait wait = { NULL, 0 };
  g_autoptr (GArray) favourite = NULL;
  g_autoptr (GArray) read = NULL;
  g_autoptr (GArray) rest = NULL;
  g_autoptr (CorantoArticle) article = NULL;

  coranto_engine_set_favourite_async (engine_of (fixture), &id, 1, TRUE, NULL, test_done_cb, &wait);
  favourite = marked (fixture, &wait);
  g_assert_cmpuint (favourite->len, ==, 1);
  coranto_engine_set_read_async (engine_of (fixture), &id, 1, TRUE, NULL, test_done_cb, &wait);
  read = marked (fixture, &wait);
  g_assert_cmpuint (read->len, ==, 1);
  coranto_engine_mark_all_read_async (engine_of (fixture), all, NULL, test_done_cb, &wait);
  rest = marked (fixture, &wait);
  g_assert_cmpuint (rest->len, ==, 14); /* what an undo takes back */
  engine_fixture_reopen (&fixture->engine);
  article = read_article (fixture, id, NULL);
  g_assert_true (article->is_favourite);
  g_assert_true (article->is_read);
}

static GBytes *
export_opml (CorantoEngine *engine)
{
  g_autoptr (GAsyncResult) result = NULL;
  TestWait wait = { NULL, 0 };

  coranto_engine_export_opml_async (engine, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  return coranto_engine_export_opml_finish (engine, result, NULL);
}

/* NULL with `error` when it is none.  (transfer full) (nullable) */
static CorantoSubscriptions *
look_into_opml (CorantoEngine *engine, GBytes *opml, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  TestWait wait = { NULL, 0 };

  coranto_engine_look_into_opml_async (engine, opml, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  return coranto_engine_look_into_opml_finish (engine, result, error);
}

static CorantoImportCounts
import_plan (CorantoEngine *engine, CorantoSubscriptions *plan)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TestWait wait = { NULL, 0 };
  CorantoImportCounts counts = { 0 };

  coranto_engine_import_async (engine, plan, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  coranto_engine_import_finish (engine, result, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

/* Channels with and without a feed, with and without a category, there and back. */
static void
test_opml (Fixture *fixture, gconstpointer data)
{
  g_autofree char *feed = address (fixture, "/bench-notes/feed.xml");
  EngineFixture other;
  g_autoptr (GBytes) opml = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("<rss/>", 6);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoSubscriptions) known = NULL;
  g_autoptr (CorantoSubscriptions) plan = NULL;

  engine_fixture_follow_url (&fixture->engine, feed, CORANTO_FEED_KIND_RSS);
  opml = export_opml (engine_of (fixture));
  known = look_into_opml (engine_of (fixture), opml, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (known->channels->len, ==, 0);
  g_assert_cmpuint (known->n_followed, ==, 2);

  engine_fixture_set_up (&other, NULL);
  plan = look_into_opml (other.engine, opml, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->channels->len, ==, 2);
  again = export_opml (other.engine);
  g_assert_null (g_strstr_len (g_bytes_get_data (again, NULL), g_bytes_get_size (again), "http:"));
  g_clear_pointer (&again, g_bytes_unref);
  g_assert_cmpuint (import_plan (other.engine, plan).channels, ==, 2);
  g_assert_cmpuint (import_plan (other.engine, plan).channels, ==, 0);
  again = export_opml (other.engine);
  g_assert_cmpmem (g_bytes_get_data (opml, NULL), g_bytes_get_size (opml),
                   g_bytes_get_data (again, NULL), g_bytes_get_size (again));
  g_assert_cmpuint (engine_fixture_refresh (&other, 0, FALSE).new_articles, >, 15);
  g_assert_null (look_into_opml (other.engine, nonsense, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_OPML);
  engine_fixture_tear_down (&other, NULL);
}

/* A listing whose markup is another one day: still read, or said to have changed; nothing lost. */
static void
test_relaunch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CorantoChannel) channel = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_free (coranto_portal_control (fixture->portal, "layout?variant=2"));
  engine_fixture_refresh (&fixture->engine, fixture->channel, TRUE);
  channel = engine_fixture_get_channel (&fixture->engine, fixture->channel);
  g_assert_true (channel->error_code == CORANTO_ERROR_NONE
                 || channel->error_code == CORANTO_ERROR_LAYOUT_CHANGED);
  rows = engine_fixture_get_rows (&fixture->engine);
  g_assert_cmpuint (rows->len, >=, 15);
}

static void
test_new_story (Fixture *fixture, gconstpointer data)
{
  CorantoRefreshReport report = engine_fixture_refresh (&fixture->engine, 0, FALSE);

  g_assert_cmpuint (report.unchanged, ==, 1);
  g_assert_cmpuint (coranto_portal_publish (fixture->portal, "focus", 1), ==, 1);
  report = engine_fixture_refresh (&fixture->engine, 0, FALSE);
  g_assert_cmpuint (report.new_articles, ==, 1);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/reading/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("article", test_article);
  ADD ("article-fails", test_article_fails);
  ADD ("picture", test_picture);
  ADD ("no-picture", test_no_picture);
  ADD ("latest", test_latest);
  ADD ("marks", test_marks);
  ADD ("opml", test_opml);
  ADD ("relaunch", test_relaunch);
  ADD ("new-story", test_new_story);
#undef ADD
  return g_test_run ();
}
