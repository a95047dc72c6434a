/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain and its sentences for people. */
#include "coranto-error.h"

#include <string.h>

/* Marks for translation without translating: the core has no locale. */
#define N_(text) text

G_DEFINE_QUARK (coranto - error - quark, coranto_error)

const char *
coranto_error_sentence (CorantoErrorCode code)
{
  static const char *const sentences[CORANTO_ERROR_LAST] = {
    [CORANTO_ERROR_NONE] = "",
    [CORANTO_ERROR_FAILED] = N_ ("Something went wrong: %s"),
    [CORANTO_ERROR_INVALID_ADDRESS] = N_ ("This is not a web address: %s"),
    [CORANTO_ERROR_BLOCKED_ADDRESS]
    = N_ ("This address leads into a private network and was not asked for: %s"),
    [CORANTO_ERROR_HOST_NOT_FOUND] = N_ ("There is no server of this name: %s"),
    [CORANTO_ERROR_CONNECTION] = N_ ("The server could not be reached: %s"),
    [CORANTO_ERROR_TIMEOUT] = N_ ("The server took too long to answer."),
    [CORANTO_ERROR_TLS] = N_ ("The connection to the server is not secure: %s"),
    [CORANTO_ERROR_HTTP_STATUS] = N_ ("The server refused the page with status %s."),
    [CORANTO_ERROR_GONE] = N_ ("The publisher has ended this channel; it is no longer asked for."),
    [CORANTO_ERROR_TOO_MANY_REDIRECTS]
    = N_ ("The server keeps sending from one address to another."),
    [CORANTO_ERROR_TOO_LARGE] = N_ ("The answer is too large."),
    [CORANTO_ERROR_TRUNCATED] = N_ ("The answer broke off before its end."),
    [CORANTO_ERROR_EMPTY] = N_ ("The answer is empty."),
    [CORANTO_ERROR_OFFLINE] = N_ ("There is no network connection."),
    [CORANTO_ERROR_RETRY_LATER] = N_ ("The server asks to be left alone until %s."),
    [CORANTO_ERROR_NOT_A_FEED] = N_ ("This is neither a feed nor a page with headlines."),
    [CORANTO_ERROR_NO_HEADLINES] = N_ ("No list of headlines was found on this page."),
    [CORANTO_ERROR_NO_ARTICLE] = N_ ("No article text was found on this page."),
    [CORANTO_ERROR_NEEDS_SCRIPTS]
    = N_ ("This page builds its contents with scripts and cannot be read without them."),
    [CORANTO_ERROR_LAYOUT_CHANGED]
    = N_ ("The layout of this page has changed; its headlines were last read on %s."),
    [CORANTO_ERROR_MALFORMED] = N_ ("The answer is damaged and cannot be read: %s"),
    [CORANTO_ERROR_LIMIT] = N_ ("The answer is built in a way that cannot be read safely: %s"),
    [CORANTO_ERROR_UNSUPPORTED_TYPE] = N_ ("This type of file cannot be shown."),
    [CORANTO_ERROR_PROFILE_NEWER]
    = N_ ("This profile was written by a newer version of Coranto. Update Coranto to open it."),
    [CORANTO_ERROR_PROFILE_UNWRITABLE] = N_ ("The profile folder cannot be written: %s"),
    [CORANTO_ERROR_PROFILE_DAMAGED] = N_ ("The profile’s database is damaged: %s"),
    [CORANTO_ERROR_DISK_FULL] = N_ ("The disk is full: nothing new can be stored."),
    [CORANTO_ERROR_BUSY] = N_ ("Another program is using the profile. Try again in a moment."),
    [CORANTO_ERROR_NOT_FOUND] = N_ ("There is no such entry in the profile: %s"),
    [CORANTO_ERROR_ALREADY_FOLLOWED] = N_ ("This channel is followed already."),
    [CORANTO_ERROR_NOT_OPML] = N_ ("This file is not a list of subscriptions (OPML)."),
    [CORANTO_ERROR_NEEDS_SIGN_IN] = N_ ("This page can only be read by those who sign in to it."),
    [CORANTO_ERROR_NAME_TAKEN] = N_ ("There is one of that name already: %s"),
  };

  if ((int) code < 0 || code >= CORANTO_ERROR_LAST || !sentences[code])
    code = CORANTO_ERROR_FAILED;
  return sentences[code];
}

char *
coranto_error_describe (CorantoErrorCode code, const char *detail, CorantoTranslateFunc translate)
{
  const char *sentence = coranto_error_sentence (code);
  const char *place;

  if (translate && *sentence)
    sentence = translate (sentence);

  /* The only directive a sentence may hold is one %s; a translation is not trusted to be a format.
   */
  place = strstr (sentence, "%s");
  if (!place)
    return g_strdup (sentence);
  return g_strdup_printf ("%.*s%s%s", (int) (place - sentence), sentence, detail ? detail : "",
                          place + 2);
}

CorantoErrorCode
coranto_error_code (const GError *error)
{
  if (!error)
    return CORANTO_ERROR_NONE;
  if (error->domain == CORANTO_ERROR)
    return (CorantoErrorCode) error->code;
  return CORANTO_ERROR_FAILED;
}

void
coranto_error_set (GError **error, CorantoErrorCode code, const char *detail)
{
  g_set_error_literal (error, CORANTO_ERROR, code, detail ? detail : "");
}
