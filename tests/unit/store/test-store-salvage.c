/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged profiles: what comes back, what is kept, what is told. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "coranto-backup-private.h"
#include "coranto-salvage-private.h"
#include "coranto-store-health.h"
#include "store-fixture.h"

#define CHANNELS 12
#define STORIES 40
#define FAVOURITES 7

static char *
database (StoreFixture *f)
{
  return store_fixture_path (f, "news.db");
}

/* A profile with texts that do not fit into their pages. */
static void
fill (StoreFixture *f)
{
  store_fixture_open (f);
  for (guint c = 0; c < CHANNELS; c++)
    {
      g_autofree char *url = g_strdup_printf ("https://host%u.example/feed", c);
      g_autofree char *category = g_strdup_printf ("Category %u", c % 3);
      g_autoptr (CorantoParsedFeed) feed = coranto_parsed_feed_new (CORANTO_FEED_KIND_RSS);
      gint64 id = store_subscribe (f->store, category, url, url);

      for (guint s = 0; s < STORIES; s++)
        {
          g_autofree char *guid = g_strdup_printf ("%u-%u", c, s);
          g_autofree char *link = g_strdup_printf ("https://host%u.example/%u", c, s);
          g_autofree char *title = g_strdup_printf ("质谱仪 %u of %u", s, c);
          CorantoParsedItem *item = store_item (guid, link, title, FIXTURE_NOW - 100 * s - c);

          item->content_html = g_strnfill (200 + (s % 10) * 1500, 'a' + (char) (s % 26));
          g_ptr_array_add (feed->items, item);
        }
      store_merge (f->store, id, coranto_parsed_feed_ref (feed));
    }
}

static void
mark_some (StoreFixture *f)
{
  g_autoptr (GArray) all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (GArray) changed = NULL;

      if (i % 3 == 0)
        changed = store_mark (f->store, g_array_index (all, gint64, i), CORANTO_MARK_READ);
      if (i % (all->len / FAVOURITES) == 0)
        {
          g_autoptr (GArray) kept
              = store_mark (f->store, g_array_index (all, gint64, i), CORANTO_MARK_FAVOURITE);
        }
    }
}

/* Nothing is written behind anybody's back from now on. */
static void
settle (CorantoStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  StoreWait wait = { NULL };

  coranto_store_settle_async (store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_settle_finish (store, result, NULL));
}

/* What a person has in the profile, as one text. */
static char *
tell_all (CorantoStore *store, gboolean favourites_only)
{
  GString *out = g_string_new (NULL);
  g_autoptr (CorantoChannelTable) table = store_table (store);
  g_autoptr (GArray) ids = store_query (
      store, favourites_only ? CORANTO_SCOPE_FAVOURITES : CORANTO_SCOPE_ALL, 0, NULL);

  for (guint i = 0; i < table->channels->len; i++)
    {
      const CorantoChannel *channel = g_ptr_array_index (table->channels, i);

      g_string_append_printf (out, "%" G_GINT64_FORMAT " %s", channel->id, channel->url);
      if (!favourites_only)
        g_string_append_printf (out, " %" G_GINT64_FORMAT " %u %u %s", channel->category_id,
                                channel->unread, channel->total, channel->etag);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_string_append_printf (out, "%" G_GINT64_FORMAT, id);
      if (!favourites_only)
        {
          g_autoptr (CorantoArticle) article = store_article (store, id);

          g_string_append_printf (out, " %s %s %u %d %d", article->item->title, article->item->url,
                                  g_str_hash (article->item->content_html), article->is_read,
                                  article->is_favourite);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
write_file (const char *path, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
assert_sound (const char *path)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA integrity_check", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA foreign_key_check", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
}

/* Of a sound file everything comes back, also what is still in its log, and it stays as it is. */
static void
test_whole (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *copy = store_fixture_path (f, "copy/news.db");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autofree char *log_now = NULL;
  g_autofree char *log_then = NULL;
  g_autoptr (CorantoRecovery) counts = coranto_recovery_new (0, "");
  g_autoptr (CorantoStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0, length_then = 0;

  fill (f);
  mark_some (f);
  settle (f->store);
  before = tell_all (f->store, FALSE);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (log, &log_then, &length_then, NULL));
  g_assert_cmpuint (length_then, >, 4096);
  g_assert_true (coranto_salvage_make (copy, (const char *const[]){ path, NULL }, counts, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (log, &log_now, &length, NULL));
  g_assert_cmpmem (log_now, length, log_then, length_then);
  g_assert_cmpuint (counts->channels, ==, CHANNELS);
  g_assert_cmpuint (counts->stories, ==, CHANNELS * STORIES);
  assert_sound (copy);
  store = store_open_at (folder, f->clock, &error);
  g_assert_no_error (error);
  after = tell_all (store, FALSE);
  g_assert_cmpstr (after, ==, before);
  coranto_store_close (store);
}

static void
flip (GRand *rand, char *bytes, gsize length)
{
  for (int n = g_rand_int_range (rand, 1, 65); n > 0; n--)
    bytes[g_rand_int_range (rand, 0, (gint32) length)] ^= (char) g_rand_int_range (rand, 1, 256);
}

static void
zero_pages (GRand *rand, char *bytes, gsize length)
{
  for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
    memset (bytes + 16384 * g_rand_int_range (rand, 0, (gint32) (length / 16384)), 0, 16384);
}

static void
add_noise (GRand *rand, char *bytes, gsize length)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);

  for (gsize i = at; i < MIN (at + 20000, length); i++)
    bytes[i] = (char) g_rand_int (rand);
}

/* The short form of tests/faults/damage.py: seeded, without a backup. */
static void
test_damages (StoreFixture *f, gconstpointer data)
{
  static void (*const damages[]) (GRand *, char *, gsize)
      = { flip, flip, flip, zero_pages, add_noise };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree char *path = database (f);
  g_autofree char *content = NULL;
  g_autofree char *expected = NULL;
  guint n_flips = 0, n_whole = 0;
  gsize length;

  fill (f);
  mark_some (f);
  expected = tell_all (f->store, TRUE);
  store_fixture_close (f);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *damaged = g_memdup2 (content, length);
      g_autoptr (CorantoRecovery) counts = coranto_recovery_new (0, "");
      g_autofree char *folder = g_strdup_printf ("%s/%u", f->directory, i);
      g_autofree char *made = g_build_filename (folder, "news.db", NULL);
      g_autofree char *found = NULL;
      g_autoptr (CorantoStore) store = NULL;
      g_autoptr (GError) error = NULL;

      damages[i % G_N_ELEMENTS (damages)](rand, damaged, length);
      write_file (path, damaged, length);
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_assert_true (
          coranto_salvage_make (made, (const char *const[]){ path, NULL }, counts, &error));
      g_assert_no_error (error);
      assert_sound (made);
      store = store_open_at (folder, f->clock, &error);
      g_assert_no_error (error);
      found = tell_all (store, TRUE);
      coranto_store_close (store);
      if (damages[i % G_N_ELEMENTS (damages)] == flip)
        {
          n_flips++;
          n_whole += strcmp (found, expected) == 0;
        }
    }
  g_test_message ("%u of %u with all subscriptions and favourites", n_whole, n_flips);
  g_assert_cmpuint (n_whole * 10, >=, n_flips * 9);
}

/* The first page tells where everything is; without it the rest is known by what it looks like. */
static void
test_without_schema (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *kept_content = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const CorantoRecovery *recovery;
  gsize length, kept_length = 0;

  fill (f);
  mark_some (f);
  before = tell_all (f->store, TRUE);
  store_fixture_close (f);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memset (content, 0, 4096);
  write_file (path, content, length);
  store_fixture_open (f);
  after = tell_all (f->store, TRUE);
  g_assert_cmpstr (after, ==, before);
  recovery = coranto_store_get_recovery (f->store);
  g_assert_nonnull (recovery);
  g_assert_cmpuint (recovery->channels, ==, CHANNELS);
  kept = store_fixture_path (f, recovery->kept_as);
  g_assert_true (g_file_get_contents (kept, &kept_content, &kept_length, NULL));
  g_assert_cmpmem (kept_content, kept_length, content, length);
}

/* Told until somebody has seen it. */
static void
test_told_once (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StoreWait wait = { NULL };

  write_file (path, "no database", 11);
  store_fixture_open (f);
  store_fixture_reopen (f);
  g_assert_nonnull (coranto_store_get_recovery (f->store));
  coranto_store_dismiss_recovery_async (f->store, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_true (coranto_store_dismiss_recovery_finish (f->store, result, &error));
  g_clear_object (&result); /* it holds the store */
  store_fixture_reopen (f);
  g_assert_null (coranto_store_get_recovery (f->store));
}

static guint
count_unread (CorantoStore *store)
{
  g_autoptr (CorantoChannelTable) table = store_table (store);

  return table->unread;
}

/* What the file does not give any more the backup does. */
static void
test_backup_helps (StoreFixture *f, gconstpointer data)
{
  guint unread;
  g_autofree char *path = database (f);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  mark_some (f);
  before = tell_all (f->store, TRUE);
  store_fixture_close (f);
  g_assert_true (coranto_backup_write (path, FIXTURE_NOW, &error));
  g_assert_no_error (error);
  write_file (path, "nothing is left", 15);
  store_fixture_open (f);
  after = tell_all (f->store, TRUE);
  g_assert_cmpstr (after, ==, before);
  /* What was read is not news when it is fetched again. */
  unread = count_unread (f->store);
  g_assert_cmpint (store_merge (f->store, 1,
                                store_feed (store_item ("0-0", "https://host0.example/0",
                                                        "质谱仪 0 of 0", FIXTURE_NOW),
                                            NULL)),
                   ==, 0);
  g_assert_cmpuint (count_unread (f->store), ==, unread);
}

static void
test_backups_kept (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  const gint64 week = 7 * 24 * 60 * 60;
  g_auto (GStrv) backups = NULL;

  store_fixture_open (f);
  store_subscribe (f->store, NULL, "https://example.org/feed", "F");
  g_assert_true (coranto_backup_is_due (path, FIXTURE_NOW));
  store_fixture_close (f);
  /* A program that wrote leaves one behind when it is time. */
  g_assert_false (coranto_backup_is_due (path, FIXTURE_NOW));
  g_assert_false (coranto_backup_is_due (path, FIXTURE_NOW + week - 1));
  g_assert_true (coranto_backup_is_due (path, FIXTURE_NOW + week));
  g_assert_true (coranto_backup_is_due (path, FIXTURE_NOW - week));
  for (guint i = 1; i < 6; i++)
    g_assert_true (coranto_backup_write (path, FIXTURE_NOW + i * week, NULL));
  backups = coranto_backup_list (path);
  g_assert_cmpuint (g_strv_length (backups), ==, CORANTO_BACKUPS_KEPT);
  g_assert_nonnull (strstr (backups[0], "2026-"));
}

static CorantoRecovery *
restore (StoreFixture *f, const char *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  StoreWait wait = { NULL };

  coranto_store_restore_async (f->directory, file, f->clock, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  return coranto_store_restore_finish (result, error);
}

static void
test_restore (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) backups = NULL;
  g_autoptr (CorantoRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  mark_some (f);
  before = tell_all (f->store, TRUE);
  g_assert_null (restore (f, path, &error)); /* it is open */
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_BUSY);
  g_clear_error (&error);
  store_fixture_close (f);
  g_assert_true (coranto_backup_write (path, FIXTURE_NOW + 1, NULL));
  backups = coranto_backup_list (path);
  store_fixture_open (f);
  store_unsubscribe (f->store, 1);
  store_fixture_close (f);

  g_assert_null (restore (f, "/nowhere", &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  recovery = restore (f, backups[0], &error);
  g_assert_no_error (error);
  kept = store_fixture_path (f, recovery->kept_as);
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_REGULAR));
  store_fixture_open (f);
  after = tell_all (f->store, TRUE);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (coranto_store_get_recovery (f->store));
}

/* Broken off between the two names, it is gone through to its end. */
static void
test_broken_off (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *recovered = g_strconcat (path, ".recovered", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (CorantoRecovery) counts = coranto_recovery_new (0, "");

  fill (f);
  before = tell_all (f->store, FALSE);
  store_fixture_close (f);
  g_assert_true (
      coranto_salvage_make (recovered, (const char *const[]){ path, NULL }, counts, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *now = NULL;

      if (i == 0)
        write_file (path, "half", 4);
      else
        g_unlink (path);
      store_fixture_open (f);
      now = tell_all (f->store, FALSE);
      g_assert_cmpstr (now, ==, before);
      store_fixture_close (f);
      g_assert_false (g_file_test (recovered, G_FILE_TEST_EXISTS));
      g_assert_true (
          coranto_salvage_make (recovered, (const char *const[]){ path, NULL }, counts, NULL));
    }
}

/* Where every page is sound it is the index that is made anew. */
static void
test_suspected_in_vain (StoreFixture *f, gconstpointer data)
{
  g_autofree char *path = database (f);
  g_autofree char *mark = g_strconcat (path, ".suspect", NULL);
  g_autoptr (GArray) found = NULL;

  fill (f);
  store_fixture_close (f);
  write_file (mark, "", 0);
  store_fixture_open (f);
  g_assert_null (coranto_store_get_recovery (f->store));
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  found = store_query (f->store, CORANTO_SCOPE_ALL, 0, "质谱仪");
  g_assert_cmpuint (found->len, ==, CHANNELS * STORIES);
  /* When that did not help, the database is. */
  store_fixture_close (f);
  write_file (mark, "", 0);
  store_fixture_open (f);
  g_assert_nonnull (coranto_store_get_recovery (f->store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/salvage/" path, StoreFixture, NULL, store_fixture_set_up, func,              \
              store_fixture_tear_down)
  ADD ("whole", test_whole);
  ADD ("damages", test_damages);
  ADD ("without-schema", test_without_schema);
  ADD ("told-once", test_told_once);
  ADD ("backup-helps", test_backup_helps);
  ADD ("backups-kept", test_backups_kept);
  ADD ("restore", test_restore);
  ADD ("broken-off", test_broken_off);
  ADD ("suspected-in-vain", test_suspected_in_vain);
  return g_test_run ();
}
