/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A headline as a row. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-headline-row-widget.h"

#include "coranto-found-attributes.h"
#include "coranto-template.h"
#include "coranto-text.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

/* Characters: more than two lines never show, and a label lays all of its text out several times to
 * find its size. */
#define MAX_SUMMARY 160

struct _CorantoHeadlineRowWidget
{
  GtkWidget parent_instance;

  CorantoHeadline *headline;     /* NULL: not bound */
  CorantoThumbnails *thumbnails; /* NULL: no pictures */
  GCancellable *cancellable;     /* of the picture that is awaited */
  char *picture_url;             /* shown or awaited */
  char *channel_title;

  GtkLabel *day;
  GtkWidget *unread;
  GtkLabel *source;
  GtkLabel *time;
  GtkWidget *updated;
  GtkLabel *badge;
  GtkWidget *favourite;
  GtkLabel *title;
  GtkLabel *summary;
  GtkImage *picture;
};

G_DEFINE_FINAL_TYPE (CorantoHeadlineRowWidget, coranto_headline_row_widget, GTK_TYPE_WIDGET)

/* The first of the other channels that list the story; the source already names one.  All of them
 * stand in the tooltip. */
static void
update_badge (CorantoHeadlineRowWidget *self, const CorantoHeadlineRow *row)
{
  g_auto (GStrv) channels = row->channels ? g_strsplit (row->channels, "\n", -1) : NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  const char *first = NULL;

  for (guint i = 0; channels && channels[i]; i++)
    {
      if (!*channels[i])
        continue;
      g_string_append_printf (all, "%s%s", all->len > 0 ? " · " : "", channels[i]);
      if (!first && g_strcmp0 (channels[i], self->channel_title) != 0
          && g_strcmp0 (channels[i], row->source) != 0)
        first = channels[i];
    }
  gtk_label_set_text (self->badge, first ? first : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), first != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), all->str);
}

static void
show_picture (CorantoHeadlineRowWidget *self, GdkTexture *texture)
{
  gtk_image_set_from_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
}

static void
picture_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoHeadlineRowWidget) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture
      = coranto_thumbnails_load_finish (CORANTO_THUMBNAILS (source), result, &error);

  /* A row without its picture is complete: whatever the reason, there is nothing to tell. */
  if (texture)
    show_picture (self, texture);
  else
    g_debug ("No thumbnail: %s", error->message);
}

static void
forget_picture (CorantoHeadlineRowWidget *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->picture_url, g_free);
}

static void
update_picture (CorantoHeadlineRowWidget *self, const CorantoHeadlineRow *row)
{
  const char *url = self->thumbnails ? row->image : NULL;
  GdkTexture *kept;

  if (url && g_strcmp0 (self->picture_url, url) == 0)
    return;
  forget_picture (self);
  kept = url ? coranto_thumbnails_get (self->thumbnails, url) : NULL;
  show_picture (self, kept);
  self->picture_url = g_strdup (url);
  if (!url || kept)
    return;
  self->cancellable = g_cancellable_new ();
  coranto_thumbnails_load_async (self->thumbnails, url, row->url, self->cancellable,
                                 picture_loaded_cb, g_object_ref (self));
}

/* What a screen reader says.  The label belongs to the list's own row, which has the focus. */
static void
update_accessible (CorantoHeadlineRowWidget *self, const CorantoHeadlineRow *row)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) label = g_string_new (row->title);

  if (!item)
    return;
  if (!row->is_read)
    g_string_append_printf (label, ", %s", C_ ("state of a story", "unread"));
  if (row->is_changed)
    g_string_append_printf (label, ", %s", C_ ("state of a story", "updated"));
  if (row->is_favourite)
    g_string_append_printf (label, ", %s", C_ ("state of a story", "favourite"));
  g_string_append_printf (label, ", %s %s", gtk_label_get_text (self->source),
                          gtk_label_get_text (self->time));
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  row->summary ? row->summary : "", -1);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
coranto_headline_row_widget_update_time (CorantoHeadlineRowWidget *self, gint64 now)
{
  const CorantoHeadlineRow *row = self->headline ? coranto_headline_get_row (self->headline) : NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  gboolean has_source;

  if (!row)
    return;
  time = row->has_clock ? coranto_time_ago (row->sort_time, now)
                        : coranto_time_day (row->sort_time, now);
  has_source = !coranto_text_is_blank (row->source);
  /* Translators: the time of a story after its source, as in “Nature · 5 minutes ago” */
  text = has_source ? g_strdup_printf (C_ ("headline", "· %s"), time) : g_steal_pointer (&time);
  gtk_label_set_text (self->source, has_source ? row->source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source), has_source);
  gtk_label_set_text (self->time, text);
}

static void
update_title (CorantoHeadlineRowWidget *self, const CorantoHeadlineRow *row)
{
  gtk_label_set_text (self->title,
                      coranto_text_is_blank (row->title) ? _ ("Untitled") : row->title);
  coranto_found_attributes_set (self->title, row->found_by, CORANTO_SEARCH_TITLE);
}

static void
update_summary (CorantoHeadlineRowWidget *self, const CorantoHeadlineRow *row)
{
  g_autofree char *text
      = coranto_text_line (row->snippet ? row->snippet : row->summary, MAX_SUMMARY);

  gtk_label_set_text (self->summary, text);
  coranto_found_attributes_set (self->summary, row->snippet ? row->found_by : NULL,
                                CORANTO_SEARCH_TEXT);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *text != '\0');
}

static void
update (CorantoHeadlineRowWidget *self)
{
  const CorantoHeadlineRow *row = self->headline ? coranto_headline_get_row (self->headline) : NULL;

  if (!row)
    return;
  coranto_headline_row_widget_update_time (self, g_get_real_time () / G_USEC_PER_SEC);
  update_title (self, row);
  update_summary (self, row);
  gtk_widget_set_visible (self->unread, !row->is_read);
  gtk_widget_set_visible (self->favourite, row->is_favourite);
  gtk_widget_set_visible (self->updated, row->is_changed);
  set_class (GTK_WIDGET (self), "unread", !row->is_read);
  update_badge (self, row);
  update_picture (self, row);
  update_accessible (self, row);
}

/* The row is not read yet: it keeps the height that most rows have. */
static void
show_placeholder (CorantoHeadlineRowWidget *self)
{
  gtk_label_set_text (self->source, "…");
  gtk_label_set_text (self->time, "");
  gtk_label_set_text (self->title, "");
  gtk_label_set_text (self->summary, "");
  gtk_widget_set_visible (self->unread, FALSE);
  gtk_widget_set_visible (self->favourite, FALSE);
  gtk_widget_set_visible (self->updated, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), FALSE);
  show_picture (self, NULL);
}

void
coranto_headline_row_widget_bind (CorantoHeadlineRowWidget *self,
                                  CorantoHeadline *headline,
                                  CorantoThumbnails *thumbnails,
                                  const char *channel_title)
{
  g_return_if_fail (CORANTO_IS_HEADLINE_ROW_WIDGET (self));

  coranto_headline_row_widget_unbind (self);
  self->headline = g_object_ref (headline);
  g_set_object (&self->thumbnails, thumbnails);
  self->channel_title = g_strdup (channel_title);
  g_signal_connect_object (headline, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (coranto_headline_get_row (headline))
    update (self);
  else
    show_placeholder (self);
}

void
coranto_headline_row_widget_unbind (CorantoHeadlineRowWidget *self)
{
  forget_picture (self);
  if (self->headline)
    g_signal_handlers_disconnect_by_func (self->headline, update, self);
  g_clear_object (&self->headline);
  g_clear_pointer (&self->channel_title, g_free);
}

CorantoHeadline *
coranto_headline_row_widget_get_headline (CorantoHeadlineRowWidget *self)
{
  return self->headline;
}

void
coranto_headline_row_widget_set_day (CorantoHeadlineRowWidget *self, const char *day)
{
  gtk_label_set_text (self->day, day ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->day), day != NULL);
}

GtkWidget *
coranto_headline_row_widget_new (void)
{
  return g_object_new (CORANTO_TYPE_HEADLINE_ROW_WIDGET, NULL);
}

static void
coranto_headline_row_widget_dispose (GObject *object)
{
  CorantoHeadlineRowWidget *self = CORANTO_HEADLINE_ROW_WIDGET (object);

  coranto_headline_row_widget_unbind (self);
  g_clear_object (&self->thumbnails);
  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_HEADLINE_ROW_WIDGET);
  G_OBJECT_CLASS (coranto_headline_row_widget_parent_class)->dispose (object);
}

static void
coranto_headline_row_widget_class_init (CorantoHeadlineRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_headline_row_widget_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/headlines/coranto-headline-row-widget.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, day);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, unread);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, source);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, time);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, updated);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, badge);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, favourite);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, title);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, summary);
  gtk_widget_class_bind_template_child (widget_class, CorantoHeadlineRowWidget, picture);
}

static void
coranto_headline_row_widget_init (CorantoHeadlineRowWidget *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
