/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-keep-row.h"

#include "coranto-retention.h"

#include <glib/gi18n.h>

#define MONTH 30
#define YEAR 365

struct _CorantoKeepRow
{
  AdwComboRow parent_instance;

  CorantoKeepRowKind kind;
  GArray *values; /* (element-type int) as the names stand in the model */
};

G_DEFINE_FINAL_TYPE (CorantoKeepRow, coranto_keep_row, ADW_TYPE_COMBO_ROW)

static char *
name_days (int days)
{
  if (days == 0)
    return g_strdup (C_ ("keep stories", "For Ever"));
  if (days % YEAR == 0)
    return g_strdup_printf (ngettext ("%d Year", "%d Years", (gulong) days / YEAR), days / YEAR);
  if (days % MONTH == 0)
    return g_strdup_printf (ngettext ("%d Month", "%d Months", (gulong) days / MONTH),
                            days / MONTH);
  return g_strdup_printf (ngettext ("%d Day", "%d Days", (gulong) days), days);
}

static char *
name_value (CorantoKeepRow *self, int value)
{
  if (value == CORANTO_KEEP_AS_PROFILE)
    return g_strdup (C_ ("keep stories", "As in the Preferences"));
  if (self->kind == CORANTO_KEEP_ROW_DAYS)
    return name_days (value);
  if (value == 0)
    return g_strdup (C_ ("number of stories", "All"));
  /* Translators: of the stories of a channel */
  return g_strdup_printf (ngettext ("The Newest %d", "The Newest %d", (gulong) value), value);
}

static void
add_value (CorantoKeepRow *self, int value)
{
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (self)));

  g_array_append_val (self->values, value);
  gtk_string_list_take (names, name_value (self, value));
}

void
coranto_keep_row_set_value (CorantoKeepRow *self, int value)
{
  guint i = 0;

  while (i < self->values->len && g_array_index (self->values, int, i) != value)
    i++;
  if (i == self->values->len)
    add_value (self, value);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
}

int
coranto_keep_row_get_value (CorantoKeepRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected < self->values->len ? g_array_index (self->values, int, selected) : 0;
}

CorantoKeepRow *
coranto_keep_row_new (CorantoKeepRowKind kind, gboolean of_channel)
{
  static const int days[] = { 0, MONTH, 3 * MONTH, 6 * MONTH, YEAR, 2 * YEAR };
  static const int counts[] = { 0, 2000, 1000, 500, 200, 100 };
  const int *usual = kind == CORANTO_KEEP_ROW_DAYS ? days : counts;
  CorantoKeepRow *self = g_object_new (CORANTO_TYPE_KEEP_ROW, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (days) == G_N_ELEMENTS (counts));
  self->kind = kind;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 kind == CORANTO_KEEP_ROW_DAYS ? _ ("Keep Stories")
                                 : of_channel                  ? _ ("Number of Stories")
                                                               : _ ("Stories of a Channel"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  if (of_channel)
    add_value (self, CORANTO_KEEP_AS_PROFILE);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    add_value (self, usual[i]);
  return self;
}

static void
coranto_keep_row_finalize (GObject *object)
{
  g_array_unref (CORANTO_KEEP_ROW (object)->values);
  G_OBJECT_CLASS (coranto_keep_row_parent_class)->finalize (object);
}

static void
coranto_keep_row_class_init (CorantoKeepRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coranto_keep_row_finalize;
}

static void
coranto_keep_row_init (CorantoKeepRow *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
}
