/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourites kept whole: through faults, a restart, without their server, and let go of again. */
#include "coranto-engine-favourites.h"
#include "engine-fixture.h"

#include <string.h>

/* A PNG of one pixel. */
#define PNG                                                                                        \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="

static const char picture_path[] = "/pump.png";

static void
serve_picture (EngineFixture *f)
{
  gsize length;
  guchar *data = g_base64_decode (PNG, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

  test_server_answer_bytes (f->server, picture_path, "200 OK\nContent-Type: image/png", bytes,
                            NULL);
}

/* A feed of one story whose whole text and one picture it gives; gives the story's id. */
static gint64
follow_story (EngineFixture *f)
{
  g_autofree char *picture = test_server_uri (f->server, picture_path);
  GString *text = g_string_new (NULL);
  g_autofree char *feed = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, "The pump ran backwards for the %uth day in a row. ", i);
  feed = g_strdup_printf ("<rss version='2.0'><channel><title>F</title><item><title>Pump</title>"
                          "<link>%s/pump.html</link><description>&lt;p&gt;%s&lt;/p&gt;"
                          "&lt;img src='%s'&gt;</description></item></channel></rss>",
                          test_server_get_uri (f->server), text->str, picture);
  g_string_free (text, TRUE);
  test_server_answer (f->server, "/feed", "200 OK\nContent-Type: application/rss+xml", feed);
  engine_fixture_follow (f, "/feed", CORANTO_FEED_KIND_RSS);
  rows = engine_fixture_get_rows (f);
  g_assert_cmpuint (rows->len, ==, 1);
  return ((CorantoHeadlineRow *) g_ptr_array_index (rows, 0))->id;
}

static void
mark (EngineFixture *f, gint64 id, gboolean is_favourite)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = NULL;

  coranto_engine_set_favourite_async (f->engine, &id, 1, is_favourite, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  changed = coranto_engine_mark_finish (f->engine, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, ==, 1);
}

static void
keep (EngineFixture *f, gint64 id)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_engine_keep_async (f->engine, id, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  g_assert_true (coranto_engine_keep_finish (f->engine, result, &error));
  g_assert_no_error (error);
}

static CorantoArticle *
read_article (EngineFixture *f, gint64 id)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_engine_read_article_async (f->engine, id, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  return coranto_engine_read_article_finish (f->engine, result, NULL);
}

static void
assert_state (EngineFixture *f, gint64 id, CorantoKeepState state, guint kept, guint pictures)
{
  g_autoptr (CorantoArticle) article = read_article (f, id);

  g_assert_cmpint (article->keeping.state, ==, state);
  g_assert_cmpuint (article->keeping.pictures_kept, ==, kept);
  g_assert_cmpuint (article->keeping.pictures, ==, pictures);
}

static char *
pinned_path (EngineFixture *f)
{
  g_autofree char *url = test_server_uri (f->server, picture_path);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1);
  g_autofree char *folder = g_strndup (name, 2);

  return g_build_filename (f->folder, "pictures", "kept", folder, name, NULL);
}

/* A fault, a restart, success; then let go of. */
static void
test_fault_restart_success (EngineFixture *f, gconstpointer data)
{
  gint64 id = follow_story (f);
  g_autofree char *path = pinned_path (f);

  test_server_answer (f->server, picture_path, "500 Broken", "");
  mark (f, id, TRUE);
  assert_state (f, id, CORANTO_KEEP_WAITING, 0, 0);
  keep (f, 0);
  assert_state (f, id, CORANTO_KEEP_WAITING, 0, 1);
  test_server_reset (f->server);
  serve_picture (f);
  keep (f, 0); /* not before its time */
  assert_state (f, id, CORANTO_KEEP_WAITING, 0, 1);
  engine_fixture_reopen (f);
  keep (f, id);
  assert_state (f, id, CORANTO_KEEP_WHOLE, 1, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  mark (f, id, FALSE);
  keep (f, 0);
  assert_state (f, id, CORANTO_KEEP_NONE, 0, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A picture that is gone for good: the rest is kept, and it is not asked for again. */
static void
test_gone (EngineFixture *f, gconstpointer data)
{
  gint64 id = follow_story (f);

  test_server_answer (f->server, picture_path, "410 Gone", "");
  mark (f, id, TRUE);
  keep (f, 0);
  assert_state (f, id, CORANTO_KEEP_PARTLY, 0, 1);
  keep (f, id);
  g_assert_cmpuint (test_server_count (f->server, picture_path), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/keeping/fault-restart-success", EngineFixture, NULL, engine_fixture_set_up,
              test_fault_restart_success, engine_fixture_tear_down);
  g_test_add ("/keeping/gone", EngineFixture, NULL, engine_fixture_set_up, test_gone,
              engine_fixture_tear_down);
  return g_test_run ();
}
