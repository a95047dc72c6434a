/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cancellable that is cancelled when either of two others is. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CORANTO_TYPE_LINKED_CANCELLABLE (coranto_linked_cancellable_get_type ())
G_DECLARE_FINAL_TYPE (CorantoLinkedCancellable,
                      coranto_linked_cancellable,
                      CORANTO,
                      LINKED_CANCELLABLE,
                      GCancellable)

/* Both nullable.  Main thread; it follows them from the main loop, not at once. */
GCancellable *coranto_linked_cancellable_new (GCancellable *first, GCancellable *second);

G_END_DECLS
