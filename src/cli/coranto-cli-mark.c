/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mark. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"

#include <string.h>

static const struct
{
  const char *name;
  gboolean is_favourite_mark;
  gboolean value;
} marks[] = {
  { "read", FALSE, TRUE },
  { "unread", FALSE, FALSE },
  { "favourite", TRUE, TRUE },
  { "unfavourite", TRUE, FALSE },
};

static int
find_mark (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (marks[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* Whether each of the ids is an article; the first that is none is reported. */
static gboolean
check_articles (CorantoEngine *engine, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (CorantoArticle) article = NULL;
      g_autoptr (GError) error = NULL;
      CliWait wait = { NULL };

      coranto_engine_read_article_async (engine, g_array_index (ids, gint64, i), NULL, cli_done_cb,
                                         &wait);
      result = cli_wait (&wait);
      article = coranto_engine_read_article_finish (engine, result, &error);
      if (!article)
        {
          cli_fail_article (error, g_array_index (ids, gint64, i));
          return FALSE;
        }
    }
  return TRUE;
}

static int
mark_with (CorantoEngine *engine, GArray *ids, int mark)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  if (!check_articles (engine, ids))
    return CLI_FAILED;
  if (marks[mark].is_favourite_mark)
    coranto_engine_set_favourite_async (engine, (gint64 *) ids->data, ids->len, marks[mark].value,
                                        NULL, cli_done_cb, &wait);
  else
    coranto_engine_set_read_async (engine, (gint64 *) ids->data, ids->len, marks[mark].value, NULL,
                                   cli_done_cb, &wait);
  result = cli_wait (&wait);
  changed = coranto_engine_mark_finish (engine, result, &error);
  return changed ? CLI_OK : cli_fail (error);
}

int
cli_mark (CliCall *call)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CorantoEngine *engine;
  int mark;
  int status;

  if (!cli_parse (call, NULL, 2, -1))
    return CLI_USAGE;
  mark = find_mark (call->argv[call->argc - 1]);
  if (mark < 0)
    return cli_fail_usage (_ ("“%s” is no mark."), call->argv[call->argc - 1]);
  for (int i = 1; i < call->argc - 1; i++)
    {
      gint64 id;

      if (!cli_parse_id (call->argv[i], &id))
        return CLI_USAGE;
      g_array_append_val (ids, id);
    }
  engine = cli_open (call);
  if (!engine)
    return CLI_FAILED;
  status = mark_with (engine, ids, mark);
  cli_close (engine);
  return status;
}
