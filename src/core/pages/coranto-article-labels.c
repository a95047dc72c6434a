/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels and their values. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-labels.h"

#include <string.h>

#include "coranto-article-body.h"
#include "coranto-article-phrases.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_LINE 400 /* characters of a line that holds labels */
#define MAX_VALUE 40
#define BLOCKS_IN_TEXT 400 /* at its start and at its end */
#define BLOCKS_AROUND 40   /* before the title and after the body */

typedef enum
{
  LABEL_SOURCE,
  LABEL_AUTHOR,
  LABEL_EDITOR,
  LABEL_VIEWS,
  LABEL_TIME,
  LABEL_OTHER, /* ends the value before it */
} Label;

/* Longer words before those that they begin or end with. */
static const struct
{
  const char *word;
  Label label;
} labels[] = {
  { "文章来源", LABEL_SOURCE }, { "信息来源", LABEL_SOURCE }, { "新闻来源", LABEL_SOURCE },
  { "稿件来源", LABEL_SOURCE }, { "本文来源", LABEL_SOURCE }, { "内容来源", LABEL_SOURCE },
  { "来源", LABEL_SOURCE },     { "稿源", LABEL_SOURCE },     { "出处", LABEL_SOURCE },
  { "來源", LABEL_SOURCE },     { "来自", LABEL_SOURCE },     { "供稿", LABEL_AUTHOR },
  { "文章作者", LABEL_AUTHOR }, { "作者", LABEL_AUTHOR },     { "撰文", LABEL_AUTHOR },
  { "撰稿", LABEL_AUTHOR },     { "记者", LABEL_AUTHOR },     { "通讯员", LABEL_AUTHOR },
  { "文字", LABEL_AUTHOR },     { "责任编辑", LABEL_EDITOR }, { "責任編輯", LABEL_EDITOR },
  { "责编", LABEL_EDITOR },     { "编辑", LABEL_EDITOR },     { "編輯", LABEL_EDITOR },
  { "点击次数", LABEL_VIEWS },  { "点击数", LABEL_VIEWS },    { "点击量", LABEL_VIEWS },
  { "点击率", LABEL_VIEWS },    { "点击", LABEL_VIEWS },      { "阅读次数", LABEL_VIEWS },
  { "阅读数", LABEL_VIEWS },    { "阅读量", LABEL_VIEWS },    { "阅读", LABEL_VIEWS },
  { "浏览次数", LABEL_VIEWS },  { "浏览数", LABEL_VIEWS },    { "浏览量", LABEL_VIEWS },
  { "浏览", LABEL_VIEWS },      { "人气", LABEL_VIEWS },      { "访问量", LABEL_VIEWS },
  { "访问次数", LABEL_VIEWS },  { "发布时间", LABEL_TIME },   { "发布日期", LABEL_TIME },
  { "发表时间", LABEL_TIME },   { "更新时间", LABEL_TIME },   { "时间", LABEL_TIME },
  { "日期", LABEL_TIME },       { "字号", LABEL_OTHER },      { "字体", LABEL_OTHER },
  { "评论", LABEL_OTHER },      { "分享", LABEL_OTHER },      { "打印", LABEL_OTHER },
  { "关键词", LABEL_OTHER },    { "标签", LABEL_OTHER },      { "校对", LABEL_OTHER },
  { "审核", LABEL_OTHER },      { "原标题", LABEL_OTHER },    { "发布者", LABEL_OTHER },
  { "发布人", LABEL_OTHER },
};

static const char *
skip_colon (const char *p)
{
  static const char *const signs[] = { ":", "：", "|", "｜", "丨" };

  while (*p == ' ')
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (p, signs[i]))
      return p + strlen (signs[i]);
  return NULL;
}

/* The label that begins at `p`, with its colon; `after` is set to what follows. */
static gboolean
label_at (const char *p, Label *label, const char **after)
{
  /* all begin with a Han character */
  if ((guchar) *p < 0xE4)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *value;

      if (!g_str_has_prefix (p, labels[i].word))
        continue;
      value = skip_colon (p + strlen (labels[i].word));
      if (!value)
        continue;
      *label = labels[i].label;
      *after = value;
      return TRUE;
    }
  return FALSE;
}

/* Where the value at `p` ends: at a bracket, a bar, the next label, a date. */
static const char *
value_end (const char *p, gboolean is_list)
{
  const char *start = p;
  Label label;
  const char *after;

  for (; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_utf8_strchr ("|｜()（）[]【】<>〔〕;；，。", -1, c) || label_at (p, &label, &after))
        return p;
      if (c == ' ' && !is_list && p > start && (guchar) p[-1] >= 0x80)
        return p;
      if (g_ascii_isdigit (*p) && p > start && p[-1] == ' ')
        return p;
      if (p - start > MAX_VALUE * 3)
        return p;
    }
  return p;
}

static void
take_value (char **place, const char *start, const char *end)
{
  g_autofree char *value = g_strndup (start, (gsize) (end - start));
  g_autofree char *line = coranto_text_line (value, MAX_VALUE);

  if (*line && !*place)
    *place = g_steal_pointer (&line);
}

/* After the first name only what can be another one. */
static gboolean
is_short_name (const char *text)
{
  glong chars = g_utf8_strlen (text, -1);

  return !coranto_text_is_cjk (text) || (chars >= 2 && chars <= 4);
}

static void
take_authors (CorantoParsedItem *item, const char *start, const char *end)
{
  g_autofree char *value = g_strndup (start, (gsize) (end - start));
  g_auto (GStrv) names = NULL;

  if (item->authors->len > 0)
    return;
  g_strdelimit (value, "/,", ' ');
  names = g_strsplit_set (value, " ", 8);
  for (char **name = names; *name; name++)
    {
      g_auto (GStrv) parts = g_strsplit (*name, "、", 8);

      for (char **part = parts; *part; part++)
        if (!coranto_text_is_blank (*part) && (item->authors->len == 0 || is_short_name (*part)))
          g_ptr_array_add (item->authors, coranto_person_new (g_strstrip (*part), NULL));
    }
}

static double
factor_after (const char *number)
{
  if (*number == 'k' || *number == 'K')
    return 1000;
  return *number == 'w' || *number == 'W' || g_str_has_prefix (number, "万")
                 || g_str_has_prefix (number, "萬")
             ? 10000
             : 1;
}

static void
take_views (CorantoParsedItem *item, const char *start)
{
  char *end;
  gint64 views;

  while (*start == ' ' || *start == '(' || g_str_has_prefix (start, "（"))
    start = g_utf8_next_char (start);
  views = g_ascii_strtoll (start, &end, 10);
  if (end == start || views < 0 || item->views >= 0)
    return;
  item->views = (gint64) ((double) views * factor_after (end));
}

static void
take_label (CorantoParsedItem *item, Label label, const char *value)
{
  while (*value == ' ')
    value++;
  switch (label)
    {
    case LABEL_SOURCE:
      take_value (&item->source, value, value_end (value, FALSE));
      break;
    case LABEL_EDITOR:
      take_value (&item->editor, value, value_end (value, FALSE));
      break;
    case LABEL_AUTHOR:
      take_authors (item, value, value_end (value, TRUE));
      break;
    case LABEL_VIEWS:
      take_views (item, value);
      break;
    case LABEL_TIME:
    case LABEL_OTHER:
      break;
    }
}

/* "阅读量3218", "浏览 2411 次", "阅读 (642)", "查看: 10852"; a total (总阅读) is of something else.
 */
static void
read_views_before_number (CorantoParsedItem *item, const char *line)
{
  static const char *const words[]
      = { "阅读次数", "阅读量", "阅读数", "阅读", "浏览次数", "浏览量", "浏览",  "点击次数",
          "点击量",   "点击",   "访问量", "访问", "查看",     "人气",   "觀看",  "瀏覽",
          "點閱",     "點擊",   "조회수", "조회", "閲覧数",   "Views",  "Okunma" };

  for (guint i = 0; i < G_N_ELEMENTS (words) && item->views < 0; i++)
    {
      const char *word = strstr (line, words[i]);
      const char *number = word ? word + strlen (words[i]) : NULL;
      double views;
      char *end;

      if (!word || (word - line >= 3 && strncmp (word - 3, "总", 3) == 0))
        continue;
      while (*number == ' ' || *number == ':' || *number == '(' || *number == '['
             || g_str_has_prefix (number, "：") || g_str_has_prefix (number, "（"))
        number = g_utf8_next_char (number);
      if (!g_ascii_isdigit (*number))
        continue;
      views = g_ascii_strtod (number, &end);
      if (views * factor_after (end) < 1e12)
        item->views = (gint64) (views * factor_after (end) + 0.5);
    }
}

/* "1164次阅读", "2,310 views" */
static void
read_views_after_number (CorantoParsedItem *item, const char *line)
{
  static const char *const words[] = { "次阅读", "次浏览", "次点击", "人阅读", "人浏览",
                                       "阅读",   "浏览",   "点击",   " views", " reads" };

  for (guint i = 0; i < G_N_ELEMENTS (words) && item->views < 0; i++)
    {
      const char *word = strstr (line, words[i]);
      const char *number = word;

      while (number && number > line && (g_ascii_isdigit (number[-1]) || number[-1] == ' '))
        number--;
      if (number && number < word)
        take_views (item, number);
    }
}

/* In a line of facts parted by bars a label may go without its colon: "| 来源CSDN |". */
static gboolean
is_field (const char *line, const char *p)
{
  while (p > line && p[-1] == ' ')
    p--;
  return p > line && p[-1] == '|';
}

static gboolean
bare_source_at (const char *line, const char *p, const char **after)
{
  if (!g_str_has_prefix (p, "来源") || !is_field (line, p))
    return FALSE;
  *after = p + strlen ("来源");
  return TRUE;
}

void
coranto_labels_read_line (CorantoParsedItem *item, const char *line)
{
  for (const char *p = line; *p;)
    {
      Label label = LABEL_SOURCE;
      const char *after;

      if (!label_at (p, &label, &after) && !bare_source_at (line, p, &after))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      take_label (item, label, after);
      p = after;
    }
  read_views_before_number (item, line);
  read_views_after_number (item, line);
}

static void
read_block (const CorantoPageMap *map, guint index, CorantoParsedItem *item)
{
  g_autofree char *line = coranto_page_map_text (map, map->nodes[index].node, NULL, MAX_LINE);

  coranto_labels_read_line (item, line);
}

static gboolean
can_hold_labels (const CorantoPageNode *entry)
{
  return (entry->flags & CORANTO_PAGE_BLOCK) && !(entry->flags & CORANTO_PAGE_HIDDEN)
         && entry->own_ink > 3 && entry->ink < 300
         && !(
             entry->inherited
             & (CORANTO_ROLE_COMMENT | CORANTO_ROLE_RELATED | CORANTO_ROLE_HOT | CORANTO_ROLE_NAV));
}

/* A short name without a label beside the date: "2018年12月28日 19:55 新京报", and what the class
 * of an element calls the source. */
static void
read_source_field (const CorantoPageMap *map, guint index, CorantoParsedItem *item)
{
  const CorantoPageNode *entry = &map->nodes[index];
  g_autofree char *text = NULL;

  if (item->source || !(entry->roles & CORANTO_ROLE_SOURCE) || entry->ink < 4 || entry->ink > 40)
    return;
  text = coranto_page_map_text (map, entry->node, NULL, MAX_VALUE);
  coranto_labels_read_line (item, text);
  if (!item->source && !g_ascii_isdigit (*text) && !strchr (text, ':'))
    item->source = g_steal_pointer (&text);
}

/* Controls and remarks that stand beside a date too. */
static gboolean
is_no_source (const char *text)
{
  static const char *const words[]
      = { "原创", "转载", "字号", "字体", "大中小", "分享", "评论", "收藏", "关注", "打印",
          "举报", "投稿", "阅读", "浏览", "点赞",   "视频", "图片", "正文", "首页", NULL };

  return coranto_text_begins_with_any (text, words);
}

/* The texts beside the date in one small element, when they carry no label: the first is the
 * source. */
static void
read_beside_date (const CorantoPageMap *map,
                  const CorantoPageFacts *facts,
                  guint index,
                  CorantoParsedItem *item)
{
  guint parent = map->nodes[index].parent;
  CorantoDate date;
  g_autofree char *text = coranto_page_map_text (map, map->nodes[index].node, NULL, 80);

  if (item->source || map->nodes[parent].ink > 80
      || !coranto_date_find_in_text (text, facts->now, facts->zone_minutes, &date, NULL, NULL))
    return;
  for (guint i = parent + 1; i < map->nodes[parent].end && !item->source; i = map->nodes[i].end)
    {
      g_autofree char *name = NULL;

      if (i == index || map->nodes[i].ink < 4 || map->nodes[i].ink > 30
          || map->nodes[i].tag == CORANTO_TAG_HEADING)
        continue;
      name = coranto_page_map_text (map, map->nodes[i].node, NULL, MAX_VALUE);
      if (coranto_text_is_cjk (name) && strcspn (name, ":0123456789|") == strlen (name)
          && !strstr (name, "：") && !is_no_source (name)
          && coranto_article_phrase (name) == CORANTO_PHRASE_NONE)
        item->source = g_steal_pointer (&name);
    }
}

/* Some pages keep the count hidden until a script has brought it up to date. */
static void
read_hidden_views (const CorantoPageMap *map, guint from, guint to, CorantoParsedItem *item)
{
  for (guint i = from; i < to && item->views < 0; i++)
    if (map->nodes[i].flags & CORANTO_PAGE_ASLEEP)
      {
        g_autofree char *text = coranto_html_text (map->nodes[i].node);
        g_autofree char *line = coranto_text_line (text, MAX_VALUE);

        read_views_before_number (item, line);
      }
}

static void
read_blocks (const CorantoPageMap *map, guint from, guint to, CorantoParsedItem *item)
{
  for (guint i = from; i < MIN (to, map->n_nodes); i++)
    if (can_hold_labels (&map->nodes[i]))
      read_block (map, i, item);
}

/* Above the text first, where portals state these facts; in it and below it they may be another
 * story's. */
void
coranto_article_labels_read (const CorantoPageMap *map,
                             const CorantoPageFacts *facts,
                             guint title,
                             guint root,
                             CorantoParsedItem *item)
{
  guint end = map->nodes[root].end;
  guint anchor = title > 0 && title < end ? MIN (title, root) : root;
  guint from = anchor > BLOCKS_AROUND ? anchor - BLOCKS_AROUND : 1;
  guint text = root;

  while (text < end && !coranto_page_node_is_prose (&map->nodes[text]))
    text++;
  text = text < end ? text : root;
  read_blocks (map, from, text, item);
  for (guint i = from; i < text; i++)
    if (!(map->nodes[i].flags & CORANTO_PAGE_HIDDEN))
      read_source_field (map, i, item);
  for (guint i = MAX (from, title); i < text; i++)
    if (map->nodes[i].ink > 6 && map->nodes[i].ink < 40)
      read_beside_date (map, facts, i, item);
  read_blocks (map, text, MIN (text + BLOCKS_IN_TEXT, end), item);
  read_blocks (map, MAX (text, end - MIN (end, BLOCKS_IN_TEXT)), end + BLOCKS_AROUND, item);
  read_hidden_views (map, from, text, item);
  if (!item->source)
    item->source = g_strdup (facts->source);
}
