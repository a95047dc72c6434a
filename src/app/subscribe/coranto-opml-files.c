/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OPML files. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-opml-files.h"

#include "coranto-import-dialog.h"
#include "coranto-messages.h"

#include <glib/gi18n.h>

/* More than any list of subscriptions has; the engine's own limits come after. */
#define MAX_FILE_BYTES (8 * 1024 * 1024)

typedef struct
{
  GtkWidget *origin;
  CorantoEngine *engine;
  GFile *file;
  GtkFileChooserNative *chooser;
  CorantoSubscriptions *plan; /* what is asked about */
} Transfer;

/* The steps of importing, in order. */
static void open_answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data);
static void sized_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void looked_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void import_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data);
static void imported_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* The steps of exporting, in order. */
static void save_answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data);
static void exported_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void written_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static Transfer *
transfer_new (GtkWidget *origin, CorantoEngine *engine)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->origin = g_object_ref (origin);
  transfer->engine = g_object_ref (engine);
  return transfer;
}

static void
transfer_free (Transfer *transfer)
{
  g_object_unref (transfer->origin);
  g_object_unref (transfer->engine);
  g_clear_object (&transfer->file);
  g_clear_object (&transfer->chooser);
  g_clear_pointer (&transfer->plan, coranto_subscriptions_unref);
  g_free (transfer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

/* Errors of files have sentences of their own, in the user's language. */
static void
tell_file_error (Transfer *transfer, const GError *error)
{
  if (error->domain == CORANTO_ERROR)
    coranto_toast_error (transfer->origin, error);
  else if (!coranto_message_is_cancelled (error))
    coranto_toast (transfer->origin, error->message);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) opml = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (opml, _ ("Subscriptions (OPML)"));
  gtk_file_filter_add_mime_type (opml, "text/x-opml");
  gtk_file_filter_add_pattern (opml, "*.opml");
  gtk_file_filter_add_pattern (opml, "*.xml");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, opml);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
ask_for_file (Transfer *transfer,
              const char *title,
              GtkFileChooserAction action,
              const char *accept,
              GCallback answered_cb)
{
  transfer->chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (transfer->origin)), action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (transfer->chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (transfer->chooser));
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (transfer->chooser),
                                       _ ("Subscriptions.opml"));
  g_signal_connect (transfer->chooser, "response", answered_cb, transfer);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (transfer->chooser));
}

void
coranto_opml_files_import (GtkWidget *origin, CorantoEngine *engine)
{
  ask_for_file (transfer_new (origin, engine), _ ("Import Subscriptions"),
                GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), G_CALLBACK (open_answered_cb));
}

static void
open_answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file)
    coranto_opml_files_import_file (transfer->origin, transfer->engine, file);
}

void
coranto_opml_files_import_file (GtkWidget *origin, CorantoEngine *engine, GFile *file)
{
  Transfer *transfer = transfer_new (origin, engine);

  transfer->file = g_object_ref (file);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, sized_cb, transfer);
}

static void
sized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info && g_file_info_get_size (info) > MAX_FILE_BYTES)
    coranto_error_set (&error, CORANTO_ERROR_NOT_OPML, NULL);
  if (error)
    tell_file_error (transfer, error);
  else
    g_file_load_bytes_async (G_FILE (source), NULL, loaded_cb, g_steal_pointer (&transfer));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  CorantoEngine *engine = transfer->engine;

  if (!bytes)
    tell_file_error (transfer, error);
  else
    coranto_engine_look_into_opml_async (engine, bytes, NULL, looked_cb,
                                         g_steal_pointer (&transfer));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *window = gtk_widget_get_root (transfer->origin);
  AdwMessageDialog *dialog;

  transfer->plan = coranto_engine_look_into_opml_finish (CORANTO_ENGINE (source), result, &error);
  if (!transfer->plan)
    {
      coranto_toast_error (transfer->origin, error);
      return;
    }
  if (!GTK_IS_WINDOW (window))
    return; /* closed meanwhile */
  dialog = coranto_import_dialog_new (GTK_WINDOW (window), transfer->plan);
  g_signal_connect (dialog, "response", G_CALLBACK (import_answered_cb),
                    g_steal_pointer (&transfer));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (Transfer) transfer = data;
  CorantoEngine *engine = transfer->engine;
  CorantoSubscriptions *plan = transfer->plan;

  if (g_strcmp0 (response, CORANTO_IMPORT_DIALOG_YES) == 0)
    coranto_engine_import_async (engine, plan, NULL, imported_cb, g_steal_pointer (&transfer));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  CorantoImportCounts counts = { 0 };

  if (!coranto_engine_import_finish (CORANTO_ENGINE (source), result, &counts, &error))
    {
      coranto_toast_error (transfer->origin, error);
      return;
    }
  count = coranto_import_dialog_count (counts.channels, counts.topics);
  /* Translators: %s is like “12 channels and 2 topics” */
  text = g_strdup_printf (_ ("%s added"), count);
  coranto_toast (transfer->origin, text);
  /* The new ones are due; what fails stands with its channel. */
  if (counts.channels > 0)
    coranto_engine_refresh_async (transfer->engine, 0, CORANTO_REFRESH_ASKED, NULL, NULL, NULL);
}

void
coranto_opml_files_export (GtkWidget *origin, CorantoEngine *engine)
{
  ask_for_file (transfer_new (origin, engine), _ ("Export Subscriptions"),
                GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), G_CALLBACK (save_answered_cb));
}

static void
save_answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  CorantoEngine *engine = transfer->engine;

  transfer->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (response == GTK_RESPONSE_ACCEPT && transfer->file)
    coranto_engine_export_opml_async (engine, NULL, exported_cb, g_steal_pointer (&transfer));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = coranto_engine_export_opml_finish (CORANTO_ENGINE (source), result, &error);
  GFile *file = transfer->file;

  if (!bytes)
    coranto_toast_error (transfer->origin, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                         G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb,
                                         g_steal_pointer (&transfer));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    tell_file_error (transfer, error);
  else
    coranto_toast (transfer->origin, _ ("Subscriptions exported"));
}
