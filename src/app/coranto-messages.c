/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as sentences, toasts. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-messages.h"

#include "coranto-times.h"

#include <glib/gi18n.h>

static const char *
translate (const char *english)
{
  return gettext (english);
}

static gint64
parse_moment (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, utc);

  return moment ? g_date_time_to_unix (moment) : 0;
}

/* Details that are moments are said in the user's way: of RETRY_LATER a time, of LAYOUT_CHANGED a
 * day, whose noon is of that day in nearly all zones. */
static char *
say_detail (CorantoErrorCode code, const char *detail)
{
  if (detail && code == CORANTO_ERROR_RETRY_LATER)
    {
      gint64 moment = parse_moment (detail);

      if (moment)
        return coranto_time_full (moment);
    }
  if (detail && code == CORANTO_ERROR_LAYOUT_CHANGED)
    {
      g_autofree char *noon = g_strdup_printf ("%sT12:00:00", detail);
      gint64 moment = parse_moment (noon);

      if (moment)
        return coranto_time_short_date (moment, g_get_real_time () / G_USEC_PER_SEC);
    }
  return g_strdup (detail);
}

static char *
describe (CorantoErrorCode code, const char *detail)
{
  g_autofree char *said = say_detail (code, detail);

  return coranto_error_describe (code, said, translate);
}

char *
coranto_message_from_error (const GError *error)
{
  return describe (coranto_error_code (error), error ? error->message : NULL);
}

gboolean
coranto_message_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

char *
coranto_channel_problem (const CorantoChannel *channel)
{
  if (!channel || channel->error_code == CORANTO_ERROR_NONE)
    return NULL;
  return describe (channel->error_code, channel->error_detail);
}

void
coranto_toast_add (GtkWidget *origin, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (origin, ADW_TYPE_TOAST_OVERLAY);

  if (overlay)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

void
coranto_toast (GtkWidget *origin, const char *text)
{
  /* The title of a toast is Pango markup. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  coranto_toast_add (origin, adw_toast_new (escaped));
}

void
coranto_toast_error (GtkWidget *origin, const GError *error)
{
  g_autofree char *text = NULL;

  if (coranto_message_is_cancelled (error))
    return;
  text = coranto_message_from_error (error);
  coranto_toast (origin, text);
}
