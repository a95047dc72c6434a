/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the profile holds, as JSON: lists in the words of JSON Feed 1.1. */
#pragma once

#include "coranto-cli.h"

G_BEGIN_DECLS

/* Each is indented and ends in a line feed.  (transfer full) */

/* `rows`: (element-type CorantoHeadlineRow). */
char *cli_json_rows (GPtrArray *rows);
char *cli_json_article (const CorantoArticle *article);
/* NULL: it was reported. */
char *cli_json_channels (CliCall *call);
char *cli_json_discovery (const CorantoDiscovery *discovery);

G_END_DECLS
