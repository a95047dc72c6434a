/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking before following: what is at the address, what of it is followed already, and what the
 * likeliest feeds hold. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-discovery-private.h"
#include "coranto-engine-private.h"
#include "coranto-inspect.h"
#include "coranto-url.h"

/* Feeds that a page names and that are looked into. */
#define MAX_PREVIEWS 2
/* Addresses that nobody named and that are tried. */
#define MAX_GUESSES 5

typedef struct
{
  const CorantoLimits *limits;
  CorantoResponse *response; /* of the address, then of one feed after the other */
  gint64 now;
  CorantoDiscovery *discovery;
  GError *nothing; /* why nothing was found in the page; NULL: something was */
  guint next_feed; /* to be looked into */
  guint previews;
  CorantoParsedFeed *preview;
} DiscoverJob;

/* The steps, in order; the two of a preview are done for one feed after the other. */
static void discover_fetch (GTask *task, const char *url);
static void discover_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void discover_read_in_worker (GTask *work, gpointer task_data);
static void discover_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void discover_next_preview (GTask *task);
static void preview_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void preview_read_in_worker (GTask *work, gpointer task_data);
static void preview_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void discover_compare (GTask *task);
static void discover_compare_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
discover_job_free (gpointer data)
{
  DiscoverJob *job = data;

  coranto_response_free (job->response);
  g_clear_pointer (&job->discovery, coranto_discovery_unref);
  g_clear_pointer (&job->preview, coranto_parsed_feed_unref);
  g_clear_error (&job->nothing);
  g_free (job);
}

void
coranto_engine_discover_async (CorantoEngine *self,
                               const char *address,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  DiscoverJob *job;
  GError *error = NULL;
  g_autofree char *url = NULL;

  g_return_if_fail (CORANTO_IS_ENGINE (self));
  task = coranto_engine_new_task (self, cancellable, callback, user_data,
                                  coranto_engine_discover_async);
  job = g_new0 (DiscoverJob, 1);
  job->limits = self->limits;
  job->now = coranto_clock_now (self->clock);
  g_task_set_task_data (task, job, discover_job_free);
  url = coranto_url_from_user (address, &error);
  if (!url)
    g_task_return_error (task, error);
  else
    discover_fetch (g_steal_pointer (&task), url);
}

static void
discover_fetch (GTask *task, const char *url)
{
  CorantoEngine *self = g_task_get_source_object (task);
  g_autoptr (CorantoFetchRequest) request = coranto_fetch_request_new (url);

  request->priority = G_PRIORITY_HIGH;
  request->max_bytes = self->limits->feed_bytes;
  coranto_fetcher_fetch_async (coranto_engine_get_fetcher (self), request,
                               g_task_get_cancellable (task), discover_fetch_cb, task);
}

static void
discover_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  DiscoverJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->response = coranto_fetcher_fetch_finish (CORANTO_FETCHER (source), result, &error);
  if (!job->response)
    g_task_return_error (task, error);
  else
    coranto_worker_pool_run_step (self->workers, g_steal_pointer (&task), discover_read_in_worker,
                                  discover_read_cb);
}

static CorantoInspection
inspection_of (DiscoverJob *job)
{
  return (CorantoInspection){
    .bytes = job->response->body,
    .content_type = job->response->content_type,
    .url = job->response->url,
    .now = job->now,
    .limits = job->limits,
  };
}

/* Whether a page that says so may yet belong to a site with a feed. */
static gboolean
is_bare_page (const GError *error)
{
  return g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES)
         || g_error_matches (error, CORANTO_ERROR, CORANTO_ERROR_NEEDS_SCRIPTS);
}

static void
discover_read_in_worker (GTask *work, gpointer task_data)
{
  DiscoverJob *job = task_data;
  CorantoInspection inspection = inspection_of (job);
  GError *error = NULL;

  job->discovery = coranto_inspect_address (&inspection, &error);
  if (!job->discovery && is_bare_page (error))
    {
      job->nothing = g_steal_pointer (&error);
      job->discovery = coranto_inspect_guess (&inspection);
    }
  if (job->discovery)
    g_task_return_boolean (work, TRUE);
  else
    g_task_return_error (work, error);
}

static void
discover_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    discover_next_preview (g_steal_pointer (&task));
}

/* What was guessed and not tried is offered to nobody. */
static void
drop_guesses (DiscoverJob *job)
{
  GPtrArray *feeds = job->discovery->feeds;

  for (guint i = feeds->len; i-- > job->next_feed;)
    if (((CorantoCandidate *) g_ptr_array_index (feeds, i))->is_guess)
      g_ptr_array_remove_index (feeds, i);
}

/* Of named feeds the likeliest are looked into, of guesses all until one is right. */
static gboolean
wants_preview (DiscoverJob *job)
{
  const CorantoCandidate *feed;

  if (job->next_feed >= job->discovery->feeds->len)
    return FALSE;
  feed = g_ptr_array_index (job->discovery->feeds, job->next_feed);
  if (feed->is_guess)
    return job->next_feed == 0 && job->previews < MAX_GUESSES;
  return !feed->preview && job->previews < MAX_PREVIEWS; /* the address may be a feed itself */
}

/* The feeds named by the page come from content: private hosts only where the page itself is. */
static void
discover_next_preview (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  DiscoverJob *job = g_task_get_task_data (task);
  g_autoptr (CorantoFetchRequest) request = NULL;
  CorantoCandidate *feed;

  if (!wants_preview (job))
    {
      drop_guesses (job);
      discover_compare (task);
      return;
    }
  feed = g_ptr_array_index (job->discovery->feeds, job->next_feed);
  job->previews++;
  request = coranto_fetch_request_new (feed->url);
  request->priority = G_PRIORITY_HIGH;
  request->from_content = TRUE;
  request->home_url = g_strdup (job->discovery->address);
  request->max_bytes = self->limits->feed_bytes;
  coranto_fetcher_fetch_async (coranto_engine_get_fetcher (self), request,
                               g_task_get_cancellable (task), preview_fetch_cb, task);
}

/* Whether the failure is for good: then it is no candidate. */
static gboolean
is_no_feed (const GError *error)
{
  static const CorantoErrorCode codes[] = {
    CORANTO_ERROR_INVALID_ADDRESS,
    CORANTO_ERROR_BLOCKED_ADDRESS,
    CORANTO_ERROR_HOST_NOT_FOUND,
    CORANTO_ERROR_HTTP_STATUS,
    CORANTO_ERROR_GONE,
    CORANTO_ERROR_TOO_MANY_REDIRECTS,
    CORANTO_ERROR_TOO_LARGE,
    CORANTO_ERROR_EMPTY,
    CORANTO_ERROR_NOT_A_FEED,
    CORANTO_ERROR_NO_HEADLINES,
    CORANTO_ERROR_NEEDS_SCRIPTS,
    CORANTO_ERROR_MALFORMED,
    CORANTO_ERROR_LIMIT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, CORANTO_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

static void
preview_failed (GTask *task, const GError *error)
{
  DiscoverJob *job = g_task_get_task_data (task);
  const CorantoCandidate *feed = g_ptr_array_index (job->discovery->feeds, job->next_feed);

  /* a server that does not answer one guess is not asked for others */
  if (feed->is_guess && !is_no_feed (error))
    drop_guesses (job);
  else if (is_no_feed (error))
    g_ptr_array_remove_index (job->discovery->feeds, job->next_feed);
  else
    job->next_feed++;
  discover_next_preview (task);
}

static void
preview_fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CorantoEngine *self = g_task_get_source_object (task);
  DiscoverJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&job->response, coranto_response_free);
  job->response = coranto_fetcher_fetch_finish (CORANTO_FETCHER (source), result, &error);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!job->response)
    preview_failed (g_steal_pointer (&task), error);
  else
    coranto_worker_pool_run_step (self->workers, g_steal_pointer (&task), preview_read_in_worker,
                                  preview_read_cb);
}

static void
preview_read_in_worker (GTask *work, gpointer task_data)
{
  DiscoverJob *job = task_data;
  CorantoInspection inspection = inspection_of (job);
  g_autoptr (CorantoParsedFeed) feed = NULL;
  GError *error = NULL;

  feed = coranto_inspect_feed (&inspection, &error);
  if (feed && feed->kind == CORANTO_FEED_KIND_PAGE)
    g_task_return_new_error (work, CORANTO_ERROR, CORANTO_ERROR_NOT_A_FEED, "%s", "");
  else if (feed && coranto_inspect_check_feed (feed, &error))
    {
      job->preview = g_steal_pointer (&feed);
      g_task_return_boolean (work, TRUE);
    }
  else
    g_task_return_error (work, error);
}

static void
preview_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DiscoverJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoParsedFeed) preview = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_task_return_error_if_cancelled (task))
        preview_failed (g_steal_pointer (&task), error);
      return;
    }
  preview = g_steal_pointer (&job->preview);
  coranto_candidate_set_preview (g_ptr_array_index (job->discovery->feeds, job->next_feed),
                                 preview);
  job->next_feed++;
  discover_next_preview (g_steal_pointer (&task));
}

/* The page's own feed, else its list: what readers say about the stories is nobody's first wish. */
static void
suggest (CorantoDiscovery *discovery)
{
  CorantoCandidate *feed
      = discovery->feeds->len > 0 ? g_ptr_array_index (discovery->feeds, 0) : NULL;
  CorantoCandidate *list
      = discovery->lists->len > 0 ? g_ptr_array_index (discovery->lists, 0) : NULL;
  gboolean is_feed = feed && !feed->is_comments;

  if (feed)
    feed->is_suggested = is_feed;
  if (list)
    list->is_suggested = !is_feed;
}

static void
discover_compare (GTask *task)
{
  CorantoEngine *self = g_task_get_source_object (task);
  DiscoverJob *job = g_task_get_task_data (task);
  CorantoDiscovery *discovery = job->discovery;

  if (discovery->feeds->len == 0 && discovery->lists->len == 0)
    {
      if (job->nothing)
        g_task_return_error (task, g_steal_pointer (&job->nothing));
      else
        g_task_return_new_error (task, CORANTO_ERROR, CORANTO_ERROR_NO_HEADLINES, "%s", "");
      g_object_unref (task);
      return;
    }
  suggest (discovery);
  coranto_store_list_channels_async (self->store, 0, g_task_get_cancellable (task),
                                     discover_compare_cb, task);
}

static void
mark_followed (GPtrArray *candidates, GHashTable *followed)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      CorantoCandidate *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *canonical = coranto_url_canonical (candidate->url);

      candidate->is_followed = canonical && g_hash_table_contains (followed, canonical);
    }
}

static void
discover_compare_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DiscoverJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CorantoChannelTable) table
      = coranto_store_list_channels_finish (CORANTO_STORE (source), result, &error);
  g_autoptr (GHashTable) followed = NULL;

  if (!table)
    {
      g_task_return_error (task, error);
      return;
    }
  followed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < table->channels->len; i++)
    {
      const CorantoChannel *channel = g_ptr_array_index (table->channels, i);
      char *canonical = coranto_url_canonical (channel->url);

      g_hash_table_add (followed, canonical ? canonical : g_strdup (channel->url));
    }
  mark_followed (job->discovery->feeds, followed);
  mark_followed (job->discovery->lists, followed);
  mark_followed (job->discovery->siblings, followed);
  g_task_return_pointer (task, g_steal_pointer (&job->discovery),
                         (GDestroyNotify) coranto_discovery_unref);
}

CorantoDiscovery *
coranto_engine_discover_finish (CorantoEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
