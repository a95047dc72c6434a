/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong on the wire, in the codes of the core. */
#pragma once

#include <gio/gio.h>

#include "coranto-error.h"

G_BEGIN_DECLS

/* `verdict` is why we stopped it ourselves (NONE: we did not); `error` is what GIO or libsoup says
 * (nullable with a verdict); `in_body`: the headers had come.  (transfer full) */
GError *coranto_net_error_translate (const GError *error,
                                     CorantoErrorCode verdict,
                                     GUri *uri,
                                     gboolean in_body);

G_END_DECLS
