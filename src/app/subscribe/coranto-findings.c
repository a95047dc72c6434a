/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found.
 *
 * A page may hold several lists, but an address can be followed once: the page has one row among
 * what was found, and the chooser says which of its lists that row stands for. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-findings.h"

#include "coranto-candidate-row.h"
#include "coranto-list-chooser.h"
#include "coranto-preview.h"
#include "coranto-template.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_HEADLINES 5
/* A page may name any number; more than these no one reads through. */
#define MAX_ROWS 60

struct _CorantoFindings
{
  GtkWidget parent_instance;

  CorantoEngine *engine;
  CorantoDiscovery *discovery;
  GPtrArray *rows;               /* (element-type CorantoCandidateRow) unowned; siblings last */
  guint n_siblings;              /* the last so many of `rows` */
  CorantoCandidateRow *page_row; /* of the lists; unowned; nullable */
  CorantoCandidateRow *shown;    /* whose headlines are shown; unowned; nullable */

  GtkListBox *found;
  CorantoListChooser *chooser;
  AdwPreferencesGroup *headlines;
  CorantoPreview *preview;
  GtkWidget *siblings_group;
  GtkListBox *siblings;
  GtkEditable *category;
};

G_DEFINE_FINAL_TYPE (CorantoFindings, coranto_findings, GTK_TYPE_WIDGET)

static guint changed_signal;

static const CorantoParsedFeed *
preview_of (CorantoCandidateRow *row)
{
  const CorantoParsedFeed *preview
      = row ? coranto_candidate_row_get_candidate (row)->preview : NULL;

  return preview && preview->items->len > 0 ? preview : NULL;
}

static void
show_headlines (CorantoFindings *self, CorantoCandidateRow *row)
{
  const CorantoParsedFeed *preview = preview_of (row);
  gboolean is_sure = !preview || preview->confidence >= CORANTO_PREVIEW_SURE;

  self->shown = row;
  coranto_preview_set (self->preview, preview, MAX_HEADLINES);
  adw_preferences_group_set_description (
      self->headlines, is_sure ? NULL : _ ("Check that these are the headlines you want."));
  gtk_widget_set_visible (GTK_WIDGET (self->headlines), preview != NULL);
}

/* The first that has headlines, if possible one that is ticked. */
static CorantoCandidateRow *
first_to_show (CorantoFindings *self)
{
  CorantoCandidateRow *first = NULL;

  for (guint i = 0; i < self->rows->len - self->n_siblings; i++)
    {
      CorantoCandidateRow *row = g_ptr_array_index (self->rows, i);

      if (preview_of (row) && coranto_candidate_row_is_wanted (row))
        return row;
      if (preview_of (row) && !first)
        first = row;
    }
  return first;
}

/* Shown is what was ticked last; what is ticked no more gives way. */
static void
toggled_cb (CorantoFindings *self, CorantoCandidateRow *row)
{
  if (preview_of (row) && coranto_candidate_row_is_wanted (row))
    show_headlines (self, row);
  else if (row == self->shown)
    show_headlines (self, first_to_show (self));
  g_signal_emit (self, changed_signal, 0);
}

static void
row_activated_cb (CorantoFindings *self, CorantoCandidateRow *row)
{
  coranto_candidate_row_toggle (row);
}

/* Who chooses a list wants it. */
static void
list_chosen_cb (CorantoFindings *self)
{
  coranto_candidate_row_set_candidate (self->page_row,
                                       coranto_list_chooser_get_chosen (self->chooser));
  coranto_candidate_row_set_wanted (self->page_row, TRUE);
  show_headlines (self, self->page_row);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
has_row (CorantoFindings *self, const char *url)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      CorantoCandidateRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (coranto_candidate_row_get_candidate (row)->url, url) == 0)
        return TRUE;
    }
  return FALSE;
}

/* An address stands once, wherever it was found.  NULL when it has its row already. */
static CorantoCandidateRow *
add_row (CorantoFindings *self, GtkListBox *list, CorantoCandidate *candidate)
{
  GtkWidget *row;

  if (has_row (self, candidate->url))
    return NULL;
  row = coranto_candidate_row_new (candidate, self->engine);
  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
  g_ptr_array_add (self->rows, row);
  return CORANTO_CANDIDATE_ROW (row);
}

static guint
add_rows (CorantoFindings *self, GtkListBox *list, GPtrArray *candidates)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len && n < MAX_ROWS; i++)
    if (add_row (self, list, g_ptr_array_index (candidates, i)))
      n++;
  return n;
}

static void
add_lists (CorantoFindings *self, GPtrArray *lists)
{
  CorantoCandidate *chosen;

  coranto_list_chooser_set (self->chooser, lists, NULL);
  chosen = coranto_list_chooser_get_chosen (self->chooser);
  self->page_row = chosen ? add_row (self, self->found, chosen) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->chooser),
                          self->page_row && lists->len > 1 && !chosen->is_followed);
}

static void
clear (CorantoFindings *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gboolean is_sibling = i >= self->rows->len - self->n_siblings;

      gtk_list_box_remove (is_sibling ? self->siblings : self->found, row);
    }
  g_ptr_array_set_size (self->rows, 0);
  self->n_siblings = 0;
  self->page_row = NULL;
}

void
coranto_findings_set (CorantoFindings *self, CorantoDiscovery *discovery, CorantoEngine *engine)
{
  g_return_if_fail (CORANTO_IS_FINDINGS (self));

  clear (self);
  g_set_object (&self->engine, engine);
  coranto_discovery_ref (discovery);
  add_rows (self, self->found, discovery->feeds);
  add_lists (self, discovery->lists);
  g_clear_pointer (&self->discovery, coranto_discovery_unref);
  self->discovery = discovery;
  self->n_siblings = add_rows (self, self->siblings, discovery->siblings);
  gtk_widget_set_visible (self->siblings_group, self->n_siblings > 0);
  gtk_editable_set_text (self->category, discovery->portal_title ? discovery->portal_title : "");
  show_headlines (self, first_to_show (self));
  g_signal_emit (self, changed_signal, 0);
}

GPtrArray *
coranto_findings_dup_wanted (CorantoFindings *self)
{
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      CorantoCandidateRow *row = g_ptr_array_index (self->rows, i);

      if (coranto_candidate_row_is_wanted (row))
        g_ptr_array_add (wanted, coranto_candidate_row_get_candidate (row));
    }
  return wanted;
}

const char *
coranto_findings_get_category (CorantoFindings *self)
{
  return gtk_editable_get_text (self->category);
}

/* Ticks all siblings; a second time, none. */
static void
all_clicked_cb (CorantoFindings *self)
{
  guint first = self->rows->len - self->n_siblings;
  gboolean are_all = TRUE;

  for (guint i = first; i < self->rows->len; i++)
    {
      CorantoCandidateRow *row = g_ptr_array_index (self->rows, i);

      if (!coranto_candidate_row_is_wanted (row)
          && !coranto_candidate_row_get_candidate (row)->is_followed)
        are_all = FALSE;
    }
  for (guint i = first; i < self->rows->len; i++)
    coranto_candidate_row_set_wanted (g_ptr_array_index (self->rows, i), !are_all);
}

static void
coranto_findings_dispose (GObject *object)
{
  CorantoFindings *self = CORANTO_FINDINGS (object);

  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_FINDINGS);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->discovery, coranto_discovery_unref);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (coranto_findings_parent_class)->dispose (object);
}

static void
coranto_findings_class_init (CorantoFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_LIST_CHOOSER);
  g_type_ensure (CORANTO_TYPE_PREVIEW);
  G_OBJECT_CLASS (klass)->dispose = coranto_findings_dispose;
  changed_signal = g_signal_new ("changed", CORANTO_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, found);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, chooser);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, headlines);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, preview);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, siblings_group);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, siblings);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, category);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_chosen_cb);
}

static void
coranto_findings_init (CorantoFindings *self)
{
  self->rows = g_ptr_array_new ();
  coranto_template_init (GTK_WIDGET (self));
}
