/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words find. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-catch-view.h"

#include "coranto-messages.h"
#include "coranto-text.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

#define MAX_ROWS 6
/* Between two keys nothing is looked for. */
#define REST_MS 180

struct _CorantoCatchView
{
  AdwBin parent_instance;

  CorantoEngine *engine;
  GCancellable *cancellable; /* of the look that runs */
  char *words;
  guint rest_source;
  gboolean is_topic;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* (element-type GtkWidget) unowned: the group's */
};

G_DEFINE_FINAL_TYPE (CorantoCatchView, coranto_catch_view, ADW_TYPE_BIN)

static void
clear_rows (CorantoCatchView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
say (CorantoCatchView *self, const char *title, const char *description)
{
  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, description);
}

static void
add_row (CorantoCatchView *self, const CorantoHeadlineRow *headline)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time
      = coranto_time_short_date (headline->sort_time, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *subtitle
      = headline->source ? g_strdup_printf ("%s · %s", headline->source, time) : g_strdup (time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), headline->title ? headline->title : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_catch (CorantoCatchView *self, const CorantoCatch *found)
{
  g_autofree char *title
      = found->count > 0 ? g_strdup_printf (
            ngettext ("Finds %u stored story", "Finds %u stored stories", found->count),
            found->count)
                         : g_strdup (_ ("Finds none of the stored stories"));
  const char *description = NULL;

  if (found->asks_marks && self->is_topic)
    description = _ ("It asks for marks, which change: it is searched for each time that it is "
                     "shown, and has no count.");
  say (self, title, description);
  clear_rows (self);
  for (guint i = 0; i < found->rows->len; i++)
    if (g_ptr_array_index (found->rows, i))
      add_row (self, g_ptr_array_index (found->rows, i));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoCatchView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoCatch) found
      = coranto_engine_catch_finish (CORANTO_ENGINE (source), result, &error);
  g_autofree char *problem = NULL;

  if (coranto_message_is_cancelled (error) || !self->group)
    return;
  if (found)
    {
      show_catch (self, found);
      return;
    }
  problem = coranto_message_from_error (error);
  clear_rows (self);
  say (self, "", problem);
}

static gboolean
rested_cb (gpointer user_data)
{
  CorantoCatchView *self = user_data;

  self->rest_source = 0;
  self->cancellable = g_cancellable_new ();
  coranto_engine_catch_async (self->engine, self->words, MAX_ROWS, self->cancellable, looked_cb,
                              g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop (CorantoCatchView *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
coranto_catch_view_set_words (CorantoCatchView *self, const char *words)
{
  g_return_if_fail (CORANTO_IS_CATCH_VIEW (self) && self->engine);

  stop (self);
  g_free (self->words);
  self->words = g_strdup (words);
  if (!coranto_text_is_blank (words))
    {
      self->rest_source = g_timeout_add (REST_MS, rested_cb, self);
      return;
    }
  clear_rows (self);
  say (self, "", _ ("What it finds among the stored stories is shown here."));
}

void
coranto_catch_view_set_engine (CorantoCatchView *self, CorantoEngine *engine)
{
  g_return_if_fail (CORANTO_IS_CATCH_VIEW (self));

  g_set_object (&self->engine, engine);
}

void
coranto_catch_view_set_is_topic (CorantoCatchView *self, gboolean is_topic)
{
  g_return_if_fail (CORANTO_IS_CATCH_VIEW (self));

  self->is_topic = is_topic;
}

static void
coranto_catch_view_dispose (GObject *object)
{
  CorantoCatchView *self = CORANTO_CATCH_VIEW (object);

  stop (self);
  self->group = NULL;
  g_clear_object (&self->engine);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (coranto_catch_view_parent_class)->dispose (object);
}

/* Who waits for a look keeps the view alive: it is the window's end that ends the look. */
static void
coranto_catch_view_unrealize (GtkWidget *widget)
{
  stop (CORANTO_CATCH_VIEW (widget));
  GTK_WIDGET_CLASS (coranto_catch_view_parent_class)->unrealize (widget);
}

static void
coranto_catch_view_class_init (CorantoCatchViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = coranto_catch_view_dispose;
  GTK_WIDGET_CLASS (klass)->unrealize = coranto_catch_view_unrealize;
}

static void
coranto_catch_view_init (CorantoCatchView *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->rows = g_ptr_array_new ();
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}
