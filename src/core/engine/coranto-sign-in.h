/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that show nothing but a form to sign in with, where something else was to be read. */
#pragma once

#include "coranto-html-document.h"

G_BEGIN_DECLS

/* Whether that is what the page is: a field for a password and little text.  Any thread. */
gboolean coranto_page_asks_to_sign_in (CorantoHtmlDocument *page);

G_END_DECLS
