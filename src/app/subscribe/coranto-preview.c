/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First headlines. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-preview.h"

#include "coranto-template.h"
#include "coranto-text.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

struct _CorantoPreview
{
  GtkWidget parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CorantoPreview, coranto_preview, GTK_TYPE_WIDGET)

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

const char *
coranto_preview_title (const CorantoParsedItem *item)
{
  if (!coranto_text_is_blank (item->title))
    return item->title;
  return item->summary ? item->summary : "";
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  return label;
}

static GtkWidget *
new_title (const char *text)
{
  GtkWidget *label = new_label (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
new_time (const char *text)
{
  GtkWidget *label = new_label (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
add_headline (CorantoPreview *self, const CorantoParsedItem *item)
{
  const char *title = coranto_preview_title (item);
  g_autofree char *time = coranto_time_stated (&item->published, now ());
  g_autofree char *name = time ? g_strdup_printf ("%s, %s", title, time) : g_strdup (title);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), new_title (title));
  if (time)
    gtk_box_append (GTK_BOX (box), new_time (time));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

void
coranto_preview_set (CorantoPreview *self, const CorantoParsedFeed *feed, guint max)
{
  GtkWidget *row;

  g_return_if_fail (CORANTO_IS_PREVIEW (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; feed && i < MIN (feed->items->len, max); i++)
    add_headline (self, g_ptr_array_index (feed->items, i));
}

/* NULL when no headline has a date. */
static const CorantoDate *
newest (const CorantoParsedFeed *feed)
{
  const CorantoDate *newest = NULL;

  for (guint i = 0; i < feed->items->len; i++)
    {
      const CorantoParsedItem *item = g_ptr_array_index (feed->items, i);

      if (item->published.precision != CORANTO_DATE_NONE
          && (!newest || item->published.unix_seconds > newest->unix_seconds))
        newest = &item->published;
    }
  return newest;
}

char *
coranto_preview_describe (const CorantoParsedFeed *feed)
{
  guint n_items = feed->items->len;
  const CorantoDate *date = newest (feed);
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u headline", "%u headlines", n_items), n_items);
  g_autofree char *time = date ? coranto_time_stated (date, now ()) : NULL;

  return time ? g_strdup_printf ("%s · %s", count, time) : g_steal_pointer (&count);
}

static void
coranto_preview_dispose (GObject *object)
{
  coranto_template_dispose (GTK_WIDGET (object), CORANTO_TYPE_PREVIEW);
  G_OBJECT_CLASS (coranto_preview_parent_class)->dispose (object);
}

static void
coranto_preview_class_init (CorantoPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_preview_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoPreview, list);
  gtk_widget_class_set_css_name (widget_class, "preview");
}

static void
coranto_preview_init (CorantoPreview *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
