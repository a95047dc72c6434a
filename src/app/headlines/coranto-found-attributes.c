/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks as Pango attributes: the text of a label is never markup. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-found-attributes.h"

#define MAX_MARKS 64
/* A yellow that both styles' text is read on. */
#define RED 0xF6F6
#define GREEN 0xD3D3
#define BLUE 0x2D2D
#define ALPHA 0x7000

static void
add_mark (PangoAttrList *list, const CorantoTextRange *range)
{
  PangoAttribute *const attributes[]
      = { pango_attr_background_new (RED, GREEN, BLUE), pango_attr_background_alpha_new (ALPHA) };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = (guint) range->start;
      attributes[i]->end_index = (guint) range->end;
      pango_attr_list_insert (list, attributes[i]);
    }
}

void
coranto_found_attributes_set (GtkLabel *label,
                              const CorantoSearch *search,
                              CorantoSearchField field)
{
  g_autoptr (PangoAttrList) list = NULL;
  g_autoptr (GArray) found = NULL;

  if (search)
    {
      list = pango_attr_list_new ();
      found = coranto_search_find_words (search, field, gtk_label_get_text (label), MAX_MARKS);
      for (guint i = 0; i < found->len; i++)
        add_mark (list, &g_array_index (found, CorantoTextRange, i));
    }
  gtk_label_set_attributes (label, list);
}
