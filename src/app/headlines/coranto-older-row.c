/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the end of a channel's list. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-older-row.h"

#include "coranto-template.h"

#include <glib/gi18n.h>

struct _CorantoOlderRow
{
  GtkWidget parent_instance;

  CorantoOlder *older;

  GtkLabel *problem;
  GtkWidget *load;
  GtkWidget *progress;
  GtkSpinner *spinner;
  GtkWidget *done;
};

G_DEFINE_FINAL_TYPE (CorantoOlderRow, coranto_older_row, GTK_TYPE_WIDGET)

static void
clicked_cb (CorantoOlderRow *self)
{
  coranto_older_load (self->older);
}

/* What has the focus is about to go: the row around it stays. */
static void
keep_focus (CorantoOlderRow *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
update (CorantoOlderRow *self)
{
  CorantoOlderStage stage = coranto_older_get_stage (self->older);
  const char *problem = coranto_older_get_problem (self->older);

  if (stage != CORANTO_OLDER_STAGE_FAILED)
    keep_focus (self);
  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), stage == CORANTO_OLDER_STAGE_FAILED);
  gtk_widget_set_visible (self->load, stage == CORANTO_OLDER_STAGE_READY
                                          || stage == CORANTO_OLDER_STAGE_FAILED);
  gtk_widget_set_visible (self->progress, stage == CORANTO_OLDER_STAGE_LOADING);
  gtk_spinner_set_spinning (self->spinner, stage == CORANTO_OLDER_STAGE_LOADING);
  gtk_widget_set_visible (self->done, stage == CORANTO_OLDER_STAGE_DONE);
}

/* The label belongs to the list's own row, which has the focus. */
static void
coranto_older_row_root (GtkWidget *widget)
{
  GtkWidget *item = gtk_widget_get_parent (widget);

  GTK_WIDGET_CLASS (coranto_older_row_parent_class)->root (widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Older stories"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
}

GtkWidget *
coranto_older_row_new (CorantoOlder *older)
{
  CorantoOlderRow *self = g_object_new (CORANTO_TYPE_OLDER_ROW, NULL);

  self->older = g_object_ref (older);
  g_signal_connect_object (older, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
coranto_older_row_dispose (GObject *object)
{
  CorantoOlderRow *self = CORANTO_OLDER_ROW (object);

  g_clear_object (&self->older);
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_OLDER_ROW);
  G_OBJECT_CLASS (coranto_older_row_parent_class)->dispose (object);
}

static void
coranto_older_row_class_init (CorantoOlderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_older_row_dispose;
  widget_class->root = coranto_older_row_root;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/headlines/coranto-older-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoOlderRow, problem);
  gtk_widget_class_bind_template_child (widget_class, CorantoOlderRow, load);
  gtk_widget_class_bind_template_child (widget_class, CorantoOlderRow, progress);
  gtk_widget_class_bind_template_child (widget_class, CorantoOlderRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CorantoOlderRow, done);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
coranto_older_row_init (CorantoOlderRow *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
