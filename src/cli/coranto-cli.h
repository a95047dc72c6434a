/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of coranto-cli share: what was asked for, how it is answered. */
#pragma once

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "coranto-engine.h"
#include "coranto-recovery.h"

G_BEGIN_DECLS

/* Exit statuses. */
enum
{
  CLI_OK = 0,
  CLI_FAILED = 1, /* the input or the network is at fault: one line on stderr */
  CLI_USAGE = 2,
  CLI_INTERRUPTED = 130, /* SIGINT: 128 + 2, as shells say it */
};

/* One call of a command: its own arguments, argv[0] being its name. */
typedef struct
{
  const char *profile; /* nullable: the default */
  int argc;
  char **argv;
  GCancellable *cancellable; /* of everything that is waited for; cancelled by SIGINT */
  CorantoEngine *engine;     /* NULL outside cli_with_profile() */
} CliCall;

typedef int (*CliCommand) (CliCall *call);

int cli_feed (CliCall *call);
int cli_article (CliCall *call);
int cli_discover (CliCall *call);
int cli_subscribe (CliCall *call);
int cli_unsubscribe (CliCall *call);
int cli_channels (CliCall *call);
int cli_refresh (CliCall *call);
int cli_older (CliCall *call);
int cli_list (CliCall *call);
int cli_search (CliCall *call);
int cli_show (CliCall *call);
int cli_mark (CliCall *call);
int cli_topics (CliCall *call);
int cli_topic (CliCall *call);
int cli_rules (CliCall *call);
int cli_rule (CliCall *call);
int cli_import (CliCall *call);
int cli_export (CliCall *call);
int cli_retention (CliCall *call);
int cli_restore (CliCall *call);

/* Takes the options out of the call's arguments and checks that `min` to `max` (-1: any number)
 * others are left.  FALSE: it was reported. */
gboolean cli_parse (CliCall *call, const GOptionEntry *options, int min, int max);

/* An article's number; FALSE: it was reported. */
gboolean cli_parse_id (const char *text, gint64 *id);

/* Each is one line on stderr; gives the exit status that belongs to it.  An interrupted command
 * fails without a line: who interrupted it knows. */
int cli_fail (const GError *error);
/* An article of that number could not be read: the number is what the sentence needs. */
int cli_fail_article (const GError *error, gint64 id);
int cli_fail_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* The sentence of `error` in the user's language, one line.  (transfer full) */
char *cli_describe (const GError *error);
char *cli_describe_code (CorantoErrorCode code, const char *detail);

/* How a check went.  (transfer full) */
char *cli_describe_check (const CorantoCheckRecord *record);
/* What became of a damaged profile.  (transfer full) */
char *cli_describe_recovery (const CorantoRecovery *recovery);
/* Why the next one waits; borrowed. */
const char *cli_wait_sentence (CorantoWaitReason reason);

/* Writes `text` to stdout; what cannot be written fails, unless nobody reads it any more. */
int cli_print (const char *text);
int cli_print_bytes (const char *text, gsize length);
/* From now on what is printed waits; it is printed, or (FALSE) forgotten.  Nothing waits: nothing
 * happens. */
void cli_hold_output (void);
int cli_release_output (gboolean is_wanted);
/* A line on stderr beside what was printed. */
void cli_note (const char *sentence);

/* Waiting: pass the call's cancellable, cli_done_cb and a CliWait to an *_async, then take its
 * result. */
typedef struct
{
  GAsyncResult *result;
} CliWait;
void cli_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *cli_wait (CliCall *call, CliWait *wait); /* (transfer full) */

/* Runs `work` on the opened profile and closes that; gives the exit status. */
typedef int (*CliWork) (CliCall *call, gconstpointer asked);
int cli_with_profile (CliCall *call, CliWork work, gconstpointer asked);

/* Once the answer is printed: what the store left for pauses is done, for some seconds at most. */
void cli_settle (CliCall *call);

/* The tree of channels, read.  (transfer none) */
CorantoChannelTree *cli_load_channels (CliCall *call);
/* The followed channel at that address, as it is typed; NULL: it was reported.
 * (transfer none) */
const CorantoChannel *cli_find_channel (CliCall *call, const char *address);
/* The channel's last checks.  (transfer full) (element-type CorantoCheckRecord) */
GPtrArray *cli_read_checks (CliCall *call, gint64 channel_id, GError **error);
/* A line on stderr for each channel whose check since `start` failed. */
void cli_report_failures (CliCall *call, gint64 start);

/* Local date and time, to the minute.  (transfer full) */
char *cli_format_time (gint64 unix_seconds);
/* The cells of a terminal that `text` takes: Han characters take two. */
guint cli_text_width (const char *text);
/* Appends `text`, one line, cut or filled with spaces to `width` cells. */
void cli_append_cell (GString *out, const char *text, guint width);
/* Appends `text` without the control characters that a terminal would obey. */
void cli_append_text (GString *out, const char *text);

G_END_DECLS
