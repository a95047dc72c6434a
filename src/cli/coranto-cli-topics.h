/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands for topics and rules share. */
#pragma once

#include "coranto-cli.h"

#include "coranto-engine-topics.h"

G_BEGIN_DECLS

/* NULL: it was reported.  (transfer full) (element-type CorantoTopic) */
GPtrArray *cli_read_topics (CliCall *call);

/* The arguments from `first` on as one query; "" when there are none.  (transfer full) */
char *cli_dup_words (CliCall *call, int first);

G_END_DECLS
