/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers all pages of an article. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-pages-bar.h"

#include "coranto-template.h"

#include <glib/gi18n.h>

struct _CorantoPagesBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkWidget *show_all;
};

G_DEFINE_FINAL_TYPE (CorantoPagesBar, coranto_pages_bar, GTK_TYPE_WIDGET)

static guint wanted_signal;

static void
clicked_cb (CorantoPagesBar *self)
{
  g_signal_emit (self, wanted_signal, 0);
}

static void
say (CorantoPagesBar *self, const char *text, gboolean is_problem)
{
  gtk_label_set_text (self->label, text);
  if (is_problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
set_busy (CorantoPagesBar *self, gboolean is_busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->show_all, !is_busy);
}

void
coranto_pages_bar_hide (CorantoPagesBar *self)
{
  g_return_if_fail (CORANTO_IS_PAGES_BAR (self));

  set_busy (self, FALSE);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

void
coranto_pages_bar_offer (CorantoPagesBar *self)
{
  g_return_if_fail (CORANTO_IS_PAGES_BAR (self));

  set_busy (self, FALSE);
  say (self, _ ("This story has more pages."), FALSE);
}

void
coranto_pages_bar_show_progress (CorantoPagesBar *self)
{
  g_return_if_fail (CORANTO_IS_PAGES_BAR (self));

  set_busy (self, TRUE);
  say (self, _ ("Fetching the other pages…"), FALSE);
}

void
coranto_pages_bar_show_problem (CorantoPagesBar *self, const char *sentence)
{
  g_return_if_fail (CORANTO_IS_PAGES_BAR (self));

  set_busy (self, FALSE);
  say (self, sentence, TRUE);
}

static void
coranto_pages_bar_dispose (GObject *object)
{
  coranto_template_dispose (GTK_WIDGET (object), CORANTO_TYPE_PAGES_BAR);
  G_OBJECT_CLASS (coranto_pages_bar_parent_class)->dispose (object);
}

static void
coranto_pages_bar_class_init (CorantoPagesBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_pages_bar_dispose;
  wanted_signal = g_signal_new ("wanted", CORANTO_TYPE_PAGES_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/article/coranto-pages-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoPagesBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CorantoPagesBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, CorantoPagesBar, label);
  gtk_widget_class_bind_template_child (widget_class, CorantoPagesBar, show_all);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
coranto_pages_bar_init (CorantoPagesBar *self)
{
  coranto_template_init (GTK_WIDGET (self));
  coranto_template_hide_unrevealed (self->revealer);
}
