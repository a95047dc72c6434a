/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about one channel. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-channel-dialogs.h"

#include "coranto-messages.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What a dialog asks about, until it is answered. */
typedef struct
{
  GtkWidget *origin;
  CorantoEngine *engine;
  gint64 id;
  GtkEditable *entry; /* NULL where nothing is typed; unowned: the dialog's */
} Question;

static Question *
question_new (GtkWidget *origin, CorantoEngine *engine, CorantoChannelNode *node, GtkWidget *entry)
{
  Question *question = g_new0 (Question, 1);

  question->origin = g_object_ref (origin);
  question->engine = g_object_ref (engine);
  question->id = coranto_channel_node_get_id (node);
  question->entry = entry ? GTK_EDITABLE (entry) : NULL;
  return question;
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->origin);
  g_object_unref (question->engine);
  g_free (question);
}

/* A dialog with Cancel and one answer more. */
static AdwMessageDialog *
new_dialog (GtkWidget *origin,
            const char *heading,
            const char *body,
            const char *answer,
            AdwResponseAppearance appearance)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (origin));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", answer, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", appearance);
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

static GtkWidget *
add_entry (AdwMessageDialog *dialog, const char *text, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_set_default_response (dialog, "do");
  return entry;
}

static void
ask (AdwMessageDialog *dialog, GCallback answered_cb, Question *question)
{
  g_signal_connect_data (dialog, "response", answered_cb, question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What was typed; NULL: nothing, or it was cancelled.  (transfer full) */
static char *
typed (const Question *question, const char *response)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));

  return g_str_equal (response, "do") && *text ? g_steal_pointer (&text) : NULL;
}

/* Another name ------------------------------------------------------------------------------------
 */

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_rename_channel_finish (CORANTO_ENGINE (source), result, &error))
    coranto_toast_error (origin, error);
}

static void
rename_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *title = typed (question, response);

  if (title)
    coranto_engine_rename_channel_async (question->engine, question->id, title, NULL, renamed_cb,
                                         g_object_ref (question->origin));
}

void
coranto_channel_dialogs_rename (GtkWidget *origin, CorantoEngine *engine, CorantoChannelNode *node)
{
  AdwMessageDialog *dialog
      = new_dialog (origin, _ ("Rename Channel"), NULL, _ ("_Rename"), ADW_RESPONSE_SUGGESTED);
  GtkWidget *entry
      = add_entry (dialog, coranto_channel_node_get_title (node), _ ("Name of the channel"));

  ask (dialog, G_CALLBACK (rename_answered_cb), question_new (origin, engine, node, entry));
}

/* Another address ---------------------------------------------------------------------------------
 */

static void
readdressed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_set_address_finish (CORANTO_ENGINE (source), result, &error))
    coranto_toast_error (origin, error);
}

static void
address_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *address = typed (question, response);

  if (address)
    coranto_engine_set_address_async (question->engine, question->id, address, NULL, readdressed_cb,
                                      g_object_ref (question->origin));
}

void
coranto_channel_dialogs_edit_address (GtkWidget *origin,
                                      CorantoEngine *engine,
                                      CorantoChannelNode *node)
{
  const CorantoChannel *channel = coranto_channel_node_get_channel (node);
  AdwMessageDialog *dialog
      = new_dialog (origin, _ ("Edit Address"), _ ("The stories of the channel stay."),
                    _ ("_Use Address"), ADW_RESPONSE_SUGGESTED);
  /* Where it has moved to is the likeliest. */
  GtkWidget *entry = add_entry (dialog, channel->moved_url ? channel->moved_url : channel->url,
                                _ ("Address of the channel"));

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 36);
  ask (dialog, G_CALLBACK (address_answered_cb), question_new (origin, engine, node, entry));
}

/* The end of following ----------------------------------------------------------------------------
 */

static void
unfollowed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_unsubscribe_finish (CORANTO_ENGINE (source), result, &error))
    coranto_toast_error (origin, error);
}

static void
unfollow_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "do"))
    coranto_engine_unsubscribe_async (question->engine, question->id, NULL, unfollowed_cb,
                                      g_object_ref (question->origin));
}

void
coranto_channel_dialogs_unfollow (GtkWidget *origin,
                                  CorantoEngine *engine,
                                  CorantoChannelNode *node)
{
  /* Translators: %s is the name of a channel */
  g_autofree char *heading
      = g_strdup_printf (_ ("Unfollow “%s”?"), coranto_channel_node_get_title (node));
  AdwMessageDialog *dialog
      = new_dialog (origin, heading, _ ("Its stories leave the lists. Favourites are kept."),
                    _ ("_Unfollow"), ADW_RESPONSE_DESTRUCTIVE);

  adw_message_dialog_set_default_response (dialog, "cancel");
  ask (dialog, G_CALLBACK (unfollow_answered_cb), question_new (origin, engine, node, NULL));
}
