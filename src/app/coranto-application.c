/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program.
 *
 * I1: what is asked of the program (addresses, files, actions) waits in `errands` until the profile
 *     is open. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-application.h"

#include "coranto-about.h"
#include "coranto-engine.h"
#include "coranto-engine-favourites.h"
#include "coranto-messages.h"
#include "coranto-preferences-window.h"
#include "coranto-retention-job.h"
#include "coranto-topic-notifications.h"
#include "coranto-window.h"

#include <glib/gi18n.h>

struct _CorantoApplication
{
  AdwApplication parent_instance;

  char *profile; /* NULL: the user's own */
  GSettings *settings;
  CorantoEngine *engine; /* NULL until it is open */
  gboolean is_opening;
  CorantoWindow *window; /* unowned; NULL when there is none */
  GQueue errands;        /* (element-type Errand) */
};

G_DEFINE_FINAL_TYPE (CorantoApplication, coranto_application, ADW_TYPE_APPLICATION)

/* One thing to do in the window: all fields empty means the empty Add dialog. */
typedef struct
{
  char *address;
  GFile *file;
  gboolean is_refresh;
} Errand;

static void
errand_free (Errand *errand)
{
  g_free (errand->address);
  g_clear_object (&errand->file);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
run_errands (CorantoApplication *self)
{
  while (self->engine && self->window && !g_queue_is_empty (&self->errands))
    {
      g_autoptr (Errand) errand = g_queue_pop_head (&self->errands);

      if (errand->is_refresh)
        coranto_window_refresh (self->window);
      else if (errand->file)
        coranto_window_import (self->window, errand->file);
      else
        coranto_window_add (self->window, errand->address);
    }
}

static void
add_errand (CorantoApplication *self, const char *address, GFile *file, gboolean is_refresh)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->address = g_strdup (address);
  errand->file = file ? g_object_ref (file) : NULL;
  errand->is_refresh = is_refresh;
  g_queue_push_tail (&self->errands, errand);
}

static void
interval_changed_cb (CorantoApplication *self)
{
  if (self->engine)
    coranto_engine_set_refresh_interval (self->engine,
                                         g_settings_get_uint (self->settings, "refresh-interval"));
}

static void
appearance_changed_cb (CorantoApplication *self)
{
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int appearance = g_settings_get_enum (self->settings, "appearance");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[appearance]);
}

/* At start nobody asked: what fails stands with its channel. */
static void
refreshed_on_start_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_refresh_finish (CORANTO_ENGINE (source), result, NULL, &error))
    g_debug ("Refresh on start: %s", error->message);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_opening = FALSE;
  self->engine = coranto_engine_open_finish (result, &error);
  g_application_release (G_APPLICATION (self));
  if (!self->engine)
    {
      if (self->window)
        coranto_window_show_failure (self->window, error);
      return;
    }
  coranto_topic_notifications_start (G_APPLICATION (self), self->engine);
  if (self->window)
    coranto_window_set_engine (self->window, self->engine);
  interval_changed_cb (self);
  coranto_engine_expire_daily (self->engine);
  coranto_engine_set_keeping (self->engine, TRUE);
  if (g_settings_get_boolean (self->settings, "refresh-on-start"))
    coranto_engine_refresh_async (self->engine, 0, CORANTO_REFRESH_DUE, NULL, refreshed_on_start_cb,
                                  NULL);
  run_errands (self);
}

static void
open_profile (CorantoApplication *self)
{
  if (self->engine || self->is_opening)
    return;
  self->is_opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  coranto_engine_open_async (self->profile, NULL, NULL, opened_cb, g_object_ref (self));
}

static void
window_gone_cb (gpointer user_data, GObject *window)
{
  CORANTO_APPLICATION (user_data)->window = NULL;
}

/* The window first; the profile opens while it is drawn. */
static void
coranto_application_activate (GApplication *application)
{
  CorantoApplication *self = CORANTO_APPLICATION (application);

  if (!self->window)
    {
      self->window = coranto_window_new (ADW_APPLICATION (self), self->settings, self->profile);
      g_object_weak_ref (G_OBJECT (self->window), window_gone_cb, self);
      if (self->engine)
        coranto_window_set_engine (self->window, self->engine);
    }
  gtk_window_present (GTK_WINDOW (self->window));
  open_profile (self);
  run_errands (self);
}

/* By D-Bus activation: addresses and files. */
static void
coranto_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  CorantoApplication *self = CORANTO_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (g_file_is_native (files[i]))
        add_errand (self, NULL, files[i], FALSE);
      else
        add_errand (self, uri, NULL, FALSE);
    }
  g_application_activate (application);
}

/* A file that is there is a list of subscriptions; anything else is an address. */
static void
add_argument (CorantoApplication *self, GApplicationCommandLine *line, const char *argument)
{
  g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, argument);

  if (g_file_is_native (file) && g_file_query_exists (file, NULL))
    add_errand (self, NULL, file, FALSE);
  else
    add_errand (self, argument, NULL, FALSE);
}

static int
coranto_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  CorantoApplication *self = CORANTO_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autofree const char **arguments = NULL;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &arguments);
  for (guint i = 0; arguments && arguments[i]; i++)
    add_argument (self, line, arguments[i]);
  if (g_variant_dict_contains (options, "add"))
    add_errand (self, NULL, NULL, FALSE);
  if (g_variant_dict_contains (options, "refresh"))
    add_errand (self, NULL, NULL, TRUE);
  g_application_activate (application);
  return 0;
}

/* A profile of its own is an instance of its own: the id says which, before it is registered. */
static int
coranto_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  CorantoApplication *self = CORANTO_APPLICATION (application);
  g_autofree char *checksum = NULL;
  g_autofree char *id = NULL;
  const char *folder;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Coranto %s\n", CORANTO_VERSION);
      return 0;
    }
  if (!g_variant_dict_lookup (options, "profile", "^&ay", &folder))
    return -1;
  self->profile = g_canonicalize_filename (folder, NULL);
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, self->profile, -1);
  id = g_strdup_printf ("%s.Profile%.12s", CORANTO_APP_ID, checksum);
  g_application_set_application_id (application, id);
  return -1;
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CorantoApplication *self = user_data;

  if (self->window)
    gtk_window_close (GTK_WINDOW (self->window));
  else
    g_application_quit (G_APPLICATION (self));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  coranto_about_present (gtk_application_get_active_window (user_data));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CorantoApplication *self = user_data;

  gtk_window_present (GTK_WINDOW (
      coranto_preferences_window_new (GTK_WINDOW (self->window), self->settings, self->engine)));
}

static void
open_profile_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_profile (user_data);
}

/* The actions of the desktop entry: the window may not be there yet. */
static void
errand_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  add_errand (user_data, NULL, NULL, g_str_equal (name, "refresh"));
  g_application_activate (user_data);
}

/* Of a notification: the window may be closed. */
static void
show_topic_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CorantoApplication *self = user_data;

  g_application_activate (G_APPLICATION (self));
  if (self->window)
    coranto_window_show_topic (self->window, g_variant_get_int64 (parameter));
}

static void
add_actions (CorantoApplication *self)
{
  static const GActionEntry entries[] = {
    { "quit", quit_action },
    { "about", about_action },
    { "preferences", preferences_action },
    { "open-profile", open_profile_action },
    { "add", errand_action },
    { "refresh", errand_action },
    { "show-topic", show_topic_action, "x" },
  };
  static const struct
  {
    const char *action;
    const char *const keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "win.add", { "<Control>n" } },
    { "win.refresh-all", { "F5", "<Control>r" } },
    { "win.search", { "<Control>f" } },
    { "win.toggle-favourite", { "<Control>d" } },
    { "win.toggle-read", { "<Control>m" } },
    { "win.copy-link", { "<Control><Shift>c" } },
    { "win.copy-title-and-link", { "<Control><Shift>t" } },
    { "win.copy-citation", { "<Control><Shift>x" } },
    { "win.open-in-browser", { "<Control>o" } },
    { "win.unread-only", { "<Control>u" } },
    { "win.mark-all-read", { "<Control><Shift>a" } },
    { "win.activity", { "<Control>j" } },
    { "win.new-topic", { "<Control><Shift>n" } },
    { "win.back", { "<Alt>Left" } },
    { "win.next-channel", { "<Control>Page_Down" } },
    { "win.previous-channel", { "<Control>Page_Up" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

static void
coranto_application_startup (GApplication *application)
{
  CorantoApplication *self = CORANTO_APPLICATION (application);

  G_APPLICATION_CLASS (coranto_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (CORANTO_APP_ID);
  self->settings = g_settings_new (CORANTO_APP_ID);
  g_signal_connect_object (self->settings, "changed::refresh-interval",
                           G_CALLBACK (interval_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::appearance",
                           G_CALLBACK (appearance_changed_cb), self, G_CONNECT_SWAPPED);
  appearance_changed_cb (self);
  add_actions (self);
}

static void
coranto_application_shutdown (GApplication *application)
{
  CorantoApplication *self = CORANTO_APPLICATION (application);

  if (self->engine)
    coranto_engine_close (self->engine);
  g_clear_object (&self->engine);
  if (self->window)
    g_object_weak_unref (G_OBJECT (self->window), window_gone_cb, self);
  g_queue_clear_full (&self->errands, (GDestroyNotify) errand_free);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (coranto_application_parent_class)->shutdown (application);
}

static void
coranto_application_finalize (GObject *object)
{
  g_free (CORANTO_APPLICATION (object)->profile);
  G_OBJECT_CLASS (coranto_application_parent_class)->finalize (object);
}

static void
coranto_application_class_init (CorantoApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = coranto_application_finalize;
  application_class->startup = coranto_application_startup;
  application_class->activate = coranto_application_activate;
  application_class->open = coranto_application_open;
  application_class->command_line = coranto_application_command_line;
  application_class->handle_local_options = coranto_application_handle_local_options;
  application_class->shutdown = coranto_application_shutdown;
}

static void
coranto_application_init (CorantoApplication *self)
{
  static const GOptionEntry options[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Use the profile in the folder DIR"),
      N_ ("DIR") },
    { "add", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Add a channel"), NULL },
    { "refresh", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Refresh all channels"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[ADDRESS…]") },
    { NULL },
  };

  g_queue_init (&self->errands);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

CorantoApplication *
coranto_application_new (void)
{
  return g_object_new (CORANTO_TYPE_APPLICATION, "application-id", CORANTO_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/io/github/coranto/Coranto", NULL);
}
