/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong on the wire, in the codes of the core. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-net-error.h"

#include "coranto-text.h"

#include <libsoup/soup.h>

#define DETAIL_CHARS 200

/* Asked only where something failed already: the monitor costs a look at the system. */
static gboolean
is_offline (void)
{
  return !g_network_monitor_get_network_available (g_network_monitor_get_default ());
}

static CorantoErrorCode
code_of_io_error (const GError *error, gboolean in_body)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return CORANTO_ERROR_TIMEOUT;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    return is_offline () ? CORANTO_ERROR_OFFLINE : CORANTO_ERROR_CONNECTION;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return in_body ? CORANTO_ERROR_TRUNCATED : CORANTO_ERROR_CONNECTION;
  /* A coding that cannot be undone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return CORANTO_ERROR_MALFORMED;
  return CORANTO_ERROR_CONNECTION;
}

static CorantoErrorCode
code_of (const GError *error, gboolean in_body)
{
  if (error->domain == G_RESOLVER_ERROR)
    return g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE)
                   && is_offline ()
               ? CORANTO_ERROR_OFFLINE
               : CORANTO_ERROR_HOST_NOT_FOUND;
  if (error->domain == G_TLS_ERROR)
    return CORANTO_ERROR_TLS;
  if (error->domain == SOUP_SESSION_ERROR)
    return g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING)
                   || g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING)
               ? CORANTO_ERROR_MALFORMED
               : CORANTO_ERROR_CONNECTION;
  if (error->domain == G_IO_ERROR)
    return code_of_io_error (error, in_body);
  return CORANTO_ERROR_CONNECTION;
}

GError *
coranto_net_error_translate (const GError *error,
                             CorantoErrorCode verdict,
                             GUri *uri,
                             gboolean in_body)
{
  CorantoErrorCode code = verdict != CORANTO_ERROR_NONE ? verdict : code_of (error, in_body);
  g_autofree char *detail = NULL;
  GError *translated = NULL;

  if (code == CORANTO_ERROR_HOST_NOT_FOUND || code == CORANTO_ERROR_BLOCKED_ADDRESS)
    detail = g_strdup (g_uri_get_host (uri));
  else if (error && verdict == CORANTO_ERROR_NONE)
    detail = coranto_text_line (error->message, DETAIL_CHARS);
  else if (code == CORANTO_ERROR_MALFORMED)
    detail = g_strdup ("Content-Encoding");
  coranto_error_set (&translated, code, detail);
  return translated;
}
