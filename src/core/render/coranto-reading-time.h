/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a text takes to read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Minutes for `text`, at least 1; 0 for a blank one.  Han characters are counted one by one, other
 * scripts by word. */
int coranto_reading_minutes (const char *text);

G_END_DECLS
