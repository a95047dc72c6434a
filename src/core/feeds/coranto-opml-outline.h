/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one outline of an OPML file says, in any of the spellings that programs write. */
#pragma once

#include "coranto-subscriptions.h"
#include "coranto-xml-reader.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_OUTLINE_CATEGORY, /* a heading of what stands in it */
  CORANTO_OUTLINE_CHANNEL,
  CORANTO_OUTLINE_TOPIC,
  CORANTO_OUTLINE_LINK, /* to a page or to another outline */
} CorantoOutlineRole;

CorantoOutlineRole coranto_outline_get_role (const CorantoXmlElement *element);

/* Its name as one line of plain text; `is_plain`: the file holds no markup in names.
 * (transfer full) (nullable) */
char *coranto_outline_dup_name (const CorantoXmlElement *element, gboolean is_plain);

/* The category that its attribute of that name states.  (transfer full) (nullable) */
char *coranto_outline_dup_category (const CorantoXmlElement *element);

/* The address of a CHANNEL as it is written.  (transfer full) (nullable) */
char *coranto_outline_dup_address (const CorantoXmlElement *element);

/* The channel at that address; NULL with `reason` set when there is none.  `name` (nullable) as
 * coranto_outline_dup_name() gave it.  (transfer full) (nullable) */
CorantoChannel *coranto_outline_dup_channel (const CorantoXmlElement *element,
                                             const char *address,
                                             const char *name,
                                             CorantoSkipReason *reason);

/* The words of a TOPIC; NULL with `reason` set when there are none.  (transfer full) (nullable) */
char *coranto_outline_dup_query (const CorantoXmlElement *element, CorantoSkipReason *reason);

G_END_DECLS
