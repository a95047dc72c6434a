/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An engine on a profile of its own. */
#include "engine-fixture.h"

#include "coranto-engine-private.h"

static void
open_engine (EngineFixture *fixture)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  coranto_engine_open_async (fixture->folder, fixture->clock, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  fixture->engine = coranto_engine_open_finish (result, &error);
  g_assert_no_error (error);
  coranto_fetcher_set_manners (coranto_engine_get_fetcher (fixture->engine), 2, 8, 0);
}

static void
close_engine (EngineFixture *fixture)
{
  coranto_engine_close (fixture->engine);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->engine);
  fixture->engine = NULL;
}

void
engine_fixture_set_up (EngineFixture *fixture, gconstpointer data)
{
  fixture->folder = test_make_folder ();
  fixture->clock = coranto_clock_new_fixed (TEST_NOW);
  fixture->server = test_server_new (NULL);
  open_engine (fixture);
}

void
engine_fixture_tear_down (EngineFixture *fixture, gconstpointer data)
{
  close_engine (fixture);
  test_server_free (fixture->server);
  coranto_clock_unref (fixture->clock);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

void
engine_fixture_reopen (EngineFixture *fixture)
{
  close_engine (fixture);
  open_engine (fixture);
}

CorantoRefreshReport
engine_fixture_refresh (EngineFixture *fixture, gint64 id, CorantoRefreshUrgency urgency)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CorantoRefreshReport report;

  coranto_engine_refresh_async (fixture->engine, id, urgency, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  coranto_engine_refresh_finish (fixture->engine, result, &report, &error);
  g_assert_no_error (error);
  return report;
}

gint64
engine_fixture_follow_url (EngineFixture *fixture, const char *url, CorantoFeedKind kind)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) candidates
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_candidate_free);
  CorantoCandidate *candidate = g_new0 (CorantoCandidate, 1);
  gint64 id;

  candidate->url = g_strdup (url);
  candidate->title = g_strdup ("A channel");
  candidate->kind = kind;
  g_ptr_array_add (candidates, candidate);
  coranto_engine_subscribe_async (fixture->engine, "A category", candidates, NULL, test_done_cb,
                                  &wait);
  result = test_wait (&wait);
  ids = coranto_engine_subscribe_finish (fixture->engine, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  id = g_array_index (ids, gint64, 0);
  engine_fixture_refresh (fixture, id,
                          CORANTO_REFRESH_ASKED); /* joins the one that following began */
  return id;
}

gint64
engine_fixture_follow (EngineFixture *fixture, const char *path, CorantoFeedKind kind)
{
  g_autofree char *url = test_server_uri (fixture->server, path);

  return engine_fixture_follow_url (fixture, url, kind);
}

CorantoChannel *
engine_fixture_get_channel (EngineFixture *fixture, gint64 id)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoChannelTable) table = NULL;

  coranto_store_list_channels_async (fixture->engine->store, 0, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  table = coranto_store_list_channels_finish (fixture->engine->store, result, NULL);
  g_assert_nonnull (table);
  for (guint i = 0; i < table->channels->len; i++)
    {
      CorantoChannel *channel = g_ptr_array_index (table->channels, i);

      if (channel->id == id)
        return coranto_channel_ref (channel);
    }
  g_assert_not_reached ();
}

GPtrArray *
engine_fixture_get_rows (EngineFixture *fixture)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  coranto_engine_query_async (fixture->engine, query, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  rows = coranto_engine_query_finish (fixture->engine, result, &error);
  g_assert_no_error (error);
  return rows;
}

CorantoDiscovery *
engine_fixture_discover (EngineFixture *fixture, const char *address, GError **error)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_engine_discover_async (fixture->engine, address, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  return coranto_engine_discover_finish (fixture->engine, result, error);
}

char *
test_feed (const char *letters)
{
  GString *feed = g_string_new ("<rss version=\"2.0\"><channel><title>Letters</title>"
                                "<link>http://letters.example/</link>");

  for (const char *p = letters; *p; p++)
    g_string_append_printf (feed,
                            "<item><title>Story %c</title><link>http://letters.example/%c</link>"
                            "<description>About %c.</description></item>",
                            *p, *p, *p);
  g_string_append (feed, "</channel></rss>");
  return g_string_free (feed, FALSE);
}
