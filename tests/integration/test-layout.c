/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are laid out anew between two refreshes. */
#include "coranto-portal.h"
#include "engine-fixture.h"

#include <string.h>

#define DAY (24 * 60 * 60)
#define LIST "/news/t7/list.html"

typedef struct
{
  EngineFixture fixture;
  CorantoPortal *portal;
} Layout;

static void
set_up (Layout *layout, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  engine_fixture_set_up (&layout->fixture, NULL);
  layout->portal = coranto_portal_new (NULL, TEST_NOW, &error);
  g_assert_no_error (error);
}

static void
tear_down (Layout *layout, gconstpointer data)
{
  coranto_portal_stop (layout->portal);
  engine_fixture_tear_down (&layout->fixture, NULL);
}

static gint64
follow (Layout *layout)
{
  g_autofree char *url = g_strconcat (coranto_portal_get_uri (layout->portal), LIST, NULL);

  return engine_fixture_follow_url (&layout->fixture, url, CORANTO_FEED_KIND_PAGE);
}

static void
control (Layout *layout, const char *command)
{
  g_free (coranto_portal_control (layout->portal, command));
}

/* The number of stories, and how many of them are read. */
static guint
count_rows (Layout *layout, guint *read)
{
  g_autoptr (GPtrArray) rows = engine_fixture_get_rows (&layout->fixture);

  *read = 0;
  for (guint i = 0; i < rows->len; i++)
    *read += ((CorantoHeadlineRow *) g_ptr_array_index (rows, i))->is_read;
  return rows->len;
}

static void
read_some (Layout *layout, guint n)
{
  g_autoptr (GPtrArray) rows = engine_fixture_get_rows (&layout->fixture);

  for (guint i = 0; i < n; i++)
    {
      TestWait wait = { NULL, 0 };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GArray) marked = NULL;
      gint64 id = ((CorantoHeadlineRow *) g_ptr_array_index (rows, i))->id;

      coranto_engine_set_read_async (layout->fixture.engine, &id, 1, TRUE, NULL, test_done_cb,
                                     &wait);
      result = test_wait (&wait);
      marked = coranto_engine_mark_finish (layout->fixture.engine, result, NULL);
      g_assert_nonnull (marked);
    }
}

static void
assert_channel (Layout *layout, gint64 id, CorantoErrorCode code, gint64 relocated)
{
  g_autoptr (CorantoChannel) channel = engine_fixture_get_channel (&layout->fixture, id);

  g_assert_cmpint (channel->error_code, ==, code);
  g_assert_cmpint (channel->relocated, ==, relocated);
}

static void
refresh_later (Layout *layout, gint64 seconds)
{
  CorantoClock *clock = layout->fixture.clock;

  coranto_clock_set (clock, coranto_clock_now (clock) + seconds);
  engine_fixture_refresh (&layout->fixture, 0, TRUE);
}

/* The relaunch keeps the stories: they are found in their new markup, with what is new there. */
static void
test_relaunch (Layout *layout, gconstpointer data)
{
  gint64 id = follow (layout);
  guint read, n = count_rows (layout, &read);
  gint64 relaunch;

  g_assert_cmpuint (n, ==, 15);
  read_some (layout, 3);
  refresh_later (layout, DAY);
  assert_channel (layout, id, CORANTO_ERROR_NONE, 0);

  control (layout, "layout?variant=2");
  g_assert_cmpuint (coranto_portal_publish (layout->portal, "focus", 1), ==, 1);
  refresh_later (layout, DAY);
  relaunch = TEST_NOW + 2 * DAY;
  assert_channel (layout, id, CORANTO_ERROR_NONE, relaunch);
  g_assert_cmpuint (count_rows (layout, &read), ==, n + 1);
  g_assert_cmpuint (read, ==, 3);

  /* Said for a week of good checks, though nothing moves any more. */
  refresh_later (layout, 3 * DAY);
  assert_channel (layout, id, CORANTO_ERROR_NONE, relaunch);
  refresh_later (layout, 5 * DAY);
  assert_channel (layout, id, CORANTO_ERROR_NONE, 0);
}

static void
test_dismissed (Layout *layout, gconstpointer data)
{
  gint64 id = follow (layout);
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;

  control (layout, "layout?variant=2");
  refresh_later (layout, DAY);
  assert_channel (layout, id, CORANTO_ERROR_NONE, TEST_NOW + DAY);
  coranto_engine_dismiss_notice_async (layout->fixture.engine, id, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  g_assert_true (coranto_engine_dismiss_notice_finish (layout->fixture.engine, result, NULL));
  assert_channel (layout, id, CORANTO_ERROR_NONE, 0);
  refresh_later (layout, DAY);
  assert_channel (layout, id, CORANTO_ERROR_NONE, 0);
}

/* A page without any list of its stories: what came stays, and it is told when that was. */
static void
test_list_gone (Layout *layout, gconstpointer data)
{
  gint64 id = follow (layout);
  g_autofree char *redirect = g_strdup_printf ("redirect?path=%s&to=%s/service/about1.html", LIST,
                                               coranto_portal_get_uri (layout->portal));
  g_autoptr (CorantoChannel) failing = NULL;
  g_autoptr (CorantoChannel) good = NULL;
  guint read;

  read_some (layout, 2);
  control (layout, redirect);
  refresh_later (layout, 3 * DAY);
  failing = engine_fixture_get_channel (&layout->fixture, id);
  g_assert_cmpint (failing->error_code, ==, CORANTO_ERROR_LAYOUT_CHANGED);
  g_assert_true (g_str_has_prefix (failing->error_detail, "2023-11-1"));
  g_assert_cmpint (failing->last_success, ==, TEST_NOW);
  g_assert_cmpuint (count_rows (layout, &read), ==, 15);
  g_assert_cmpuint (read, ==, 2);

  control (layout, "reset");
  g_assert_cmpuint (coranto_portal_publish (layout->portal, "focus", 1), ==, 1);
  refresh_later (layout, 2 * DAY);
  good = engine_fixture_get_channel (&layout->fixture, id);
  g_assert_cmpint (good->error_code, ==, CORANTO_ERROR_NONE);
  g_assert_cmpint (good->relocated, ==, 0);
  g_assert_cmpuint (count_rows (layout, &read), ==, 16);
  g_assert_cmpuint (read, ==, 2);
}

/* Two lists in one page: notices and, likelier, news; `n` counts both up. */
static void
serve_two_lists (Layout *layout, guint n)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html><title>The office</title>"
                                           "<div class='news'>");

  for (guint i = n + 12; i > n; i--)
    g_string_append_printf (html,
                            "<article><h2><a href='/news/20%04u.html'>News item number %u about "
                            "the balance in the cellar</a></h2><time>2023-11-%02u</time></article>",
                            i, i, 1 + i % 13);
  g_string_append (html, "</div><div class='notices'><ul>");
  for (guint i = n + 6; i > n; i--)
    g_string_append_printf (html,
                            "<li><a href='/open/notice?id=%u'>Notice number %u to the public</a>"
                            "</li>",
                            7000 + i, i);
  g_string_append (html, "</ul></div>");
  test_server_reset (layout->fixture.server);
  test_server_answer (layout->fixture.server, "/office", "200 OK\nETag: \"1\"", html->str);
}

static gboolean
shows (Layout *layout, const char *start)
{
  g_autoptr (GPtrArray) rows = engine_fixture_get_rows (&layout->fixture);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_prefix (((CorantoHeadlineRow *) g_ptr_array_index (rows, i))->title, start))
      return TRUE;
  return FALSE;
}

/* The list that was chosen stays, though none of its stories is known and the other list's are. */
static void
test_chosen (Layout *layout, gconstpointer data)
{
  EngineFixture *fixture = &layout->fixture;
  g_autofree char *address = test_server_uri (fixture->server, "/office");
  g_autoptr (CorantoDiscovery) discovery = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoChannel) channel = NULL;
  const CorantoCandidate *notices;
  TestWait wait = { NULL, 0 };
  gint64 id;

  serve_two_lists (layout, 100);
  id = engine_fixture_follow (fixture, "/office", CORANTO_FEED_KIND_PAGE);
  g_assert_true (shows (layout, "News item number 112"));
  g_assert_false (shows (layout, "Notice"));
  discovery = engine_fixture_discover (fixture, address, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (discovery->lists->len, ==, 2);
  notices = g_ptr_array_index (discovery->lists, 1);

  coranto_clock_set (fixture->clock, TEST_NOW + 100);
  coranto_engine_choose_list_async (fixture->engine, id, notices->preview->list_signature, NULL,
                                    test_done_cb, &wait);
  result = test_wait (&wait);
  g_assert_true (coranto_engine_choose_list_finish (fixture->engine, result, &error));
  g_assert_no_error (error);
  g_assert_true (shows (layout, "News item number 112"));
  g_assert_true (shows (layout, "Notice number 106"));

  for (guint n = 103; n < 300; n += 90)
    {
      g_autofree char *notice = g_strdup_printf ("Notice number %u", n + 6);
      g_autofree char *news = g_strdup_printf ("News item number %u", n + 12);

      serve_two_lists (layout, n);
      refresh_later (layout, DAY);
      g_assert_true (shows (layout, notice));
      g_assert_false (shows (layout, news));
    }
  channel = engine_fixture_get_channel (fixture, id);
  g_assert_cmpint (channel->relocated, ==, 0);
  g_assert_cmpstr (channel->list_signature, ==, notices->preview->list_signature);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/layout/" name, Layout, NULL, set_up, func, tear_down)
  ADD ("relaunch", test_relaunch);
  ADD ("dismissed", test_dismissed);
  ADD ("list-gone", test_list_gone);
  ADD ("chosen", test_chosen);
#undef ADD
  return g_test_run ();
}
