/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginnings of lines that are not an article's own. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-phrases.h"

#include <string.h>

/* Lower case.  A word that ends in ":" counts with any colon after it. */
static const struct
{
  const char *start;
  CorantoPhrase phrase;
} starts[] = {
  { "来源:", CORANTO_PHRASE_LABEL },
  { "文章来源:", CORANTO_PHRASE_LABEL },
  { "信息来源:", CORANTO_PHRASE_LABEL },
  { "稿源:", CORANTO_PHRASE_LABEL },
  { "责任编辑:", CORANTO_PHRASE_LABEL },
  { "责编:", CORANTO_PHRASE_LABEL },
  { "编辑:", CORANTO_PHRASE_LABEL },
  { "作者:", CORANTO_PHRASE_LABEL },
  { "发布日期:", CORANTO_PHRASE_LABEL },
  { "发布时间:", CORANTO_PHRASE_LABEL },
  { "发布人:", CORANTO_PHRASE_LABEL },
  { "时间:", CORANTO_PHRASE_LABEL },
  { "日期:", CORANTO_PHRASE_LABEL },
  { "浏览次数:", CORANTO_PHRASE_LABEL },
  { "浏览:", CORANTO_PHRASE_LABEL },
  { "阅读:", CORANTO_PHRASE_LABEL },
  { "点击:", CORANTO_PHRASE_LABEL },
  { "发表于", CORANTO_PHRASE_LABEL },
  { "文章关键词:", CORANTO_PHRASE_LABEL },
  { "关键词:", CORANTO_PHRASE_LABEL },
  { "标签:", CORANTO_PHRASE_LABEL },
  { "分享到", CORANTO_PHRASE_LABEL },
  { "published:", CORANTO_PHRASE_LABEL },
  { "updated:", CORANTO_PHRASE_LABEL },
  { "posted on", CORANTO_PHRASE_LABEL },
  { "posted by", CORANTO_PHRASE_LABEL },
  { "tags:", CORANTO_PHRASE_LABEL },
  { "share this", CORANTO_PHRASE_LABEL },
  { "相关阅读", CORANTO_PHRASE_RELATED },
  { "相关新闻", CORANTO_PHRASE_RELATED },
  { "相关文章", CORANTO_PHRASE_RELATED },
  { "相关报道", CORANTO_PHRASE_RELATED },
  { "相关链接", CORANTO_PHRASE_RELATED },
  { "延伸阅读", CORANTO_PHRASE_RELATED },
  { "推荐阅读", CORANTO_PHRASE_RELATED },
  { "猜你喜欢", CORANTO_PHRASE_RELATED },
  { "热门推荐", CORANTO_PHRASE_RELATED },
  { "上一篇", CORANTO_PHRASE_RELATED },
  { "下一篇", CORANTO_PHRASE_RELATED },
  { "関連記事", CORANTO_PHRASE_RELATED },
  { "related:", CORANTO_PHRASE_RELATED },
  { "related articles", CORANTO_PHRASE_RELATED },
  { "related stories", CORANTO_PHRASE_RELATED },
  { "related post", CORANTO_PHRASE_RELATED },
  { "related news", CORANTO_PHRASE_RELATED },
  { "related content", CORANTO_PHRASE_RELATED },
  { "related topics", CORANTO_PHRASE_RELATED },
  { "read more:", CORANTO_PHRASE_RELATED },
  { "read also:", CORANTO_PHRASE_RELATED },
  { "also read:", CORANTO_PHRASE_RELATED },
  { "read next", CORANTO_PHRASE_RELATED },
  { "see also:", CORANTO_PHRASE_RELATED },
  { "more:", CORANTO_PHRASE_RELATED },
  { "more from", CORANTO_PHRASE_RELATED },
  { "more stories", CORANTO_PHRASE_RELATED },
  { "you may also", CORANTO_PHRASE_RELATED },
  { "you might also", CORANTO_PHRASE_RELATED },
  { "recommended for you", CORANTO_PHRASE_RELATED },
  { "popular on", CORANTO_PHRASE_RELATED },
  { "don't miss:", CORANTO_PHRASE_RELATED },
  { "watch:", CORANTO_PHRASE_RELATED },
  { "mehr zum thema", CORANTO_PHRASE_RELATED },
  { "lesen sie auch", CORANTO_PHRASE_RELATED },
  { "lesen sie mehr", CORANTO_PHRASE_RELATED },
  { "auch interessant", CORANTO_PHRASE_RELATED },
  { "schon gelesen", CORANTO_PHRASE_RELATED },
  { "das könnte", CORANTO_PHRASE_RELATED },
  { "ähnliche beiträge", CORANTO_PHRASE_RELATED },
  { "ähnliche artikel", CORANTO_PHRASE_RELATED },
  { "weitere artikel", CORANTO_PHRASE_RELATED },
  { "weitere beiträge", CORANTO_PHRASE_RELATED },
  { "weitere themen", CORANTO_PHRASE_RELATED },
  { "weitere aktuelle", CORANTO_PHRASE_RELATED },
  { "zurück zur übersicht", CORANTO_PHRASE_RELATED },
  { "vorschau auf den nächsten", CORANTO_PHRASE_RELATED },
  { "lea también", CORANTO_PHRASE_RELATED },
  { "lea más", CORANTO_PHRASE_RELATED },
  { "lea:", CORANTO_PHRASE_RELATED },
  { "lee también", CORANTO_PHRASE_RELATED },
  { "mira:", CORANTO_PHRASE_RELATED },
  { "mira también", CORANTO_PHRASE_RELATED },
  { "puedes ver:", CORANTO_PHRASE_RELATED },
  { "le puede interesar", CORANTO_PHRASE_RELATED },
  { "te puede interesar", CORANTO_PHRASE_RELATED },
  { "también te puede", CORANTO_PHRASE_RELATED },
  { "vea también", CORANTO_PHRASE_RELATED },
  { "leia também", CORANTO_PHRASE_RELATED },
  { "leia mais", CORANTO_PHRASE_RELATED },
  { "veja também", CORANTO_PHRASE_RELATED },
  { "saiba mais", CORANTO_PHRASE_RELATED },
  { "lire aussi", CORANTO_PHRASE_RELATED },
  { "à lire aussi", CORANTO_PHRASE_RELATED },
  { "a lire aussi", CORANTO_PHRASE_RELATED },
  { "voir aussi", CORANTO_PHRASE_RELATED },
  { "leggi anche", CORANTO_PHRASE_RELATED },
  { "lees ook", CORANTO_PHRASE_RELATED },
  { "les også", CORANTO_PHRASE_RELATED },
  { "läs också", CORANTO_PHRASE_RELATED },
  { "lue myös", CORANTO_PHRASE_RELATED },
  { "czytaj też", CORANTO_PHRASE_RELATED },
  { "czytaj również", CORANTO_PHRASE_RELATED },
  { "zobacz też", CORANTO_PHRASE_RELATED },
  { "zobacz także", CORANTO_PHRASE_RELATED },
  { "читайте также", CORANTO_PHRASE_RELATED },
  { "смотрите также", CORANTO_PHRASE_RELATED },
  { "διαβάστε επίσης", CORANTO_PHRASE_RELATED },
  { "ayrıca bakınız", CORANTO_PHRASE_RELATED },
  { "subscribe", CORANTO_PHRASE_PROMO },
  { "sign up", CORANTO_PHRASE_PROMO },
  { "sign-up", CORANTO_PHRASE_PROMO },
  { "click here to subscribe", CORANTO_PHRASE_PROMO },
  { "get the latest", CORANTO_PHRASE_PROMO },
  { "get our", CORANTO_PHRASE_PROMO },
  { "join our newsletter", CORANTO_PHRASE_PROMO },
  { "follow us", CORANTO_PHRASE_PROMO },
  { "follow the", CORANTO_PHRASE_PROMO },
  { "like us on", CORANTO_PHRASE_PROMO },
  { "have a tip", CORANTO_PHRASE_PROMO },
  { "have your say", CORANTO_PHRASE_PROMO },
  { "download our app", CORANTO_PHRASE_PROMO },
  { "advertisement", CORANTO_PHRASE_PROMO },
  { "advertising", CORANTO_PHRASE_PROMO },
  { "anzeige", CORANTO_PHRASE_PROMO },
  { "- anzeige", CORANTO_PHRASE_PROMO },
  { "publicidad", CORANTO_PHRASE_PROMO },
  { "publicidade", CORANTO_PHRASE_PROMO },
  { "media playback is", CORANTO_PHRASE_PROMO },
  { "newsletter", CORANTO_PHRASE_PROMO },
  { "melden sie sich", CORANTO_PHRASE_PROMO },
  { "suscríbete", CORANTO_PHRASE_PROMO },
  { "inscrivez-vous", CORANTO_PHRASE_PROMO },
  { "扫描二维码", CORANTO_PHRASE_PROMO },
  { "扫一扫", CORANTO_PHRASE_PROMO },
  { "微信扫", CORANTO_PHRASE_PROMO },
  { "关注我们", CORANTO_PHRASE_PROMO },
  { "photo:", CORANTO_PHRASE_CREDIT },
  { "photo by", CORANTO_PHRASE_CREDIT },
  { "photos:", CORANTO_PHRASE_CREDIT },
  { "file photo:", CORANTO_PHRASE_CREDIT },
  { "image:", CORANTO_PHRASE_CREDIT },
  { "image credit", CORANTO_PHRASE_CREDIT },
  { "credit:", CORANTO_PHRASE_CREDIT },
  { "image caption", CORANTO_PHRASE_CREDIT },
  { "media caption", CORANTO_PHRASE_CREDIT },
  { "foto:", CORANTO_PHRASE_CREDIT },
  { "fotos:", CORANTO_PHRASE_CREDIT },
  { "bild:", CORANTO_PHRASE_CREDIT },
  { "bildquelle:", CORANTO_PHRASE_CREDIT },
  { "crédito:", CORANTO_PHRASE_CREDIT },
  { "(crédito:", CORANTO_PHRASE_CREDIT },
  { "kuva:", CORANTO_PHRASE_CREDIT },
  { "фото:", CORANTO_PHRASE_CREDIT },
  { "图片来源:", CORANTO_PHRASE_CREDIT },
  { "reporting by", CORANTO_PHRASE_CREDIT },
  { "additional reporting", CORANTO_PHRASE_CREDIT },
  { "editing by", CORANTO_PHRASE_CREDIT },
  { "our standards", CORANTO_PHRASE_CREDIT },
  { "©", CORANTO_PHRASE_DISCLAIMER },
  { "copyright", CORANTO_PHRASE_DISCLAIMER },
  { "(c) ", CORANTO_PHRASE_DISCLAIMER },
  { "all rights reserved", CORANTO_PHRASE_DISCLAIMER },
  { "版权声明", CORANTO_PHRASE_DISCLAIMER },
  { "版权所有", CORANTO_PHRASE_DISCLAIMER },
  { "免责声明", CORANTO_PHRASE_DISCLAIMER },
  { "特别声明:", CORANTO_PHRASE_DISCLAIMER },
  { "郑重声明:", CORANTO_PHRASE_DISCLAIMER },
  { "凡本网注明", CORANTO_PHRASE_DISCLAIMER },
  { "凡注明", CORANTO_PHRASE_DISCLAIMER },
  { "notice: the content", CORANTO_PHRASE_DISCLAIMER },
  { "comments", CORANTO_PHRASE_COMMENTS },
  { "leave a comment", CORANTO_PHRASE_COMMENTS },
  { "leave a reply", CORANTO_PHRASE_COMMENTS },
  { "leave a response", CORANTO_PHRASE_COMMENTS },
  { "post a comment", CORANTO_PHRASE_COMMENTS },
  { "join the conversation", CORANTO_PHRASE_COMMENTS },
  { "view comments", CORANTO_PHRASE_COMMENTS },
  { "kommentare", CORANTO_PHRASE_COMMENTS },
  { "kommentar schreiben", CORANTO_PHRASE_COMMENTS },
  { "schreibe einen kommentar", CORANTO_PHRASE_COMMENTS },
  { "comentarios", CORANTO_PHRASE_COMMENTS },
  { "comentários", CORANTO_PHRASE_COMMENTS },
  { "commentaires", CORANTO_PHRASE_COMMENTS },
  { "комментарии", CORANTO_PHRASE_COMMENTS },
  { "добавить отзыв", CORANTO_PHRASE_COMMENTS },
  { "отзывы", CORANTO_PHRASE_COMMENTS },
  { "网友评论", CORANTO_PHRASE_COMMENTS },
  { "发表评论", CORANTO_PHRASE_COMMENTS },
};

static gboolean
begins_with (const char *text, const char *start)
{
  gsize length = strlen (start);

  if (start[length - 1] != ':')
    return strncmp (text, start, length) == 0;
  if (strncmp (text, start, length - 1) != 0)
    return FALSE;
  text += length - 1;
  while (*text == ' ')
    text++;
  return *text == ':' || g_str_has_prefix (text, "：");
}

CorantoPhrase
coranto_article_phrase (const char *text)
{
  g_autofree char *head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));
  g_autofree char *lower = g_utf8_strdown (head, -1);
  const char *p = lower;

  while (*p == ' ' || *p == '[' || *p == '(' || *p == '>' || g_str_has_prefix (p, "【")
         || g_str_has_prefix (p, "（") || g_str_has_prefix (p, "»") || g_str_has_prefix (p, "→"))
    p = g_utf8_next_char (p);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (begins_with (p, starts[i].start))
      return starts[i].phrase;
  return CORANTO_PHRASE_NONE;
}
