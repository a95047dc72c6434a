/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One HTTP exchange through libsoup: a request, its answer, within limits; no redirect is followed
 * and no status judged here. */
#pragma once

#include "coranto-fetcher.h"

G_BEGIN_DECLS

/* Borrowed for the call. */
typedef struct
{
  const char *url;
  const CorantoFetchRequest *request; /* what else is asked */
  const char *referrer;               /* nullable */
  gsize max_bytes;
  guint spent_ms;                          /* of the total time, by earlier hops */
  gboolean is_judged;                      /* private hosts are refused */
  void (*progressed) (gpointer user_data); /* something came */
  gpointer progress_data;
} CorantoHop;

typedef struct
{
  CorantoResponse *response; /* its body is read where the status is 200 or 203 */
  char *location;
  char *retry_after; /* the header's value */
  gboolean peer_is_private;
  guint spent_ms; /* this hop included */
} CorantoReply;

void coranto_reply_free (CorantoReply *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoReply, coranto_reply_free)

#define CORANTO_TYPE_SOUP_TRANSPORT (coranto_soup_transport_get_type ())
G_DECLARE_FINAL_TYPE (CorantoSoupTransport,
                      coranto_soup_transport,
                      CORANTO,
                      SOUP_TRANSPORT,
                      GObject)

/* `limits` must outlive it. */
CorantoSoupTransport *coranto_soup_transport_new (const CorantoLimits *limits);

void coranto_soup_transport_send_async (CorantoSoupTransport *self,
                                        const CorantoHop *hop,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
CorantoReply *coranto_soup_transport_send_finish (CorantoSoupTransport *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
