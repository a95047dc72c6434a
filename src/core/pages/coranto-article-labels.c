/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels and their values. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-labels.h"

#include <string.h>

#include "coranto-article-body.h"
#include "coranto-page-text.h"
#include "coranto-text.h"

#define MAX_LINE 400 /* characters of a line that holds labels */
#define MAX_VALUE 40
#define BLOCKS_AROUND 40 /* before the title and after the body */

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
  { "撰稿", LABEL_AUTHOR },     { "记者", LABEL_AUTHOR },     { "文字", LABEL_AUTHOR },
  { "责任编辑", LABEL_EDITOR }, { "責任編輯", LABEL_EDITOR }, { "责编", LABEL_EDITOR },
  { "编辑", LABEL_EDITOR },     { "編輯", LABEL_EDITOR },     { "点击次数", LABEL_VIEWS },
  { "点击数", LABEL_VIEWS },    { "点击量", LABEL_VIEWS },    { "点击率", LABEL_VIEWS },
  { "点击", LABEL_VIEWS },      { "阅读次数", LABEL_VIEWS },  { "阅读数", LABEL_VIEWS },
  { "阅读量", LABEL_VIEWS },    { "阅读", LABEL_VIEWS },      { "浏览次数", LABEL_VIEWS },
  { "浏览数", LABEL_VIEWS },    { "浏览量", LABEL_VIEWS },    { "浏览", LABEL_VIEWS },
  { "人气", LABEL_VIEWS },      { "访问量", LABEL_VIEWS },    { "访问次数", LABEL_VIEWS },
  { "发布时间", LABEL_TIME },   { "发布日期", LABEL_TIME },   { "发表时间", LABEL_TIME },
  { "更新时间", LABEL_TIME },   { "时间", LABEL_TIME },       { "日期", LABEL_TIME },
  { "字号", LABEL_OTHER },      { "字体", LABEL_OTHER },      { "评论", LABEL_OTHER },
  { "分享", LABEL_OTHER },      { "打印", LABEL_OTHER },      { "关键词", LABEL_OTHER },
  { "标签", LABEL_OTHER },      { "校对", LABEL_OTHER },      { "审核", LABEL_OTHER },
  { "原标题", LABEL_OTHER },    { "发布者", LABEL_OTHER },    { "发布人", LABEL_OTHER },
};

static const char *
skip_colon (const char *p)
{
  while (*p == ' ')
    p++;
  if (*p == ':')
    return p + 1;
  return g_str_has_prefix (p, "：") ? p + strlen ("：") : NULL;
}

/* The label that begins at `p`, with its colon; `after` is set to what follows. */
static gboolean
label_at (const char *p, Label *label, const char **after)
{
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
value_end (const char *p)
{
  const char *start = p;
  Label label;
  const char *after;

  for (; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_utf8_strchr ("|｜()（）[]【】<>〔〕;；，。", -1, c) || label_at (p, &label, &after))
        return p;
      if (c == ' ' && p > start && (guchar) p[-1] >= 0x80)
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
        if (!coranto_text_is_blank (*part))
          g_ptr_array_add (item->authors, coranto_person_new (g_strstrip (*part), NULL));
    }
}

static void
take_views (CorantoParsedItem *item, const char *start)
{
  char *end;
  gint64 views;

  while (*start == ' ')
    start++;
  views = g_ascii_strtoll (start, &end, 10);
  if (end == start || views < 0 || item->views >= 0)
    return;
  if (g_str_has_prefix (end, "万"))
    views *= 10000;
  item->views = views;
}

static void
take_label (CorantoParsedItem *item, Label label, const char *value)
{
  while (*value == ' ')
    value++;
  switch (label)
    {
    case LABEL_SOURCE:
      take_value (&item->source, value, value_end (value));
      break;
    case LABEL_EDITOR:
      take_value (&item->editor, value, value_end (value));
      break;
    case LABEL_AUTHOR:
      take_authors (item, value, value_end (value));
      break;
    case LABEL_VIEWS:
      take_views (item, value);
      break;
    case LABEL_TIME:
    case LABEL_OTHER:
      break;
    }
}

void
coranto_labels_read_line (CorantoParsedItem *item, const char *line)
{
  for (const char *p = line; *p;)
    {
      Label label;
      const char *after;

      if (!label_at (p, &label, &after))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      take_label (item, label, after);
      p = after;
    }
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

void
coranto_article_labels_read (const CorantoPageMap *map,
                             guint title,
                             guint root,
                             CorantoParsedItem *item)
{
  guint from = title > 0 ? title : root > BLOCKS_AROUND ? root - BLOCKS_AROUND : 1;
  guint end = map->nodes[root].end;
  guint past = 0;

  if (from > root && from > map->nodes[root].end)
    from = root;
  for (guint i = from; i < map->n_nodes && past < BLOCKS_AROUND; i++)
    {
      past += i >= end;
      if (can_hold_labels (&map->nodes[i]))
        read_block (map, i, item);
    }
}
