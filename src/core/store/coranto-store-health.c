/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for what became of a profile. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-store-health.h"

#include "coranto-health-private.h"
#include "coranto-salvage-private.h"
#include "coranto-set-aside-private.h"
#include "coranto-store-private.h"

const GError *
coranto_store_get_write_problem (CorantoStore *self)
{
  g_return_val_if_fail (CORANTO_IS_STORE (self), NULL);
  return self->opened.write_problem;
}

const CorantoRecovery *
coranto_store_get_recovery (CorantoStore *self)
{
  g_return_val_if_fail (CORANTO_IS_STORE (self), NULL);
  return self->opened.recovery;
}

static gpointer
dismiss (CorantoSession *session, gpointer request, GError **error)
{
  return coranto_salvage_forget_note (session->db, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

void
coranto_store_dismiss_recovery_async (CorantoStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  static const CorantoCall call = { .run = dismiss, .priority = CORANTO_PRIORITY_COMMAND };

  coranto_store_ask (self, self->writer, &call, NULL, cancellable, callback, user_data);
}

gboolean
coranto_store_dismiss_recovery_finish (CorantoStore *self, GAsyncResult *result, GError **error)
{
  return coranto_store_answer (self, result, error) != NULL;
}

/* Damage ---------------------------------------------------------------------------------------*/

gboolean
coranto_store_is_damaged (CorantoStore *self)
{
  g_return_val_if_fail (CORANTO_IS_STORE (self), FALSE);
  return self->is_damaged;
}

static gpointer
suspect (CorantoSession *session, gpointer path, GError **error)
{
  coranto_health_suspect (path);
  return GINT_TO_POINTER (TRUE);
}

/* The mark is made where writing a file holds up nobody. */
void
coranto_store_note_damage (CorantoStore *self)
{
  static const CorantoCall call = { .run = suspect, .free_request = g_free };

  if (self->is_damaged)
    return;
  self->is_damaged = TRUE;
  coranto_store_ask (self, self->files, &call, g_strdup (self->database_path), NULL, NULL, NULL);
  g_signal_emit_by_name (self, "damaged");
}

/* Restoring ------------------------------------------------------------------------------------*/

typedef struct
{
  char *path;
  char *file;
  gint64 now;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->path);
  g_free (restore->file);
  g_free (restore);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Restore *restore = data;
  g_autofree char *kept_as = coranto_set_aside_name (restore->path, "replaced", restore->now);
  g_autoptr (CorantoRecovery) recovery = coranto_recovery_new (restore->now, kept_as);
  GError *error = NULL;

  if (coranto_opening_restore (restore->path, restore->file, recovery, &error))
    g_task_return_pointer (task, g_steal_pointer (&recovery),
                           (GDestroyNotify) coranto_recovery_free);
  else
    g_task_return_error (task, error);
}

void
coranto_store_restore_async (const char *directory,
                             const char *file,
                             CorantoClock *clock,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Restore *restore = g_new0 (Restore, 1);

  g_task_set_source_tag (task, coranto_store_restore_async);
  /* What was replaced was replaced. */
  g_task_set_check_cancellable (task, FALSE);
  restore->path = g_build_filename (directory, CORANTO_STORE_DATABASE_NAME, NULL);
  restore->file = g_strdup (file);
  restore->now = coranto_clock_now (clock);
  g_task_set_task_data (task, restore, restore_free);
  g_task_run_in_thread (task, restore_in_thread);
}

CorantoRecovery *
coranto_store_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
