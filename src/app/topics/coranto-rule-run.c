/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule over the stored stories. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-rule-run.h"

#include "coranto-catch-view.h"
#include "coranto-messages.h"
#include "coranto-undo.h"

#include <glib/gi18n.h>

char *
coranto_rule_describe_actions (CorantoRuleActions actions)
{
  static const struct
  {
    CorantoRuleActions action;
    const char *words;
  } words[] = {
    { CORANTO_RULE_MARK_READ, N_ ("mark as read") },
    { CORANTO_RULE_FAVOURITE, N_ ("make a favourite") },
    { CORANTO_RULE_HIDE, N_ ("hide") },
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (actions & words[i].action)
      /* Translators: stands between the things that a rule does */
      g_string_append_printf (out, "%s%s", out->len > 0 ? C_ ("rule", ", ") : "",
                              gettext (words[i].words));
  return g_string_free (out, FALSE);
}

/* Taking back -----------------------------------------------------------------------------------*/

typedef struct
{
  CorantoEngine *engine;
  CorantoRuleRun *run;
} Done;

static void
done_free (gpointer data)
{
  Done *done = data;

  g_object_unref (done->engine);
  coranto_rule_run_unref (done->run);
  g_free (done);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_undo_rule_finish (CORANTO_ENGINE (source), result, &error))
    coranto_toast_error (origin, error);
}

static void
undo (GtkWidget *origin, gpointer data)
{
  Done *done = data;

  coranto_engine_undo_rule_async (done->engine, done->run, NULL, undone_cb, g_object_ref (origin));
}

/* Running ---------------------------------------------------------------------------------------*/

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;
  CorantoRuleRun *run = coranto_engine_run_rule_finish (CORANTO_ENGINE (source), result, &error);
  guint n = run ? coranto_rule_run_count (run) : 0;
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u story changed", "%u stories changed", n), n);
  Done *done;

  if (!run)
    {
      coranto_toast_error (origin, error);
      return;
    }
  if (n == 0)
    {
      coranto_rule_run_unref (run);
      coranto_toast (origin, _ ("No story had to be changed"));
      return;
    }
  done = g_new0 (Done, 1);
  done->engine = g_object_ref (CORANTO_ENGINE (source));
  done->run = run;
  coranto_undo_offer (origin, title, undo, done, done_free);
}

typedef struct
{
  GtkWidget *origin;
  CorantoEngine *engine;
  CorantoRule *rule;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->origin);
  g_object_unref (question->engine);
  coranto_rule_unref (question->rule);
  g_free (question);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "run"))
    coranto_engine_run_rule_async (question->engine, question->rule, NULL, ran_cb,
                                   g_object_ref (question->origin));
}

void
coranto_rule_run_ask (GtkWidget *origin, CorantoEngine *engine, const CorantoRule *rule)
{
  /* Translators: %s is the name of a rule */
  g_autofree char *heading = g_strdup_printf (_ ("Run “%s” on Stored Stories?"), rule->name);
  g_autofree char *done = coranto_rule_describe_actions (rule->actions);
  /* Translators: what a rule does, like “mark as read, hide” */
  g_autofree char *body = g_strdup_printf (_ ("What it does: %s. This can be undone."), done);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (origin)), heading, body));
  CorantoCatchView *view = g_object_new (CORANTO_TYPE_CATCH_VIEW, NULL);
  Question *question = g_new0 (Question, 1);

  question->origin = g_object_ref (origin);
  question->engine = g_object_ref (engine);
  question->rule = coranto_rule_copy (rule);
  coranto_catch_view_set_engine (view, engine);
  coranto_catch_view_set_words (view, rule->query);
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (view));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "run", _ ("_Run"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "run", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "run");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
