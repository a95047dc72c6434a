/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manners of refreshing, a line each, against a server that records and a clock that is set:
 * after which answer which request is made, and none before its time. */
#include "engine-fixture.h"

#include "coranto-engine-private.h"
#include "coranto-refresh-timing.h"
#include "coranto-schedule.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* TEST_NOW is Tuesday, 22:13:20 UTC. */
#define TO_23 2800
#define TO_MIDNIGHT 6400

/* One look at the clock: when, who asks, and whether a request comes of it. */
typedef struct
{
  gint64 at; /* seconds after the channel was followed */
  CorantoRefreshUrgency urgency;
  gboolean is_request;
} Look;

typedef struct
{
  const char *name;
  const char *first; /* headers of the answer that the channel is followed with */
  const char *later; /* of those after it; NULL: the same */
  const char *feed;  /* elements of the channel */
  gint64 story_gap;  /* its stories are dated so far apart; 0: not dated */
  Look looks[8];     /* until one at 0 */
} Manner;

#define ASKED CORANTO_REFRESH_ASKED
#define FORCED CORANTO_REFRESH_FORCED
#define DUE CORANTO_REFRESH_DUE

static const Manner manners[] = {
  { "nothing stated: whenever asked",
    "200 OK",
    NULL,
    "",
    0,
    { { 1, ASKED, TRUE }, { 2, ASKED, TRUE } } },
  { "retry-after in seconds",
    "200 OK",
    "503 Busy\nRetry-After: 600",
    "",
    0,
    { { 10, ASKED, TRUE },
      { 609, DUE, FALSE },
      { 609, ASKED, FALSE },
      { 609, FORCED, FALSE },
      { 610, ASKED, TRUE } } },
  { "retry-after as a date",
    "200 OK",
    "429 Slow\nRetry-After: Tue, 14 Nov 2023 22:23:20 GMT",
    "",
    0,
    { { 10, ASKED, TRUE }, { 599, FORCED, FALSE }, { 600, ASKED, TRUE } } },
  { "retry-after of years: a day",
    "200 OK",
    "503 Busy\nRetry-After: 99999999",
    "",
    0,
    { { 10, ASKED, TRUE }, { DAY + 9, FORCED, FALSE }, { DAY + 10, FORCED, TRUE } } },
  { "retry-after beside a good answer",
    "200 OK\nRetry-After: 7200",
    NULL,
    "",
    0,
    { { 2 * HOUR - 1, FORCED, FALSE }, { 2 * HOUR, ASKED, TRUE } } },
  { "max-age",
    "200 OK\nCache-Control: public, max-age=900",
    NULL,
    "",
    0,
    { { 899, DUE, FALSE }, { 899, ASKED, FALSE }, { 899, FORCED, TRUE }, { 1799, ASKED, TRUE } } },
  { "max-age of a 304",
    "200 OK\nETag: \"a\"",
    "304 Not Modified\nCache-Control: max-age=900\nContent-Length: 0",
    "",
    0,
    { { 1, ASKED, TRUE }, { 900, ASKED, FALSE }, { 901, ASKED, TRUE } } },
  { "no-cache",
    "200 OK\nCache-Control: no-cache, max-age=900",
    NULL,
    "",
    0,
    { { 1, ASKED, TRUE } } },
  { "ttl",
    "200 OK",
    NULL,
    "<ttl>90</ttl>",
    0,
    { { 90 * MINUTE - 1, ASKED, FALSE }, { 90 * MINUTE, ASKED, TRUE } } },
  { "ttl holds after a 304",
    "200 OK\nETag: \"a\"",
    "304 Not Modified\nContent-Length: 0",
    "<ttl>90</ttl>",
    0,
    { { 90 * MINUTE, ASKED, TRUE },
      { 180 * MINUTE - 1, ASKED, FALSE },
      { 180 * MINUTE, ASKED, TRUE } } },
  { "skipHours",
    "200 OK",
    NULL,
    "<skipHours><hour>22</hour></skipHours>",
    0,
    { { TO_23 - 1, DUE, FALSE }, { TO_23 - 1, ASKED, FALSE }, { TO_23, ASKED, TRUE } } },
  { "skipDays",
    "200 OK",
    NULL,
    "<skipDays><day>Tuesday</day><day>Wednesday</day></skipDays>",
    0,
    { { TO_MIDNIGHT + DAY - 1, ASKED, FALSE }, { TO_MIDNIGHT + DAY, ASKED, TRUE } } },
  { "gone",
    "200 OK",
    "410 Gone",
    "",
    0,
    { { 1, ASKED, TRUE }, { 400 * DAY, DUE, FALSE }, { 400 * DAY, FORCED, FALSE } } },
  /* 5 minutes, then 10, each up to a quarter longer */
  { "back-off",
    "200 OK",
    "500 Oops",
    "",
    0,
    { { 1, ASKED, TRUE },
      { 300, DUE, FALSE },
      { 300, ASKED, FALSE },
      { 376, ASKED, TRUE },
      { 376 + 599, ASKED, FALSE },
      { 376 + 750, ASKED, TRUE },
      { 376 + 751, FORCED, TRUE } } },
  { "rhythm: news each hour",
    "200 OK",
    NULL,
    "",
    HOUR,
    { { 1, DUE, FALSE },
      { 30 * MINUTE - 1, DUE, FALSE },
      { 30 * MINUTE - 1, ASKED, TRUE },
      { 60 * MINUTE - 1, DUE, TRUE } } },
  { "rhythm: news each day",
    "200 OK",
    NULL,
    "",
    DAY,
    { { 6 * HOUR - 1, DUE, FALSE }, { 6 * HOUR, DUE, TRUE } } },
  { "rhythm: news each week",
    "200 OK",
    NULL,
    "",
    7 * DAY,
    { { HOUR, DUE, FALSE }, { DAY - 1, DUE, FALSE }, { DAY, DUE, TRUE } } },
};

static char *
feed_of (const Manner *manner)
{
  GString *feed = g_string_new ("<rss version=\"2.0\"><channel><title>Manners</title>");

  g_string_append (feed, manner->feed);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (GDateTime) time
          = g_date_time_new_from_unix_utc (TEST_NOW - MINUTE - i * manner->story_gap);
      g_autofree char *date = g_date_time_format (time, "%a, %d %b %Y %H:%M:%S GMT");

      g_string_append_printf (feed, "<item><title>Story %u</title><guid>story-%u</guid>", i, i);
      if (manner->story_gap > 0)
        g_string_append_printf (feed, "<pubDate>%s</pubDate>", date);
      g_string_append (feed, "</item>");
    }
  g_string_append (feed, "</channel></rss>");
  return g_string_free (feed, FALSE);
}

static void
at (EngineFixture *fixture, gint64 seconds_later)
{
  coranto_clock_set (fixture->clock, TEST_NOW + seconds_later);
}

/* From the next request on; those before are forgotten. */
static void
serve (EngineFixture *fixture, const char *headers, const char *body)
{
  test_server_reset (fixture->server);
  test_server_answer (fixture->server, "/feed", headers, body);
}

static guint
n_requests (EngineFixture *fixture)
{
  return test_server_count (fixture->server, "/feed");
}

static void
test_manner (EngineFixture *fixture, gconstpointer data)
{
  const Manner *manner = data;
  g_autofree char *feed = feed_of (manner);
  const char *later = manner->later ? manner->later : manner->first;
  guint expected = 0;

  serve (fixture, manner->first, feed);
  engine_fixture_follow (fixture, "/feed", CORANTO_FEED_KIND_RSS);
  g_assert_cmpuint (n_requests (fixture), ==, 1);
  serve (fixture, later, g_str_has_prefix (later, "200") ? feed : NULL);
  for (const Look *look = manner->looks; look->at > 0; look++)
    {
      g_test_message ("after %d s", (int) look->at);
      at (fixture, look->at);
      engine_fixture_refresh (fixture, 0, look->urgency);
      expected += look->is_request;
      g_assert_cmpuint (n_requests (fixture), ==, expected);
    }
}

/* The budget of a host ends asking for the day; the next one has its own. */
static void
test_budget (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *feed = feed_of (&manners[0]);
  guint expected = CORANTO_HOST_BUDGET;

  test_server_answer (fixture->server, "/feed", "200 OK", feed);
  test_server_answer (fixture->server, "/other", "200 OK", feed);
  engine_fixture_follow (fixture, "/feed", CORANTO_FEED_KIND_RSS);
  while (n_requests (fixture) < expected)
    engine_fixture_refresh (fixture, 0, ASKED);
  engine_fixture_follow (fixture, "/other", CORANTO_FEED_KIND_RSS);
  for (gint64 time = 0; time < TO_MIDNIGHT; time += HOUR)
    {
      at (fixture, time);
      engine_fixture_refresh (fixture, 0, ASKED);
      engine_fixture_refresh (fixture, 0, DUE);
    }
  g_assert_cmpuint (n_requests (fixture), ==, expected);
  at (fixture, TO_MIDNIGHT);
  engine_fixture_refresh (fixture, 0, ASKED);
  g_assert_cmpuint (n_requests (fixture), ==, expected + 1);
}

static void
assert_url (EngineFixture *fixture, gint64 id, const char *path)
{
  g_autoptr (CorantoChannel) channel = engine_fixture_get_channel (fixture, id);
  g_autofree char *url = test_server_uri (fixture->server, path);

  g_assert_cmpstr (channel->url, ==, url);
}

/* Between two requests to one host there is a gap, whatever channels they are for. */
static void
test_gap (EngineFixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/a", "/b", "/c", "/d" };
  g_autofree char *feed = feed_of (&manners[0]);
  g_autoptr (GPtrArray) requests = NULL;
  gint64 first, last;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      test_server_answer (fixture->server, paths[i], "200 OK", feed);
      engine_fixture_follow (fixture, paths[i], CORANTO_FEED_KIND_RSS);
    }
  test_server_reset (fixture->server);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    test_server_answer (fixture->server, paths[i], "200 OK", feed);
  coranto_fetcher_set_manners (coranto_engine_get_fetcher (fixture->engine), 2, 8, 100);
  engine_fixture_refresh (fixture, 0, ASKED);
  requests = test_server_get_requests (fixture->server, NULL);
  g_assert_cmpuint (requests->len, ==, G_N_ELEMENTS (paths));
  first = ((TestRequest *) g_ptr_array_index (requests, 0))->time_us;
  last = ((TestRequest *) g_ptr_array_index (requests, requests->len - 1))->time_us;
  /* Of single gaps the server's threads see more and less: three together are three. */
  g_assert_cmpint (last - first, >=, 3 * 100 * 1000 - 30 * 1000);
}

/* A permanent redirect counts once two good answers in a row came from the same new address; a line
 * for each check. */
static void
test_moved (EngineFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *answer; /* of /feed */
    const char *there;  /* of the new address */
    const char *path;   /* of the channel afterwards */
  } checks[] = {
    { "301 Moved\nLocation: /new", "404 Not Found", "/feed" },
    { "301 Moved\nLocation: /new", "200 OK", "/feed" },
    { "200 OK", "200 OK", "/feed" },
    { "301 Moved\nLocation: /new", "200 OK", "/feed" },
    { "308 Moved\nLocation: /new", "500 Oops", "/feed" },
    { "302 Found\nLocation: /new", "200 OK", "/feed" },
    { "307 Found\nLocation: /new", "200 OK", "/feed" },
    { "308 Moved\nLocation: /new", "200 OK", "/feed" },
    { "301 Moved\nLocation: /new", "200 OK", "/new" },
  };
  g_autofree char *feed = feed_of (&manners[0]);
  gint64 id;

  test_server_answer (fixture->server, "/feed", "200 OK", feed);
  id = engine_fixture_follow (fixture, "/feed", CORANTO_FEED_KIND_RSS);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_test_message ("check %u", i);
      test_server_reset (fixture->server);
      test_server_answer (fixture->server, "/feed", checks[i].answer, feed);
      test_server_answer (fixture->server, "/new", checks[i].there, feed);
      engine_fixture_refresh (fixture, 0, FORCED);
      assert_url (fixture, id, checks[i].path);
    }
}

/* Nothing by ourselves while power is to be saved, or where there is no network; a person may. */
static void
test_hold (EngineFixture *fixture, gconstpointer data)
{
  CorantoConditions *conditions = coranto_schedule_get_conditions (fixture->engine->schedule);
  g_autofree char *feed = feed_of (&manners[0]);
  guint hold;

  test_server_answer (fixture->server, "/feed", "200 OK", feed);
  engine_fixture_follow (fixture, "/feed", CORANTO_FEED_KIND_RSS);
  at (fixture, DAY);
  coranto_conditions_note (conditions, TRUE, FALSE, TRUE);
  g_object_get (fixture->engine, "hold", &hold, NULL);
  g_assert_cmpuint (hold, ==, CORANTO_HOLD_POWER_SAVER);
  engine_fixture_refresh (fixture, 0, DUE);
  g_assert_cmpuint (n_requests (fixture), ==, 1);
  engine_fixture_refresh (fixture, 0, ASKED);
  g_assert_cmpuint (n_requests (fixture), ==, 2);
  at (fixture, 2 * DAY);
  coranto_conditions_note (conditions, TRUE, FALSE, FALSE);
  engine_fixture_refresh (fixture, 0, DUE);
  g_assert_cmpuint (n_requests (fixture), ==, 3);
  /* This computer is there without a network. */
  at (fixture, 3 * DAY);
  coranto_conditions_note (conditions, FALSE, FALSE, FALSE);
  engine_fixture_refresh (fixture, 0, DUE);
  g_assert_cmpuint (n_requests (fixture), ==, 4);
}

/* What was due while the computer slept is asked when it wakes, and once only. */
static void
test_resume (EngineFixture *fixture, gconstpointer data)
{
  CorantoSchedule *schedule = fixture->engine->schedule;
  g_autofree char *feed = feed_of (&manners[0]);

  coranto_conditions_note (coranto_schedule_get_conditions (schedule), TRUE, FALSE, FALSE);
  test_server_answer (fixture->server, "/feed", "200 OK", feed);
  engine_fixture_follow (fixture, "/feed", CORANTO_FEED_KIND_RSS);
  coranto_engine_set_refresh_interval (fixture->engine, 30);
  for (guint tick = 0; tick < 5; tick++)
    {
      at (fixture, tick * MINUTE);
      coranto_schedule_tick (schedule);
      engine_fixture_refresh (fixture, 0, DUE); /* joins what began */
    }
  g_assert_cmpuint (n_requests (fixture), ==, 1);
  for (guint tick = 0; tick < 5; tick++)
    {
      at (fixture, 9 * HOUR + tick * MINUTE);
      coranto_schedule_tick (schedule);
      engine_fixture_refresh (fixture, 0, DUE);
    }
  g_assert_cmpuint (n_requests (fixture), ==, 2);
}

/* What is remembered of checks, good and bad, newest first. */
static void
test_checks (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *feed = feed_of (&manners[0]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  TestWait wait = { NULL, 0 };
  const CorantoCheckRecord *record;
  gint64 id;

  test_server_answer (fixture->server, "/feed", "200 OK\nETag: \"a\"", feed);
  id = engine_fixture_follow (fixture, "/feed", CORANTO_FEED_KIND_RSS);
  serve (fixture, "304 Not Modified\nContent-Length: 0", NULL);
  at (fixture, 10);
  engine_fixture_refresh (fixture, 0, FORCED);
  serve (fixture, "404 Not Found", NULL);
  for (guint i = 1; i <= CORANTO_CHECKS_KEPT - 2; i++)
    {
      at (fixture, 10 + i);
      engine_fixture_refresh (fixture, 0, FORCED);
    }
  coranto_engine_read_checks_async (fixture->engine, id, 100, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  records = coranto_engine_read_checks_finish (fixture->engine, result, NULL);
  g_assert_nonnull (records);
  g_assert_cmpuint (records->len, ==, CORANTO_CHECKS_KEPT);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpint (record->time, ==, TEST_NOW + 10 + CORANTO_CHECKS_KEPT - 2);
  g_assert_cmpuint (record->status, ==, 404);
  g_assert_cmpint (record->error_code, ==, CORANTO_ERROR_HTTP_STATUS);
  g_assert_cmpstr (record->error_detail, ==, "404");
  record = g_ptr_array_index (records, records->len - 2);
  g_assert_cmpuint (record->status, ==, 304);
  g_assert_true (record->is_unchanged);
  record = g_ptr_array_index (records, records->len - 1);
  g_assert_cmpuint (record->status, ==, 200);
  g_assert_cmpuint (record->new_stories, ==, 12);
  g_assert_cmpuint (record->requests, ==, 1);
  g_assert_cmpint (record->bytes, ==, (gint64) strlen (feed));
  g_assert_false (record->is_unchanged);
}

static gboolean
set_address (EngineFixture *fixture, gint64 id, const char *address, GError **error)
{
  TestWait wait = { NULL, 0 };
  g_autoptr (GAsyncResult) result = NULL;

  coranto_engine_set_address_async (fixture->engine, id, address, NULL, test_done_cb, &wait);
  result = test_wait (&wait);
  return coranto_engine_set_address_finish (fixture->engine, result, error);
}

/* A channel that ended goes on at the address that a person gives it, with its stories. */
static void
test_new_address (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *feed = feed_of (&manners[0]);
  g_autofree char *other = test_server_uri (fixture->server, "/other");
  g_autofree char *new = test_server_uri (fixture->server, "/new");
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoChannel) channel = NULL;
  gint64 id;

  serve (fixture, "200 OK\nETag: \"a\"", feed);
  test_server_answer (fixture->server, "/other", "200 OK", feed);
  id = engine_fixture_follow (fixture, "/feed", CORANTO_FEED_KIND_RSS);
  engine_fixture_follow (fixture, "/other", CORANTO_FEED_KIND_RSS);
  serve (fixture, "410 Gone", NULL);
  test_server_answer (fixture->server, "/new", "200 OK", feed);
  engine_fixture_refresh (fixture, id, FORCED);

  g_assert_false (set_address (fixture, id, other, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_ALREADY_FOLLOWED);
  g_clear_error (&error);
  g_assert_false (set_address (fixture, id, "javascript:alert(1)", &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_INVALID_ADDRESS);
  g_clear_error (&error);
  g_assert_false (set_address (fixture, id + 100, new, &error));
  g_assert_error (error, CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (set_address (fixture, id, new, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_server_count (fixture->server, "/new"), ==, 1);
  channel = engine_fixture_get_channel (fixture, id);
  g_assert_cmpint (channel->state, ==, CORANTO_CHANNEL_STATE_OK);
  g_assert_cmpuint (channel->total, ==, 12);
  assert_url (fixture, id, "/new");
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    {
      g_autofree char *name = g_strdup_printf ("/manners/%s", manners[i].name);

      g_test_add (name, EngineFixture, &manners[i], engine_fixture_set_up, test_manner,
                  engine_fixture_tear_down);
    }
#define ADD(name, func)                                                                            \
  g_test_add ("/manners/" name, EngineFixture, NULL, engine_fixture_set_up, func,                  \
              engine_fixture_tear_down)
  ADD ("budget of a host", test_budget);
  ADD ("gap per host", test_gap);
  ADD ("moved", test_moved);
  ADD ("hold", test_hold);
  ADD ("resume", test_resume);
  ADD ("checks", test_checks);
  ADD ("new address", test_new_address);
#undef ADD
  return g_test_run ();
}
