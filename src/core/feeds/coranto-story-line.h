/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One story as one line of JSON: an item of JSON Feed with what "_coranto" adds.
 *
 * Names that other programs write are understood too: "link" for the url, "guid" for the id, "html"
 * for content_html, "author" for the authors, "when" (seconds since 1970) for the date, "feed" for
 * the channel.  The channel is, in this order, "_coranto": {"channel": ADDRESS or NAME, or {"url",
 * "title"}}, "feed_url", "feed", the first of "_coranto": {"channels"}. */
#pragma once

#include "coranto-filed-story.h"
#include "coranto-limits.h"

G_BEGIN_DECLS

/* On any thread.  Errors: CORANTO_ERROR_MALFORMED (no JSON object, or one that says nothing that
 * makes a story), _LIMIT, _TOO_LARGE.  (transfer full) */
CorantoFiledStory *coranto_story_line_read (const char *line,
                                            gsize length,
                                            const CorantoLimits *limits,
                                            GError **error);

/* Whether a file that begins with `text` has a story a line. */
gboolean coranto_story_lines_sniff (const char *text, gsize length, const CorantoLimits *limits);

G_END_DECLS
