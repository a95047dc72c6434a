/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a database is sound: a look at every start that costs nothing to speak of, and a whole
 * one that reads all of the file. */
#pragma once

#include <gio/gio.h>

#include "coranto-db-private.h"

G_BEGIN_DECLS

/* Small tables whole, of large ones both ends.  CORANTO_ERROR_PROFILE_DAMAGED. */
gboolean coranto_health_look (CorantoDb *db, GError **error);
/* Every page.  CORANTO_ERROR_PROFILE_DAMAGED; G_IO_ERROR_CANCELLED when `is_over` said so, which is
 * asked now and then. */
typedef gboolean (*CorantoHealthIsOver) (gpointer data);
gboolean coranto_health_check_all (CorantoDb *db,
                                   CorantoHealthIsOver is_over,
                                   gpointer data,
                                   GError **error);

/* Whether the file is a sound database of another program. */
gboolean coranto_health_is_foreign (const char *path);

/* Damage that was met while working: looked into at the next start. */
void coranto_health_suspect (const char *path);
gboolean coranto_health_is_suspect (const char *path);
void coranto_health_clear (const char *path);

G_END_DECLS
