/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that could be followed. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-candidate-row.h"

#include "coranto-page-look.h"
#include "coranto-preview.h"
#include "coranto-template.h"
#include "coranto-text.h"

#include <glib/gi18n.h>

struct _CorantoCandidateRow
{
  GtkListBoxRow parent_instance;

  CorantoEngine *engine;
  CorantoCandidate *candidate; /* unowned: the discovery's */

  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkToggleButton *look_button;
  GtkRevealer *revealer;
  CorantoPageLook *look;
};

G_DEFINE_FINAL_TYPE (CorantoCandidateRow, coranto_candidate_row, GTK_TYPE_LIST_BOX_ROW)

static guint toggled_signal;

static const char *
kind_name (CorantoFeedKind kind)
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
      return _ ("News page");
    case CORANTO_FEED_KIND_UNKNOWN:
      break;
    }
  return _ ("Feed");
}

/* NULL for a sibling page that was not looked at: its title says all that is known. */
static char *
describe (const CorantoCandidate *candidate)
{
  const char *kind = kind_name (candidate->kind);
  g_autofree char *headlines = NULL;

  if (candidate->is_followed)
    /* Translators: %s is the kind of channel, e.g. “RSS feed” */
    return g_strdup_printf (_ ("%s · followed already"), kind);
  if (!candidate->preview || candidate->preview->items->len == 0)
    return candidate->kind == CORANTO_FEED_KIND_PAGE ? NULL : g_strdup (kind);
  headlines = coranto_preview_describe (candidate->preview);
  return g_strdup_printf ("%s · %s", kind, headlines);
}

static const char *
title_of (const CorantoCandidate *candidate)
{
  return coranto_text_is_blank (candidate->title) ? candidate->url : candidate->title;
}

static void
toggled_cb (CorantoCandidateRow *self)
{
  g_signal_emit (self, toggled_signal, 0);
}

/* GTK 4.8 takes no names of rows and their ticks from the labels in them. */
static void
set_names (CorantoCandidateRow *self, const char *title, const char *subtitle)
{
  g_autofree char *name = subtitle ? g_strdup_printf ("%s, %s", title, subtitle) : NULL;
  /* Translators: %s is the name of a channel */
  g_autofree char *look = g_strdup_printf (_ ("First headlines of “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name ? name : title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle ? subtitle : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->look_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  look, -1);
}

void
coranto_candidate_row_set_candidate (CorantoCandidateRow *self, CorantoCandidate *candidate)
{
  const char *title = title_of (candidate);
  g_autofree char *subtitle = describe (candidate);

  g_return_if_fail (CORANTO_IS_CANDIDATE_ROW (self));

  self->candidate = candidate;
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), candidate->url);
  set_names (self, title, subtitle);
}

GtkWidget *
coranto_candidate_row_new (CorantoCandidate *candidate, CorantoEngine *engine)
{
  CorantoCandidateRow *self = g_object_new (CORANTO_TYPE_CANDIDATE_ROW, NULL);

  self->engine = g_object_ref (engine);
  coranto_candidate_row_set_candidate (self, candidate);
  gtk_check_button_set_active (self->check, candidate->is_suggested && !candidate->is_followed);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !candidate->is_followed);
  gtk_widget_set_visible (GTK_WIDGET (self->look_button),
                          !candidate->preview && !candidate->is_followed);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
look_toggled_cb (CorantoCandidateRow *self)
{
  gboolean is_open = gtk_toggle_button_get_active (self->look_button);

  gtk_button_set_icon_name (GTK_BUTTON (self->look_button),
                            is_open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->look_button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               is_open, -1);
  gtk_revealer_set_reveal_child (self->revealer, is_open);
  if (is_open)
    coranto_page_look_start (self->look, self->engine, self->candidate->url);
}

/* A sibling page in which a look found no list but a feed is followed by that feed. */
CorantoCandidate *
coranto_candidate_row_get_candidate (CorantoCandidateRow *self)
{
  CorantoDiscovery *found = coranto_page_look_get_discovery (self->look);

  if (found && found->lists->len == 0 && found->feeds->len > 0)
    return g_ptr_array_index (found->feeds, 0);
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

void
coranto_candidate_row_toggle (CorantoCandidateRow *self)
{
  coranto_candidate_row_set_wanted (self, !gtk_check_button_get_active (self->check));
}

static void
coranto_candidate_row_dispose (GObject *object)
{
  CorantoCandidateRow *self = CORANTO_CANDIDATE_ROW (object);

  g_clear_object (&self->engine);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORANTO_TYPE_CANDIDATE_ROW);
  G_OBJECT_CLASS (coranto_candidate_row_parent_class)->dispose (object);
}

static void
coranto_candidate_row_class_init (CorantoCandidateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_PAGE_LOOK);
  G_OBJECT_CLASS (klass)->dispose = coranto_candidate_row_dispose;
  toggled_signal = g_signal_new ("toggled", CORANTO_TYPE_CANDIDATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-candidate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoCandidateRow, check);
  gtk_widget_class_bind_template_child (widget_class, CorantoCandidateRow, title);
  gtk_widget_class_bind_template_child (widget_class, CorantoCandidateRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CorantoCandidateRow, look_button);
  gtk_widget_class_bind_template_child (widget_class, CorantoCandidateRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, CorantoCandidateRow, look);
  gtk_widget_class_bind_template_callback (widget_class, look_toggled_cb);
}

static void
coranto_candidate_row_init (CorantoCandidateRow *self)
{
  coranto_template_init (GTK_WIDGET (self));
  coranto_template_hide_unrevealed (self->revealer);
}
