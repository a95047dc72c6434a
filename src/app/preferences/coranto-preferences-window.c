/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-preferences-window.h"

#include "coranto-storage-group.h"
#include "coranto-template.h"

#include <glib/gi18n.h>

struct _CorantoPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;

  AdwPreferencesPage *page;
  AdwComboRow *interval;
  GtkSwitch *refresh_on_start;
  AdwComboRow *appearance;
  AdwComboRow *font;
  GtkSpinButton *font_size;
  GtkSwitch *show_pictures;
};

G_DEFINE_FINAL_TYPE (CorantoPreferencesWindow,
                     coranto_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

/* Minutes; 0: never.  What the settings hold beside these is added to the list. */
static const guint intervals[] = { 15, 30, 60, 120, 360, 1440, 0 };

static char *
interval_name (guint minutes)
{
  if (minutes == 0)
    return g_strdup (C_ ("refresh interval", "Never"));
  if (minutes % 60 == 0)
    return g_strdup_printf (ngettext ("%u hour", "%u hours", minutes / 60), minutes / 60);
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

static gboolean
interval_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  guint minutes = g_variant_get_uint32 (variant);

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    if (intervals[i] == minutes)
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  g_value_set_uint (value, G_N_ELEMENTS (intervals));
  return TRUE;
}

static GVariant *
interval_from_row (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint i = g_value_get_uint (value);

  return i < G_N_ELEMENTS (intervals) ? g_variant_new_uint32 (intervals[i]) : NULL;
}

static void
fill_intervals (CorantoPreferencesWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint present = g_settings_get_uint (self->settings, "refresh-interval");
  gboolean is_listed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      gtk_string_list_take (names, interval_name (intervals[i]));
      is_listed = is_listed || intervals[i] == present;
    }
  if (!is_listed)
    gtk_string_list_take (names, interval_name (present));
  adw_combo_row_set_model (self->interval, G_LIST_MODEL (names));
}

/* The rows stand in the order of the enumeration in the schema. */
static gboolean
enum_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *nicks = user_data;
  const char *nick = g_variant_get_string (variant, NULL);

  for (guint i = 0; nicks[i]; i++)
    if (g_str_equal (nicks[i], nick))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
enum_from_row (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *nicks = user_data;

  return g_variant_new_string (nicks[g_value_get_uint (value)]);
}

static void
bind_settings (CorantoPreferencesWindow *self)
{
  static const char *const appearances[] = { "system", "light", "dark", NULL };
  static const char *const fonts[] = { "serif", "sans", NULL };
  GSettings *settings = self->settings;

  g_settings_bind_with_mapping (settings, "refresh-interval", self->interval, "selected",
                                G_SETTINGS_BIND_DEFAULT, interval_to_row, interval_from_row, NULL,
                                NULL);
  g_settings_bind_with_mapping (settings, "appearance", self->appearance, "selected",
                                G_SETTINGS_BIND_DEFAULT, enum_to_row, enum_from_row,
                                (gpointer) appearances, NULL);
  g_settings_bind_with_mapping (settings, "article-font", self->font, "selected",
                                G_SETTINGS_BIND_DEFAULT, enum_to_row, enum_from_row,
                                (gpointer) fonts, NULL);
  g_settings_bind (settings, "refresh-on-start", self->refresh_on_start, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "article-font-size", self->font_size, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-pictures", self->show_pictures, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

CorantoPreferencesWindow *
coranto_preferences_window_new (GtkWindow *parent, GSettings *settings, CorantoEngine *engine)
{
  CorantoPreferencesWindow *self
      = g_object_new (CORANTO_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  fill_intervals (self);
  bind_settings (self);
  if (engine)
    adw_preferences_page_add (self->page,
                              ADW_PREFERENCES_GROUP (coranto_storage_group_new (engine)));
  return self;
}

static void
coranto_preferences_window_dispose (GObject *object)
{
  CorantoPreferencesWindow *self = CORANTO_PREFERENCES_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORANTO_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (coranto_preferences_window_parent_class)->dispose (object);
}

static void
coranto_preferences_window_class_init (CorantoPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/preferences/coranto-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoPreferencesWindow, page);
  gtk_widget_class_bind_template_child (widget_class, CorantoPreferencesWindow, interval);
  gtk_widget_class_bind_template_child (widget_class, CorantoPreferencesWindow, refresh_on_start);
  gtk_widget_class_bind_template_child (widget_class, CorantoPreferencesWindow, appearance);
  gtk_widget_class_bind_template_child (widget_class, CorantoPreferencesWindow, font);
  gtk_widget_class_bind_template_child (widget_class, CorantoPreferencesWindow, font_size);
  gtk_widget_class_bind_template_child (widget_class, CorantoPreferencesWindow, show_pictures);
}

static void
coranto_preferences_window_init (CorantoPreferencesWindow *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
