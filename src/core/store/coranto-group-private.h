/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several jobs in one transaction of the writer.
 *
 * I1: a job that fails changes nothing, and no other job fails because of it.
 * I2: where the transaction can't be committed no job of the group has succeeded. */
#pragma once

#include "coranto-worker-private.h"

G_BEGIN_DECLS

typedef struct _CorantoGroup CorantoGroup;

CorantoGroup *coranto_group_new (CorantoSession *session);
/* Runs `job` (transfer full).  TRUE: another one may join. */
gboolean coranto_group_run (CorantoGroup *self, CorantoJob *job);
/* Commits and frees the group; its jobs are done, each with a result or an error.
 * (transfer full) (element-type CorantoJob) */
GPtrArray *coranto_group_end (CorantoGroup *self);

G_END_DECLS
