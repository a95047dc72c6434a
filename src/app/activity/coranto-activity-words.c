/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the activity view says. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-activity-words.h"

#include "coranto-check-words.h"
#include "coranto-messages.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

char *
coranto_activity_state (CorantoEngine *engine, const CorantoChannel *channel)
{
  g_autofree char *age = NULL;

  if (channel->error_code != CORANTO_ERROR_NONE)
    return coranto_channel_problem (channel);
  if (channel->last_check == 0)
    return g_strdup (_ ("Not read yet"));
  if (channel->newest == 0)
    return g_strdup (_ ("It has no stories"));
  age = coranto_time_ago (channel->newest, now ());
  if (coranto_engine_is_quiet (engine, channel))
    /* Translators: %s is a moment such as "4 March" */
    return g_strdup_printf (_ ("Gone quiet: the newest story is of %s"), age);
  if (channel->is_damaged)
    return g_strdup (_ ("The feed is damaged: what could be read was read"));
  /* Translators: %s is a moment such as "5 minutes ago" */
  return g_strdup_printf (_ ("Newest story: %s"), age);
}

char *
coranto_activity_next (CorantoEngine *engine, const CorantoChannel *channel)
{
  CorantoNextTry next = coranto_engine_get_next_try (engine, channel);
  g_autofree char *moment = NULL;

  if (next.reason == CORANTO_WAIT_GONE)
    return g_strdup (_ ("No longer checked"));
  if (next.time <= now ())
    return g_strdup (_ ("Next check: soon"));
  moment = coranto_time_ahead (next.time, now ());
  /* Translators: %s is a moment such as "15:07" or "Tomorrow 08:15" */
  return g_strdup_printf (_ ("Next check: %s"), moment);
}

const char *
coranto_activity_reason (CorantoEngine *engine, const CorantoChannel *channel)
{
  CorantoNextTry next = coranto_engine_get_next_try (engine, channel);
  const char *sentence = coranto_wait_sentence (next.reason);

  if (!*sentence || (next.time <= now () && next.reason != CORANTO_WAIT_GONE))
    return "";
  return _ (sentence);
}

static const char *
translate (const char *english)
{
  return gettext (english);
}

static const char *
translate_plural (const char *one, const char *many, gulong n)
{
  return ngettext (one, many, n);
}

char *
coranto_activity_check (const CorantoCheckRecord *record)
{
  CorantoChannel asked = { .error_code = record->error_code, .error_detail = record->error_detail };

  if (record->error_code != CORANTO_ERROR_NONE)
    return coranto_channel_problem (&asked);
  return coranto_check_describe (record, translate, translate_plural);
}

char *
coranto_activity_figures (const CorantoCheckRecord *record)
{
  GString *out = g_string_new (NULL);

  if (record->status > 0)
    g_string_append_printf (out, "%u", record->status);
  if (record->bytes > 0)
    {
      g_autofree char *size = g_format_size ((guint64) record->bytes);

      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", size);
    }
  if (record->requests > 0)
    {
      g_string_append (out, out->len > 0 ? " · " : "");
      if (record->duration_ms < 1000)
        /* Translators: how long a request took, in milliseconds */
        g_string_append_printf (out, _ ("%u ms"), record->duration_ms);
      else
        /* Translators: how long a request took, in seconds */
        g_string_append_printf (out, _ ("%.1f s"), record->duration_ms / 1000.0);
    }
  return g_string_free (out, FALSE);
}

const char *
coranto_activity_hold (CorantoEngine *engine)
{
  guint hold;

  g_object_get (engine, "hold", &hold, NULL);
  switch ((CorantoHold) hold)
    {
    case CORANTO_HOLD_OFFLINE:
      return _ ("Offline: checks wait for a network");
    case CORANTO_HOLD_METERED:
      return _ ("Metered network: checks wait until you ask");
    case CORANTO_HOLD_POWER_SAVER:
      return _ ("Power saver: checks wait until you ask");
    case CORANTO_HOLD_NONE:
      break;
    }
  return NULL;
}
