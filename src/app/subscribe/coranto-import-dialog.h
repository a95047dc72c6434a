/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What importing a file would do, put as a question. */
#pragma once

#include <adwaita.h>

#include "coranto-subscriptions.h"

G_BEGIN_DECLS

/* Its response is "import" where that was agreed to. */
#define CORANTO_IMPORT_DIALOG_YES "import"

/* Says how much of `plan` would be added and lists what is skipped and why; asks for nothing where
 * there is nothing to add.  Not presented yet; gone when answered. */
AdwMessageDialog *coranto_import_dialog_new (GtkWindow *parent, const CorantoSubscriptions *plan);

/* "12 channels and 2 topics"; of 0 only one is named.  (transfer full) */
char *coranto_import_dialog_count (guint n_channels, guint n_topics);

G_END_DECLS
