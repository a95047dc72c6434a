/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says that an article changed. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-changes-bar.h"

#include "coranto-article-changes.h"
#include "coranto-template.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

struct _CorantoChangesBar
{
  GtkWidget parent_instance;

  gint64 article_id;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkToggleButton *show_changes;
};

G_DEFINE_FINAL_TYPE (CorantoChangesBar, coranto_changes_bar, GTK_TYPE_WIDGET)

static guint toggled_signal;

static void
clicked_cb (CorantoChangesBar *self)
{
  g_signal_emit (self, toggled_signal, 0);
}

gboolean
coranto_changes_bar_is_active (CorantoChangesBar *self)
{
  g_return_val_if_fail (CORANTO_IS_CHANGES_BAR (self), FALSE);

  return gtk_toggle_button_get_active (self->show_changes);
}

void
coranto_changes_bar_set (CorantoChangesBar *self, const CorantoArticle *article)
{
  gboolean is_known = article && coranto_article_changes_are_known (article);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (CORANTO_IS_CHANGES_BAR (self));

  if (!is_known || article->id != self->article_id)
    gtk_toggle_button_set_active (self->show_changes, FALSE);
  self->article_id = article ? article->id : 0;
  /* What is hidden keeps its looks while it slides away. */
  gtk_revealer_set_reveal_child (self->revealer, article && article->changed);
  if (!article || !article->changed)
    return;
  time = coranto_time_full (article->changed);
  /* Translators: %s is when an article changed: “4 March 2026, 15:07” */
  text = g_strdup_printf (_ ("Updated %s"), time);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->show_changes), is_known);
}

static void
coranto_changes_bar_dispose (GObject *object)
{
  coranto_template_dispose (GTK_WIDGET (object), CORANTO_TYPE_CHANGES_BAR);
  G_OBJECT_CLASS (coranto_changes_bar_parent_class)->dispose (object);
}

static void
coranto_changes_bar_class_init (CorantoChangesBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_changes_bar_dispose;
  toggled_signal = g_signal_new ("toggled", CORANTO_TYPE_CHANGES_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/article/coranto-changes-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoChangesBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CorantoChangesBar, label);
  gtk_widget_class_bind_template_child (widget_class, CorantoChangesBar, show_changes);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
coranto_changes_bar_init (CorantoChangesBar *self)
{
  coranto_template_init (GTK_WIDGET (self));
  coranto_template_hide_unrevealed (self->revealer);
}
