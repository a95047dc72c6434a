/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors as sentences in the user's language, and passing notices (toasts). */
#pragma once

#include <adwaita.h>

#include "coranto-article.h"

G_BEGIN_DECLS

/* The sentence for `error`.  (transfer full) */
char *coranto_message_from_error (const GError *error);
gboolean coranto_message_is_cancelled (const GError *error);

/* Why the last check of `channel` failed; NULL when it went well.  (transfer full) (nullable) */
char *coranto_channel_problem (const CorantoChannel *channel);

/* Says it in the window that `origin` is in.  Cancelling is no error to be told. */
void coranto_toast (GtkWidget *origin, const char *text);
void coranto_toast_error (GtkWidget *origin, const GError *error);
void coranto_toast_add (GtkWidget *origin, AdwToast *toast); /* (transfer full) toast */

G_END_DECLS
