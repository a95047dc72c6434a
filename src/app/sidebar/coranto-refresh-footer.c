/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a refresh is; between two, what the last one left to be seen to. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-refresh-footer.h"

#include "coranto-activity-kind.h"
#include "coranto-activity-words.h"
#include "coranto-template.h"

#include <glib/gi18n.h>

struct _CorantoRefreshFooter
{
  GtkWidget parent_instance;

  CorantoEngine *engine;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *bar;
  GtkRevealer *state_revealer;
  GtkWidget *state_button;
  GtkImage *state_icon;
  GtkLabel *state_label;
};

G_DEFINE_FINAL_TYPE (CorantoRefreshFooter, coranto_refresh_footer, GTK_TYPE_WIDGET)

static void
update_state (CorantoRefreshFooter *self, gboolean is_refreshing)
{
  const char *hold = coranto_activity_hold (self->engine);
  guint n
      = hold || is_refreshing ? 0 : coranto_activity_count (self->engine, CORANTO_ACTIVITY_FAILING);
  g_autofree char *failing = g_strdup_printf (
      ngettext ("%u channel cannot be read", "%u channels cannot be read", n), n);
  const char *text = hold ? hold : failing;

  gtk_revealer_set_reveal_child (self->state_revealer, !is_refreshing && (hold || n > 0));
  if (is_refreshing || (!hold && n == 0))
    return;
  gtk_image_set_from_icon_name (self->state_icon,
                                hold ? "media-playback-pause-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_text (self->state_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update (CorantoRefreshFooter *self)
{
  gboolean is_refreshing;
  guint done;
  guint total;
  g_autofree char *text = NULL;

  g_object_get (self->engine, "refreshing", &is_refreshing, "refresh-done", &done, "refresh-total",
                &total, NULL);
  gtk_revealer_set_reveal_child (self->revealer, is_refreshing);
  update_state (self, is_refreshing);
  if (!is_refreshing)
    return;
  /* Translators: how many of how many channels are done */
  text = g_strdup_printf (_ ("Refreshing %u / %u…"), done, total);
  gtk_label_set_text (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, total > 0 ? (double) done / total : 0.0);
}

void
coranto_refresh_footer_set_engine (CorantoRefreshFooter *self, CorantoEngine *engine)
{
  g_return_if_fail (CORANTO_IS_REFRESH_FOOTER (self));

  if (!g_set_object (&self->engine, engine) || !engine)
    return;
  g_signal_connect_object (engine, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (coranto_engine_get_channel_tree (engine), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
coranto_refresh_footer_dispose (GObject *object)
{
  CorantoRefreshFooter *self = CORANTO_REFRESH_FOOTER (object);

  g_clear_object (&self->engine);
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_REFRESH_FOOTER);
  G_OBJECT_CLASS (coranto_refresh_footer_parent_class)->dispose (object);
}

static void
coranto_refresh_footer_class_init (CorantoRefreshFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_refresh_footer_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/sidebar/coranto-refresh-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoRefreshFooter, revealer);
  gtk_widget_class_bind_template_child (widget_class, CorantoRefreshFooter, label);
  gtk_widget_class_bind_template_child (widget_class, CorantoRefreshFooter, bar);
  gtk_widget_class_bind_template_child (widget_class, CorantoRefreshFooter, state_revealer);
  gtk_widget_class_bind_template_child (widget_class, CorantoRefreshFooter, state_button);
  gtk_widget_class_bind_template_child (widget_class, CorantoRefreshFooter, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CorantoRefreshFooter, state_label);
}

static void
coranto_refresh_footer_init (CorantoRefreshFooter *self)
{
  coranto_template_init (GTK_WIDGET (self));
  coranto_template_hide_unrevealed (self->state_revealer);
}
