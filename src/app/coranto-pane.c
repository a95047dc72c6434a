/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pane with a width of its own. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-pane.h"

#define HANDLE_WIDTH 8
#define MIN_DRAGGED_WIDTH 180
#define MAX_DRAGGED_WIDTH 640

struct _CorantoPane
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *handle;
  CorantoPane *before; /* unowned: a sibling in the same window */
  int width;
  int dragged_width; /* of `before` when the drag began */
  double dragged_x;  /* in the window, where it began */
};

G_DEFINE_FINAL_TYPE (CorantoPane, coranto_pane, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHILD = 1,
  PROP_WIDTH,
  PROP_BEFORE,
} Prop;

static GParamSpec *properties[PROP_BEFORE + 1];

static void
set_width (CorantoPane *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

/* The handle moves while it drags: only the place in the window tells how far. */
static double
window_x (CorantoPane *self, double x)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  double window_x = x;
  double window_y;

  if (root)
    gtk_widget_translate_coordinates (self->handle, root, x, 0, &window_x, &window_y);
  return window_x;
}

static void
drag_begin_cb (CorantoPane *self, double x, double y)
{
  self->dragged_width = self->before ? self->before->width : 0;
  self->dragged_x = window_x (self, x);
}

static void
drag_update_cb (CorantoPane *self, double offset_x, double offset_y, GtkGestureDrag *drag)
{
  double start_x;
  double start_y;
  int moved;

  if (!self->before || !gtk_gesture_drag_get_start_point (drag, &start_x, &start_y))
    return;
  moved = (int) (window_x (self, start_x + offset_x) - self->dragged_x);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    moved = -moved;
  set_width (self->before,
             CLAMP (self->dragged_width + moved, MIN_DRAGGED_WIDTH, MAX_DRAGGED_WIDTH));
}

static void
set_before (CorantoPane *self, CorantoPane *before)
{
  GtkGesture *drag;

  self->before = before;
  if (!before || self->handle)
    return;
  self->handle
      = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  gtk_widget_insert_before (self->handle, GTK_WIDGET (self), NULL);
  drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
}

static void
set_child (CorantoPane *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  CorantoPane *self = CORANTO_PANE (widget);

  *minimum = *natural = 0;
  if (self->child && gtk_widget_should_layout (self->child))
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->width > 0)
    *natural = MAX (*minimum, self->width);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CorantoPane *self = CORANTO_PANE (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (self->child && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  if (self->handle)
    {
      int minimum;

      gtk_widget_measure (self->handle, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->handle,
                                &(GtkAllocation){ is_rtl ? width - HANDLE_WIDTH : 0, 0,
                                                  MAX (minimum, HANDLE_WIDTH), height },
                                -1);
    }
}

static void
coranto_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CorantoPane *self = CORANTO_PANE (object);

  switch ((Prop) id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_BEFORE:
      g_value_set_object (value, self->before);
      break;
    }
}

static void
coranto_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CorantoPane *self = CORANTO_PANE (object);

  switch ((Prop) id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_WIDTH:
      set_width (self, g_value_get_int (value));
      break;
    case PROP_BEFORE:
      set_before (self, g_value_get_object (value));
      break;
    }
}

static void
coranto_pane_dispose (GObject *object)
{
  CorantoPane *self = CORANTO_PANE (object);

  self->before = NULL;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->handle, gtk_widget_unparent);
  G_OBJECT_CLASS (coranto_pane_parent_class)->dispose (object);
}

static void
coranto_pane_class_init (CorantoPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = coranto_pane_dispose;
  object_class->get_property = coranto_pane_get_property;
  object_class->set_property = coranto_pane_set_property;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_BEFORE] = g_param_spec_object ("before", NULL, NULL, CORANTO_TYPE_PANE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "pane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
coranto_pane_init (CorantoPane *self)
{
}
