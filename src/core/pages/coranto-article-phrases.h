/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that stand in articles without being of them, known by their first words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CORANTO_PHRASE_NONE = 0,
  CORANTO_PHRASE_LABEL,      /* 来源：…, 责任编辑：…, "Published: …" */
  CORANTO_PHRASE_RELATED,    /* "Read more:", "You may also like", 相关阅读 */
  CORANTO_PHRASE_PROMO,      /* "Subscribe to our newsletter", 扫描二维码 */
  CORANTO_PHRASE_CREDIT,     /* "Photo: …", 图片来源 */
  CORANTO_PHRASE_DISCLAIMER, /* "© …", 免责声明：… */
  CORANTO_PHRASE_COMMENTS,   /* "Comments", "Leave a reply" */
} CorantoPhrase;

/* What the line `text` begins as. */
CorantoPhrase coranto_article_phrase (const char *text);

/* What a whole short line says by the words that it has together, e.g. "newsletter" and "sign
 * up". */
CorantoPhrase coranto_article_phrase_within (const char *text);

G_END_DECLS
