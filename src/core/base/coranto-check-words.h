/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of checks: how one went, why the next one waits.  English, marked for translation
 * (translated where it is shown). */
#pragma once

#include "coranto-article.h"

G_BEGIN_DECLS

/* A wrapper of ngettext(). */
typedef const char *(*CorantoTranslatePluralFunc) (const char *one, const char *many, gulong n);

/* How the check went, a sentence or less: "3 new stories", "Not changed", what failed.  Both
 * functions are nullable: English.  (transfer full) */
char *coranto_check_describe (const CorantoCheckRecord *record,
                              CorantoTranslateFunc translate,
                              CorantoTranslatePluralFunc translate_plural);

/* Why a channel is asked no earlier, a sentence; "" for CORANTO_WAIT_NONE.  Static. */
const char *coranto_wait_sentence (CorantoWaitReason reason);

/* The name of the reason for programs: "rhythm", "retry-after", …  Static. */
const char *coranto_wait_name (CorantoWaitReason reason);

G_END_DECLS
