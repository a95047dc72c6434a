/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The differences of two plain texts: by paragraph, and within paragraphs that are versions of one
 * another by word (of scripts without spaces: by character). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CORANTO_DIFF_SAME,
  CORANTO_DIFF_REMOVED,
  CORANTO_DIFF_ADDED,
} CorantoDiffKind;

typedef struct
{
  CorantoDiffKind kind;
  char *text;              /* never blank but between words */
  gboolean ends_paragraph; /* the next run, if any, begins another */
} CorantoDiffRun;

/* (element-type CorantoDiffRun), in the order of reading.  Bounded in time and memory, whatever the
 * texts: where they differ too much whole paragraphs go and come.  Any thread.  (transfer full) */
GArray *coranto_text_diff (const char *earlier, const char *later);
gboolean coranto_text_diff_is_empty (const GArray *diff);

G_END_DECLS
