/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Add dialog. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-subscribe-dialog.h"

#include "coranto-findings.h"
#include "coranto-messages.h"
#include "coranto-template.h"
#include "coranto-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* A pause in typing, after which an address is looked at without Enter.  Long: every look is a
 * request to somebody's server. */
#define PAUSE_MS 1200

struct _CorantoSubscribeDialog
{
  AdwWindow parent_instance;

  CorantoEngine *engine;
  GCancellable *cancellable; /* of the look that is under way */
  char *looked_at;           /* the address of the last look */
  guint pause_id;
  gboolean is_following;

  GtkWidget *follow;
  GtkLabel *follow_label;
  GtkEditable *address;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *problem;
  GtkWidget *advice; /* where the page was just the wrong one */
  CorantoFindings *findings;
};

G_DEFINE_FINAL_TYPE (CorantoSubscribeDialog, coranto_subscribe_dialog, ADW_TYPE_WINDOW)

static guint followed_signal;

static gboolean
is_shown (CorantoSubscribeDialog *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static void
update_follow (CorantoSubscribeDialog *self)
{
  g_autoptr (GPtrArray) wanted = coranto_findings_dup_wanted (self->findings);
  g_autofree char *label = NULL;

  if (wanted->len > 1)
    /* Translators: always more than one */
    label = g_strdup_printf (ngettext ("_Follow %u Channel", "_Follow %u Channels", wanted->len),
                             wanted->len);
  gtk_label_set_text_with_mnemonic (self->follow_label, label ? label : _ ("_Follow"));
  gtk_widget_set_sensitive (self->follow,
                            is_shown (self, "found") && wanted->len > 0 && !self->is_following);
}

static void
show_page (CorantoSubscribeDialog *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "looking"));
  update_follow (self);
}

static void
show_problem (CorantoSubscribeDialog *self, const GError *error)
{
  g_autofree char *sentence = coranto_message_from_error (error);

  gtk_label_set_text (self->problem, sentence);
  gtk_widget_set_visible (self->advice,
                          g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES));
  show_page (self, "failed");
}

static void
discovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoDiscovery) discovery
      = coranto_engine_discover_finish (CORANTO_ENGINE (source), result, &error);

  if (coranto_message_is_cancelled (error))
    return;
  if (!discovery)
    {
      show_problem (self, error);
      return;
    }
  coranto_findings_set (self->findings, discovery, self->engine);
  show_page (self, "found");
}

static void
stop_looking (CorantoSubscribeDialog *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
look (CorantoSubscribeDialog *self)
{
  const char *address = gtk_editable_get_text (self->address);

  stop_looking (self);
  if (coranto_text_is_blank (address))
    return;
  g_free (self->looked_at);
  self->looked_at = g_strdup (address);
  self->cancellable = g_cancellable_new ();
  show_page (self, "looking");
  coranto_engine_discover_async (self->engine, address, self->cancellable, discovered_cb,
                                 g_object_ref (self));
}

static gboolean
pause_cb (gpointer user_data)
{
  CorantoSubscribeDialog *self = user_data;

  self->pause_id = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* Whether it may be a whole address by now: worth a look without Enter. */
static gboolean
is_plausible (const char *address)
{
  const char *dot = strrchr (address, '.');

  return strlen (address) >= 4 && !strchr (address, ' ')
         && (strstr (address, "://") || (dot && strlen (dot) > 2));
}

static void
address_changed_cb (CorantoSubscribeDialog *self)
{
  const char *address = gtk_editable_get_text (self->address);

  if (g_strcmp0 (address, self->looked_at) == 0)
    return;
  stop_looking (self);
  g_clear_pointer (&self->looked_at, g_free);
  show_page (self, "hint");
  if (is_plausible (address))
    self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

/* Enter looks; Enter again, at what was found, follows. */
static void follow_clicked_cb (CorantoSubscribeDialog *self);

static void
address_activated_cb (CorantoSubscribeDialog *self)
{
  if (gtk_widget_get_sensitive (self->follow))
    follow_clicked_cb (self);
  else if (!is_shown (self, "looking"))
    look (self);
}

static void
findings_changed_cb (CorantoSubscribeDialog *self)
{
  update_follow (self);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids
      = coranto_engine_subscribe_finish (CORANTO_ENGINE (source), result, &error);

  self->is_following = FALSE;
  if (!ids)
    {
      show_problem (self, error);
      return;
    }
  if (ids->len > 0)
    g_signal_emit (self, followed_signal, 0, g_array_index (ids, gint64, 0));
  gtk_window_close (GTK_WINDOW (self));
}

static void
follow_clicked_cb (CorantoSubscribeDialog *self)
{
  g_autoptr (GPtrArray) wanted = coranto_findings_dup_wanted (self->findings);

  if (wanted->len == 0)
    return;
  self->is_following = TRUE;
  update_follow (self);
  coranto_engine_subscribe_async (self->engine, coranto_findings_get_category (self->findings),
                                  wanted, NULL, subscribed_cb, g_object_ref (self));
}

CorantoSubscribeDialog *
coranto_subscribe_dialog_new (GtkWindow *parent, CorantoEngine *engine, const char *address)
{
  CorantoSubscribeDialog *self
      = g_object_new (CORANTO_TYPE_SUBSCRIBE_DIALOG, "transient-for", parent, NULL);

  self->engine = g_object_ref (engine);
  if (address)
    {
      gtk_editable_set_text (self->address, address);
      look (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
  return self;
}

/* Who waits for a look keeps the dialog alive: it is the window's end that ends the look. */
static void
coranto_subscribe_dialog_unrealize (GtkWidget *widget)
{
  stop_looking (CORANTO_SUBSCRIBE_DIALOG (widget));
  GTK_WIDGET_CLASS (coranto_subscribe_dialog_parent_class)->unrealize (widget);
}

static void
coranto_subscribe_dialog_dispose (GObject *object)
{
  CorantoSubscribeDialog *self = CORANTO_SUBSCRIBE_DIALOG (object);

  stop_looking (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORANTO_TYPE_SUBSCRIBE_DIALOG);
  g_clear_pointer (&self->looked_at, g_free);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (coranto_subscribe_dialog_parent_class)->dispose (object);
}

static void
coranto_subscribe_dialog_class_init (CorantoSubscribeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_FINDINGS);
  G_OBJECT_CLASS (klass)->dispose = coranto_subscribe_dialog_dispose;
  widget_class->unrealize = coranto_subscribe_dialog_unrealize;
  followed_signal = g_signal_new ("followed", CORANTO_TYPE_SUBSCRIBE_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-subscribe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoSubscribeDialog, follow);
  gtk_widget_class_bind_template_child (widget_class, CorantoSubscribeDialog, follow_label);
  gtk_widget_class_bind_template_child (widget_class, CorantoSubscribeDialog, address);
  gtk_widget_class_bind_template_child (widget_class, CorantoSubscribeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CorantoSubscribeDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CorantoSubscribeDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CorantoSubscribeDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, CorantoSubscribeDialog, findings);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, findings_changed_cb);
}

static void
coranto_subscribe_dialog_init (CorantoSubscribeDialog *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
