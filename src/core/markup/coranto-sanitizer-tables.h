/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What foreign HTML may keep: the allow-list. */
#pragma once

#include <glib.h>

#include "coranto-html-tags.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_SANITIZE_UNWRAP = 0, /* the element goes, what is in it stays */
  CORANTO_SANITIZE_DROP,       /* it goes with all that is in it */
  CORANTO_SANITIZE_KEEP,
} CorantoSanitizeAction;

/* How an attribute's value is checked. */
typedef enum
{
  CORANTO_VALUE_NONE = 0, /* not allowed */
  CORANTO_VALUE_TEXT,
  CORANTO_VALUE_WORD,    /* letters, digits and -+./:; */
  CORANTO_VALUE_NUMBER,  /* at most four digits */
  CORANTO_VALUE_INTEGER, /* the same, with a sign or without */
  CORANTO_VALUE_BOOLEAN, /* its presence is its value */
  CORANTO_VALUE_LINK,    /* http, https, mailto */
  CORANTO_VALUE_ADDRESS, /* http, https */
  CORANTO_VALUE_PICTURE, /* http, https, data: of picture types */
  CORANTO_VALUE_PICTURE_SET,
} CorantoValueKind;

CorantoSanitizeAction coranto_sanitizer_action (CorantoTag tag);

/* What `tag` is written as when it is kept. */
CorantoTag coranto_sanitizer_output_tag (CorantoTag tag);

/* How to check attribute `name` of an element that is kept as `tag`.  `safe_name` gets the name to
 * write (static, never the input's). */
CorantoValueKind coranto_sanitizer_attribute (CorantoTag tag,
                                              const char *name,
                                              const char **safe_name);

G_END_DECLS
