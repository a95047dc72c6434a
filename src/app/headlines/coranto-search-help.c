/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search language as examples. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-search-help.h"

#include "coranto-template.h"

struct _CorantoSearchHelp
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (CorantoSearchHelp, coranto_search_help, GTK_TYPE_POPOVER)

static void
coranto_search_help_class_init (CorantoSearchHelpClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/coranto/Coranto/headlines/coranto-search-help.ui");
}

static void
coranto_search_help_init (CorantoSearchHelp *self)
{
  coranto_template_init (GTK_WIDGET (self));
}
