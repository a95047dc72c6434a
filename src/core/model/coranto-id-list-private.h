/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of ids in falling order, as every query of the store gives them, and the steps that lead
 * from one to another.  Knows no objects. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At `position`, `removed` ids go and `added` come. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} CorantoSplice;

/* The fewest splices that turn `from` into `to` (element-type gint64, falling, without duplicates),
 * with positions as they are when the splices before were done: (element-type CorantoSplice).  More
 * than `max_splices` become one.  (transfer full) */
GArray *coranto_id_list_diff (GArray *from, GArray *to, guint max_splices);

/* A list on the way from `from` to `to`: what goes is gone; of what comes, the first `max_added`
 * are there, and all that stand behind its first `near` positions.  Equal to `to` when that is the
 * whole way.  (transfer full) */
GArray *coranto_id_list_approach (GArray *from, GArray *to, guint max_added, guint near);

/* Both lists as one.  (transfer full) */
GArray *coranto_id_list_merge (GArray *a, GArray *b);

/* Those of `ids` that are not in `others`.  (transfer full) */
GArray *coranto_id_list_subtract (GArray *ids, GArray *others);

/* Sorts any ids into a falling list without duplicates. */
void coranto_id_list_normalize (GArray *ids);

/* G_MAXUINT when it is not there. */
guint coranto_id_list_find (GArray *ids, gint64 id);

G_END_DECLS
