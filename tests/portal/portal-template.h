/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages are files with placeholders: {{name}} is filled with escaped text, {{{name}}} with HTML.
 */

#pragma once

#include "portal-library.h"

/* Fills the template NAME with pairs of key and text, ended by NULL; a placeholder without a pair
 * is a mistake of ours and is warned of.  Returns a new string. */
char *portal_template_fill (PortalLibrary *library, const char *name, ...) G_GNUC_NULL_TERMINATED;

/* The same, appended to PAGE. */
#define portal_template_append(page, library, ...)                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *filled_ = portal_template_fill (library, __VA_ARGS__);                        \
                                                                                                   \
    g_string_append (page, filled_);                                                               \
  }                                                                                                \
  G_STMT_END
