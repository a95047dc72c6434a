/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks: exact, counted, on the disk when they say so, seen by another program. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

static gint64
set_up_three (StoreFixture *f)
{
  gint64 channel;

  store_fixture_open (f);
  channel = store_subscribe (f->store, "C", "https://example.org/feed", "F");
  store_merge (f->store, channel,
               store_feed (store_item ("1", NULL, "One", FIXTURE_NOW - 1),
                           store_item ("2", NULL, "Two", FIXTURE_NOW - 2),
                           store_item ("3", NULL, "Three", FIXTURE_NOW - 90000), NULL));
  return channel;
}

static void
test_marks (StoreFixture *f, gconstpointer data)
{
  gint64 channel = set_up_three (f);
  g_autoptr (GArray) ids = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  gint64 id = g_array_index (ids, gint64, 0);
  g_autoptr (GArray) first = store_mark (f->store, id, CORANTO_MARK_READ);
  g_autoptr (GArray) second = store_mark (f->store, id, CORANTO_MARK_READ);
  g_autoptr (GArray) favourite = store_mark (f->store, id, CORANTO_MARK_FAVOURITE);
  g_autoptr (GArray) nobody = store_mark (f->store, 999, CORANTO_MARK_READ);
  g_autoptr (GArray) unread = NULL, favourites = NULL;
  g_autoptr (CorantoChannelTable) table = NULL;

  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpint (g_array_index (first, gint64, 0), ==, id);
  g_assert_cmpuint (second->len, ==, 0);
  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_cmpuint (favourite->len, ==, 1);
  unread = store_query (f->store, CORANTO_SCOPE_UNREAD, 0, NULL);
  favourites = store_query (f->store, CORANTO_SCOPE_FAVOURITES, 0, NULL);
  g_assert_cmpuint (unread->len, ==, 2);
  g_assert_cmpuint (favourites->len, ==, 1);
  table = store_table (f->store);
  g_assert_cmpuint (table->unread, ==, 2);
  g_assert_cmpuint (table->unread_today, ==, 1);
  g_assert_cmpuint (table->favourites, ==, 1);
  g_assert_cmpuint (g_array_index (table->category_unread, guint, 0), ==, 2);
  g_assert_cmpint (channel, ==, ((CorantoChannel *) g_ptr_array_index (table->channels, 0))->id);
}

static void
test_mark_query_and_undo (StoreFixture *f, gconstpointer data)
{
  gint64 channel = set_up_three (f);
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_CHANNEL, channel);
  g_autoptr (GArray) all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_autoptr (GArray) changed = NULL, back = NULL, unread = NULL;
  g_autoptr (GAsyncResult) result = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;
  StoreWait wait = { NULL };

  g_array_unref (store_mark (f->store, g_array_index (all, gint64, 1), CORANTO_MARK_READ));
  coranto_store_mark_query_async (f->store, query, CORANTO_MARK_READ, NULL, store_wait_cb, &wait);
  result = store_wait (&wait);
  changed = coranto_store_mark_finish (f->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, ==, 2);
  coranto_store_mark_async (f->store, (gint64 *) (gpointer) changed->data, changed->len,
                            CORANTO_MARK_UNREAD, NULL, store_wait_cb, &wait);
  undone = store_wait (&wait);
  back = coranto_store_mark_finish (f->store, undone, &error);
  g_assert_cmpuint (back->len, ==, 2);
  unread = store_query (f->store, CORANTO_SCOPE_UNREAD, 0, NULL);
  g_assert_cmpuint (unread->len, ==, 2);
}

static void
test_cancelled_before_it_began (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = NULL, unread = NULL;
  StoreWait wait = { NULL };

  set_up_three (f);
  all = store_query (f->store, CORANTO_SCOPE_ALL, 0, NULL);
  g_cancellable_cancel (cancellable);
  coranto_store_mark_async (f->store, (gint64 *) (gpointer) all->data, all->len, CORANTO_MARK_READ,
                            cancellable, store_wait_cb, &wait);
  result = store_wait (&wait);
  g_assert_null (coranto_store_mark_finish (f->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  unread = store_query (f->store, CORANTO_SCOPE_UNREAD, 0, NULL);
  g_assert_cmpuint (unread->len, ==, 3);
}

/* The program: marks one article after the other and says so on `pipe` after each, until it is
 * killed. */
static void
mark_until_killed (const char *directory, int pipe)
{
  g_autoptr (CorantoClock) clock = coranto_clock_new_fixed (FIXTURE_NOW);
  g_autoptr (CorantoStore) store = store_open_at (directory, clock, NULL);
  g_autoptr (GArray) ids = store_query (store, CORANTO_SCOPE_UNREAD, 0, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_array_unref (store_mark (store, id, CORANTO_MARK_READ));
      if (write (pipe, &id, sizeof id) != sizeof id)
        break;
    }
}

static void
add_stories (StoreFixture *f, int from, int count)
{
  CorantoParsedFeed *feed = store_feed (NULL, NULL);
  gint64 channel = store_subscribe (f->store, NULL, "https://example.org/feed", "F");

  for (int i = from; i < from + count; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);

      g_ptr_array_add (feed->items, store_item (id, NULL, id, FIXTURE_NOW - i));
    }
  store_merge (f->store, channel, feed);
}

/* Threads do not survive a fork: the killed program is this one, run anew. */
static void
kill_marking_program (StoreFixture *f, GArray *acknowledged)
{
  const char *const command[] = { g_get_prgname (), "--mark-until-killed", f->directory, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int out;
  gint64 id;
  int wanted = g_test_rand_int_range (1, 40);

  g_spawn_async_with_pipes (NULL, (char **) command, NULL,
                            G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL, NULL, &pid, NULL,
                            &out, NULL, &error);
  g_assert_no_error (error);
  while (wanted-- > 0 && read (out, &id, sizeof id) == sizeof id)
    g_array_append_val (acknowledged, id);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  while (read (out, &id, sizeof id) == sizeof id)
    g_array_append_val (acknowledged, id);
  close (out);
}

static void
test_no_acknowledged_mark_is_lost (StoreFixture *f, gconstpointer data)
{
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int round = 0; round < 8; round++)
    {
      store_fixture_open (f);
      add_stories (f, round * 100, 100);
      store_fixture_close (f);
      kill_marking_program (f, acknowledged);
    }
  g_assert_cmpuint (acknowledged->len, >, 8);
  store_fixture_open (f);
  for (guint i = 0; i < acknowledged->len; i++)
    {
      g_autoptr (CorantoHeadlineRow) row
          = store_row (f->store, g_array_index (acknowledged, gint64, i));

      g_assert_true (row->is_read);
    }
}

/* The window and the command line on one profile. */
static gboolean
has_everything (gpointer data)
{
  GPtrArray *changes = data;

  for (guint i = 0; i < changes->len; i++)
    {
      if (((CorantoChangeSet *) g_ptr_array_index (changes, i))->everything)
        return TRUE;
    }
  return FALSE;
}

static void
test_another_program (StoreFixture *f, gconstpointer data)
{
  g_autoptr (CorantoStore) other = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoHeadlineRow) row = NULL;

  set_up_three (f);
  other = store_open_at (f->directory, f->clock, &error);
  g_assert_no_error (error);
  store_spin (300);
  g_ptr_array_set_size (f->changes, 0);

  /* Our own writes are not taken for another's. */
  ids = store_query (other, CORANTO_SCOPE_ALL, 0, NULL);
  g_array_unref (store_mark (f->store, g_array_index (ids, gint64, 0), CORANTO_MARK_READ));
  store_spin (600);
  g_assert_false (has_everything (f->changes));

  g_array_unref (store_mark (other, g_array_index (ids, gint64, 1), CORANTO_MARK_READ));
  store_wait_until (has_everything, f->changes);
  row = store_row (f->store, g_array_index (ids, gint64, 1));
  g_assert_true (row->is_read);
  coranto_store_close (other);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--mark-until-killed"))
    {
      mark_until_killed (argv[2], STDOUT_FILENO);
      return 0;
    }
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_set_prgname (argv[0]);
#define ADD(path, func)                                                                            \
  g_test_add ("/store/marks/" path, StoreFixture, NULL, store_fixture_set_up, func,                \
              store_fixture_tear_down)
  ADD ("marks", test_marks);
  ADD ("mark-query-and-undo", test_mark_query_and_undo);
  ADD ("cancelled-before-it-began", test_cancelled_before_it_began);
  ADD ("no-acknowledged-mark-is-lost", test_no_acknowledged_mark_is_lost);
  ADD ("another-program", test_another_program);
  return g_test_run ();
}
