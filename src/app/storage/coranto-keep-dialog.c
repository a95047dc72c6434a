/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-keep-dialog.h"

#include "coranto-keep-row.h"
#include "coranto-messages.h"
#include "coranto-retention-job.h"

#include <glib/gi18n.h>

/* What the dialog is about, as long as it is there. */
typedef struct
{
  AdwMessageDialog *dialog; /* unowned: it owns this */
  GtkWidget *origin;
  CorantoEngine *engine;
  gint64 id;
  CorantoKeepRow *days; /* unowned: the dialog's */
  CorantoKeepRow *count;
  GCancellable *asking; /* what the present choice would delete */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_cancellable_cancel (question->asking);
  g_clear_object (&question->asking);
  g_object_unref (question->origin);
  g_object_unref (question->engine);
  g_free (question);
}

static CorantoKeepRule
get_choice (const Question *question)
{
  return (CorantoKeepRule){ coranto_keep_row_get_value (question->days),
                            coranto_keep_row_get_value (question->count), FALSE };
}

/* What the choice would do ----------------------------------------------------------------------*/

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Question *question = user_data;
  int n = coranto_engine_count_expired_finish (CORANTO_ENGINE (source), result, &error);

  /* The question may be no more. */
  if (coranto_message_is_cancelled (error))
    return;
  if (n < 0)
    text = coranto_message_from_error (error);
  else if (n == 0)
    text = g_strdup (_ ("No story is deleted by that now"));
  else
    text = g_strdup_printf (
        ngettext ("%d story will be deleted", "%d stories will be deleted", (gulong) n), n);
  adw_message_dialog_set_body (question->dialog, text);
  adw_message_dialog_set_response_enabled (question->dialog, "do", n >= 0);
}

static void
look (Question *question)
{
  CorantoKeepRule choice = get_choice (question);

  g_cancellable_cancel (question->asking);
  g_clear_object (&question->asking);
  question->asking = g_cancellable_new ();
  coranto_engine_count_expired_async (question->engine, question->id, &choice, question->asking,
                                      counted_cb, question);
}

/* Applying --------------------------------------------------------------------------------------*/

static void
expired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int n = coranto_engine_expire_finish (CORANTO_ENGINE (source), result, &error);

  if (n < 0)
    {
      coranto_toast_error (origin, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%d story deleted", "%d stories deleted", (gulong) n), n);
  if (n > 0)
    coranto_toast (origin, text);
}

static void
rule_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (coranto_engine_set_keep_rule_finish (CORANTO_ENGINE (source), result, &error))
    coranto_engine_expire_async (CORANTO_ENGINE (source), NULL, expired_cb,
                                 g_steal_pointer (&origin));
  else
    coranto_toast_error (origin, error);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  CorantoKeepRule choice = get_choice (question);

  if (g_str_equal (response, "do"))
    coranto_engine_set_keep_rule_async (question->engine, question->id, &choice, NULL, rule_set_cb,
                                        g_object_ref (question->origin));
}

/* The dialog ------------------------------------------------------------------------------------*/

static void
add_rows (Question *question, const CorantoChannel *channel)
{
  GtkWidget *group = adw_preferences_group_new ();

  question->days = coranto_keep_row_new (CORANTO_KEEP_ROW_DAYS, TRUE);
  question->count = coranto_keep_row_new (CORANTO_KEEP_ROW_COUNT, TRUE);
  coranto_keep_row_set_value (question->days, channel->keep_days);
  coranto_keep_row_set_value (question->count, channel->keep_count);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (question->days));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (question->count));
  g_signal_connect_swapped (question->days, "notify::selected", G_CALLBACK (look), question);
  g_signal_connect_swapped (question->count, "notify::selected", G_CALLBACK (look), question);
  adw_message_dialog_set_extra_child (question->dialog, group);
}

void
coranto_keep_dialog_present (GtkWidget *origin, CorantoEngine *engine, CorantoChannelNode *node)
{
  /* Translators: %s is the name of a channel */
  g_autofree char *heading
      = g_strdup_printf (_ ("Keep Stories of “%s”"), coranto_channel_node_get_title (node));
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (origin));
  Question *question = g_new0 (Question, 1);

  question->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, heading, " "));
  question->origin = g_object_ref (origin);
  question->engine = g_object_ref (engine);
  question->id = coranto_channel_node_get_id (node);
  adw_message_dialog_add_responses (question->dialog, "cancel", _ ("_Cancel"), "do", _ ("_Apply"),
                                    NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  add_rows (question, coranto_channel_node_get_channel (node));
  g_signal_connect_data (question->dialog, "response", G_CALLBACK (answered_cb), question,
                         question_free, 0);
  look (question);
  gtk_window_present (GTK_WINDOW (question->dialog));
}
