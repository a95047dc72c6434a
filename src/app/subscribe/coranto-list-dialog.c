/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the list of a channel. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-list-dialog.h"

#include "coranto-list-chooser.h"
#include "coranto-messages.h"
#include "coranto-preview.h"
#include "coranto-template.h"

#define MAX_HEADLINES 5

struct _CorantoListDialog
{
  AdwWindow parent_instance;

  CorantoEngine *engine;
  GCancellable *cancellable;
  CorantoDiscovery *discovery; /* NULL until the page was looked at */
  gint64 channel_id;
  char *url;
  char *signature; /* of the list that the channel is now; nullable */
  gboolean is_choosing;

  AdwWindowTitle *heading;
  GtkWidget *use;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *problem;
  CorantoListChooser *chooser;
  CorantoPreview *preview;
};

G_DEFINE_FINAL_TYPE (CorantoListDialog, coranto_list_dialog, ADW_TYPE_WINDOW)

static void
show_page (CorantoListDialog *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "looking"));
  gtk_widget_set_sensitive (self->use, g_str_equal (name, "found") && !self->is_choosing);
}

static void
show_problem (CorantoListDialog *self, const GError *error)
{
  g_autofree char *sentence = coranto_message_from_error (error);

  gtk_label_set_text (self->problem, sentence);
  show_page (self, "failed");
}

static void
chosen_cb (CorantoListDialog *self)
{
  const CorantoCandidate *chosen = coranto_list_chooser_get_chosen (self->chooser);

  coranto_preview_set (self->preview, chosen ? chosen->preview : NULL, MAX_HEADLINES);
}

static void
show_lists (CorantoListDialog *self)
{
  g_autoptr (GError) error = NULL;

  coranto_list_chooser_set (self->chooser, self->discovery->lists, self->signature);
  if (coranto_list_chooser_get_chosen (self->chooser))
    {
      chosen_cb (self);
      show_page (self, "found");
      return;
    }
  /* Feeds alone: they are other channels. */
  coranto_error_set (&error, CORANTO_ERROR_NO_HEADLINES, NULL);
  show_problem (self, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoListDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  CorantoDiscovery *discovery
      = coranto_engine_discover_finish (CORANTO_ENGINE (source), result, &error);

  if (coranto_message_is_cancelled (error))
    return;
  if (!discovery)
    {
      show_problem (self, error);
      return;
    }
  g_clear_pointer (&self->discovery, coranto_discovery_unref);
  self->discovery = discovery;
  show_lists (self);
}

static void
look (CorantoListDialog *self)
{
  show_page (self, "looking");
  coranto_engine_discover_async (self->engine, self->url, self->cancellable, looked_cb,
                                 g_object_ref (self));
}

static void
used_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoListDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_choosing = FALSE;
  if (coranto_engine_choose_list_finish (CORANTO_ENGINE (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error);
}

static void
use_clicked_cb (CorantoListDialog *self)
{
  const CorantoCandidate *chosen = coranto_list_chooser_get_chosen (self->chooser);

  self->is_choosing = TRUE;
  gtk_widget_set_sensitive (self->use, FALSE);
  coranto_engine_choose_list_async (self->engine, self->channel_id, chosen->preview->list_signature,
                                    NULL, used_cb, g_object_ref (self));
}

CorantoListDialog *
coranto_list_dialog_new (GtkWindow *parent, CorantoEngine *engine, const CorantoChannel *channel)
{
  CorantoListDialog *self = g_object_new (CORANTO_TYPE_LIST_DIALOG, "transient-for", parent, NULL);

  self->engine = g_object_ref (engine);
  self->channel_id = channel->id;
  self->url = g_strdup (channel->url);
  self->signature = g_strdup (channel->list_signature);
  adw_window_title_set_subtitle (self->heading, channel->title);
  look (self);
  return self;
}

/* Who waits for a look keeps the dialog alive: it is the window's end that ends the look. */
static void
coranto_list_dialog_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (CORANTO_LIST_DIALOG (widget)->cancellable);
  GTK_WIDGET_CLASS (coranto_list_dialog_parent_class)->unrealize (widget);
}

static void
coranto_list_dialog_dispose (GObject *object)
{
  CorantoListDialog *self = CORANTO_LIST_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORANTO_TYPE_LIST_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->discovery, coranto_discovery_unref);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (coranto_list_dialog_parent_class)->dispose (object);
}

static void
coranto_list_dialog_class_init (CorantoListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_LIST_CHOOSER);
  g_type_ensure (CORANTO_TYPE_PREVIEW);
  G_OBJECT_CLASS (klass)->dispose = coranto_list_dialog_dispose;
  widget_class->unrealize = coranto_list_dialog_unrealize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoListDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CorantoListDialog, use);
  gtk_widget_class_bind_template_child (widget_class, CorantoListDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CorantoListDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CorantoListDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CorantoListDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, CorantoListDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, look);
}

static void
coranto_list_dialog_init (CorantoListDialog *self)
{
  self->cancellable = g_cancellable_new ();
  coranto_template_init (GTK_WIDGET (self));
}
