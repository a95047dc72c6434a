/* SPDX-License-Identifier: GPL-3.0-or-later */
/* restore: the profile as a backup, or a database that was kept, has it. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"
#include "coranto-engine-health.h"

int
cli_restore (CliCall *call)
{
  g_autoptr (CorantoRecovery) recovery = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CliWait wait = { NULL };

  if (!cli_parse (call, NULL, 1, 1))
    return CLI_USAGE;
  coranto_engine_restore_async (call->profile, call->argv[1], call->cancellable, cli_done_cb,
                                &wait);
  result = cli_wait (call, &wait);
  recovery = coranto_engine_restore_finish (result, &error);
  if (!recovery)
    return cli_fail (error);
  text = g_strdup_printf (_ ("Restored: %u channels, %u favourites, %u stories. What was there is "
                             "kept as “%s”.\n"),
                          recovery->channels, recovery->favourites, recovery->stories,
                          recovery->kept_as);
  return cli_print (text);
}
