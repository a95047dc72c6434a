/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list, search, show. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-article-changes.h"
#include "coranto-cli-json.h"
#include "coranto-inspect.h"

#include "coranto-text.h"

#define DEFAULT_LIMIT 200
/* Cells for the channels in a list. */
#define MAX_ORIGIN_WIDTH 24

/* Lists -----------------------------------------------------------------------------------------*/

/* The channels that list it; a story that none lists any more is known by its source.
 * (transfer full) */
static char *
origin_of (const CorantoHeadlineRow *row)
{
  g_autofree char *channels
      = row->channels ? g_strdelimit (g_strdup (row->channels), "\n", '/') : NULL;
  const char *origin = channels && *channels ? channels : row->source;

  return coranto_text_line (origin ? origin : "", 0);
}

static void
append_row (GString *out, const CorantoHeadlineRow *row, const char *origin, guint origin_width)
{
  g_autofree char *time = cli_format_time (row->sort_time);
  g_autofree char *title = coranto_text_line (row->title ? row->title : "", 0);

  g_string_append_printf (out, "%10" G_GINT64_FORMAT "  %s%s  %s  ", row->id,
                          row->is_read ? " " : "●", row->is_favourite ? "★" : " ", time);
  cli_append_cell (out, origin, origin_width);
  g_string_append_printf (out, "  %s\n", title);
}

static char *
write_rows (GPtrArray *rows)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) origins = g_ptr_array_new_with_free_func (g_free);
  guint width = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      char *origin = origin_of (g_ptr_array_index (rows, i));

      width = MAX (width, cli_text_width (origin));
      g_ptr_array_add (origins, origin);
    }
  width = MIN (width, MAX_ORIGIN_WIDTH);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, g_ptr_array_index (rows, i), g_ptr_array_index (origins, i), width);
  return g_string_free (out, FALSE);
}

static int
print_query (CliCall *call, const CorantoQuery *query, gboolean as_json)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CliWait wait = { NULL };

  coranto_engine_query_async (call->engine, query, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  rows = coranto_engine_query_finish (call->engine, result, &error);
  if (!rows)
    return cli_fail (error);
  text = as_json ? cli_json_rows (rows) : write_rows (rows);
  return cli_print (text);
}

typedef struct
{
  gboolean unread;
  gboolean favourites;
  char *channel;
  char *topic;
  int limit;
  gboolean as_json;
} ListOptions;

/* FALSE: it was reported. */
static gboolean
find_topic (CliCall *call, const char *name, gint64 *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  coranto_engine_find_topic_async (call->engine, name, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  *id = coranto_engine_find_topic_finish (call->engine, result, &error);
  if (*id < 0)
    cli_fail (error);
  return *id >= 0;
}

/* NULL: it was reported. */
static CorantoQuery *
query_for (CliCall *call, const ListOptions *options)
{
  CorantoQuery *query;
  const CorantoChannel *channel;
  gint64 id;

  if (options->channel)
    {
      channel = cli_find_channel (call, options->channel);
      query = channel ? coranto_query_new (CORANTO_SCOPE_CHANNEL, channel->id) : NULL;
    }
  else if (options->topic)
    query = find_topic (call, options->topic, &id) ? coranto_query_new (CORANTO_SCOPE_TOPIC, id)
                                                   : NULL;
  else
    query
        = coranto_query_new (options->favourites ? CORANTO_SCOPE_FAVOURITES : CORANTO_SCOPE_ALL, 0);
  if (query)
    {
      query->unread_only = options->unread;
      query->limit = (guint) options->limit;
    }
  return query;
}

/* What cannot be asked for together. */
static int
check_list_options (const ListOptions *options)
{
  if (options->unread && options->favourites)
    return cli_fail_usage ("%s", _ ("--unread and --favourites do not go together."));
  if ((options->channel && options->topic)
      || (options->favourites && (options->channel || options->topic)))
    return cli_fail_usage ("%s",
                           _ ("Only one of --favourites, --channel and --topic can be given."));
  if (options->limit < 0)
    return cli_fail_usage ("%s", _ ("--limit needs a number."));
  return CLI_OK;
}

static int
list (CliCall *call, gconstpointer asked)
{
  const ListOptions *options = asked;
  g_autoptr (CorantoQuery) query = query_for (call, options);

  return query ? print_query (call, query, options->as_json) : CLI_FAILED;
}

int
cli_list (CliCall *call)
{
  ListOptions asked = { .limit = DEFAULT_LIMIT };
  const GOptionEntry options[] = {
    { "unread", 0, 0, G_OPTION_ARG_NONE, &asked.unread, NULL, NULL },
    { "favourites", 0, 0, G_OPTION_ARG_NONE, &asked.favourites, NULL, NULL },
    { "channel", 0, 0, G_OPTION_ARG_FILENAME, &asked.channel, NULL, NULL },
    { "topic", 0, 0, G_OPTION_ARG_FILENAME, &asked.topic, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &asked.limit, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &asked.as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = CLI_USAGE;

  if (cli_parse (call, options, 0, 0))
    {
      status = check_list_options (&asked);
      if (status == CLI_OK)
        status = cli_with_profile (call, list, &asked);
    }
  g_free (asked.channel);
  g_free (asked.topic);
  return status;
}

typedef struct
{
  const CorantoQuery *query;
  gboolean as_json;
} SearchRequest;

static int
search (CliCall *call, gconstpointer asked)
{
  const SearchRequest *request = asked;
  int status = print_query (call, request->query, request->as_json);

  /* The next search need not read again what this one had to read. */
  cli_settle (call);
  return status;
}

int
cli_search (CliCall *call)
{
  int limit = DEFAULT_LIMIT;
  gboolean as_json = FALSE;
  g_autofree char *order = NULL;
  const GOptionEntry options[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "by", 0, 0, G_OPTION_ARG_STRING, &order, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);

  if (!cli_parse (call, options, 1, -1))
    return CLI_USAGE;
  if (limit < 0)
    return cli_fail_usage ("%s", _ ("--limit needs a number."));
  if (order && !g_str_equal (order, "date") && !g_str_equal (order, "relevance"))
    return cli_fail_usage ("%s", _ ("--by needs “date” or “relevance”."));
  if (order && g_str_equal (order, "relevance"))
    query->order = CORANTO_ORDER_RELEVANCE;
  query->limit = (guint) limit;
  query->with_snippets = as_json;
  query->search = g_strjoinv (" ", call->argv + 1);
  return cli_with_profile (call, search, &(SearchRequest){ query, as_json });
}

/* One article -----------------------------------------------------------------------------------*/

static void
append_fact (GString *out, const char *label, const char *value)
{
  if (value && *value)
    g_string_append_printf (out, "%s: %s\n", label, value);
}

static char *
join_authors (const CorantoParsedItem *item)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < item->authors->len; i++)
    {
      const CorantoPerson *person = g_ptr_array_index (item->authors, i);

      if (person->name)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", person->name);
    }
  return g_string_free (names, FALSE);
}

static char *
join_strings (GPtrArray *strings, const char *separator)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? separator : "",
                            (const char *) g_ptr_array_index (strings, i));
  return g_string_free (out, FALSE);
}

static void
append_facts (GString *out, const CorantoArticle *article)
{
  const CorantoParsedItem *item = article->item;
  g_autofree char *time = cli_format_time (article->sort_time);
  g_autofree char *changed = article->changed ? cli_format_time (article->changed) : NULL;
  g_autofree char *authors = join_authors (item);
  g_autofree char *breadcrumbs = join_strings (item->breadcrumbs, " > ");
  g_autofree char *channels = join_strings (article->channel_titles, ", ");
  g_autofree char *views
      = item->views >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, item->views) : NULL;

  append_fact (out, _ ("Date"), time);
  append_fact (out, _ ("Updated"), changed);
  append_fact (out, _ ("Source"), item->source);
  append_fact (out, _ ("Author"), authors);
  append_fact (out, _ ("Editor"), item->editor);
  append_fact (out, _ ("Views"), views);
  append_fact (out, _ ("Breadcrumbs"), breadcrumbs);
  append_fact (out, _ ("Channels"), channels);
  append_fact (out, _ ("Address"), item->url);
}

static char *
write_article (const CorantoArticle *article)
{
  GString *out = g_string_new (NULL);
  g_autofree char *text = coranto_inspect_plain_text (article->item, coranto_limits_default ());

  g_string_append_printf (out, "%s\n\n", article->item->title ? article->item->title : "");
  append_facts (out, article);
  if (text && *text)
    {
      g_string_append_c (out, '\n');
      cli_append_text (out, text);
      g_string_append_c (out, '\n');
    }
  if (article->item->copyright)
    g_string_append_printf (out, "\n%s\n", article->item->copyright);
  return g_string_free (out, FALSE);
}

static int
print_article (const CorantoArticle *article, gboolean as_json)
{
  g_autofree char *text = as_json ? cli_json_article (article) : write_article (article);

  return cli_print (text);
}

/* How it changed; nothing is fetched for that. */
static int
print_changes (const CorantoArticle *article)
{
  g_autofree char *changes = coranto_article_changes_write (article);
  g_autofree char *time = article->changed ? cli_format_time (article->changed) : NULL;
  GString *out = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (changes)
    cli_append_text (out, changes);
  else if (time)
    {
      g_string_append_printf (out, _ ("This story changed on %s; what it was before is not kept."),
                              time);
      g_string_append_c (out, '\n');
    }
  else
    g_string_append_printf (out, "%s\n", _ ("No change of this story is known."));
  text = g_string_free (out, FALSE);
  return cli_print (text);
}

typedef struct
{
  gint64 id;
  gboolean as_json;
  gboolean changes;
} ShowRequest;

/* A headline whose page is not here yet: its page. */
static int
show_page (CliCall *call, const ShowRequest *request)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  coranto_engine_fetch_article_async (call->engine, request->id, call->cancellable, cli_done_cb,
                                      &wait);
  result = cli_wait (call, &wait);
  article = coranto_engine_fetch_article_finish (call->engine, result, &error);
  return article ? print_article (article, request->as_json) : cli_fail (error);
}

static int
show (CliCall *call, gconstpointer asked)
{
  const ShowRequest *request = asked;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  CliWait wait = { NULL };

  coranto_engine_read_article_async (call->engine, request->id, call->cancellable, cli_done_cb,
                                     &wait);
  result = cli_wait (call, &wait);
  article = coranto_engine_read_article_finish (call->engine, result, &error);
  if (!article)
    return cli_fail_article (error, request->id);
  if (request->changes)
    return print_changes (article);
  return article->is_list_only ? show_page (call, request)
                               : print_article (article, request->as_json);
}

int
cli_show (CliCall *call)
{
  ShowRequest request = { 0 };
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.as_json, NULL, NULL },
    { "changes", 0, 0, G_OPTION_ARG_NONE, &request.changes, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (call, options, 1, 1) || !cli_parse_id (call->argv[1], &request.id))
    return CLI_USAGE;
  if (request.as_json && request.changes)
    return cli_fail_usage ("%s", _ ("--json and --changes do not go together."));
  return cli_with_profile (call, show, &request);
}
