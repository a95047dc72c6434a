/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A channel in the activity view. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-activity-row.h"

#include "coranto-activity-words.h"
#include "coranto-template.h"

struct _CorantoActivityRow
{
  GtkWidget parent_instance;

  CorantoEngine *engine;
  CorantoChannelNode *node; /* NULL: none */
  gulong changed_id;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *next;
};

G_DEFINE_FINAL_TYPE (CorantoActivityRow, coranto_activity_row, GTK_TYPE_WIDGET)

static const char *
icon_name (CorantoActivityRow *self, const CorantoChannel *channel)
{
  if (channel->error_code != CORANTO_ERROR_NONE)
    return "dialog-warning-symbolic";
  if (coranto_engine_is_quiet (self->engine, channel))
    return "weather-clear-night-symbolic";
  return "emblem-ok-symbolic";
}

static void
update (CorantoActivityRow *self)
{
  const CorantoChannel *channel = coranto_channel_node_get_channel (self->node);
  g_autofree char *state = coranto_activity_state (self->engine, channel);
  g_autofree char *next = coranto_activity_next (self->engine, channel);

  gtk_image_set_from_icon_name (self->icon, icon_name (self, channel));
  if (channel->error_code != CORANTO_ERROR_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "failing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "failing");
  gtk_label_set_text (self->title, coranto_channel_node_get_title (self->node));
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->next, next);
}

void
coranto_activity_row_set_node (CorantoActivityRow *self, CorantoChannelNode *node)
{
  g_return_if_fail (CORANTO_IS_ACTIVITY_ROW (self));

  if (self->node)
    g_clear_signal_handler (&self->changed_id, self->node);
  g_set_object (&self->node, node);
  if (!node)
    return;
  self->changed_id
      = g_signal_connect_object (node, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
coranto_activity_row_new (CorantoEngine *engine)
{
  CorantoActivityRow *self = g_object_new (CORANTO_TYPE_ACTIVITY_ROW, NULL);

  self->engine = g_object_ref (engine);
  return GTK_WIDGET (self);
}

static void
coranto_activity_row_dispose (GObject *object)
{
  CorantoActivityRow *self = CORANTO_ACTIVITY_ROW (object);

  coranto_activity_row_set_node (self, NULL);
  g_clear_object (&self->engine);
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_ACTIVITY_ROW);
  G_OBJECT_CLASS (coranto_activity_row_parent_class)->dispose (object);
}

static void
coranto_activity_row_class_init (CorantoActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_activity_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/activity/coranto-activity-row.ui");
  gtk_widget_class_set_css_name (widget_class, "activityrow");
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityRow, title);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityRow, state);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityRow, next);
}

static void
coranto_activity_row_init (CorantoActivityRow *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
