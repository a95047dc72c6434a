/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says why a channel failed. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-problem-bar.h"

#include "coranto-template.h"

struct _CorantoProblemBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *retry;
};

G_DEFINE_FINAL_TYPE (CorantoProblemBar, coranto_problem_bar, GTK_TYPE_WIDGET)

static guint retry_signal;

static void
clicked_cb (CorantoProblemBar *self)
{
  g_signal_emit (self, retry_signal, 0);
}

void
coranto_problem_bar_set (CorantoProblemBar *self, const char *sentence, gboolean can_retry)
{
  g_return_if_fail (CORANTO_IS_PROBLEM_BAR (self));

  if (sentence)
    gtk_label_set_text (self->label, sentence);
  gtk_widget_set_visible (self->retry, can_retry);
  gtk_revealer_set_reveal_child (self->revealer, sentence != NULL);
}

static void
coranto_problem_bar_dispose (GObject *object)
{
  coranto_template_dispose (GTK_WIDGET (object), CORANTO_TYPE_PROBLEM_BAR);
  G_OBJECT_CLASS (coranto_problem_bar_parent_class)->dispose (object);
}

static void
coranto_problem_bar_class_init (CorantoProblemBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_problem_bar_dispose;
  retry_signal = g_signal_new ("retry", CORANTO_TYPE_PROBLEM_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/headlines/coranto-problem-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoProblemBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CorantoProblemBar, label);
  gtk_widget_class_bind_template_child (widget_class, CorantoProblemBar, retry);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
coranto_problem_bar_init (CorantoProblemBar *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
