/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references (HTML, section 13.2.5.72 and on). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends `text` to `out` with its character references decoded, CR and CR LF as LF and without
 * NUL.  In an attribute's value a name without its semicolon is text when a letter, digit or "="
 * follows. */
void coranto_html_decode (GString *out, const char *text, gsize length, gboolean in_attribute);

/* The character that a name stands for ("nbsp"), 0 for unknown names. */
gunichar coranto_html_entity (const char *name, gsize length);

G_END_DECLS
