/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When channels are asked next, and why not before: a line for each rule. */
#include "coranto-conditions.h"
#include "coranto-refresh-timing.h"
#include "coranto-schedule.h"

#define NOW G_GINT64_CONSTANT (1700000000) /* Tuesday 14 November 2023, 22:13:20 UTC */
#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define FLOOR (30 * MINUTE)

/* After a good answer --------------------------------------------------------------------------*/

static void
test_after_success (void)
{
  static const struct
  {
    const char *rule;
    CorantoStatedTimes stated;
    gint64 wait;
    CorantoWaitReason reason;
  } lines[] = {
    { "nothing is stated", { -1 }, 0, CORANTO_WAIT_NONE },
    { "no-cache", { 0 }, 0, CORANTO_WAIT_NONE },
    { "ttl", { -1, .ttl_minutes = 90 }, 90 * MINUTE, CORANTO_WAIT_TTL },
    { "a huge ttl is a day", { -1, .ttl_minutes = G_MAXUINT }, DAY, CORANTO_WAIT_TTL },
    { "max-age", { 600 }, 600, CORANTO_WAIT_FRESH },
    { "a huge max-age is an hour", { 31536000 }, HOUR, CORANTO_WAIT_FRESH },
    { "the longer one counts", { 600, .ttl_minutes = 5 }, 600, CORANTO_WAIT_FRESH },
    { "the longer one counts", { 600, .ttl_minutes = 15 }, 900, CORANTO_WAIT_TTL },
    { "Retry-After", { 600, NOW + 2 * HOUR }, 2 * HOUR, CORANTO_WAIT_RETRY_AFTER },
    { "an hour that is skipped", { -1, .skip_hours = 1 << 22 }, 2800, CORANTO_WAIT_SKIP },
    { "another hour", { -1, .skip_hours = 1 << 21 }, 0, CORANTO_WAIT_NONE },
    { "hours over midnight",
      { -1, .skip_hours = 1 << 22 | 1 << 23 | 1 << 0 },
      2800 + 2 * HOUR,
      CORANTO_WAIT_SKIP },
    { "the rest of a day", { -1, .skip_days = 1 << 2 }, 6400, CORANTO_WAIT_SKIP },
    { "another day", { -1, .skip_days = 1 << 3 }, 0, CORANTO_WAIT_NONE },
    { "after the ttl, what is skipped",
      { -1, .ttl_minutes = 60, .skip_hours = 1 << 23 },
      6400,
      CORANTO_WAIT_SKIP },
    { "all hours: never would be nonsense", { -1, .skip_hours = 0xffffff }, 0, CORANTO_WAIT_NONE },
    { "all days", { -1, .skip_days = 0x7f }, 0, CORANTO_WAIT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      CorantoNextTry next = coranto_refresh_next_after_success (&lines[i].stated, NOW);

      g_test_message ("%s", lines[i].rule);
      g_assert_cmpint (next.time - NOW, ==, lines[i].wait);
      g_assert_cmpint (next.reason, ==, lines[i].reason);
    }
}

/* After a failure ------------------------------------------------------------------------------*/

static void
test_after_failure (void)
{
  static const struct
  {
    CorantoErrorCode code;
    const char *detail;
    guint failures; /* before this one */
    double jitter;
    gint64 wait;
    CorantoWaitReason reason;
  } lines[] = {
    { CORANTO_ERROR_TIMEOUT, "", 0, 0, 5 * MINUTE, CORANTO_WAIT_BACK_OFF },
    { CORANTO_ERROR_TIMEOUT, "", 1, 0, 10 * MINUTE, CORANTO_WAIT_BACK_OFF },
    { CORANTO_ERROR_TIMEOUT, "", 1, 1, 750, CORANTO_WAIT_BACK_OFF },
    { CORANTO_ERROR_HTTP_STATUS, "500", 4, 0, 80 * MINUTE, CORANTO_WAIT_BACK_OFF },
    { CORANTO_ERROR_HTTP_STATUS, "500", G_MAXUINT, 0, DAY, CORANTO_WAIT_BACK_OFF },
    { CORANTO_ERROR_RETRY_LATER, "2023-11-14T22:23:20Z", 3, 1, 600, CORANTO_WAIT_RETRY_AFTER },
    { CORANTO_ERROR_GONE, "", 0, 0, -NOW, CORANTO_WAIT_GONE },
    /* Nobody was asked, nothing is put off. */
    { CORANTO_ERROR_OFFLINE, "", 3, 1, -7, CORANTO_WAIT_TTL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (CorantoChannel) channel = coranto_channel_new ();
      g_autoptr (GError) error
          = g_error_new_literal (CORANTO_ERROR, (int) lines[i].code, lines[i].detail);
      CorantoNextTry next;

      channel->next_check = NOW - 7;
      channel->wait_reason = CORANTO_WAIT_TTL;
      channel->failures = lines[i].failures;
      next = coranto_refresh_next_after_failure (channel, error, NOW, lines[i].jitter);
      g_assert_cmpint (next.time - NOW, ==, lines[i].wait);
      g_assert_cmpint (next.reason, ==, lines[i].reason);
    }
}

/* Before a request -----------------------------------------------------------------------------*/

typedef struct
{
  const char *rule;
  CorantoChannel channel; /* times count from NOW, but 0 */
  CorantoRefreshUrgency urgency;
  gint64 wait; /* <= 0: may be asked */
  CorantoWaitReason reason;
} Line;

#define ASKED CORANTO_REFRESH_ASKED
#define FORCED CORANTO_REFRESH_FORCED
#define DUE CORANTO_REFRESH_DUE
#define WAITS(seconds, why) .next_check = (seconds), .wait_reason = CORANTO_WAIT_##why
/* Good a second ago, its newest story as old as given. */
#define GOOD(gap, age) .last_check = -1, .last_success = -1, .story_gap = (gap), .newest = -(age)

static const Line lines[] = {
  { "never asked", { 0 }, DUE, 0, CORANTO_WAIT_NONE },
  { "never asked", { 0 }, ASKED, 0, CORANTO_WAIT_NONE },
  { "fresh, by ourselves", { WAITS (900, FRESH) }, DUE, 900, CORANTO_WAIT_FRESH },
  { "fresh, asked", { WAITS (900, FRESH) }, ASKED, 900, CORANTO_WAIT_FRESH },
  { "fresh, forced", { WAITS (900, FRESH) }, FORCED, 0, CORANTO_WAIT_NONE },
  { "back-off, asked", { WAITS (300, BACK_OFF) }, ASKED, 300, CORANTO_WAIT_BACK_OFF },
  { "back-off, forced", { WAITS (300, BACK_OFF) }, FORCED, 0, CORANTO_WAIT_NONE },
  { "Retry-After, forced", { WAITS (300, RETRY_AFTER) }, FORCED, 300, CORANTO_WAIT_RETRY_AFTER },
  { "gone", { .state = CORANTO_CHANNEL_STATE_GONE }, FORCED, 0, CORANTO_WAIT_GONE },
  { "a time that only a wrong clock wrote", { WAITS (3 * DAY, TTL) }, DUE, 0, CORANTO_WAIT_NONE },
  { "a long weekend", { WAITS (3 * DAY, SKIP) }, DUE, 3 * DAY, CORANTO_WAIT_SKIP },
  { "habits unknown", { GOOD (0, 0) }, DUE, HOUR - 1, CORANTO_WAIT_RHYTHM },
  { "habits unknown, asked", { GOOD (0, 0) }, ASKED, 0, CORANTO_WAIT_NONE },
  { "each minute", { GOOD (MINUTE, MINUTE) }, DUE, FLOOR - 1, CORANTO_WAIT_RHYTHM },
  { "hourly: not daily", { GOOD (HOUR, HOUR) }, DUE, FLOOR - 1, CORANTO_WAIT_RHYTHM },
  { "daily", { GOOD (DAY, HOUR) }, DUE, 6 * HOUR - 1, CORANTO_WAIT_RHYTHM },
  { "weekly: not hourly", { GOOD (7 * DAY, DAY) }, DUE, DAY - 1, CORANTO_WAIT_RHYTHM },
  { "yearly", { GOOD (365 * DAY, DAY) }, DUE, DAY - 1, CORANTO_WAIT_RHYTHM },
  { "hourly once, quiet for days",
    { GOOD (HOUR, 4 * DAY) },
    DUE,
    6 * HOUR - 1,
    CORANTO_WAIT_RHYTHM },
  { "one that failed has its back-off alone",
    { GOOD (7 * DAY, DAY), .error_code = CORANTO_ERROR_TIMEOUT, WAITS (300, BACK_OFF) },
    DUE,
    300,
    CORANTO_WAIT_BACK_OFF },
  { "a host of many channels is shared by them",
    { GOOD (HOUR, HOUR), .host_channels = 100 },
    DUE,
    5 * HOUR - 1,
    CORANTO_WAIT_RHYTHM },
  { "its budget is used up",
    { GOOD (HOUR, HOUR), .host_requests = CORANTO_HOST_BUDGET },
    DUE,
    6400,
    CORANTO_WAIT_BUDGET },
  { "even if asked", { .host_requests = CORANTO_HOST_BUDGET }, ASKED, 6400, CORANTO_WAIT_BUDGET },
  { "not if forced", { .host_requests = CORANTO_HOST_BUDGET }, FORCED, 0, CORANTO_WAIT_NONE },
};

static void
test_next_try (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      CorantoChannel channel = lines[i].channel;
      gint64 *const times[]
          = { &channel.next_check, &channel.last_check, &channel.last_success, &channel.newest };
      CorantoNextTry next;

      g_test_message ("%s, %d", lines[i].rule, (int) lines[i].urgency);
      for (guint t = 0; t < G_N_ELEMENTS (times); t++)
        *times[t] += *times[t] ? NOW : 0;
      next = coranto_refresh_next_try (&channel, lines[i].urgency, FLOOR, NOW);
      g_assert_cmpint (MAX (next.time - NOW, 0), ==, lines[i].wait);
      g_assert_cmpint (next.reason, ==, lines[i].reason);
      g_assert_cmpint (coranto_refresh_is_due (&channel, lines[i].urgency, FLOOR, NOW), ==,
                       lines[i].wait == 0 && lines[i].reason != CORANTO_WAIT_GONE);
    }
}

/* By ourselves ---------------------------------------------------------------------------------*/

static void
count (gpointer user_data)
{
  guint *n = user_data;

  ++*n;
}

/* The clock is looked at, not a timer: also after a sleep, and when it was set back. */
static void
test_schedule (void)
{
  static const CorantoScheduleFuncs funcs = { count, NULL };
  g_autoptr (CorantoClock) clock = coranto_clock_new_fixed (NOW);
  guint n = 0;
  g_autoptr (CorantoSchedule) schedule = coranto_schedule_new (clock, &funcs, &n);
  static const struct
  {
    gint64 at;
    guint expected;
  } ticks[] = { { 0, 0 },   { 599, 0 },      { 600, 1 },      { 660, 1 }, { 899, 1 },
                { 900, 2 }, { 5 * HOUR, 3 }, { 5 * HOUR, 3 }, { 0, 4 } };

  g_assert_cmpuint (coranto_schedule_get_floor (schedule), ==, FLOOR);
  coranto_schedule_set_interval (schedule, 10);
  g_assert_cmpuint (coranto_schedule_get_floor (schedule), ==, 10 * MINUTE);
  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      coranto_clock_set (clock, NOW + ticks[i].at);
      coranto_schedule_tick (schedule);
      g_assert_cmpuint (n, ==, ticks[i].expected);
      if (ticks[i].at == 660)
        coranto_schedule_set_next (schedule, NOW + 900);
    }
}

static void
test_hold (void)
{
  guint n = 0;
  g_autoptr (CorantoConditions) conditions = coranto_conditions_new (count, &n);
  static const struct
  {
    gboolean is_online, is_metered, saves_power;
    CorantoHold hold;
  } states[] = {
    { TRUE, FALSE, FALSE, CORANTO_HOLD_NONE },
    { FALSE, FALSE, FALSE, CORANTO_HOLD_OFFLINE },
    { TRUE, TRUE, FALSE, CORANTO_HOLD_METERED },
    { TRUE, FALSE, TRUE, CORANTO_HOLD_POWER_SAVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      guint before = n;

      coranto_conditions_note (conditions, states[i].is_online, states[i].is_metered,
                               states[i].saves_power);
      g_assert_cmpint (coranto_conditions_get_hold (conditions), ==, states[i].hold);
      g_assert_cmpuint (n, ==, before + (i > 0 || n > before));
      coranto_conditions_note (conditions, states[i].is_online, states[i].is_metered,
                               states[i].saves_power);
    }
  g_assert_true (coranto_hold_spares (CORANTO_HOLD_NONE, "https://news.example/"));
  g_assert_false (coranto_hold_spares (CORANTO_HOLD_OFFLINE, "https://news.example/"));
  g_assert_false (coranto_hold_spares (CORANTO_HOLD_METERED, "https://192.0.2.1/"));
  g_assert_true (coranto_hold_spares (CORANTO_HOLD_OFFLINE, "http://localhost:8080/"));
  g_assert_true (coranto_hold_spares (CORANTO_HOLD_METERED, "http://127.0.0.1/"));
  g_assert_true (coranto_hold_spares (CORANTO_HOLD_OFFLINE, "http://[::1]:80/"));
  g_assert_false (coranto_hold_spares (CORANTO_HOLD_POWER_SAVER, "http://127.0.0.1/"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/engine/refresh-timing/after-success", test_after_success);
  g_test_add_func ("/engine/refresh-timing/after-failure", test_after_failure);
  g_test_add_func ("/engine/refresh-timing/next-try", test_next_try);
  g_test_add_func ("/engine/schedule", test_schedule);
  g_test_add_func ("/engine/hold", test_hold);
  return g_test_run ();
}
