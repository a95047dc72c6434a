/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of the core.  Its codes are what the window switches on and what is stored
 * with a channel that failed; the words for people are looked up by code. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CORANTO_ERROR (coranto_error_quark ())

/* The numbers are stored in profiles: append only, never renumber. */
typedef enum
{
  CORANTO_ERROR_NONE = 0,
  CORANTO_ERROR_FAILED = 1,          /* anything that has no code of its own */
  CORANTO_ERROR_INVALID_ADDRESS = 2, /* no URL, or not http/https */
  CORANTO_ERROR_BLOCKED_ADDRESS = 3, /* content pointed to a private or local host */
  CORANTO_ERROR_HOST_NOT_FOUND = 4,
  CORANTO_ERROR_CONNECTION = 5, /* refused, reset, unreachable */
  CORANTO_ERROR_TIMEOUT = 6,
  CORANTO_ERROR_TLS = 7,
  CORANTO_ERROR_HTTP_STATUS = 8, /* detail: the status number */
  CORANTO_ERROR_GONE = 9,        /* 410: refreshes end */
  CORANTO_ERROR_TOO_MANY_REDIRECTS = 10,
  CORANTO_ERROR_TOO_LARGE = 11,
  CORANTO_ERROR_TRUNCATED = 12, /* the body ended before its stated end */
  CORANTO_ERROR_EMPTY = 13,     /* a body of no bytes */
  CORANTO_ERROR_OFFLINE = 14,
  CORANTO_ERROR_RETRY_LATER = 15,      /* 429/503 with Retry-After; detail: RFC 3339 time */
  CORANTO_ERROR_NOT_A_FEED = 16,       /* neither feed nor page */
  CORANTO_ERROR_NO_HEADLINES = 17,     /* a page without a headline list */
  CORANTO_ERROR_NO_ARTICLE = 18,       /* a page without an article text */
  CORANTO_ERROR_NEEDS_SCRIPTS = 19,    /* the page builds its list with scripts */
  CORANTO_ERROR_LAYOUT_CHANGED = 20,   /* detail: date of the last good refresh */
  CORANTO_ERROR_MALFORMED = 21,        /* broken beyond reading; detail: what the parser said */
  CORANTO_ERROR_LIMIT = 22,            /* a parser limit was passed */
  CORANTO_ERROR_UNSUPPORTED_TYPE = 23, /* picture or document of a type that is not shown */
  CORANTO_ERROR_PROFILE_NEWER = 24,    /* database of a newer version */
  CORANTO_ERROR_PROFILE_UNWRITABLE = 25,
  CORANTO_ERROR_PROFILE_DAMAGED = 26,
  CORANTO_ERROR_DISK_FULL = 27,
  CORANTO_ERROR_BUSY = 28,      /* another program holds the database too long */
  CORANTO_ERROR_NOT_FOUND = 29, /* no such article, channel, category, topic */
  CORANTO_ERROR_ALREADY_FOLLOWED = 30,
  CORANTO_ERROR_NOT_OPML = 31,
  CORANTO_ERROR_NEEDS_SIGN_IN = 32, /* a form to sign in with where something was to be read */
  CORANTO_ERROR_NAME_TAKEN = 33,    /* by another topic, rule or list; detail: the name */
  CORANTO_ERROR_LAST
} CorantoErrorCode;

GQuark coranto_error_quark (void);

/* The sentence for `code` in English, marked for translation (translate with gettext where it is
 * shown).  Where it holds one %s, `detail` of the error belongs there.  Static. */
const char *coranto_error_sentence (CorantoErrorCode code);

/* The whole sentence in English: coranto_error_sentence() with `detail` filled in where the
 * sentence has a place for it.  `translate` (nullable) maps the English sentence to the user's
 * language first, e.g. a wrapper of gettext().  (transfer full) */
typedef const char *(*CorantoTranslateFunc) (const char *english);
char *coranto_error_describe (CorantoErrorCode code,
                              const char *detail,
                              CorantoTranslateFunc translate);

/* The code of `error` when it is of CORANTO_ERROR, else CORANTO_ERROR_FAILED. */
CorantoErrorCode coranto_error_code (const GError *error);

/* Sets a CORANTO_ERROR whose message is `detail` alone (may be ""): the words for people come from
 * the code.  A CORANTO_ERROR's message is always its detail. */
void coranto_error_set (GError **error, CorantoErrorCode code, const char *detail);

G_END_DECLS
