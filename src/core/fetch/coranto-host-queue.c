/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose turn it is.
 *
 * I1: `waiting` is sorted by priority, then arrival.
 * I2: a host is kept while a turn names it, and afterwards until its gap is over. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-host-queue.h"

#include "coranto-alarm.h"

#define DEFAULT_PER_HOST 2
#define DEFAULT_IN_ALL 8
#define DEFAULT_GAP_MS 250

/* So many turns may be lent at once: with those in all they bound the connections. */
#define MAX_LENT 32

/* Hosts that nobody asks any more are forgotten once there are so many. */
#define HOSTS_KEPT 256

typedef struct
{
  char *name;
  guint turns; /* waiting and running */
  guint running;
  gint64 next_start_us;
} Host;

struct _CorantoHostQueue
{
  GHashTable *hosts; /* name -> Host */
  GQueue waiting;    /* CorantoTurn */
  CorantoAlarm *alarm;
  guint running; /* those that are lent not among them */
  guint lent;
  guint per_host;
  guint in_all;
  gint64 gap_us;
};

struct _CorantoTurn
{
  CorantoHostQueue *queue; /* unowned */
  Host *host;              /* unowned: I2 */
  GList *link;             /* in `waiting`; NULL: it is its turn */
  gboolean is_lent;
  int priority;
  CorantoTurnFunc func;
  gpointer user_data;
};

static void
host_free (gpointer data)
{
  Host *host = data;

  g_free (host->name);
  g_free (host);
}

/* When the turn may start as far as its host goes; G_MAXINT64 while the host is busy. */
static gint64
turn_start_us (CorantoTurn *turn)
{
  if (turn->host->running >= turn->queue->per_host)
    return G_MAXINT64;
  return turn->priority <= G_PRIORITY_HIGH ? 0 : turn->host->next_start_us;
}

static void
turn_start (CorantoTurn *turn, gint64 now_us)
{
  CorantoHostQueue *queue = turn->queue;

  g_queue_delete_link (&queue->waiting, turn->link);
  turn->link = NULL;
  turn->host->running++;
  turn->host->next_start_us = now_us + queue->gap_us;
  queue->running++;
}

/* The first that may start now, else NULL and when to look again (-1: when a turn ends). */
static CorantoTurn *
find_next (CorantoHostQueue *queue, gint64 now_us, gint64 *wake_us)
{
  gint64 earliest = G_MAXINT64;

  *wake_us = -1;
  if (queue->running >= queue->in_all)
    return NULL;
  for (GList *link = queue->waiting.head; link; link = link->next)
    {
      gint64 start = turn_start_us (link->data);

      if (start <= now_us)
        return link->data;
      earliest = MIN (earliest, start);
    }
  if (earliest != G_MAXINT64)
    *wake_us = earliest;
  return NULL;
}

static gboolean
host_is_forgettable (gpointer name, gpointer data, gpointer user_data)
{
  Host *host = data;
  const gint64 *now_us = user_data;

  return host->turns == 0 && host->next_start_us <= *now_us;
}

/* One turn a ring: what its function does may change everything, the queue's end included. */
static void
queue_ring (gpointer user_data)
{
  CorantoHostQueue *queue = user_data;
  gint64 now_us = g_get_monotonic_time ();
  gint64 wake_us;
  CorantoTurn *turn = find_next (queue, now_us, &wake_us);

  if (g_hash_table_size (queue->hosts) > HOSTS_KEPT)
    g_hash_table_foreach_remove (queue->hosts, host_is_forgettable, &now_us);
  if (!turn)
    {
      coranto_alarm_set (queue->alarm, wake_us);
      return;
    }
  turn_start (turn, now_us);
  coranto_alarm_set (queue->alarm, queue->waiting.length > 0 ? 0 : -1);
  turn->func (turn, turn->user_data);
}

CorantoHostQueue *
coranto_host_queue_new (void)
{
  CorantoHostQueue *queue = g_new0 (CorantoHostQueue, 1);

  queue->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, host_free);
  g_queue_init (&queue->waiting);
  queue->alarm = coranto_alarm_new (queue_ring, queue);
  coranto_host_queue_set_manners (queue, DEFAULT_PER_HOST, DEFAULT_IN_ALL, DEFAULT_GAP_MS);
  return queue;
}

void
coranto_host_queue_free (CorantoHostQueue *queue)
{
  if (!queue)
    return;
  g_assert (queue->waiting.length == 0 && queue->running == 0 && queue->lent == 0);
  coranto_alarm_free (queue->alarm);
  g_hash_table_unref (queue->hosts);
  g_free (queue);
}

void
coranto_host_queue_set_manners (CorantoHostQueue *queue, guint per_host, guint in_all, guint gap_ms)
{
  queue->per_host = MAX (per_host, 1);
  queue->in_all = MAX (in_all, 1);
  queue->gap_us = (gint64) gap_ms * 1000;
  coranto_alarm_set (queue->alarm, 0);
}

static Host *
ensure_host (CorantoHostQueue *queue, const char *name)
{
  Host *host = g_hash_table_lookup (queue->hosts, name);

  if (!host)
    {
      host = g_new0 (Host, 1);
      host->name = g_strdup (name);
      g_hash_table_insert (queue->hosts, host->name, host);
    }
  return host;
}

/* I1.  From the end: mostly those that come are of the priority of those that wait. */
static void
enqueue (CorantoHostQueue *queue, CorantoTurn *turn)
{
  GList *link = queue->waiting.tail;

  while (link && ((CorantoTurn *) link->data)->priority > turn->priority)
    link = link->prev;
  if (link)
    g_queue_insert_after (&queue->waiting, link, turn);
  else
    g_queue_push_head (&queue->waiting, turn);
  turn->link = link ? link->next : queue->waiting.head;
}

CorantoTurn *
coranto_host_queue_wait (CorantoHostQueue *queue,
                         const char *host,
                         int priority,
                         CorantoTurnFunc func,
                         gpointer user_data)
{
  CorantoTurn *turn = g_new0 (CorantoTurn, 1);

  turn->queue = queue;
  turn->host = ensure_host (queue, host);
  turn->host->turns++;
  turn->priority = priority;
  turn->func = func;
  turn->user_data = user_data;
  enqueue (queue, turn);
  coranto_alarm_set (queue->alarm, 0);
  return turn;
}

void
coranto_turn_end (CorantoTurn *turn)
{
  CorantoHostQueue *queue = turn->queue;

  turn->host->turns--;
  if (turn->link)
    g_queue_delete_link (&queue->waiting, turn->link);
  else
    {
      turn->host->running--;
      if (turn->is_lent)
        queue->lent--;
      else
        queue->running--;
    }
  coranto_alarm_set (queue->alarm, 0);
  g_free (turn);
}

void
coranto_turn_lend (CorantoTurn *turn)
{
  CorantoHostQueue *queue = turn->queue;

  g_return_if_fail (!turn->link);
  if (turn->is_lent || queue->lent >= MAX_LENT)
    return;
  turn->is_lent = TRUE;
  queue->lent++;
  queue->running--;
  coranto_alarm_set (queue->alarm, 0);
}

const char *
coranto_turn_get_host (CorantoTurn *turn)
{
  return turn->host->name;
}
