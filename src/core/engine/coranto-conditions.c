/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The surroundings: network, its cost, power. */
#define G_LOG_DOMAIN "coranto-engine"

#include "coranto-conditions.h"

#include "coranto-url.h"

struct _CorantoConditions
{
  GNetworkMonitor *network; /* unowned, the system's one */
  GPowerProfileMonitor *power;
  CorantoHold hold;
  void (*changed) (gpointer user_data);
  gpointer user_data;
};

static CorantoHold
judge (gboolean is_online, gboolean is_metered, gboolean saves_power)
{
  if (!is_online)
    return CORANTO_HOLD_OFFLINE;
  if (is_metered)
    return CORANTO_HOLD_METERED;
  return saves_power ? CORANTO_HOLD_POWER_SAVER : CORANTO_HOLD_NONE;
}

void
coranto_conditions_note (CorantoConditions *conditions,
                         gboolean is_online,
                         gboolean is_metered,
                         gboolean saves_power)
{
  CorantoHold hold = judge (is_online, is_metered, saves_power);

  if (hold == conditions->hold)
    return;
  conditions->hold = hold;
  conditions->changed (conditions->user_data);
}

static void
look (CorantoConditions *conditions)
{
  coranto_conditions_note (conditions,
                           g_network_monitor_get_network_available (conditions->network),
                           g_network_monitor_get_network_metered (conditions->network),
                           g_power_profile_monitor_get_power_saver_enabled (conditions->power));
}

CorantoConditions *
coranto_conditions_new (void (*changed) (gpointer user_data), gpointer user_data)
{
  CorantoConditions *conditions = g_new0 (CorantoConditions, 1);

  conditions->changed = changed;
  conditions->user_data = user_data;
  conditions->network = g_network_monitor_get_default ();
  conditions->power = g_power_profile_monitor_dup_default ();
  g_signal_connect_swapped (conditions->network, "notify::network-available", G_CALLBACK (look),
                            conditions);
  g_signal_connect_swapped (conditions->network, "notify::network-metered", G_CALLBACK (look),
                            conditions);
  g_signal_connect_swapped (conditions->power, "notify::power-saver-enabled", G_CALLBACK (look),
                            conditions);
  look (conditions);
  return conditions;
}

void
coranto_conditions_free (CorantoConditions *conditions)
{
  if (!conditions)
    return;
  g_signal_handlers_disconnect_by_data (conditions->network, conditions);
  g_signal_handlers_disconnect_by_data (conditions->power, conditions);
  g_object_unref (conditions->power);
  g_free (conditions);
}

CorantoHold
coranto_conditions_get_hold (CorantoConditions *conditions)
{
  return conditions->hold;
}

static gboolean
is_loopback (const char *url)
{
  g_autofree char *host = coranto_url_host (url);
  g_autoptr (GInetAddress) literal = host ? g_inet_address_new_from_string (host) : NULL;

  if (literal)
    return g_inet_address_get_is_loopback (literal);
  return host && (g_str_equal (host, "localhost") || g_str_has_suffix (host, ".localhost"));
}

gboolean
coranto_hold_spares (CorantoHold hold, const char *url)
{
  switch (hold)
    {
    case CORANTO_HOLD_NONE:
      return TRUE;
    case CORANTO_HOLD_OFFLINE:
    case CORANTO_HOLD_METERED:
      return is_loopback (url);
    case CORANTO_HOLD_POWER_SAVER:
      return FALSE;
    }
  return FALSE;
}
