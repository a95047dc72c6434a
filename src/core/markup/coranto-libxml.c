/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2's process-wide state. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-libxml.h"

#include <libxml/parser.h>

static xmlParserInput *
refuse_entity (const char *url, const char *id, xmlParserCtxt *context)
{
  return NULL;
}

void
coranto_libxml_init (void)
{
  static gsize is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (refuse_entity);
      g_once_init_leave (&is_ready, 1);
    }
}
