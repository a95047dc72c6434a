/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The addresses that pictures have inside our documents. */
#include "coranto-article-document.h"
#include "coranto-url.h"

#include <string.h>

#define SCHEME "coranto-img:"

char *
coranto_document_picture_address (const char *url)
{
  g_autofree char *absolute = coranto_url_resolve (NULL, url);
  g_autofree char *packed = NULL;
  char *end;

  if (!absolute)
    return NULL;
  /* Base64 in its URL alphabet (RFC 4648 section 5): nothing on the way may normalise it. */
  packed = g_base64_encode ((const guchar *) absolute, strlen (absolute));
  g_strdelimit (packed, "+", '-');
  g_strdelimit (packed, "/", '_');
  end = strchr (packed, '=');
  if (end)
    *end = '\0';
  return g_strconcat (SCHEME, packed, NULL);
}

char *
coranto_document_picture_url (const char *address)
{
  g_autofree char *packed = NULL;
  g_autofree guchar *bytes = NULL;
  g_autofree char *url = NULL;
  gsize length;

  if (!address || !g_str_has_prefix (address, SCHEME))
    return NULL;
  packed = g_strdup (address + strlen (SCHEME));
  g_strdelimit (packed, "-", '+');
  g_strdelimit (packed, "_", '/');
  length = strlen (packed);
  if (length % 4 != 0)
    {
      g_autofree char *padded = g_strconcat (packed, length % 4 == 2 ? "==" : "=", NULL);

      bytes = g_base64_decode (padded, &length);
    }
  else
    bytes = g_base64_decode (packed, &length);
  if (!bytes || length == 0 || memchr (bytes, '\0', length))
    return NULL;
  url = g_strndup ((const char *) bytes, length);
  return coranto_url_resolve (NULL, url);
}
