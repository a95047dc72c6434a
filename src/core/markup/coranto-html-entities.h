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

/* The character that the reference "&#…" at `text` means, U+FFFD for what is none; one at the first
 * half of a UTF-16 pair takes the second one with it.  Returns the bytes it takes; 0: it is none.
 */
gsize coranto_html_decode_number (const char *text, gsize length, gunichar *character);

G_END_DECLS
