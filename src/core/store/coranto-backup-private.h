/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weekly copy of what can't be fetched again: subscriptions, topics, rules, lists, marks, and
 * of the favourites their words.  A small database of this program's schema, "backups/news-DATE.db"
 * beside the profile's; three are kept. */
#pragma once

#include "coranto-db-private.h"

G_BEGIN_DECLS

#define CORANTO_BACKUPS_KEPT 3
#define CORANTO_BACKUP_DAYS 7

/* Whether the newest backup is older than a week, or there is none. */
gboolean coranto_backup_is_due (const char *database_path, gint64 now);
/* Writes one, whole or not at all, from one view of the database; others go on writing meanwhile.
 * On any thread. */
gboolean coranto_backup_write (const char *database_path, gint64 now, GError **error);
/* The paths of the backups, newest first.  (transfer full) */
char **coranto_backup_list (const char *database_path);

G_END_DECLS
