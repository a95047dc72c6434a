/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar above the headlines of a channel that has something to say: why its last check failed, or
 * that its page was laid out anew; and what can be done. */
#pragma once

#include <gtk/gtk.h>

#include "coranto-article.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_CHANNEL_NOTICE (coranto_channel_notice_get_type ())
G_DECLARE_FINAL_TYPE (CorantoChannelNotice,
                      coranto_channel_notice,
                      CORANTO,
                      CHANNEL_NOTICE,
                      GtkWidget)

/* Signals: "retry", "dismissed".  Choosing the list is the window's action. */

/* NULL, or a channel with nothing to say, hides the bar. */
void coranto_channel_notice_set (CorantoChannelNotice *self, const CorantoChannel *channel);

G_END_DECLS
