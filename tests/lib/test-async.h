/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for asynchronous calls in tests: pass test_done_cb and a TestWait to an *_async, then
 * take its result. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* g_test_init() for programs that use the network: folders of their own hold no settings schemas,
 * which the system's proxy resolver would look for. */
void test_init (int *argc, char ***argv);

typedef struct
{
  GAsyncResult *result;
  guint calls; /* each *_async completes once */
} TestWait;

void test_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* Fails the test after 30 seconds.  (transfer full) */
GAsyncResult *test_wait (TestWait *wait);
/* Lets the main loop run for so long. */
void test_run_for (guint ms);
/* A new empty folder under the test's own; removed by test_remove_folder().  (transfer full) */
char *test_make_folder (void);
void test_remove_folder (const char *path);

G_END_DECLS
