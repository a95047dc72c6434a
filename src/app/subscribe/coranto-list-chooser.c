/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses among lists.
 *
 * I1: `chosen` is that of the active radio button, NULL when there are no rows. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-list-chooser.h"

#include "coranto-list-row.h"
#include "coranto-template.h"

#include <adwaita.h>

/* So many are in sight at once; it is mostly one of these. */
#define MAX_AT_FIRST 3

struct _CorantoListChooser
{
  GtkWidget parent_instance;

  CorantoCandidate *chosen; /* I1; unowned */
  gboolean is_filling;

  GtkListBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (CorantoListChooser, coranto_list_chooser, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
chosen_cb (CorantoListChooser *self, CorantoListRow *row)
{
  self->chosen = coranto_list_row_get_candidate (row);
  if (!self->is_filling)
    g_signal_emit (self, chosen_signal, 0);
}

static void
row_activated_cb (CorantoListChooser *self, CorantoListRow *row)
{
  coranto_list_row_choose (row);
}

static void
show_all (CorantoListChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  gtk_widget_set_visible (self->more, FALSE);
}

/* The keyboard goes on with the first that came. */
static void
more_clicked_cb (CorantoListChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, MAX_AT_FIRST);

  show_all (self);
  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
clear (CorantoListChooser *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  self->chosen = NULL;
}

static gboolean
has_signature (const CorantoCandidate *candidate, const char *signature)
{
  return signature && g_strcmp0 (candidate->preview->list_signature, signature) == 0;
}

/* Gives the position of the one to begin with. */
static guint
add_rows (CorantoListChooser *self, GPtrArray *lists, const char *signature)
{
  CorantoListRow *group = NULL;
  guint n = 0;
  guint first = 0;

  for (guint i = 0; i < lists->len; i++)
    {
      CorantoCandidate *candidate = g_ptr_array_index (lists, i);
      GtkWidget *row;

      if (!candidate->preview)
        continue;
      if (has_signature (candidate, signature))
        first = n;
      row = coranto_list_row_new (candidate, group);
      group = CORANTO_LIST_ROW (row);
      g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_visible (row, n < MAX_AT_FIRST);
      gtk_list_box_append (self->list, row);
      n++;
    }
  gtk_widget_set_visible (self->more, n > MAX_AT_FIRST);
  return first;
}

void
coranto_list_chooser_set (CorantoListChooser *self, GPtrArray *lists, const char *signature)
{
  GtkListBoxRow *row;
  guint first;

  g_return_if_fail (CORANTO_IS_LIST_CHOOSER (self));

  clear (self);
  self->is_filling = TRUE;
  first = add_rows (self, lists, signature);
  row = gtk_list_box_get_row_at_index (self->list, (int) first);
  if (row)
    coranto_list_row_choose (CORANTO_LIST_ROW (row));
  if (first >= MAX_AT_FIRST)
    show_all (self);
  self->is_filling = FALSE;
}

CorantoCandidate *
coranto_list_chooser_get_chosen (CorantoListChooser *self)
{
  return self->chosen;
}

static void
coranto_list_chooser_dispose (GObject *object)
{
  coranto_template_dispose (GTK_WIDGET (object), CORANTO_TYPE_LIST_CHOOSER);
  G_OBJECT_CLASS (coranto_list_chooser_parent_class)->dispose (object);
}

static void
coranto_list_chooser_class_init (CorantoListChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_list_chooser_dispose;
  chosen_signal = g_signal_new ("chosen", CORANTO_TYPE_LIST_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-list-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoListChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CorantoListChooser, more);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
coranto_list_chooser_init (CorantoListChooser *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
