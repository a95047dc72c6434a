/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's process-wide state, set once and safely. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be called before any call of libxml2.  From then on it can't load anything, whatever a
 * document asks for.  Any thread, any number of times. */
void coranto_libxml_init (void);

G_END_DECLS
