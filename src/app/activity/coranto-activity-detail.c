/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One channel in the activity view. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-activity-detail.h"

#include "coranto-activity-words.h"
#include "coranto-channel-dialogs.h"
#include "coranto-messages.h"
#include "coranto-template.h"
#include "coranto-times.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CorantoActivityDetail
{
  GtkWidget parent_instance;

  CorantoEngine *engine;
  CorantoChannelNode *node; /* NULL: none yet */
  gulong changed_id;
  GCancellable *cancellable; /* of reading the checks */

  GtkLabel *title;
  GtkLabel *address;
  GtkLabel *state;
  GtkLabel *next;
  GtkLabel *reason;
  GtkWidget *retry;
  GtkListBox *checks;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (CorantoActivityDetail, coranto_activity_detail, GTK_TYPE_WIDGET)

static guint gone_signal;

/* The last checks ---------------------------------------------------------------------------------
 */

static GtkWidget *
new_check_row (const CorantoCheckRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sentence = coranto_activity_check (record);
  g_autofree char *figures = coranto_activity_figures (record);
  g_autofree char *time = coranto_time_ago (record->time, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *below = *figures ? g_strconcat (time, " · ", figures, NULL) : g_strdup (time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  gtk_widget_add_css_class (row, "check");
  if (record->error_code != CORANTO_ERROR_NONE)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  return row;
}

static void
show_checks (CorantoActivityDetail *self, GPtrArray *records)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->checks))))
    gtk_list_box_remove (self->checks, row);
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->checks, new_check_row (g_ptr_array_index (records, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->checks), records->len > 0);
  gtk_widget_set_visible (self->none, records->len == 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoActivityDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records
      = coranto_engine_read_checks_finish (CORANTO_ENGINE (source), result, &error);

  if (records)
    show_checks (self, records);
  else
    coranto_toast_error (GTK_WIDGET (self), error);
}

/* More than the store keeps. */
#define ALL_CHECKS 100

static void
read_checks (CorantoActivityDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  coranto_engine_read_checks_async (self->engine, coranto_channel_node_get_id (self->node),
                                    ALL_CHECKS, self->cancellable, read_cb, g_object_ref (self));
}

/* The channel -------------------------------------------------------------------------------------
 */

static void
update (CorantoActivityDetail *self)
{
  const CorantoChannel *channel = coranto_channel_node_get_channel (self->node);
  g_autofree char *state = coranto_activity_state (self->engine, channel);
  g_autofree char *next = coranto_activity_next (self->engine, channel);
  const char *reason = coranto_activity_reason (self->engine, channel);

  gtk_label_set_text (self->title, coranto_channel_node_get_title (self->node));
  gtk_label_set_text (self->address, channel->url);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->next, next);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), *reason != '\0');
  gtk_widget_set_sensitive (self->retry, channel->state != CORANTO_CHANNEL_STATE_GONE);
}

static void
changed_cb (CorantoActivityDetail *self)
{
  update (self);
  read_checks (self);
}

void
coranto_activity_detail_show (CorantoActivityDetail *self, CorantoChannelNode *node)
{
  g_return_if_fail (CORANTO_IS_ACTIVITY_DETAIL (self));

  if (self->node)
    g_clear_signal_handler (&self->changed_id, self->node);
  g_set_object (&self->node, node);
  self->changed_id
      = g_signal_connect_object (node, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

/* What can be done --------------------------------------------------------------------------------
 */

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoActivityDetail) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->retry, TRUE);
  if (!coranto_engine_refresh_finish (CORANTO_ENGINE (source), result, NULL, &error))
    coranto_toast_error (GTK_WIDGET (self), error);
  else if (self->node)
    update (self);
}

static void
retry_cb (CorantoActivityDetail *self)
{
  gtk_widget_set_sensitive (self->retry, FALSE);
  coranto_engine_refresh_async (self->engine, coranto_channel_node_get_id (self->node),
                                CORANTO_REFRESH_FORCED, NULL, retried_cb, g_object_ref (self));
}

static void
edit_cb (CorantoActivityDetail *self)
{
  coranto_channel_dialogs_edit_address (GTK_WIDGET (self), self->engine, self->node);
}

static void
unfollow_cb (CorantoActivityDetail *self)
{
  coranto_channel_dialogs_unfollow (GTK_WIDGET (self), self->engine, self->node);
}

/* The object --------------------------------------------------------------------------------------
 */

static void
channels_changed_cb (CorantoActivityDetail *self)
{
  CorantoChannelTree *tree = coranto_engine_get_channel_tree (self->engine);
  gint64 id;

  if (!self->node)
    return;
  id = coranto_channel_node_get_id (self->node);
  if (coranto_channel_tree_find_channel (tree, id))
    return;
  g_clear_signal_handler (&self->changed_id, self->node);
  g_clear_object (&self->node);
  g_signal_emit (self, gone_signal, 0);
}

void
coranto_activity_detail_set_engine (CorantoActivityDetail *self, CorantoEngine *engine)
{
  g_return_if_fail (CORANTO_IS_ACTIVITY_DETAIL (self));

  self->engine = g_object_ref (engine);
  g_signal_connect_object (coranto_engine_get_channel_tree (engine), "items-changed",
                           G_CALLBACK (channels_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
coranto_activity_detail_dispose (GObject *object)
{
  CorantoActivityDetail *self = CORANTO_ACTIVITY_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->node)
    g_clear_signal_handler (&self->changed_id, self->node);
  g_clear_object (&self->node);
  g_clear_object (&self->engine);
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_ACTIVITY_DETAIL);
  G_OBJECT_CLASS (coranto_activity_detail_parent_class)->dispose (object);
}

static void
coranto_activity_detail_class_init (CorantoActivityDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_activity_detail_dispose;
  gone_signal = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/activity/coranto-activity-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityDetail, title);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityDetail, address);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityDetail, state);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityDetail, next);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityDetail, reason);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityDetail, retry);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityDetail, checks);
  gtk_widget_class_bind_template_child (widget_class, CorantoActivityDetail, none);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, unfollow_cb);
}

static void
coranto_activity_detail_init (CorantoActivityDetail *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
