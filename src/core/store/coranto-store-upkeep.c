/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weekly backup and the weekly look at every page, on a thread of their own with a connection
 * of its own: neither those who read nor those who write wait for them. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-private.h"

#include "coranto-backup-private.h"
#include "coranto-health-private.h"

/* Not while somebody waits for the window, and then often enough for one that stays open. */
#define FIRST_SECONDS 45
#define NEXT_SECONDS (3 * 60 * 60)
#define CHECK_DAYS 7
#define DAY (24 * 60 * 60)

typedef enum
{
  OUTCOME_NONE, /* not looked at, or not to the end */
  OUTCOME_SOUND,
  OUTCOME_DAMAGED,
} Outcome;

static gboolean plan_cb (gpointer user_data);

static void
plan (CorantoStore *self, guint seconds)
{
  GSource *source = g_timeout_source_new_seconds (seconds);

  g_source_set_callback (source, plan_cb, self, NULL);
  self->upkeep_source = g_source_attach (source, self->context);
  g_source_unref (source);
}

/* On the thread --------------------------------------------------------------------------------*/

static gboolean
is_over (gpointer data)
{
  return g_atomic_int_get (&((CorantoStore *) data)->upkeep_is_over);
}

static gboolean
is_check_due (CorantoDb *db, gint64 now)
{
  gint64 last = 0;

  return coranto_db_read_int (db, NULL, &last, "SELECT value FROM meta WHERE name = 'checked'", "")
         && (now - last >= CHECK_DAYS * DAY || last > now + DAY);
}

static Outcome
check (CorantoStore *self, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoDb) db = coranto_db_open (self->database_path, CORANTO_DB_READER, &error);

  if (!db || !is_check_due (db, now))
    return OUTCOME_NONE;
  if (coranto_health_check_all (db, is_over, self, &error))
    return OUTCOME_SOUND;
  g_debug ("the check ended: %s", error->message);
  return g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_PROFILE_DAMAGED) ? OUTCOME_DAMAGED
                                                                               : OUTCOME_NONE;
}

static void
back_up (CorantoStore *self, gint64 now)
{
  g_autoptr (GError) error = NULL;

  if (coranto_backup_is_due (self->database_path, now)
      && !coranto_backup_write (self->database_path, now, &error))
    g_debug ("no backup: %s", error->message);
}

static gboolean done_cb (gpointer user_data);

static gpointer
thread_main (gpointer data)
{
  CorantoStore *self = data;
  gint64 now = coranto_clock_now (self->clock);
  Outcome outcome;

  back_up (self, now);
  outcome = check (self, now);
  if (!is_over (self))
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_callback (source, done_cb, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->context);
    }
  return GINT_TO_POINTER (outcome);
}

/* On the main thread ---------------------------------------------------------------------------*/

static gpointer
note_checked (CorantoSession *session, gpointer request, GError **error)
{
  return coranto_db_run (session->db, error,
                         "INSERT OR REPLACE INTO meta (name, value) VALUES ('checked', ?1)", "i",
                         coranto_clock_now (session->clock))
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

static gboolean
done_cb (gpointer user_data)
{
  static const CorantoCall call = { .run = note_checked, .priority = CORANTO_PRIORITY_REFRESH };
  CorantoStore *self = user_data;
  Outcome outcome;

  if (!self->upkeep)
    return G_SOURCE_REMOVE;
  outcome = (Outcome) GPOINTER_TO_INT (g_thread_join (g_steal_pointer (&self->upkeep)));
  if (outcome == OUTCOME_DAMAGED)
    coranto_store_note_damage (self);
  else if (outcome == OUTCOME_SOUND)
    coranto_store_ask (self, self->writer, &call, NULL, NULL, NULL, NULL);
  plan (self, NEXT_SECONDS);
  return G_SOURCE_REMOVE;
}

static gboolean
plan_cb (gpointer user_data)
{
  CorantoStore *self = user_data;

  self->upkeep_source = 0;
  self->upkeep = g_thread_new ("coranto-upkeep", thread_main, self);
  return G_SOURCE_REMOVE;
}

void
coranto_store_upkeep_start (CorantoStore *self)
{
  plan (self, FIRST_SECONDS);
}

void
coranto_store_upkeep_stop (CorantoStore *self)
{
  GSource *source = self->upkeep_source
                        ? g_main_context_find_source_by_id (self->context, self->upkeep_source)
                        : NULL;

  self->upkeep_source = 0;
  if (source)
    g_source_destroy (source);
  g_atomic_int_set (&self->upkeep_is_over, TRUE);
  if (self->upkeep)
    g_thread_join (g_steal_pointer (&self->upkeep));
}

void
coranto_store_upkeep_at_end (CorantoStore *self)
{
  if (self->is_changed && !self->is_damaged && !self->opened.write_problem)
    back_up (self, coranto_clock_now (self->clock));
}
