/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that could be followed. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-candidate-row.h"

#include "coranto-text.h"
#include "coranto-url.h"

#include <glib/gi18n.h>

struct _CorantoCandidateRow
{
  AdwActionRow parent_instance;

  CorantoCandidate *candidate; /* unowned: the discovery's */
  GtkCheckButton *check;
};

G_DEFINE_FINAL_TYPE (CorantoCandidateRow, coranto_candidate_row, ADW_TYPE_ACTION_ROW)

static guint toggled_signal;

const char *
coranto_candidate_kind_name (CorantoFeedKind kind)
{
  switch (kind)
    {
    case CORANTO_FEED_KIND_RSS:
      return _ ("RSS feed");
    case CORANTO_FEED_KIND_ATOM:
      return _ ("Atom feed");
    case CORANTO_FEED_KIND_RDF:
      return _ ("RDF feed");
    case CORANTO_FEED_KIND_JSON_FEED:
      return _ ("JSON Feed");
    case CORANTO_FEED_KIND_CDF:
      return _ ("CDF feed");
    case CORANTO_FEED_KIND_PAGE:
      return _ ("Page without a feed");
    case CORANTO_FEED_KIND_UNKNOWN:
      break;
    }
  return _ ("Feed");
}

/* NULL for a sibling page that was not looked at: its title says all that is known. */
static char *
describe (const CorantoCandidate *candidate)
{
  const char *kind = coranto_candidate_kind_name (candidate->kind);
  guint n_items = candidate->preview ? candidate->preview->items->len : 0;
  g_autofree char *headlines
      = g_strdup_printf (ngettext ("%u headline", "%u headlines", n_items), n_items);

  if (candidate->is_followed)
    /* Translators: %s is the kind of channel, e.g. “RSS feed” */
    return g_strdup_printf (_ ("%s · followed already"), kind);
  if (n_items > 0)
    return g_strdup_printf ("%s · %s", kind, headlines);
  return candidate->kind == CORANTO_FEED_KIND_PAGE ? NULL : g_strdup (kind);
}

static void
toggled_cb (CorantoCandidateRow *self)
{
  g_signal_emit (self, toggled_signal, 0);
}

GtkWidget *
coranto_candidate_row_new (CorantoCandidate *candidate)
{
  CorantoCandidateRow *self = g_object_new (CORANTO_TYPE_CANDIDATE_ROW, NULL);
  g_autofree char *subtitle = describe (candidate);
  const char *title = coranto_text_is_blank (candidate->title) ? candidate->url : candidate->title;

  self->candidate = candidate;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), candidate->url);
  gtk_check_button_set_active (self->check, candidate->is_suggested && !candidate->is_followed);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !candidate->is_followed);
  /* Its name comes from the row. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle ? subtitle : "", -1);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

CorantoCandidate *
coranto_candidate_row_get_candidate (CorantoCandidateRow *self)
{
  return self->candidate;
}

gboolean
coranto_candidate_row_is_wanted (CorantoCandidateRow *self)
{
  return gtk_check_button_get_active (self->check) && !self->candidate->is_followed;
}

void
coranto_candidate_row_set_wanted (CorantoCandidateRow *self, gboolean is_wanted)
{
  if (!self->candidate->is_followed)
    gtk_check_button_set_active (self->check, is_wanted);
}

static void
coranto_candidate_row_class_init (CorantoCandidateRowClass *klass)
{
  toggled_signal = g_signal_new ("toggled", CORANTO_TYPE_CANDIDATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
coranto_candidate_row_init (CorantoCandidateRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  /* Titles come from outside: they are text. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}
