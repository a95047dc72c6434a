/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of coranto-cli share: what was asked for, how it is answered. */
#pragma once

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

/* Exit statuses. */
enum
{
  CLI_OK = 0,
  CLI_FAILED = 1, /* the input or the network is at fault: one line on stderr */
  CLI_USAGE = 2,
};

/* One call of a command: its own arguments, argv[0] being its name. */
typedef struct
{
  const char *profile; /* nullable: the default */
  int argc;
  char **argv;
} CliCall;

typedef int (*CliCommand) (CliCall *call);

int cli_feed (CliCall *call);
int cli_article (CliCall *call);
int cli_discover (CliCall *call);
int cli_subscribe (CliCall *call);
int cli_unsubscribe (CliCall *call);
int cli_channels (CliCall *call);
int cli_refresh (CliCall *call);
int cli_list (CliCall *call);
int cli_search (CliCall *call);
int cli_show (CliCall *call);
int cli_mark (CliCall *call);
int cli_import (CliCall *call);
int cli_export (CliCall *call);

/* Takes the options out of the call's arguments and checks that `min` to `max` (-1: any number)
 * others are left.  FALSE: it was reported. */
gboolean cli_parse (CliCall *call, const GOptionEntry *options, int min, int max);

/* An article's number; FALSE: it was reported. */
gboolean cli_parse_id (const char *text, gint64 *id);

/* Each is one line on stderr; gives the exit status that belongs to it. */
int cli_fail (const GError *error);
/* An article of that number could not be read: the number is what the sentence needs. */
int cli_fail_article (const GError *error, gint64 id);
int cli_fail_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* The sentence of `error` in the user's language, one line.  (transfer full) */
char *cli_describe (const GError *error);
char *cli_describe_code (CorantoErrorCode code, const char *detail);

/* Writes `text` to stdout; what cannot be written fails. */
int cli_print (const char *text);

/* Waiting: pass cli_done_cb and a CliWait to an *_async, then take its result. */
typedef struct
{
  GAsyncResult *result;
} CliWait;
void cli_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *cli_wait (CliWait *wait); /* (transfer full) */

/* The profile's engine; NULL: it was reported.  (transfer full) */
CorantoEngine *cli_open (CliCall *call);
/* Closes and frees. */
void cli_close (CorantoEngine *engine);

/* The tree of channels, read. */
CorantoChannelTree *cli_load_channels (CorantoEngine *engine);
/* The followed channel at that address, as it is typed; NULL: it was reported.
 * (transfer none) */
const CorantoChannel *cli_find_channel (CorantoEngine *engine, const char *address);

/* Local date and time, to the minute.  (transfer full) */
char *cli_format_time (gint64 unix_seconds);

G_END_DECLS
