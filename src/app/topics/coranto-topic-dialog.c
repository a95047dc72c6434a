/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a topic or a rule. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-topic-dialog.h"

#include "coranto-catch-view.h"
#include "coranto-messages.h"
#include "coranto-template.h"
#include "coranto-text.h"

#include <glib/gi18n.h>

struct _CorantoTopicDialog
{
  AdwWindow parent_instance;

  CorantoEngine *engine;
  CorantoTopic *topic; /* as it was, or new; one of the two */
  CorantoRule *rule;
  gboolean is_saving;

  AdwWindowTitle *heading;
  GtkWidget *save;
  GtkLabel *problem;
  GtkEditable *name;
  GtkEditable *words;
  GtkWidget *notify_row;
  GtkSwitch *notify;
  GtkWidget *actions;
  GtkSwitch *mark_read;
  GtkSwitch *favourite;
  GtkSwitch *hide;
  CorantoCatchView *found;
};

G_DEFINE_FINAL_TYPE (CorantoTopicDialog, coranto_topic_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static CorantoRuleActions
get_actions (CorantoTopicDialog *self)
{
  return (gtk_switch_get_active (self->mark_read) ? CORANTO_RULE_MARK_READ : 0)
         | (gtk_switch_get_active (self->favourite) ? CORANTO_RULE_FAVOURITE : 0)
         | (gtk_switch_get_active (self->hide) ? CORANTO_RULE_HIDE : 0);
}

static void
update (CorantoTopicDialog *self)
{
  gboolean is_whole = !coranto_text_is_blank (gtk_editable_get_text (self->name))
                      && !coranto_text_is_blank (gtk_editable_get_text (self->words))
                      && (self->topic || get_actions (self) != 0);

  gtk_widget_set_sensitive (self->save, is_whole && !self->is_saving);
}

static void
changed_cb (CorantoTopicDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update (self);
}

static void
words_changed_cb (CorantoTopicDialog *self)
{
  coranto_catch_view_set_words (self->found, gtk_editable_get_text (self->words));
  changed_cb (self);
}

static void
saved (CorantoTopicDialog *self, gint64 id, const GError *error)
{
  g_autofree char *problem = NULL;

  self->is_saving = FALSE;
  if (id > 0)
    {
      g_signal_emit (self, saved_signal, 0, id);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  problem = coranto_message_from_error (error);
  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  update (self);
}

static void
topic_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoTopicDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = coranto_engine_save_topic_finish (CORANTO_ENGINE (source), result, &error);

  saved (self, id, error);
}

static void
rule_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoTopicDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = coranto_engine_save_rule_finish (CORANTO_ENGINE (source), result, &error);

  saved (self, id, error);
}

static void
save_topic (CorantoTopicDialog *self)
{
  g_autoptr (CorantoTopic) topic = coranto_topic_new ();

  topic->id = self->topic->id;
  topic->name = coranto_text_line (gtk_editable_get_text (self->name), CORANTO_TOPIC_NAME_CHARS);
  topic->query = g_strdup (gtk_editable_get_text (self->words));
  topic->notifies = gtk_switch_get_active (self->notify);
  coranto_engine_save_topic_async (self->engine, topic, NULL, topic_saved_cb, g_object_ref (self));
}

static void
save_rule (CorantoTopicDialog *self)
{
  g_autoptr (CorantoRule) rule = coranto_rule_new ();

  rule->id = self->rule->id;
  rule->name = coranto_text_line (gtk_editable_get_text (self->name), CORANTO_TOPIC_NAME_CHARS);
  rule->query = g_strdup (gtk_editable_get_text (self->words));
  rule->actions = get_actions (self);
  rule->is_enabled = self->rule->is_enabled;
  coranto_engine_save_rule_async (self->engine, rule, NULL, rule_saved_cb, g_object_ref (self));
}

static void
save_clicked_cb (CorantoTopicDialog *self)
{
  self->is_saving = TRUE;
  update (self);
  if (self->topic)
    save_topic (self);
  else
    save_rule (self);
}

/* Enter in an entry is the button, as soon as that can be pressed. */
static void
entry_activated_cb (CorantoTopicDialog *self)
{
  if (gtk_widget_get_sensitive (self->save))
    save_clicked_cb (self);
}

static void
set_title (CorantoTopicDialog *self, const char *title)
{
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->heading, title);
}

static CorantoTopicDialog *
dialog_new (GtkWindow *parent, CorantoEngine *engine)
{
  CorantoTopicDialog *self
      = g_object_new (CORANTO_TYPE_TOPIC_DIALOG, "transient-for", parent, NULL);

  self->engine = g_object_ref (engine);
  coranto_catch_view_set_engine (self->found, engine);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return self;
}

CorantoTopicDialog *
coranto_topic_dialog_new (GtkWindow *parent,
                          CorantoEngine *engine,
                          const CorantoTopic *topic,
                          const char *words)
{
  CorantoTopicDialog *self = dialog_new (parent, engine);

  self->topic = topic ? coranto_topic_copy (topic) : coranto_topic_new ();
  coranto_catch_view_set_is_topic (self->found, TRUE);
  gtk_widget_set_visible (self->notify_row, TRUE);
  set_title (self, topic ? _ ("Edit Topic") : _ ("New Topic"));
  gtk_editable_set_text (self->name, topic ? topic->name : "");
  gtk_editable_set_text (self->words, topic ? topic->query : words ? words : "");
  gtk_switch_set_active (self->notify, topic && topic->notifies);
  words_changed_cb (self);
  return self;
}

CorantoTopicDialog *
coranto_topic_dialog_new_rule (GtkWindow *parent, CorantoEngine *engine, const CorantoRule *rule)
{
  CorantoTopicDialog *self = dialog_new (parent, engine);

  self->rule = rule ? coranto_rule_copy (rule) : coranto_rule_new ();
  if (!rule)
    self->rule->is_enabled = TRUE;
  gtk_widget_set_visible (self->actions, TRUE);
  set_title (self, rule ? _ ("Edit Rule") : _ ("New Rule"));
  gtk_editable_set_text (self->name, rule ? rule->name : "");
  gtk_editable_set_text (self->words, rule ? rule->query : "");
  gtk_switch_set_active (self->mark_read, rule && rule->actions & CORANTO_RULE_MARK_READ);
  gtk_switch_set_active (self->favourite, rule && rule->actions & CORANTO_RULE_FAVOURITE);
  gtk_switch_set_active (self->hide, rule && rule->actions & CORANTO_RULE_HIDE);
  words_changed_cb (self);
  return self;
}

static void
coranto_topic_dialog_dispose (GObject *object)
{
  CorantoTopicDialog *self = CORANTO_TOPIC_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORANTO_TYPE_TOPIC_DIALOG);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->topic, coranto_topic_unref);
  g_clear_pointer (&self->rule, coranto_rule_unref);
  G_OBJECT_CLASS (coranto_topic_dialog_parent_class)->dispose (object);
}

static void
coranto_topic_dialog_class_init (CorantoTopicDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_CATCH_VIEW);
  G_OBJECT_CLASS (klass)->dispose = coranto_topic_dialog_dispose;
  saved_signal = g_signal_new ("saved", CORANTO_TYPE_TOPIC_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/topics/coranto-topic-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, save);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, words);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, notify_row);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, notify);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, actions);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, mark_read);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, favourite);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, hide);
  gtk_widget_class_bind_template_child (widget_class, CorantoTopicDialog, found);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
coranto_topic_dialog_init (CorantoTopicDialog *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
