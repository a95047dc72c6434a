/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a channel has to say. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-channel-notice.h"

#include "coranto-messages.h"
#include "coranto-template.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

struct _CorantoChannelNotice
{
  GtkWidget parent_instance;

  gint64 channel_id;

  GtkRevealer *revealer;
  GtkWidget *bar;
  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *choose;
  GtkWidget *retry;
  GtkWidget *dismiss;
};

G_DEFINE_FINAL_TYPE (CorantoChannelNotice, coranto_channel_notice, GTK_TYPE_WIDGET)

static guint retry_signal;
static guint dismissed_signal;

static void
retry_clicked_cb (CorantoChannelNotice *self)
{
  g_signal_emit (self, retry_signal, 0);
}

static void
dismiss_clicked_cb (CorantoChannelNotice *self)
{
  g_signal_emit (self, dismissed_signal, 0);
}

static void
choose_clicked_cb (CorantoChannelNotice *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-list", "x", self->channel_id);
}

static char *
say_relocated (gint64 when)
{
  g_autofree char *day = coranto_time_short_date (when, g_get_real_time () / G_USEC_PER_SEC);

  /* Translators: %s is a day: “24 November” */
  return g_strdup_printf (
      _ ("The layout of this page changed on %s; its headlines were found again."), day);
}

static void
set_style (CorantoChannelNotice *self, gboolean is_problem)
{
  if (is_problem)
    gtk_widget_add_css_class (self->bar, "problem");
  else
    gtk_widget_remove_css_class (self->bar, "problem");
  gtk_image_set_from_icon_name (self->icon, is_problem ? "dialog-warning-symbolic"
                                                       : "dialog-information-symbolic");
}

void
coranto_channel_notice_set (CorantoChannelNotice *self, const CorantoChannel *channel)
{
  g_autofree char *problem = coranto_channel_problem (channel);
  g_autofree char *relocated
      = !problem && channel && channel->relocated ? say_relocated (channel->relocated) : NULL;
  gboolean has_list_problem
      = problem != NULL && channel->error_code == CORANTO_ERROR_LAYOUT_CHANGED;

  g_return_if_fail (CORANTO_IS_CHANNEL_NOTICE (self));

  self->channel_id = channel ? channel->id : 0;
  /* What is hidden keeps its looks while it slides away. */
  gtk_revealer_set_reveal_child (self->revealer, problem || relocated);
  if (!problem && !relocated)
    return;
  gtk_label_set_text (self->label, problem ? problem : relocated);
  set_style (self, problem != NULL);
  gtk_widget_set_visible (self->choose, relocated || has_list_problem);
  gtk_widget_set_visible (self->retry, problem && !has_list_problem
                                           && channel->state != CORANTO_CHANNEL_STATE_GONE);
  gtk_widget_set_visible (self->dismiss, relocated != NULL);
}

static void
coranto_channel_notice_dispose (GObject *object)
{
  coranto_template_dispose (GTK_WIDGET (object), CORANTO_TYPE_CHANNEL_NOTICE);
  G_OBJECT_CLASS (coranto_channel_notice_parent_class)->dispose (object);
}

static void
coranto_channel_notice_class_init (CorantoChannelNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_channel_notice_dispose;
  retry_signal = g_signal_new ("retry", CORANTO_TYPE_CHANNEL_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  dismissed_signal = g_signal_new ("dismissed", CORANTO_TYPE_CHANNEL_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/headlines/coranto-channel-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoChannelNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, CorantoChannelNotice, bar);
  gtk_widget_class_bind_template_child (widget_class, CorantoChannelNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, CorantoChannelNotice, label);
  gtk_widget_class_bind_template_child (widget_class, CorantoChannelNotice, choose);
  gtk_widget_class_bind_template_child (widget_class, CorantoChannelNotice, retry);
  gtk_widget_class_bind_template_child (widget_class, CorantoChannelNotice, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
}

static void
coranto_channel_notice_init (CorantoChannelNotice *self)
{
  coranto_template_init (GTK_WIDGET (self));
  coranto_template_hide_unrevealed (self->revealer);
}
