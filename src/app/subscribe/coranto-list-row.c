/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list to choose. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-list-row.h"

#include "coranto-preview.h"
#include "coranto-template.h"

/* Enough to know a list by. */
#define MAX_TITLES 2

struct _CorantoListRow
{
  GtkListBoxRow parent_instance;

  CorantoCandidate *candidate; /* unowned: the discovery's */

  GtkCheckButton *radio;
  GtkLabel *titles[MAX_TITLES];
  GtkLabel *facts;
};

G_DEFINE_FINAL_TYPE (CorantoListRow, coranto_list_row, GTK_TYPE_LIST_BOX_ROW)

static guint chosen_signal;

static void
toggled_cb (CorantoListRow *self)
{
  if (gtk_check_button_get_active (self->radio))
    g_signal_emit (self, chosen_signal, 0);
}

static void
show_titles (CorantoListRow *self, const CorantoParsedFeed *list)
{
  for (guint i = 0; i < MAX_TITLES; i++)
    {
      const CorantoParsedItem *item
          = i < list->items->len ? g_ptr_array_index (list->items, i) : NULL;

      gtk_label_set_text (self->titles[i], item ? coranto_preview_title (item) : "");
      gtk_widget_set_visible (GTK_WIDGET (self->titles[i]), item != NULL);
    }
}

/* The first headline and the facts are enough for a name; the row's labels can be read one by one.
 */
static void
name (CorantoListRow *self)
{
  const char *title = gtk_label_get_text (self->titles[0]);
  const char *facts = gtk_label_get_text (self->facts);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, facts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->radio), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

GtkWidget *
coranto_list_row_new (CorantoCandidate *candidate, CorantoListRow *group)
{
  CorantoListRow *self = g_object_new (CORANTO_TYPE_LIST_ROW, NULL);
  g_autofree char *facts = coranto_preview_describe (candidate->preview);

  self->candidate = candidate;
  show_titles (self, candidate->preview);
  gtk_label_set_text (self->facts, facts);
  gtk_check_button_set_group (self->radio, group ? group->radio : NULL);
  name (self);
  return GTK_WIDGET (self);
}

CorantoCandidate *
coranto_list_row_get_candidate (CorantoListRow *self)
{
  return self->candidate;
}

void
coranto_list_row_choose (CorantoListRow *self)
{
  gtk_check_button_set_active (self->radio, TRUE);
}

static void
coranto_list_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CORANTO_TYPE_LIST_ROW);
  G_OBJECT_CLASS (coranto_list_row_parent_class)->dispose (object);
}

static void
coranto_list_row_class_init (CorantoListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_list_row_dispose;
  chosen_signal = g_signal_new ("chosen", CORANTO_TYPE_LIST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoListRow, radio);
  gtk_widget_class_bind_template_child_full (widget_class, "first", FALSE,
                                             G_STRUCT_OFFSET (CorantoListRow, titles[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "second", FALSE,
                                             G_STRUCT_OFFSET (CorantoListRow, titles[1]));
  gtk_widget_class_bind_template_child (widget_class, CorantoListRow, facts);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
coranto_list_row_init (CorantoListRow *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
