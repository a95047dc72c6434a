/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTTP with manners: limits on every step, a queue per host, validators.  Main thread only; never
 * parses bodies, never decides schedules. */
#pragma once

#include <gio/gio.h>

#include "coranto-clock.h"
#include "coranto-error.h"
#include "coranto-limits.h"

G_BEGIN_DECLS

typedef struct
{
  char *url;  /* http(s) */
  char *etag; /* validators sent back byte for byte; nullable */
  char *last_modified;
  char *referrer;        /* for pictures: the article's address; nullable */
  char *accept;          /* nullable: feeds and pages */
  gboolean from_content; /* the address came from content: private hosts are refused unless
                            `home_url` is on the same host */
  char *home_url;        /* the channel's own address, for the rule above; nullable */
  gsize max_bytes;       /* 0: the limit for pages */
  int priority;          /* G_PRIORITY_*: what a person waits for goes first */
} CorantoFetchRequest;

typedef struct
{
  guint status;        /* 200 or 304 */
  GBytes *body;        /* decoded; NULL with 304 */
  char *url;           /* after redirects */
  char *permanent_url; /* target when every hop was 301/308; nullable */
  char *content_type;
  char *etag;
  char *last_modified;
  gint64 retry_after;      /* seconds since 1970, 0: none */
  gint64 max_age_seconds;  /* -1: not stated */
  gsize transferred_bytes; /* as counted after decompression */
} CorantoResponse;

/* What one fetch came to, known of a failed one as well. */
typedef struct
{
  guint status;      /* of the last answer; 0: none came, or not whole */
  guint requests;    /* redirects included */
  guint duration_ms; /* from the first request on */
  gsize bytes;       /* of the body, after decompression */
} CorantoFetchTrace;

CorantoFetchRequest *coranto_fetch_request_new (const char *url);
void coranto_fetch_request_free (CorantoFetchRequest *request);
void coranto_response_free (CorantoResponse *response);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoFetchRequest, coranto_fetch_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoResponse, coranto_response_free)

#define CORANTO_TYPE_FETCHER (coranto_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (CorantoFetcher, coranto_fetcher, CORANTO, FETCHER, GObject)

/* `limits` must outlive the fetcher. */
CorantoFetcher *coranto_fetcher_new (const CorantoLimits *limits, CorantoClock *clock);

/* Takes its turn in the queue of its host.  Completes once, also when cancelled
 * (G_IO_ERROR_CANCELLED).  Statuses other than 200 and 304 are errors: CORANTO_ERROR_HTTP_STATUS
 * (message: the number), _GONE, _RETRY_LATER (message: RFC 3339), _TRUNCATED, _EMPTY, … */
void coranto_fetcher_fetch_async (CorantoFetcher *self,
                                  const CorantoFetchRequest *request,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
CorantoResponse *coranto_fetcher_fetch_finish (CorantoFetcher *self,
                                               GAsyncResult *result,
                                               GError **error);

/* Of a fetch that is over. */
void coranto_fetcher_get_trace (GAsyncResult *result, CorantoFetchTrace *trace);

/* At most this many requests at once to one host and in all; minimum gap between two to one host.
 * Loopback hosts are held to the same rule.  A request whose server is silent for a second no
 * longer counts in all; what a person waits for (G_PRIORITY_HIGH) does not wait for the gap. */
void coranto_fetcher_set_manners (CorantoFetcher *self, guint per_host, guint in_all, guint gap_ms);

/* PNG, JPEG, GIF, WebP, AVIF by their magic bytes, pixels within limits; else NULL with
 * CORANTO_ERROR_UNSUPPORTED_TYPE or _TOO_LARGE.  The MIME type is static. */
const char *coranto_picture_check (GBytes *bytes, const CorantoLimits *limits, GError **error);

G_END_DECLS
