/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article of a page. */
#pragma once

#include "coranto-headline-finder.h"

G_BEGIN_DECLS

/* The article of `page` as one item: title, content_html (structure kept, addresses absolute, lazy
 * pictures resolved; not sanitised), content_text, authors, source, editor, published, modified,
 * views, image, language, breadcrumbs, copyright, next_page_url.  Errors:
 * CORANTO_ERROR_NO_ARTICLE, _NEEDS_SCRIPTS.  Any thread.  (transfer full) */
CorantoParsedItem *coranto_article_extract (CorantoHtmlDocument *page,
                                            const CorantoPageOptions *options,
                                            GError **error);

G_END_DECLS
