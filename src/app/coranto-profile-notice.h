/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the profile: a bar that stays, and what is told once. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_PROFILE_NOTICE (coranto_profile_notice_get_type ())
G_DECLARE_FINAL_TYPE (CorantoProfileNotice,
                      coranto_profile_notice,
                      CORANTO,
                      PROFILE_NOTICE,
                      GtkWidget)

/* Says why the engine's profile can only be read, or that it is damaged, as soon as it is; a repair
 * is told in a dialog above the window, until somebody has closed it. */
void coranto_profile_notice_set_engine (CorantoProfileNotice *self, CorantoEngine *engine);

G_END_DECLS
