/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for one asynchronous call; SIGINT ends it. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"

#include <glib-unix.h>
#include <signal.h>

static gboolean
interrupted_cb (gpointer user_data)
{
  CliCall *call = user_data;

  g_cancellable_cancel (call->cancellable);
  return G_SOURCE_CONTINUE;
}

/* While it waits only: everywhere else the signal ends the program by itself.  A shell that put the
 * command into the background ignores the signal, and so it stays.  0: not watched. */
static guint
watch_interrupt (CliCall *call)
{
  struct sigaction action;

  if (sigaction (SIGINT, NULL, &action) != 0 || action.sa_handler == SIG_IGN)
    return 0;
  return g_unix_signal_add (SIGINT, interrupted_cb, call);
}

void
cli_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CliWait *wait = user_data;

  wait->result = g_object_ref (result);
}

GAsyncResult *
cli_wait (CliCall *call, CliWait *wait)
{
  guint watch = wait->result ? 0 : watch_interrupt (call);

  while (!wait->result)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&watch, g_source_remove);
  return g_steal_pointer (&wait->result);
}
