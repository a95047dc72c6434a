/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules.  What is shown is read anew after each change. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-rules-window.h"

#include "coranto-messages.h"
#include "coranto-rule-run.h"
#include "coranto-template.h"
#include "coranto-topic-dialog.h"
#include "coranto-undo.h"

#include <glib/gi18n.h>

struct _CorantoRulesWindow
{
  AdwWindow parent_instance;

  CorantoEngine *engine;
  GPtrArray *rules; /* (element-type CorantoRule) as they were read last */
  GPtrArray *rows;  /* (element-type GtkWidget) unowned: the group's */

  GtkStack *stack;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (CorantoRulesWindow, coranto_rules_window, ADW_TYPE_WINDOW)

static void read_rules (CorantoRulesWindow *self);

static const CorantoRule *
find_rule (CorantoRulesWindow *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const CorantoRule *rule = g_ptr_array_index (self->rules, i);

      if (rule->id == id)
        {
          *position = i;
          return rule;
        }
    }
  return NULL;
}

/* Toasts belong to the overlay: what asks for one must stand inside it. */
static GtkWidget *
origin (CorantoRulesWindow *self)
{
  return GTK_WIDGET (self->stack);
}

/* Switching -------------------------------------------------------------------------------------*/

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (coranto_engine_save_rule_finish (CORANTO_ENGINE (source), result, &error) < 0 && self->stack)
    coranto_toast_error (origin (self), error);
  read_rules (self);
}

static gboolean
state_set_cb (GtkSwitch *button, gboolean is_on, gpointer user_data)
{
  const CorantoRule *rule = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));
  g_autoptr (CorantoRule) changed = NULL;

  if (!CORANTO_IS_RULES_WINDOW (root) || !rule->is_enabled == !is_on)
    return FALSE;
  changed = coranto_rule_copy (rule);
  changed->is_enabled = is_on;
  coranto_engine_save_rule_async (CORANTO_RULES_WINDOW (root)->engine, changed, NULL, saved_cb,
                                  g_object_ref (root));
  return FALSE;
}

/* Rows ------------------------------------------------------------------------------------------*/

static void
append (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_menu (gint64 id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  append (first, _ ("_Edit…"), "rule.edit", id);
  append (first, _ ("_Run Now on Stored Stories…"), "rule.run", id);
  append (places, _ ("Move _Up"), "rule.move-up", id);
  append (places, _ ("Move _Down"), "rule.move-down", id);
  append (last, _ ("De_lete"), "rule.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
rule_closure_unref (gpointer rule, GClosure *closure)
{
  coranto_rule_unref (rule);
}

static GtkWidget *
new_switch (CorantoRule *rule)
{
  GtkWidget *button = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (button), rule->is_enabled);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("For New Stories"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rule->name, -1);
  g_signal_connect_data (button, "state-set", G_CALLBACK (state_set_cb), coranto_rule_ref (rule),
                         rule_closure_unref, 0);
  return button;
}

static GtkWidget *
new_menu_button (const CorantoRule *rule)
{
  g_autoptr (GMenuModel) menu = new_menu (rule->id);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More"), -1);
  return button;
}

static void
add_row (CorantoRulesWindow *self, CorantoRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *done = coranto_rule_describe_actions (rule->actions);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", rule->query, done);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rule->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_switch (rule));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_menu_button (rule));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_rules (CorantoRulesWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->rules->len; i++)
    add_row (self, g_ptr_array_index (self->rules, i));
  gtk_stack_set_visible_child_name (self->stack, self->rules->len > 0 ? "rules" : "empty");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rules = coranto_engine_read_rules_finish (CORANTO_ENGINE (source), result, &error);

  if (!rules || !self->stack)
    {
      g_clear_pointer (&rules, g_ptr_array_unref);
      if (self->stack)
        coranto_toast_error (origin (self), error);
      return;
    }
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  self->rules = rules;
  show_rules (self);
}

static void
read_rules (CorantoRulesWindow *self)
{
  if (self->engine)
    coranto_engine_read_rules_async (self->engine, NULL, read_cb, g_object_ref (self));
}

/* Actions ---------------------------------------------------------------------------------------*/

static void
open_dialog (CorantoRulesWindow *self, const CorantoRule *rule)
{
  CorantoTopicDialog *dialog
      = coranto_topic_dialog_new_rule (GTK_WINDOW (self), self->engine, rule);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (read_rules), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_dialog (CORANTO_RULES_WINDOW (widget), NULL);
}

static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoRulesWindow *self = CORANTO_RULES_WINDOW (widget);
  guint position;
  const CorantoRule *rule = find_rule (self, g_variant_get_int64 (parameter), &position);

  if (rule)
    open_dialog (self, rule);
}

static void
run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoRulesWindow *self = CORANTO_RULES_WINDOW (widget);
  guint position;
  const CorantoRule *rule = find_rule (self, g_variant_get_int64 (parameter), &position);

  if (rule)
    coranto_rule_run_ask (origin (self), self->engine, rule);
}

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!coranto_engine_order_rules_finish (CORANTO_ENGINE (source), result, &error) && self->stack)
    coranto_toast_error (origin (self), error);
  read_rules (self);
}

static void
move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoRulesWindow *self = CORANTO_RULES_WINDOW (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint at, to;
  gint64 moved = g_variant_get_int64 (parameter);

  if (!find_rule (self, moved, &at))
    return;
  to = g_str_equal (name, "rule.move-up") ? at - 1 : at + 1;
  if (to >= self->rules->len)
    return;
  for (guint i = 0; i < self->rules->len; i++)
    g_array_append_val (ids, ((CorantoRule *) g_ptr_array_index (self->rules, i))->id);
  g_array_index (ids, gint64, at) = g_array_index (ids, gint64, to);
  g_array_index (ids, gint64, to) = moved;
  coranto_engine_order_rules_async (self->engine, (const gint64 *) (gpointer) ids->data, ids->len,
                                    NULL, ordered_cb, g_object_ref (self));
}

/* Deleting, and its undo ------------------------------------------------------------------------*/

typedef struct
{
  CorantoRulesWindow *window;
  CorantoRule *rule;
} Removed;

static void
removed_free (gpointer data)
{
  Removed *removed = data;

  g_object_unref (removed->window);
  coranto_rule_unref (removed->rule);
  g_free (removed);
}

/* The window may be closed: its engine is asked for before. */
static void
put_back (GtkWidget *widget, gpointer data)
{
  Removed *removed = data;

  coranto_engine_save_rule_async (removed->window->engine, removed->rule, NULL, saved_cb,
                                  g_object_ref (removed->window));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CorantoRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  CorantoRule *rule = coranto_engine_remove_rule_finish (CORANTO_ENGINE (source), result, &error);
  g_autofree char *title = NULL;
  Removed *removed;

  read_rules (self);
  if (!rule || !self->stack)
    {
      g_clear_pointer (&rule, coranto_rule_unref);
      if (self->stack)
        coranto_toast_error (origin (self), error);
      return;
    }
  removed = g_new0 (Removed, 1);
  removed->window = g_object_ref (self);
  removed->rule = rule;
  title = g_strdup_printf (_ ("“%s” deleted"), rule->name);
  coranto_undo_offer (origin (self), title, put_back, removed, removed_free);
}

static void
remove_rule (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CorantoRulesWindow *self = CORANTO_RULES_WINDOW (widget);

  coranto_engine_remove_rule_async (self->engine, g_variant_get_int64 (parameter), NULL, removed_cb,
                                    g_object_ref (self));
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  coranto_undo_last ();
}

CorantoRulesWindow *
coranto_rules_window_new (GtkWindow *parent, CorantoEngine *engine)
{
  CorantoRulesWindow *self
      = g_object_new (CORANTO_TYPE_RULES_WINDOW, "transient-for", parent, NULL);

  self->engine = g_object_ref (engine);
  read_rules (self);
  return self;
}

static void
coranto_rules_window_finalize (GObject *object)
{
  CorantoRulesWindow *self = CORANTO_RULES_WINDOW (object);

  g_object_unref (self->engine);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (coranto_rules_window_parent_class)->finalize (object);
}

static void
coranto_rules_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CORANTO_TYPE_RULES_WINDOW);
  G_OBJECT_CLASS (coranto_rules_window_parent_class)->dispose (object);
}

static void
coranto_rules_window_class_init (CorantoRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = coranto_rules_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = coranto_rules_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/coranto/Coranto/topics/coranto-rules-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CorantoRulesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CorantoRulesWindow, group);
  gtk_widget_class_install_action (widget_class, "rule.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "rule.edit", "x", edit);
  gtk_widget_class_install_action (widget_class, "rule.run", "x", run);
  gtk_widget_class_install_action (widget_class, "rule.move-up", "x", move);
  gtk_widget_class_install_action (widget_class, "rule.move-down", "x", move);
  gtk_widget_class_install_action (widget_class, "rule.remove", "x", remove_rule);
  gtk_widget_class_install_action (widget_class, "rule.undo", NULL, undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "rule.undo",
                                       NULL);
}

static void
coranto_rules_window_init (CorantoRulesWindow *self)
{
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_rule_unref);
  self->rows = g_ptr_array_new ();
  coranto_template_init (GTK_WIDGET (self));
}
