/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a story. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-story-menu.h"

#include <glib/gi18n.h>

GMenuModel *
coranto_story_menu_new (gboolean is_read, gboolean is_favourite)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) share = g_menu_new ();

  g_menu_append (marks, is_favourite ? _ ("Remove from _Favourites") : _ ("Add to _Favourites"),
                 "win.toggle-favourite");
  g_menu_append (marks, is_read ? _ ("Mark as _Unread") : _ ("Mark as _Read"), "win.toggle-read");
  g_menu_append (share, _ ("_Open in Browser"), "win.open-in-browser");
  g_menu_append (share, _ ("Copy _Link"), "win.copy-link");
  g_menu_append (share, _ ("Copy _Title and Link"), "win.copy-title-and-link");
  g_menu_append (share, _ ("Copy _Citation"), "win.copy-citation");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (share));
  return G_MENU_MODEL (menu);
}
