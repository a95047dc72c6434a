/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mark. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli.h"
#include "coranto-retention-job.h"

#include <string.h>

typedef void (*SetMark) (CorantoEngine *engine,
                         const gint64 *ids,
                         guint n_ids,
                         gboolean value,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

static const struct
{
  const char *name;
  SetMark set;
  gboolean value;
} marks[] = {
  { "read", coranto_engine_set_read_async, TRUE },
  { "unread", coranto_engine_set_read_async, FALSE },
  { "favourite", coranto_engine_set_favourite_async, TRUE },
  { "unfavourite", coranto_engine_set_favourite_async, FALSE },
  { "deleted", coranto_engine_set_deleted_async, TRUE },
  { "undeleted", coranto_engine_set_deleted_async, FALSE },
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
check_articles (CliCall *call, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (CorantoArticle) article = NULL;
      g_autoptr (GError) error = NULL;
      CliWait wait = { NULL };

      coranto_engine_read_article_async (call->engine, g_array_index (ids, gint64, i),
                                         call->cancellable, cli_done_cb, &wait);
      result = cli_wait (call, &wait);
      article = coranto_engine_read_article_finish (call->engine, result, &error);
      if (!article)
        {
          cli_fail_article (error, g_array_index (ids, gint64, i));
          return FALSE;
        }
    }
  return TRUE;
}

typedef struct
{
  GArray *ids;
  int mark;
} MarkRequest;

static int
mark_articles (CliCall *call, gconstpointer asked)
{
  const MarkRequest *request = asked;
  const gint64 *ids = (const gint64 *) request->ids->data;
  guint n_ids = request->ids->len;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  if (!check_articles (call, request->ids))
    return CLI_FAILED;
  marks[request->mark].set (call->engine, ids, n_ids, marks[request->mark].value, call->cancellable,
                            cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  changed = coranto_engine_mark_finish (call->engine, result, &error);
  return changed ? CLI_OK : cli_fail (error);
}

int
cli_mark (CliCall *call)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int mark;

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
  return cli_with_profile (call, mark_articles, &(MarkRequest){ ids, mark });
}
