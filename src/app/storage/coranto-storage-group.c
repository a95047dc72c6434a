/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1: an answer that comes after the group was disposed of, or after another choice, is not looked
 *     at: `asking` was cancelled then. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-storage-group.h"

#include "coranto-keep-row.h"
#include "coranto-messages.h"
#include "coranto-retention-job.h"

#include <glib/gi18n.h>

struct _CorantoStorageGroup
{
  AdwPreferencesGroup parent_instance;

  CorantoEngine *engine;
  GCancellable *asking; /* what is known of the present choice */
  CorantoKeepRule rule; /* the one that holds */
  CorantoKeepRow *days;
  CorantoKeepRow *count;
  GtkSwitch *with_unread;
  AdwActionRow *effect; /* what is stored, or what the choice would delete */
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (CorantoStorageGroup, coranto_storage_group, ADW_TYPE_PREFERENCES_GROUP)

static void read_storage (CorantoStorageGroup *self);

static GCancellable *
ask_anew (CorantoStorageGroup *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  return self->asking;
}

static CorantoKeepRule
get_choice (CorantoStorageGroup *self)
{
  return (CorantoKeepRule){ coranto_keep_row_get_value (self->days),
                            coranto_keep_row_get_value (self->count),
                            gtk_switch_get_active (self->with_unread) };
}

static void
show_failure (CorantoStorageGroup *self, const GError *error)
{
  g_autofree char *sentence = coranto_message_from_error (error);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->effect), sentence);
  adw_action_row_set_subtitle (self->effect, NULL);
}

/* What a choice would do ------------------------------------------------------------------------*/

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CorantoStorageGroup *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int n = coranto_engine_count_expired_finish (CORANTO_ENGINE (source), result, &error);

  if (coranto_message_is_cancelled (error))
    return;
  if (n < 0)
    {
      show_failure (self, error);
      return;
    }
  text = n == 0 ? g_strdup (_ ("No story is deleted by that now"))
                : g_strdup_printf (
                    ngettext ("%d story will be deleted", "%d stories will be deleted", (gulong) n),
                    n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->effect), text);
  adw_action_row_set_subtitle (self->effect,
                               _ ("Favourites and what a channel still lists are kept"));
  if (n > 0)
    gtk_widget_add_css_class (self->apply, "destructive-action");
  else
    gtk_widget_remove_css_class (self->apply, "destructive-action");
  gtk_widget_set_visible (self->apply, TRUE);
  gtk_widget_set_sensitive (self->apply, TRUE);
}

static void
chosen_cb (CorantoStorageGroup *self)
{
  CorantoKeepRule choice = get_choice (self);

  gtk_widget_set_visible (self->apply, FALSE);
  if (choice.days == self->rule.days && choice.count == self->rule.count
      && choice.with_unread == self->rule.with_unread)
    read_storage (self);
  else
    coranto_engine_count_expired_async (self->engine, 0, &choice, ask_anew (self), counted_cb,
                                        self);
}

/* What holds ------------------------------------------------------------------------------------*/

/* Setting the rows is no choice. */
static void
show_rule (CorantoStorageGroup *self)
{
  g_signal_handlers_block_by_func (self->days, chosen_cb, self);
  g_signal_handlers_block_by_func (self->count, chosen_cb, self);
  g_signal_handlers_block_by_func (self->with_unread, chosen_cb, self);
  coranto_keep_row_set_value (self->days, self->rule.days);
  coranto_keep_row_set_value (self->count, self->rule.count);
  gtk_switch_set_active (self->with_unread, self->rule.with_unread);
  g_signal_handlers_unblock_by_func (self->days, chosen_cb, self);
  g_signal_handlers_unblock_by_func (self->count, chosen_cb, self);
  g_signal_handlers_unblock_by_func (self->with_unread, chosen_cb, self);
}

static void
storage_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CorantoStorageGroup *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree CorantoStorage *storage = NULL;
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  storage = coranto_engine_read_storage_finish (CORANTO_ENGINE (source), result, &error);
  if (coranto_message_is_cancelled (error))
    return;
  if (!storage)
    {
      show_failure (self, error);
      return;
    }
  self->rule = storage->rule;
  show_rule (self);
  size = g_format_size ((guint64) storage->bytes);
  /* Translators: %s is a size such as "512 MB" */
  text = g_strdup_printf (
      ngettext ("%u story is stored, in %s", "%u stories are stored, in %s", storage->stories),
      storage->stories, size);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->effect), text);
  adw_action_row_set_subtitle (self->effect, NULL);
}

static void
read_storage (CorantoStorageGroup *self)
{
  coranto_engine_read_storage_async (self->engine, ask_anew (self), storage_read_cb, self);
}

/* Applying --------------------------------------------------------------------------------------*/

/* It goes on when the preferences are closed meanwhile. */
static void
expired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoStorageGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  int n = coranto_engine_expire_finish (CORANTO_ENGINE (source), result, &error);

  if (!self->engine)
    return;
  if (n < 0)
    show_failure (self, error);
  else
    read_storage (self);
}

static void
rule_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoStorageGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (coranto_engine_set_keep_rule_finish (CORANTO_ENGINE (source), result, &error))
    coranto_engine_expire_async (CORANTO_ENGINE (source), NULL, expired_cb,
                                 g_steal_pointer (&self));
  else if (self->engine)
    show_failure (self, error);
}

static void
apply_cb (CorantoStorageGroup *self)
{
  CorantoKeepRule choice = get_choice (self);

  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_widget_set_visible (self->apply, FALSE);
  coranto_engine_set_keep_rule_async (self->engine, 0, &choice, NULL, rule_set_cb,
                                      g_object_ref (self));
}

/* The group -------------------------------------------------------------------------------------*/

static GtkWidget *
new_switch_row (CorantoStorageGroup *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->with_unread = GTK_SWITCH (gtk_switch_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Delete Unread Stories Too"));
  gtk_widget_set_valign (GTK_WIDGET (self->with_unread), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->with_unread));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->with_unread));
  return row;
}

static GtkWidget *
new_effect_row (CorantoStorageGroup *self)
{
  self->effect = ADW_ACTION_ROW (adw_action_row_new ());
  self->apply = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_set_valign (self->apply, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->apply, FALSE);
  adw_action_row_set_title_lines (self->effect, 0);
  adw_action_row_set_subtitle_lines (self->effect, 0);
  adw_action_row_add_suffix (self->effect, self->apply);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  return GTK_WIDGET (self->effect);
}

CorantoStorageGroup *
coranto_storage_group_new (CorantoEngine *engine)
{
  CorantoStorageGroup *self = g_object_new (CORANTO_TYPE_STORAGE_GROUP, NULL);

  self->engine = g_object_ref (engine);
  read_storage (self);
  return self;
}

static void
coranto_storage_group_dispose (GObject *object)
{
  CorantoStorageGroup *self = CORANTO_STORAGE_GROUP (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (coranto_storage_group_parent_class)->dispose (object);
}

static void
coranto_storage_group_class_init (CorantoStorageGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coranto_storage_group_dispose;
}

static void
coranto_storage_group_init (CorantoStorageGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->days = coranto_keep_row_new (CORANTO_KEEP_ROW_DAYS, FALSE);
  self->count = coranto_keep_row_new (CORANTO_KEEP_ROW_COUNT, FALSE);
  adw_preferences_group_set_title (group, _ ("Storage"));
  adw_preferences_group_add (group, GTK_WIDGET (self->days));
  adw_preferences_group_add (group, GTK_WIDGET (self->count));
  adw_preferences_group_add (group, new_switch_row (self));
  adw_preferences_group_add (group, new_effect_row (self));
  g_signal_connect_swapped (self->days, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->count, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->with_unread, "notify::active", G_CALLBACK (chosen_cb), self);
}
