/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: every URL from outside passes here before anything is done with it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Resolves `reference` (as found in content: white space, C0 controls and non-ASCII allowed, as
 * browsers do; WHATWG URL) against `base` (nullable when reference is absolute).  Returns the
 * absolute URL when its scheme is http or https and it has a host, without userinfo; else NULL.
 * The fragment is kept.  (transfer full) (nullable) */
char *coranto_url_resolve (const char *base, const char *reference);

/* As coranto_url_resolve(), but any of http, https, mailto. */
char *coranto_url_resolve_link (const char *base, const char *reference);

/* What a person typed or pasted as an address: trims, unwraps feed: and feed://, adds https://
 * (http:// for localhost and bare IP addresses) when there is no scheme.  NULL with
 * CORANTO_ERROR_INVALID_ADDRESS when it can't be an address.  (transfer full) */
char *coranto_url_from_user (const char *typed, GError **error);

/* The address an article is recognised by: lower-case host, no default port, no fragment, no
 * tracking parameters (utm_*, fbclid, spm, …), no userinfo.  `url` must be absolute.
 * (transfer full) (nullable) */
char *coranto_url_canonical (const char *url);

/* The same without its scheme, for a site that moved to https did not publish anything anew; NULL
 * for NULL.  (transfer full) (nullable) */
char *coranto_url_key (const char *url);

/* `url` without tracking parameters, otherwise as it is.  For copying and opening.
 * (transfer full) (nullable) */
char *coranto_url_clean (const char *url);

/* Host of `url` in full, punycode where scripts mix; lower case, without port.  For display.
 * (transfer full) (nullable) */
char *coranto_url_display_host (const char *url);

/* Host of `url` as it is asked for (ASCII, lower case).  (transfer full) (nullable) */
char *coranto_url_host (const char *url);

/* scheme://host[:port] of `url`.  (transfer full) (nullable) */
char *coranto_url_origin (const char *url);

/* Whether `a` and `b` have the same host, or hosts of one site (www., m., img1. … before the same
 * registrable name). */
gboolean coranto_url_same_site (const char *a, const char *b);

G_END_DECLS
