/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the sidebar. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-sidebar-row.h"

#include "coranto-template.h"

#include <glib/gi18n.h>

struct _CorantoSidebarRow
{
  GtkListBoxRow parent_instance;

  CorantoPlace *place;

  GtkImage *icon;
  GtkLabel *title;
  GtkWidget *problem;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (CorantoSidebarRow, coranto_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

/* What a screen reader says: everything that is to be seen. */
static void
update_accessible (CorantoSidebarRow *self, guint count, const char *problem)
{
  g_autofree char *subtitle = coranto_place_get_subtitle (self->place);
  g_autoptr (GString) label = g_string_new (coranto_place_get_title (self->place));

  if (count > 0)
    g_string_append_printf (label, ", %s", subtitle);
  if (problem)
    g_string_append_printf (label, ", %s", problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
}

static void
update (CorantoSidebarRow *self)
{
  const char *icon_name = coranto_place_get_icon_name (self->place);
  guint count = coranto_place_get_count (self->place);
  g_autofree char *problem = coranto_place_get_problem (self->place);
  g_autofree char *digits = g_strdup_printf ("%u", count);

  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_text (self->title, coranto_place_get_title (self->place));
  gtk_label_set_text (self->count, count ? digits : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), count > 0);
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), problem);
  update_accessible (self, count, problem);
}

GtkWidget *
coranto_sidebar_row_new (CorantoPlace *place)
{
  CorantoSidebarRow *self = g_object_new (CORANTO_TYPE_SIDEBAR_ROW, NULL);
  CorantoScope scope = coranto_place_get_scope (place);

  self->place = g_object_ref (place);
  if (scope == CORANTO_SCOPE_CATEGORY)
    gtk_widget_add_css_class (GTK_WIDGET (self), "category");
  else if (scope == CORANTO_SCOPE_TOPIC)
    gtk_widget_add_css_class (GTK_WIDGET (self), "topic");
  else if (scope == CORANTO_SCOPE_CHANNEL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "channel");
  g_signal_connect_object (place, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

CorantoPlace *
coranto_sidebar_row_get_place (CorantoSidebarRow *self)
{
  return self->place;
}

static void
coranto_sidebar_row_dispose (GObject *object)
{
  CorantoSidebarRow *self = CORANTO_SIDEBAR_ROW (object);

  g_clear_object (&self->place);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORANTO_TYPE_SIDEBAR_ROW);
  G_OBJECT_CLASS (coranto_sidebar_row_parent_class)->dispose (object);
}

static void
coranto_sidebar_row_class_init (CorantoSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_sidebar_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/sidebar/coranto-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CorantoSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, CorantoSidebarRow, problem);
  gtk_widget_class_bind_template_child (widget_class, CorantoSidebarRow, count);
}

static void
coranto_sidebar_row_init (CorantoSidebarRow *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
