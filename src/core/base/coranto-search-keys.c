/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words before a colon, and what stands behind it. */
#include "coranto-search-node.h"

#include <string.h>

/* Bytes that a value of is: and before: can have. */
#define MAX_VALUE_BYTES 40

typedef struct
{
  const char *word;
  CorantoKey key;
  CorantoSearchField field;
} KeyWord;

static const KeyWord keys[] = {
  { "title", CORANTO_KEY_FIELD, CORANTO_SEARCH_TITLE },
  { "标题", CORANTO_KEY_FIELD, CORANTO_SEARCH_TITLE },
  { "標題", CORANTO_KEY_FIELD, CORANTO_SEARCH_TITLE },
  { "text", CORANTO_KEY_FIELD, CORANTO_SEARCH_TEXT },
  { "正文", CORANTO_KEY_FIELD, CORANTO_SEARCH_TEXT },
  { "author", CORANTO_KEY_FIELD, CORANTO_SEARCH_AUTHOR },
  { "作者", CORANTO_KEY_FIELD, CORANTO_SEARCH_AUTHOR },
  { "source", CORANTO_KEY_FIELD, CORANTO_SEARCH_SOURCE },
  { "来源", CORANTO_KEY_FIELD, CORANTO_SEARCH_SOURCE },
  { "來源", CORANTO_KEY_FIELD, CORANTO_SEARCH_SOURCE },
  { "channel", CORANTO_KEY_FIELD, CORANTO_SEARCH_CHANNEL },
  { "频道", CORANTO_KEY_FIELD, CORANTO_SEARCH_CHANNEL },
  { "頻道", CORANTO_KEY_FIELD, CORANTO_SEARCH_CHANNEL },
  { "is", CORANTO_KEY_IS, CORANTO_SEARCH_ANYWHERE },
  { "是", CORANTO_KEY_IS, CORANTO_SEARCH_ANYWHERE },
  { "before", CORANTO_KEY_BEFORE, CORANTO_SEARCH_ANYWHERE },
  { "之前", CORANTO_KEY_BEFORE, CORANTO_SEARCH_ANYWHERE },
  { "after", CORANTO_KEY_AFTER, CORANTO_SEARCH_ANYWHERE },
  { "之后", CORANTO_KEY_AFTER, CORANTO_SEARCH_ANYWHERE },
  { "之後", CORANTO_KEY_AFTER, CORANTO_SEARCH_ANYWHERE },
};

static const struct
{
  const char *word;
  CorantoNodeKind kind;
} states[] = {
  { "unread", CORANTO_NODE_UNREAD },       { "未读", CORANTO_NODE_UNREAD },
  { "未讀", CORANTO_NODE_UNREAD },         { "read", CORANTO_NODE_READ },
  { "已读", CORANTO_NODE_READ },           { "已讀", CORANTO_NODE_READ },
  { "favourite", CORANTO_NODE_FAVOURITE }, { "favorite", CORANTO_NODE_FAVOURITE },
  { "starred", CORANTO_NODE_FAVOURITE },   { "收藏", CORANTO_NODE_FAVOURITE },
};

static gsize
colon_length (const char *text)
{
  if (*text == ':')
    return 1;
  return strncmp (text, "：", 3) == 0 ? 3 : 0;
}

gsize
coranto_search_read_key (const char *text, CorantoKey *key, CorantoSearchField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gsize length = strlen (keys[i].word);

      if (g_ascii_strncasecmp (text, keys[i].word, length) != 0 || !colon_length (text + length))
        continue;
      *key = keys[i].key;
      *field = keys[i].field;
      return length + colon_length (text + length);
    }
  return 0;
}

/* Bytes of what may stand behind a number of a date. */
static gsize
separator_length (const char *text)
{
  static const char *const words[] = { "-", "/", ".", "年", "月", "日", "号", "號" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (text, words[i]))
        return strlen (words[i]);
    }
  return 0;
}

/* The beginning of a year, a month or a day, here. */
static gboolean
read_day (const char *text, gint64 *time)
{
  guint numbers[3] = { 0, 1, 1 }, n_numbers = 0;
  g_autoptr (GDateTime) day = NULL;

  while (*text)
    {
      gsize n_digits = strspn (text, "0123456789");

      if (n_digits == 0 || n_digits > (n_numbers == 0 ? 4 : 2) || n_numbers == 3
          || (n_numbers == 0 && n_digits < 4))
        return FALSE;
      numbers[n_numbers++] = (guint) g_ascii_strtoull (text, NULL, 10);
      text += n_digits;
      if (*text && separator_length (text) == 0)
        return FALSE;
      text += separator_length (text);
    }
  if (n_numbers == 0 || numbers[0] == 0 || numbers[1] > 12 || numbers[2] > 31)
    return FALSE;
  day = g_date_time_new_local ((int) numbers[0], (int) numbers[1], (int) numbers[2], 0, 0, 0);
  if (day)
    *time = g_date_time_to_unix (day);
  return day != NULL;
}

static CorantoNode *
read_state (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (g_ascii_strcasecmp (value, states[i].word) == 0)
        return coranto_node_new (states[i].kind);
    }
  return NULL;
}

CorantoNode *
coranto_search_read_value (CorantoKey key, const char *value, gsize length)
{
  g_autofree char *folded = NULL;
  CorantoNode *node;
  gint64 time;

  if (length > MAX_VALUE_BYTES || !g_utf8_validate_len (value, length, NULL))
    return NULL;
  /* Digits and signs of full width. */
  folded = g_utf8_normalize (value, (gssize) length, G_NORMALIZE_ALL_COMPOSE);
  if (key == CORANTO_KEY_IS)
    return read_state (folded);
  if (!read_day (folded, &time))
    return NULL;
  node = coranto_node_new (key == CORANTO_KEY_BEFORE ? CORANTO_NODE_BEFORE : CORANTO_NODE_AFTER);
  node->time = time;
  return node;
}
