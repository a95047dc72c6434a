/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waiting times that servers state. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Retry-After (RFC 9110 10.2.3), seconds or a date, as seconds since 1970: after `now`, at most a
 * day.  0: none, past or unreadable. */
gint64 coranto_retry_after_parse (const char *value, gint64 now);

/* max-age of Cache-Control (RFC 9111 5.2.2), 0 for no-cache and no-store; -1: not stated. */
gint64 coranto_max_age_parse (const char *cache_control);

G_END_DECLS
