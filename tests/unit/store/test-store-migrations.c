/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Profiles of earlier versions: data/version-N.db was written by the program of schema version N.
 * Each has a page and a feed, nine stories, one of them kept, two read. */
#include "store-fixture.h"

static void
take_profile (StoreFixture *f, const char *name)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *to = store_fixture_path (f, "news.db");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

static void
assert_stories (StoreFixture *f)
{
  g_autoptr (GArray) all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_autoptr (GArray) kept = store_query (f->store, CORANTO_SCOPE_FAVOURITES, 0, NULL);
  g_autoptr (GArray) found = store_query (f->store, CORANTO_SCOPE_ALL, 0, "光谱");
  g_autoptr (GPtrArray) rows = store_rows (f->store, all);
  guint read = 0;

  g_assert_cmpuint (all->len, ==, 9);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpuint (found->len, ==, 1);
  for (guint i = 0; i < rows->len; i++)
    read += ((CorantoHeadlineRow *) g_ptr_array_index (rows, i))->is_read;
  g_assert_cmpuint (read, ==, 2);
}

static void
assert_channels (StoreFixture *f)
{
  g_autoptr (CorantoChannelTable) table = store_table (f->store);
  const CorantoChannel *page;

  g_assert_cmpuint (table->channels->len, ==, 2);
  page = g_ptr_array_index (table->channels, 0);
  g_assert_cmpint (page->kind, ==, CORANTO_FEED_KIND_PAGE);
  g_assert_cmpstr (page->list_signature, ==, "body>ul.list>li>a");
  g_assert_cmpstr (page->etag, ==, "\"1\"");
  g_assert_cmpuint (page->total, ==, 6);
  g_assert_cmpuint (page->unread, ==, 5);
  g_assert_cmpint (page->relocated, ==, 0);
  g_assert_cmpint (page->older_state, ==, CORANTO_OLDER_UNKNOWN);
  g_assert_true (page->can_load_older);
}

static void
test_version (StoreFixture *f, gconstpointer data)
{
  const guint version = GPOINTER_TO_UINT (data);
  g_autofree char *name = g_strdup_printf ("version-%u.db", version);
  g_autofree char *before = g_strdup_printf ("news.db.before-%u", version + 1);
  g_autofree char *copy = store_fixture_path (f, before);

  take_profile (f, name);
  store_fixture_open (f);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
  for (guint i = 0; i < 2; i++)
    {
      assert_stories (f);
      assert_channels (f);
      store_fixture_reopen (f);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/migrations/version-1", StoreFixture, GUINT_TO_POINTER (1),
              store_fixture_set_up, test_version, store_fixture_tear_down);
  g_test_add ("/store/migrations/version-2", StoreFixture, GUINT_TO_POINTER (2),
              store_fixture_set_up, test_version, store_fixture_tear_down);
  g_test_add ("/store/migrations/version-3", StoreFixture, GUINT_TO_POINTER (3),
              store_fixture_set_up, test_version, store_fixture_tear_down);
  return g_test_run ();
}
