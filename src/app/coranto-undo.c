/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo, of this session: one window, one row of steps. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-undo.h"

#include "coranto-messages.h"

#include <glib/gi18n.h>

/* More than anybody takes back. */
#define MAX_STEPS 50

typedef struct
{
  GtkWidget *origin;
  CorantoUndoFunc undo;
  gpointer data;
  GDestroyNotify free_data;
} Step;

static GQueue steps = G_QUEUE_INIT; /* the last at the head */

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_object_unref (step->origin);
  step->free_data (step->data);
}

static void
step_unref (gpointer step)
{
  g_rc_box_release_full (step, step_clear);
}

static void
step_closure_unref (gpointer step, GClosure *closure)
{
  step_unref (step);
}

/* (transfer full) of step */
static void
take_back (Step *step)
{
  step->undo (step->origin, step->data);
  step_unref (step);
}

static void
clicked_cb (AdwToast *toast, gpointer step)
{
  if (g_queue_remove (&steps, step))
    take_back (step);
}

void
coranto_undo_offer (GtkWidget *origin,
                    const char *title,
                    CorantoUndoFunc undo,
                    gpointer data,
                    GDestroyNotify free_data)
{
  Step *step = g_rc_box_new (Step);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (escaped);

  *step = (Step){ g_object_ref (origin), undo, data, free_data };
  g_queue_push_head (&steps, step);
  if (g_queue_get_length (&steps) > MAX_STEPS)
    step_unref (g_queue_pop_tail (&steps));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (clicked_cb), g_rc_box_acquire (step),
                         step_closure_unref, 0);
  coranto_toast_add (origin, toast);
}

gboolean
coranto_undo_last (void)
{
  Step *step = g_queue_pop_head (&steps);

  if (step)
    take_back (step);
  return step != NULL;
}

void
coranto_undo_forget (void)
{
  g_queue_clear_full (&steps, step_unref);
}
