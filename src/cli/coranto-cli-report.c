/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a command speaks: results to stdout, one line to stderr where it failed. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-check-words.h"
#include "coranto-cli.h"
#include "coranto-text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *
translate (const char *english)
{
  return _ (english);
}

char *
cli_describe_code (CorantoErrorCode code, const char *detail)
{
  g_autofree char *sentence = coranto_error_describe (code, detail, translate);

  return coranto_text_line (sentence, 0);
}

static const char *
translate_plural (const char *one, const char *many, gulong n)
{
  return ngettext (one, many, n);
}

char *
cli_describe_check (const CorantoCheckRecord *record)
{
  g_autofree char *sentence = coranto_check_describe (record, translate, translate_plural);

  return coranto_text_line (sentence, 0);
}

char *
cli_describe_recovery (const CorantoRecovery *recovery)
{
  return coranto_recovery_describe (recovery, translate, translate_plural);
}

const char *
cli_wait_sentence (CorantoWaitReason reason)
{
  const char *sentence = coranto_wait_sentence (reason);

  return *sentence ? _ (sentence) : sentence;
}

char *
cli_describe (const GError *error)
{
  if (error->domain == G_FILE_ERROR)
    return coranto_text_line (error->message, 0);
  return cli_describe_code (coranto_error_code (error), error->message);
}

static void
say_on_stderr (const char *sentence)
{
  g_autofree char *line = coranto_text_line (sentence, 0);

  fprintf (stderr, "coranto-cli: %s\n", line);
}

int
cli_fail (const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return CLI_INTERRUPTED;
  sentence = cli_describe (error);
  say_on_stderr (sentence);
  return CLI_FAILED;
}

int
cli_fail_article (const GError *error, gint64 id)
{
  g_autoptr (GError) with_number = NULL;

  if (!g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND))
    return cli_fail (error);
  with_number = g_error_new (CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND, "%" G_GINT64_FORMAT, id);
  return cli_fail (with_number);
}

int
cli_fail_usage (const char *format, ...)
{
  g_autofree char *sentence = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat (sentence, " ", _ ("See coranto-cli --help."), NULL);
  say_on_stderr (line);
  return CLI_USAGE;
}

/* What a command prints before it is known whether its profile is sound. */
static GString *held;

void
cli_hold_output (void)
{
  held = g_string_new (NULL);
}

int
cli_release_output (gboolean is_wanted)
{
  GString *text = g_steal_pointer (&held);
  int status = CLI_OK;

  if (!text)
    return status;
  if (is_wanted)
    status = cli_print_bytes (text->str, text->len);
  g_string_free (text, TRUE);
  return status;
}

int
cli_print_bytes (const char *text, gsize length)
{
  if (held)
    {
      g_string_append_len (held, text, (gssize) length);
      return CLI_OK;
    }
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return CLI_OK;
  if (errno == EPIPE)
    return CLI_OK; /* "| head" has seen enough */
  say_on_stderr (_ ("The output could not be written."));
  return CLI_FAILED;
}

int
cli_print (const char *text)
{
  return cli_print_bytes (text, strlen (text));
}

void
cli_note (const char *sentence)
{
  say_on_stderr (sentence);
}

/* Texts are declared as file names in `options`: so they come as they were typed, in any locale. */
gboolean
cli_parse (CliCall *call, const GOptionEntry *options, int min, int max)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  if (options)
    g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &call->argc, &call->argv, &error))
    {
      cli_fail_usage ("%s.", error->message);
      return FALSE;
    }
  /* What stands behind "--" is no option. */
  if (call->argc > 1 && strcmp (call->argv[1], "--") == 0)
    {
      call->argv[1] = call->argv[0];
      call->argv++;
      call->argc--;
    }
  if (call->argc - 1 < min)
    cli_fail_usage (_ ("“%s” needs more than that."), call->argv[0]);
  else if (max >= 0 && call->argc - 1 > max)
    cli_fail_usage (_ ("“%s” is too much for “%s”."), call->argv[max + 1], call->argv[0]);
  else
    return TRUE;
  return FALSE;
}

gboolean
cli_parse_id (const char *text, gint64 *id)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  cli_fail_usage (_ ("“%s” is no article number."), text);
  return FALSE;
}

char *
cli_format_time (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_seconds);

  return time ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/* Cells
 * ------------------------------------------------------------------------------------------*/

static guint
char_width (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

guint
cli_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p));
  return width;
}

void
cli_append_cell (GString *out, const char *text, guint width)
{
  gboolean is_cut = cli_text_width (text) > width;
  guint room = is_cut ? width - 1 : width; /* for the ellipsis */
  guint used = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (used + char_width (c) > room)
        break;
      g_string_append_unichar (out, c);
      used += char_width (c);
    }
  if (is_cut)
    {
      g_string_append (out, "…");
      used++;
    }
  for (; used < width; used++)
    g_string_append_c (out, ' ');
}

void
cli_append_text (GString *out, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (out, c);
    }
}
