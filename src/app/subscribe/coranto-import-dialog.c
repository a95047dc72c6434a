/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question before an import. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-import-dialog.h"

#include <glib/gi18n.h>

/* Words ---------------------------------------------------------------------------------------- */

static char *
count_channels (guint n)
{
  return g_strdup_printf (ngettext ("%u channel", "%u channels", n), n);
}

static char *
count_topics (guint n)
{
  return g_strdup_printf (ngettext ("%u topic", "%u topics", n), n);
}

static char *
join_counts (const char *channels, guint n_topics)
{
  g_autofree char *topics = count_topics (n_topics);

  /* Translators: “12 channels” and “2 topics” */
  return g_strdup_printf (_ ("%s and %s"), channels, topics);
}

char *
coranto_import_dialog_count (guint n_channels, guint n_topics)
{
  g_autofree char *channels = NULL;

  if (n_channels == 0 && n_topics > 0)
    return count_topics (n_topics);
  channels = count_channels (n_channels);
  return n_topics > 0 ? join_counts (channels, n_topics) : g_steal_pointer (&channels);
}

/* "12 channels in 3 categories and 2 topics" */
static char *
count_plan (const CorantoSubscriptions *plan)
{
  guint n_categories = coranto_subscriptions_count_categories (plan);
  g_autofree char *channels = NULL;
  g_autofree char *categories = NULL;
  g_autofree char *placed = NULL;

  if (n_categories == 0)
    return coranto_import_dialog_count (plan->channels->len, plan->topics->len);
  channels = count_channels (plan->channels->len);
  categories
      = g_strdup_printf (ngettext ("%u category", "%u categories", n_categories), n_categories);
  /* Translators: “12 channels” in “3 categories” */
  placed = g_strdup_printf (_ ("%s in %s"), channels, categories);
  return plan->topics->len > 0 ? join_counts (placed, plan->topics->len)
                               : g_steal_pointer (&placed);
}

/* On a line of its own.  `sentence` is (transfer full). */
static void
append_sentence (GString *out, char *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, sentence);
  g_free (sentence);
}

/* What is left out, in short.  (transfer full) */
static char *
describe_rest (const CorantoSubscriptions *plan)
{
  guint n_followed = plan->n_followed;
  guint n_skipped = plan->n_skipped;
  GString *out = g_string_new (NULL);

  if (n_followed > 0)
    append_sentence (out, g_strdup_printf (ngettext ("%u is followed already.",
                                                     "%u are followed already.", n_followed),
                                           n_followed));
  if (n_skipped > 0)
    append_sentence (
        out,
        g_strdup_printf (ngettext ("%u is skipped.", "%u are skipped.", n_skipped), n_skipped));
  if (plan->is_damaged)
    append_sentence (out, g_strdup (_ ("The file is damaged: this is what could be read of it.")));
  return g_string_free (out, FALSE);
}

/* Its name and why; under it the address, where that is not its name. */
static char *
describe_skipped (const CorantoSkipped *skipped)
{
  const char *name = skipped->name ? skipped->name : skipped->address;
  g_autofree char *line = NULL;

  if (!name)
    name = _ ("Without a name");
  /* Translators: the name of a channel and why it is skipped */
  line = g_strdup_printf (_ ("%s: %s"), name, _ (coranto_skip_reason_text (skipped->reason)));
  return skipped->address && name != skipped->address
             ? g_strconcat (line, "\n", skipped->address, NULL)
             : g_steal_pointer (&line);
}

/* The list of what is skipped -------------------------------------------------------------------*/

static void
set_up_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

static GtkWidget *
new_list (const CorantoSubscriptions *plan)
{
  GtkStringList *texts = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < plan->skipped->len; i++)
    gtk_string_list_take (texts, describe_skipped (g_ptr_array_index (plan->skipped, i)));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (texts))),
                            factory);
  gtk_widget_add_css_class (list, "skipped-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 160);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_margin_top (scrolled, 6);
  gtk_widget_add_css_class (scrolled, "card");
  return scrolled;
}

static GtkWidget *
new_details (const CorantoSubscriptions *plan)
{
  GtkWidget *expander = gtk_expander_new (_ ("What is skipped"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is skipped"), -1);
  gtk_expander_set_child (GTK_EXPANDER (expander), new_list (plan));
  gtk_expander_set_resize_toplevel (GTK_EXPANDER (expander), TRUE);
  return expander;
}

AdwMessageDialog *
coranto_import_dialog_new (GtkWindow *parent, const CorantoSubscriptions *plan)
{
  g_autofree char *count = count_plan (plan);
  /* Translators: %s is like “12 channels in 3 categories and 2 topics” */
  g_autofree char *question = g_strdup_printf (_ ("Import %s?"), count);
  g_autofree char *rest = describe_rest (plan);
  gboolean is_empty = plan->channels->len == 0 && plan->topics->len == 0;
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (parent, is_empty ? _ ("Nothing to Import") : question, rest));

  if (plan->skipped->len > 0)
    adw_message_dialog_set_extra_child (dialog, new_details (plan));
  if (is_empty)
    {
      adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
      adw_message_dialog_set_default_response (dialog, "close");
      return dialog;
    }
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), CORANTO_IMPORT_DIALOG_YES,
                                    _ ("_Import"), NULL);
  adw_message_dialog_set_response_appearance (dialog, CORANTO_IMPORT_DIALOG_YES,
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, CORANTO_IMPORT_DIALOG_YES);
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}
