/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import of a file with a story a line. */
#pragma once

#include "coranto-cli.h"

G_BEGIN_DECLS

/* The file that `argument` names when it has a story a line, told by its beginning; NULL: it is
 * something else, or cannot be read.  (transfer full) */
GInputStream *cli_open_stories (const char *argument);
/* A CliWork; `asked` is the GInputStream. */
int cli_import_stories (CliCall *call, gconstpointer asked);

G_END_DECLS
