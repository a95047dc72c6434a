/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked for, and what came. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-request-private.h"

CorantoFetchRequest *
coranto_fetch_request_new (const char *url)
{
  CorantoFetchRequest *request = g_new0 (CorantoFetchRequest, 1);

  request->url = g_strdup (url);
  request->priority = G_PRIORITY_DEFAULT;
  return request;
}

CorantoFetchRequest *
coranto_fetch_request_copy (const CorantoFetchRequest *request)
{
  CorantoFetchRequest *copy = g_new (CorantoFetchRequest, 1);

  *copy = *request;
  copy->url = g_strdup (request->url);
  copy->etag = g_strdup (request->etag);
  copy->last_modified = g_strdup (request->last_modified);
  copy->referrer = g_strdup (request->referrer);
  copy->accept = g_strdup (request->accept);
  copy->home_url = g_strdup (request->home_url);
  return copy;
}

void
coranto_fetch_request_free (CorantoFetchRequest *request)
{
  if (!request)
    return;
  g_free (request->url);
  g_free (request->etag);
  g_free (request->last_modified);
  g_free (request->referrer);
  g_free (request->accept);
  g_free (request->home_url);
  g_free (request);
}

CorantoResponse *
coranto_response_new (void)
{
  CorantoResponse *response = g_new0 (CorantoResponse, 1);

  response->max_age_seconds = -1;
  return response;
}

void
coranto_response_free (CorantoResponse *response)
{
  if (!response)
    return;
  g_clear_pointer (&response->body, g_bytes_unref);
  g_free (response->url);
  g_free (response->permanent_url);
  g_free (response->content_type);
  g_free (response->etag);
  g_free (response->last_modified);
  g_free (response);
}
