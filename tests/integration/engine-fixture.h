/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An engine on a profile of its own and a clock that is set, with the calls that tests repeat. */
#pragma once

#include "coranto-engine.h"
#include "coranto-store.h"

#include "test-async.h"
#include "test-server.h"

G_BEGIN_DECLS

#define TEST_NOW G_GINT64_CONSTANT (1700000000) /* Tue, 14 Nov 2023 22:13:20 GMT */

typedef struct
{
  char *folder;
  CorantoClock *clock;
  CorantoEngine *engine;
  TestServer *server;
} EngineFixture;

void engine_fixture_set_up (EngineFixture *fixture, gconstpointer data);
void engine_fixture_tear_down (EngineFixture *fixture, gconstpointer data);
/* Closes the engine and opens its profile again. */
void engine_fixture_reopen (EngineFixture *fixture);

/* Follows `path` of the fixture's server as it is and waits for its first refresh. */
gint64 engine_fixture_follow (EngineFixture *fixture, const char *path, CorantoFeedKind kind);
gint64 engine_fixture_follow_url (EngineFixture *fixture, const char *url, CorantoFeedKind kind);
CorantoRefreshReport engine_fixture_refresh (EngineFixture *fixture,
                                             gint64 id,
                                             CorantoRefreshUrgency urgency);
/* The channel as it is stored.  (transfer full) */
CorantoChannel *engine_fixture_get_channel (EngineFixture *fixture, gint64 id);
/* Rows of everything.  (transfer full) */
GPtrArray *engine_fixture_get_rows (EngineFixture *fixture);
CorantoDiscovery *engine_fixture_discover (EngineFixture *fixture,
                                           const char *address,
                                           GError **error);

/* An RSS feed of stories named by the letters of `letters`.  (transfer full) */
char *test_feed (const char *letters);

G_END_DECLS
