/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order channels are asked. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sorts `channels` (element-type CorantoChannel) so that hosts take turns: many channels of one
 * host, which go one after the other, never stand before those of the others. */
void coranto_refresh_order (GPtrArray *channels);

G_END_DECLS
