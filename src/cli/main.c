/* SPDX-License-Identifier: GPL-3.0-or-later */
/* coranto-cli: the options before the command, and which command it is. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

static const struct
{
  const char *name;
  CliCommand run;
} commands[] = {
  { "feed", cli_feed },
  { "article", cli_article },
  { "discover", cli_discover },
  { "subscribe", cli_subscribe },
  { "unsubscribe", cli_unsubscribe },
  { "channels", cli_channels },
  { "refresh", cli_refresh },
  { "older", cli_older },
  { "list", cli_list },
  { "show", cli_show },
  { "mark", cli_mark },
  { "search", cli_search },
  { "topics", cli_topics },
  { "topic", cli_topic },
  { "rules", cli_rules },
  { "rule", cli_rule },
  { "import", cli_import },
  { "export", cli_export },
  { "retention", cli_retention },
  { "restore", cli_restore },
};

/* The forms stay stable: scripts use them. */
static const char usage[]
    = "coranto-cli feed    [--base-url URL] [--content-type TYPE] FILE|URL|-\n"
      "coranto-cli article [--base-url URL] [--content-type TYPE] FILE|URL|-\n"
      "coranto-cli article --all-pages URL\n"
      "coranto-cli discover [--base-url URL] [--content-type TYPE] FILE|URL|-\n"
      "coranto-cli [--profile DIR] subscribe [--siblings] URL\n"
      "coranto-cli [--profile DIR] unsubscribe URL\n"
      "coranto-cli [--profile DIR] channels [--json | --activity]\n"
      "coranto-cli [--profile DIR] refresh [--force | --due]\n"
      "coranto-cli [--profile DIR] older URL [--pages N]\n"
      "coranto-cli [--profile DIR] list [--unread|--favourites] [--channel URL] [--topic NAME]\n"
      "                                 [--limit N] [--json]\n"
      "coranto-cli [--profile DIR] show ID [--json|--changes]\n"
      "coranto-cli [--profile DIR] mark ID… read|unread|favourite|unfavourite|deleted|undeleted\n"
      "coranto-cli [--profile DIR] search QUERY [--by date|relevance] [--limit N] [--json]\n"
      "coranto-cli [--profile DIR] topics [--json]\n"
      "coranto-cli [--profile DIR] topic add [--notify] NAME QUERY | remove NAME\n"
      "coranto-cli [--profile DIR] rules [--json]\n"
      "coranto-cli [--profile DIR] rule add NAME QUERY [--mark-read] [--favourite] [--hide]\n"
      "coranto-cli [--profile DIR] rule run NAME [--dry-run] | remove NAME\n"
      "coranto-cli [--profile DIR] import [--dry-run] FILE.opml\n"
      "coranto-cli [--profile DIR] import FILE.jsonl\n"
      "coranto-cli [--profile DIR] export\n"
      "coranto-cli [--profile DIR] retention [--days N] [--count N] [--unread|--keep-unread]\n"
      "                                      [--channel URL] [--dry-run|--run]\n"
      "coranto-cli [--profile DIR] restore FILE.db\n"
      "coranto-cli --version | --help\n";

static int
print_help (void)
{
  g_autofree char *text
      = g_strconcat (_ ("Coranto on the command line.  Usage:"), "\n\n", usage, "\n",
                     _ ("Exit status: 0 when it went well, 1 when the input or "
                        "the network is at fault, 2 when it was called wrongly."),
                     "\n", NULL);

  return cli_print (text);
}

static gboolean
is_help (const char *option)
{
  return strcmp (option, "--help") == 0 || strcmp (option, "-h") == 0;
}

static void
set_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CORANTO_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static int
run_command (CliCall *call)
{
  const char *name = call->argv[0];

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return call->argc == 2 && is_help (call->argv[1]) ? print_help () : commands[i].run (call);
  return cli_fail_usage (_ ("There is no command “%s”."), name);
}

/* The options before the command; what follows it is the command's own. */
static int
run (CliCall *call)
{
  for (; call->argc > 0 && call->argv[0][0] == '-'; call->argc--, call->argv++)
    {
      const char *option = call->argv[0];

      if (is_help (option))
        return print_help ();
      if (strcmp (option, "--version") == 0)
        return cli_print ("coranto-cli " CORANTO_VERSION "\n");
      if (g_str_has_prefix (option, "--profile="))
        call->profile = option + strlen ("--profile=");
      else if (strcmp (option, "--profile") == 0 && call->argc > 1)
        {
          call->profile = call->argv[1];
          call->argc--;
          call->argv++;
        }
      else
        return cli_fail_usage (_ ("“%s” is not understood here."), option);
    }
  if (call->argc == 0)
    return cli_fail_usage ("%s", _ ("A command is missing."));
  if (call->profile && !*call->profile)
    return cli_fail_usage ("%s", _ ("--profile needs a folder."));
  return run_command (call);
}

int
main (int argc, char **argv)
{
  CliCall call = { .argc = argc - 1, .argv = argv + 1 };
  int status;

  set_locale ();
  signal (SIGPIPE, SIG_IGN); /* cli_print() hears of it */
  call.cancellable = g_cancellable_new ();
  status = run (&call);
  if (g_cancellable_is_cancelled (call.cancellable))
    status = CLI_INTERRUPTED;
  g_object_unref (call.cancellable);
  return status;
}
