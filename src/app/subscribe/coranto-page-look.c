/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at a page.
 *
 * I1: `cancellable` is set exactly while a look is under way. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-page-look.h"

#include "coranto-messages.h"
#include "coranto-preview.h"
#include "coranto-template.h"

#include <glib/gi18n.h>

#define MAX_HEADLINES 4

struct _CorantoPageLook
{
  GtkWidget parent_instance;

  GCancellable *cancellable; /* I1 */
  CorantoDiscovery *discovery;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *problem;
  GtkWidget *doubt;
  CorantoPreview *preview;
};

G_DEFINE_FINAL_TYPE (CorantoPageLook, coranto_page_look, GTK_TYPE_WIDGET)

static void
show_page (CorantoPageLook *self, const char *name)
{
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "looking"));
  gtk_stack_set_visible_child_name (self->stack, name);
}

/* A page's list is what following it would bring; where it has none, the first feed it names. */
static const CorantoParsedFeed *
preview_of (CorantoDiscovery *discovery)
{
  GPtrArray *candidates = discovery->lists->len > 0 ? discovery->lists : discovery->feeds;
  const CorantoCandidate *first = candidates->len > 0 ? g_ptr_array_index (candidates, 0) : NULL;

  return first ? first->preview : NULL;
}

static void
show_problem (CorantoPageLook *self, const GError *error)
{
  g_autofree char *sentence = coranto_message_from_error (error);

  gtk_label_set_text (self->problem, sentence);
  show_page (self, "failed");
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoPageLook) self = user_data;
  g_autoptr (GError) error = NULL;
  CorantoDiscovery *discovery
      = coranto_engine_discover_finish (CORANTO_ENGINE (source), result, &error);
  const CorantoParsedFeed *preview;

  if (coranto_message_is_cancelled (error))
    return;
  g_clear_object (&self->cancellable);
  if (!discovery)
    {
      show_problem (self, error);
      return;
    }
  self->discovery = discovery;
  preview = preview_of (discovery);
  coranto_preview_set (self->preview, preview, MAX_HEADLINES);
  gtk_widget_set_visible (self->doubt, preview && preview->confidence < CORANTO_PREVIEW_SURE);
  show_page (self, "found");
}

void
coranto_page_look_start (CorantoPageLook *self, CorantoEngine *engine, const char *url)
{
  g_return_if_fail (CORANTO_IS_PAGE_LOOK (self));

  if (self->cancellable || self->discovery)
    return;
  self->cancellable = g_cancellable_new ();
  show_page (self, "looking");
  coranto_engine_discover_async (engine, url, self->cancellable, looked_cb, g_object_ref (self));
}

CorantoDiscovery *
coranto_page_look_get_discovery (CorantoPageLook *self)
{
  return self->discovery;
}

/* The callback keeps the widget alive: it is its window's end that ends the look. */
static void
coranto_page_look_unrealize (GtkWidget *widget)
{
  CorantoPageLook *self = CORANTO_PAGE_LOOK (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (coranto_page_look_parent_class)->unrealize (widget);
}

static void
coranto_page_look_dispose (GObject *object)
{
  CorantoPageLook *self = CORANTO_PAGE_LOOK (object);

  coranto_template_dispose (GTK_WIDGET (self), CORANTO_TYPE_PAGE_LOOK);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->discovery, coranto_discovery_unref);
  G_OBJECT_CLASS (coranto_page_look_parent_class)->dispose (object);
}

static void
coranto_page_look_class_init (CorantoPageLookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CORANTO_TYPE_PREVIEW);
  G_OBJECT_CLASS (klass)->dispose = coranto_page_look_dispose;
  widget_class->unrealize = coranto_page_look_unrealize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/subscribe/coranto-page-look.ui");
  gtk_widget_class_set_css_name (widget_class, "pagelook");
  gtk_widget_class_bind_template_child (widget_class, CorantoPageLook, stack);
  gtk_widget_class_bind_template_child (widget_class, CorantoPageLook, spinner);
  gtk_widget_class_bind_template_child (widget_class, CorantoPageLook, problem);
  gtk_widget_class_bind_template_child (widget_class, CorantoPageLook, doubt);
  gtk_widget_class_bind_template_child (widget_class, CorantoPageLook, preview);
}

static void
coranto_page_look_init (CorantoPageLook *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
