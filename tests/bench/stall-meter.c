/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures main-loop stalls of a program it is preloaded into (LD_PRELOAD): on the main thread, the
 * time between the return of one poll() and the call of the next is time in which the window does
 * not answer.  Appends a line "MS CPU_MS" to $STALL_LOG for each span of over $STALL_MIN_MS (10):
 * the time by the clock, and what the thread itself used of it (the rest went to other programs).
 */
#include <dlfcn.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

typedef int (*PollFunc) (struct pollfd *fds, nfds_t n_fds, int timeout_ms);

static double
now_ms (clockid_t clock)
{
  struct timespec t;

  clock_gettime (clock, &t);
  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

static void
note (double stall_ms, double cpu_ms)
{
  const char *path = getenv ("STALL_LOG");
  const char *least = getenv ("STALL_MIN_MS");
  FILE *log;

  if (!path || stall_ms < (least ? atof (least) : 10.0))
    return;
  log = fopen (path, "a");
  if (!log)
    return;
  fprintf (log, "%.1f %.1f\n", stall_ms, cpu_ms);
  fclose (log);
}

int poll (struct pollfd *fds, nfds_t n_fds, int timeout_ms);

__attribute__ ((visibility ("default"))) int
poll (struct pollfd *fds, nfds_t n_fds, int timeout_ms)
{
  static PollFunc real;
  static double returned; /* 0 until the loop runs: what is before is the start, measured apart */
  static double returned_cpu;
  int result;

  if (!real)
    real = (PollFunc) dlsym (RTLD_NEXT, "poll");
  if (gettid () != getpid ())
    return real (fds, n_fds, timeout_ms);

  if (returned > 0)
    note (now_ms (CLOCK_MONOTONIC) - returned, now_ms (CLOCK_THREAD_CPUTIME_ID) - returned_cpu);
  result = real (fds, n_fds, timeout_ms);
  returned = now_ms (CLOCK_MONOTONIC);
  returned_cpu = now_ms (CLOCK_THREAD_CPUTIME_ID);
  return result;
}
