/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disks that are full, fail, or can't be written: nothing that was said to be done is lost, reading
 * goes on. */
#include "coranto-store-health.h"
#include "fault-vfs.h"
#include "store-fixture.h"

static gint64
fill (StoreFixture *f)
{
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, "C", "https://example.org/feed", "F");
  store_merge (f->store, channel,
               store_feed (store_item ("1", "https://example.org/1", "Quokka", FIXTURE_NOW),
                           store_item ("2", "https://example.org/2", "麋鹿", FIXTURE_NOW - 9),
                           NULL));
  return channel;
}

static void
tear_down (StoreFixture *f, gconstpointer data)
{
  fault_vfs_set (FAULT_NONE, 0);
  fault_vfs_set_sync_delay (0);
  store_fixture_tear_down (f, data);
}

static GArray *
try_mark (StoreFixture *f, gint64 id, CorantoMark mark, GError **error)
{
  StoreWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_store_mark_async (f->store, &id, 1, mark, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  return coranto_store_mark_finish (f->store, result, error);
}

static void
assert_readable (StoreFixture *f)
{
  g_autoptr (GArray) all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_autoptr (GArray) found = store_query (f->store, CORANTO_SCOPE_ALL, 0, "麋");
  g_autoptr (CorantoArticle) article = store_article (f->store, g_array_index (all, gint64, 0));

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (article->item->title, ==, "Quokka");
}

/* The answer comes behind the disk's, however slow that is. */
static void
test_answer_after_sync (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GArray) all = NULL;

  fill (f);
  all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  fault_vfs_set_sync_delay (20 * 1000);
  for (guint i = 0; i < 6; i++)
    {
      int before = fault_vfs_get_syncs ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) changed
          = try_mark (f, g_array_index (all, gint64, i % 2),
                      i / 2 % 2 ? CORANTO_MARK_UNREAD : CORANTO_MARK_READ, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (changed->len, ==, 1);
      g_assert_cmpint (fault_vfs_get_syncs (), >, before);
      g_assert_false (fault_vfs_log_is_unsynced ());
    }
}

/* At each write in turn: the mark fails, or it is there; nothing else is possible. */
static void
check_fault_at (StoreFixture *f, FaultKind kind, int at, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (CorantoHeadlineRow) row = NULL;
  const int expected
      = kind == FAULT_DISK_FULL ? (int) CORANTO_ERROR_DISK_FULL : (int) CORANTO_ERROR_FAILED;
  gboolean was_read, is_marked;

  row = store_row (f->store, id);
  was_read = row->is_read;
  coranto_headline_row_unref (g_steal_pointer (&row));
  fault_vfs_set (kind, at);
  changed = try_mark (f, id, was_read ? CORANTO_MARK_UNREAD : CORANTO_MARK_READ, &error);
  is_marked = changed != NULL;
  if (!is_marked)
    g_assert_error (error, CORANTO_ERROR, expected);
  assert_readable (f);
  fault_vfs_set (FAULT_NONE, 0);
  row = store_row (f->store, id);
  g_assert_cmpint (row->is_read, ==, is_marked ? !was_read : was_read);
  /* And again when the disk is well. */
  g_clear_pointer (&changed, g_array_unref);
  g_clear_error (&error);
  changed = try_mark (f, id, is_marked ? CORANTO_MARK_FAVOURITE : CORANTO_MARK_UNFAVOURITE, &error);
  g_assert_no_error (error);
}

static void
test_failing_writes (StoreFixture *f, gconstpointer data)
{
  FaultKind kind = (FaultKind) GPOINTER_TO_INT (data);
  g_autoptr (GArray) all = NULL;

  fill (f);
  all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  for (int at = 0; at < 12; at++)
    check_fault_at (f, kind, at, g_array_index (all, gint64, at % 2));
}

/* No loop of tries: what is left for pauses is left until something was written again. */
static void
test_no_retries (StoreFixture *f, gconstpointer data)
{
  gint64 channel;
  CorantoCheck check = store_good_check ();
  int writes;

  channel = fill (f);
  fault_vfs_set (FAULT_DISK_FULL, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://example.org/full/%u", i);
      g_autoptr (CorantoParsedFeed) feed
          = store_feed (store_item (url, url, "X", FIXTURE_NOW), NULL);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      StoreWait wait = { NULL };

      coranto_store_merge_feed_async (f->store, channel, feed, &check, NULL, store_wait_cb, &wait);
      result = store_wait (&wait);
      g_assert_cmpint (coranto_store_merge_feed_finish (f->store, result, &error), ==, -1);
      g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_DISK_FULL);
    }
  store_spin (700);
  writes = fault_vfs_get_writes ();
  store_spin (1500);
  g_assert_cmpint (fault_vfs_get_writes (), ==, writes);
  assert_readable (f);
}

/* A profile on a disk that can't be written is read and searched; every mark says so. */
static void
test_read_only (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  store_fixture_close (f);
  fault_vfs_set (FAULT_READ_ONLY, 0);
  store_fixture_open (f);
  g_assert_error (coranto_store_get_write_problem (f->store), CORANTO_ERROR,
                  CORANTO_ERROR_PROFILE_UNWRITABLE);
  assert_readable (f);
  all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  changed = try_mark (f, g_array_index (all, gint64, 0), CORANTO_MARK_READ, &error);
  g_assert_null (changed);
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_PROFILE_UNWRITABLE);
  store_fixture_close (f);
  fault_vfs_set (FAULT_NONE, 0);
  store_fixture_open (f);
  g_assert_null (coranto_store_get_write_problem (f->store));
  assert_readable (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_register ();
#define ADD(path, data, func)                                                                      \
  g_test_add ("/store/faults/" path, StoreFixture, GINT_TO_POINTER (data), store_fixture_set_up,   \
              func, tear_down)
  ADD ("answer-after-sync", 0, test_answer_after_sync);
  ADD ("disk-full", FAULT_DISK_FULL, test_failing_writes);
  ADD ("io-error", FAULT_IO_ERROR, test_failing_writes);
  ADD ("no-retries", 0, test_no_retries);
  ADD ("read-only", 0, test_read_only);
  return g_test_run ();
}
