/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work behind coranto-store-topics.h. */
#pragma once

#include "coranto-topic.h"
#include "coranto-work-private.h"

G_BEGIN_DECLS

/* The requests are a CorantoTopic, a CorantoRule, a CorantoRuleRun, or a CorantoRequest. */

/* The id as a pointer. */
gpointer coranto_work_save_topic (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_save_rule (CorantoSession *session, gpointer request, GError **error);
/* CorantoTopic; CorantoRule: what was removed. */
gpointer coranto_work_remove_topic (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_remove_rule (CorantoSession *session, gpointer request, GError **error);
/* TRUE. */
gpointer coranto_work_order_topics (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_order_rules (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_undo_rule (CorantoSession *session, gpointer request, GError **error);
/* GPtrArray of CorantoTopic; of CorantoRule. */
gpointer coranto_work_read_topics (CorantoSession *session, gpointer request, GError **error);
gpointer coranto_work_read_rules (CorantoSession *session, gpointer request, GError **error);
/* CorantoRuleRun. */
gpointer coranto_work_run_rule (CorantoSession *session, gpointer request, GError **error);
/* CorantoCatch. */
gpointer coranto_work_catch (CorantoSession *session, gpointer request, GError **error);

/* Shared between them ------------------------------------------------------------------------- */

/* (transfer full) (element-type CorantoTopic) in the user's order */
GPtrArray *coranto_topics_read (CorantoDb *db, GError **error);
/* The id that a topic of that name and those words gets, behind all others; 0: the name is taken;
 * -1: error. */
gint64 coranto_topics_add (CorantoSession *session, const CorantoTopic *topic, GError **error);

/* Does to stories what `wanted` says; gives what it really changed.  (transfer full) */
CorantoRuleRun *coranto_rules_apply (CorantoSession *session,
                                     const CorantoRuleRun *wanted,
                                     GError **error);

/* Numbers the rows of the table by the order of `ids`; `sql` sets the position ?2 of id ?1. */
gboolean coranto_standing_order (CorantoSession *session,
                                 GArray *ids,
                                 const char *sql,
                                 GError **error);

G_END_DECLS
