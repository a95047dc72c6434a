/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FILE, URL or "-": the bytes that a command looks at. */
#pragma once

#include "coranto-cli.h"

G_BEGIN_DECLS

typedef struct
{
  GBytes *bytes;
  char *content_type; /* nullable */
  char *url;          /* nullable: a file without a stated address */
} CliInput;

/* `base_url` and `content_type` (nullable) are what the user states: they win over what the network
 * says.  (transfer full) (nullable) */
CliInput *cli_input_read (CliCall *call,
                          const char *argument,
                          const char *base_url,
                          const char *content_type,
                          GError **error);
void cli_input_free (CliInput *input);
/* Whether an argument is fetched rather than opened. */
gboolean cli_input_is_address (const char *argument);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliInput, cli_input_free)

G_END_DECLS
