/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions to and from OPML 1.0/2.0 (opml.org/spec2.opml).
 *
 * Other readers take the outlines that have an xmlUrl; what they have no word for stands in types
 * and in a namespace of ours, which they pass over: channels without a feed (type="coranto-page"),
 * the list of their page (coranto:list) and topics (type="coranto-topic", coranto:query). */
#pragma once

#include "coranto-limits.h"
#include "coranto-subscriptions.h"

G_BEGIN_DECLS

#define CORANTO_OPML_NAMESPACE "https://coranto.github.io/opml"
/* Longer names are cut. */
#define CORANTO_OPML_NAME_CHARS 1000
/* Outlines within one another; deeper ones are skipped. */
#define CORANTO_OPML_DEPTH 32

/* What the file lists, damaged or not, and what of it cannot be followed, with the reason.  An
 * address that is listed twice is given twice.  Any thread.  Errors: CORANTO_ERROR_NOT_OPML,
 * _MALFORMED, _TOO_LARGE.  (transfer full) */
CorantoSubscriptions *coranto_opml_parse (GBytes *bytes,
                                          const CorantoLimits *limits,
                                          GError **error);

/* OPML 2.0 in the order of `subscriptions`; reading gives the same again.  Names of categories with
 * " / " in them are written as outlines within one another.  (transfer full) */
GBytes *coranto_opml_write (const CorantoSubscriptions *subscriptions,
                            const char *title,
                            gint64 now);

G_END_DECLS
