/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the profile. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-profile-notice.h"

#include "coranto-engine-health.h"
#include "coranto-messages.h"
#include "coranto-template.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CorantoProfileNotice
{
  GtkWidget parent_instance;

  CorantoEngine *engine;

  GtkRevealer *revealer;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (CorantoProfileNotice, coranto_profile_notice, GTK_TYPE_WIDGET)

static void
say (CorantoProfileNotice *self, const char *text)
{
  gtk_label_set_text (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
damaged_cb (CorantoProfileNotice *self)
{
  say (self, _ ("The profile’s database is damaged. It will be repaired when Coranto is started "
                "again."));
}

/* A repair that was not told to the end is told again: nothing is lost by that. */
static void
dismissed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_dismiss_recovery_finish (CORANTO_ENGINE (source), result, &error))
    g_debug ("The repair will be told again: %s", error->message);
}

static void
closed_cb (CorantoProfileNotice *self)
{
  coranto_engine_dismiss_recovery_async (self->engine, NULL, dismissed_cb, NULL);
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

static void
tell_repair (CorantoProfileNotice *self, const CorantoRecovery *recovery)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *body = coranto_recovery_describe (recovery, translate, translate_plural);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Your Profile Was Repaired"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
coranto_profile_notice_set_engine (CorantoProfileNotice *self, CorantoEngine *engine)
{
  const GError *problem = coranto_engine_get_write_problem (engine);
  const CorantoRecovery *recovery = coranto_engine_get_recovery (engine);

  g_return_if_fail (CORANTO_IS_PROFILE_NOTICE (self) && !self->engine);

  self->engine = g_object_ref (engine);
  g_signal_connect_object (engine, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
  if (problem)
    {
      g_autofree char *why = coranto_message_from_error (problem);
      /* Translators: %s is a sentence, the reason */
      g_autofree char *text = g_strdup_printf (
          _ ("You can read and search, but nothing is stored or marked. %s"), why);

      say (self, text);
    }
  if (recovery)
    tell_repair (self, recovery);
}

static void
coranto_profile_notice_dispose (GObject *object)
{
  CorantoProfileNotice *self = CORANTO_PROFILE_NOTICE (object);

  g_clear_object (&self->engine);
  coranto_template_dispose (GTK_WIDGET (object), CORANTO_TYPE_PROFILE_NOTICE);
  G_OBJECT_CLASS (coranto_profile_notice_parent_class)->dispose (object);
}

static void
coranto_profile_notice_class_init (CorantoProfileNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_profile_notice_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/coranto-profile-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoProfileNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, CorantoProfileNotice, label);
}

static void
coranto_profile_notice_init (CorantoProfileNotice *self)
{
  coranto_template_init (GTK_WIDGET (self));
  coranto_template_hide_unrevealed (self->revealer);
}
