/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a profile whose database was damaged, and how that is said. */
#pragma once

#include "coranto-check-words.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 time;    /* seconds since 1970 */
  char *kept_as;  /* file name of the damaged database, in the profile's folder */
  guint channels; /* that the new one has */
  guint favourites;
  guint stories;     /* with their content, the favourites among them */
  gboolean is_fresh; /* it happened when the profile was opened this time */
} CorantoRecovery;

CorantoRecovery *coranto_recovery_new (gint64 time, const char *kept_as);
CorantoRecovery *coranto_recovery_copy (const CorantoRecovery *self);
void coranto_recovery_free (CorantoRecovery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoRecovery, coranto_recovery_free)

/* As text for the profile itself, and back; NULL: it is not such a text.  (transfer full) */
char *coranto_recovery_to_text (const CorantoRecovery *self);
CorantoRecovery *coranto_recovery_from_text (const char *text);

/* A sentence or three for people.  The functions map English to the user's language (nullable).
 * (transfer full) */
char *coranto_recovery_describe (const CorantoRecovery *self,
                                 CorantoTranslateFunc translate,
                                 CorantoTranslatePluralFunc translate_plural);

G_END_DECLS
