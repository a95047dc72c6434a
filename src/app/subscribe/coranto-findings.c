/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-findings.h"

#include "coranto-candidate-row.h"
#include "coranto-template.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

#define MAX_HEADLINES 5
/* A page may name any number; more than these no one reads through. */
#define MAX_ROWS 60

struct _CorantoFindings
{
  GtkWidget parent_instance;

  CorantoDiscovery *discovery;
  GPtrArray *rows;          /* (element-type CorantoCandidateRow) unowned */
  GPtrArray *headline_rows; /* (element-type GtkWidget) unowned */
  guint n_siblings;         /* the last so many of `rows` */

  AdwPreferencesGroup *found;
  AdwPreferencesGroup *siblings;
  GtkButton *all;
  GtkEditable *category;
  AdwPreferencesGroup *headlines;
};

G_DEFINE_FINAL_TYPE (CorantoFindings, coranto_findings, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
toggled_cb (CorantoFindings *self)
{
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

/* An address stands once, wherever it was found. */
static guint
add_rows (CorantoFindings *self, AdwPreferencesGroup *group, GPtrArray *candidates)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len && n < MAX_ROWS; i++)
    {
      CorantoCandidate *candidate = g_ptr_array_index (candidates, i);
      GtkWidget *row;

      if (has_row (self, candidate->url))
        continue;
      row = coranto_candidate_row_new (candidate);
      g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
      n++;
    }
  return n;
}

static void
add_headline (CorantoFindings *self, const CorantoParsedItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 item->title && *item->title ? item->title : item->summary);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (item->published.precision != CORANTO_DATE_NONE)
    {
      time = coranto_time_ago (item->published.unix_seconds, g_get_real_time () / G_USEC_PER_SEC);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), time);
    }
  adw_preferences_group_add (self->headlines, row);
  g_ptr_array_add (self->headline_rows, row);
}

static const CorantoParsedFeed *
first_preview (CorantoFindings *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      CorantoCandidateRow *row = g_ptr_array_index (self->rows, i);
      const CorantoCandidate *candidate = coranto_candidate_row_get_candidate (row);

      if (candidate->preview && candidate->preview->items->len > 0)
        return candidate->preview;
    }
  return NULL;
}

static void
show_headlines (CorantoFindings *self)
{
  const CorantoParsedFeed *preview = first_preview (self);

  for (guint i = 0; preview && i < MIN (preview->items->len, MAX_HEADLINES); i++)
    add_headline (self, g_ptr_array_index (preview->items, i));
  gtk_widget_set_visible (GTK_WIDGET (self->headlines), preview != NULL);
}

static void
clear (CorantoFindings *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gboolean is_sibling = i >= self->rows->len - self->n_siblings;

      adw_preferences_group_remove (is_sibling ? self->siblings : self->found, row);
    }
  for (guint i = 0; i < self->headline_rows->len; i++)
    adw_preferences_group_remove (self->headlines, g_ptr_array_index (self->headline_rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->headline_rows, 0);
}

void
coranto_findings_set (CorantoFindings *self, CorantoDiscovery *discovery)
{
  g_return_if_fail (CORANTO_IS_FINDINGS (self));

  clear (self);
  g_clear_pointer (&self->discovery, coranto_discovery_unref);
  self->discovery = coranto_discovery_ref (discovery);
  add_rows (self, self->found, discovery->feeds);
  add_rows (self, self->found, discovery->lists);
  self->n_siblings = add_rows (self, self->siblings, discovery->siblings);
  gtk_widget_set_visible (GTK_WIDGET (self->siblings), self->n_siblings > 0);
  gtk_editable_set_text (self->category, discovery->portal_title ? discovery->portal_title : "");
  show_headlines (self);
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
  g_clear_pointer (&self->headline_rows, g_ptr_array_unref);
  g_clear_pointer (&self->discovery, coranto_discovery_unref);
  G_OBJECT_CLASS (coranto_findings_parent_class)->dispose (object);
}

static void
coranto_findings_class_init (CorantoFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_findings_dispose;
  changed_signal = g_signal_new ("changed", CORANTO_TYPE_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, found);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, siblings);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, all);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, category);
  gtk_widget_class_bind_template_child (widget_class, CorantoFindings, headlines);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
}

static void
coranto_findings_init (CorantoFindings *self)
{
  self->rows = g_ptr_array_new ();
  self->headline_rows = g_ptr_array_new ();
  coranto_template_init (GTK_WIDGET (self));
}
