/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of lists. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-label.h"

#include "coranto-page-text.h"

#define MAX_LEVELS 4     /* of elements around the first row */
#define LONGEST_LABEL 36 /* ink */
#define MAX_CHARS 60

/* The last block of text before `node` and below `around`, where it is short; 0: none. */
static guint
text_before (const CorantoPageMap *map, guint around, guint node)
{
  guint found = 0;

  for (guint i = node; found == 0 && i-- > around + 1;)
    if (map->nodes[i].ink > 0
        && ((map->nodes[i].own_ink > 0 && (map->nodes[i].flags & CORANTO_PAGE_BLOCK))
            || map->nodes[i].tag == CORANTO_TAG_INLINE))
      found = i;
  while (found > 0 && !(map->nodes[found].flags & CORANTO_PAGE_BLOCK)
         && map->nodes[found].parent > around && map->nodes[map->nodes[found].parent].end <= node)
    found = map->nodes[found].parent;
  return found;
}

char *
coranto_headline_label (const CorantoHeadlineContext *context, const CorantoHeadlineGroup *group)
{
  const CorantoPageMap *map = context->map;
  guint first = g_array_index (group->rows, CorantoHeadlineRow, 0).first;
  guint around = map->nodes[first].parent;

  for (guint level = 0; level < MAX_LEVELS && around > map->body; level++)
    {
      guint found = text_before (map, around, first);

      if (found > 0)
        return map->nodes[found].ink <= LONGEST_LABEL
                   ? coranto_page_map_text (map, map->nodes[found].node, NULL, MAX_CHARS)
                   : NULL;
      around = map->nodes[around].parent;
    }
  return NULL;
}

gboolean
coranto_headline_label_is_rail (const char *label)
{
  static const char *const words[] = { "热门",           "排行",
                                       "热点",           "热文",
                                       "热搜",           "热榜",
                                       "点击榜",         "人气",
                                       "图集",           "组图",
                                       "相关",           "猜你喜欢",
                                       "为你推荐",       "推荐阅读",
                                       "專題",           "专题",
                                       "友情链接",       "合作媒体",
                                       "熱門",           "相關",
                                       "ランキング",     "おすすめ",
                                       "人気",           "関連",
                                       "많이 본",        "인기",
                                       "랭킹",           "추천",
                                       "most read",      "most popular",
                                       "most viewed",    "most shared",
                                       "most commented", "most recent",
                                       "trending",       "popular",
                                       "recommended",    "related",
                                       "editor's pick",  "editors' pick",
                                       "editor’s pick",  "you may",
                                       "you might",      "don't miss",
                                       "sponsored",      "top rated",
                                       "meistgelesen",   "meist gelesen",
                                       "beliebt",        "empfohlen",
                                       "empfehlung",     "auch interessant",
                                       "les plus lus",   "plus lus",
                                       "populaires",     "à lire aussi",
                                       "lo más",         "más leído",
                                       "más visto",      "te puede",
                                       "más popular",    "mais lidas",
                                       "mais lidos",     "mais vistas",
                                       "più letti",      "i più",
                                       "meest gelezen",  "mest läst",
                                       "mest lest",      "mest læst",
                                       "luetuimmat",     "najczęściej",
                                       "popularne",      "nejčtenější",
                                       "самое читаемое", "популярн",
                                       "читайте также",  "рекоменд",
                                       "найпопулярн",    "çok okunan",
                                       "öne çıkan",      "δημοφιλή",
                                       "διαβάστε",       "الأكثر",
                                       "پربازدید",       "terpopuler",
                                       "xem nhiều",      "đọc nhiều",
                                       "ยอดนิยม",         NULL };
  g_autofree char *lower = label ? g_utf8_strdown (label, -1) : NULL;

  return lower && coranto_text_has_any (lower, words);
}
