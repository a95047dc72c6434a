/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses may be asked: http(s) alone, and no private host because content says so. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether `address` is no public one: loopback, link-local, private, shared (100.64/10), multicast,
 * "this network", reserved, or an IPv6 form that carries such an IPv4 address. */
gboolean coranto_address_is_private (GInetAddress *address);

/* Whether a connection for content may not go to `address`.  A proxy is the user's own and may be
 * private; what it is asked for may not, as far as its name tells. */
gboolean coranto_address_gate_refuses (GSocketAddress *address);

/* How one fetch came by the address of its present hop. */
typedef struct
{
  const char *url;       /* of this hop */
  const char *first_url; /* what the fetch began with */
  const char *home_url;  /* where the channel lives; nullable */
  gboolean from_content;
  gboolean came_from_private; /* the hop before was answered by a private host */
} CorantoHopOrigin;

/* Whether the resolved address of this hop must be judged: where the person typed the address, or
 * the channel itself lives, private hosts are as good as any. */
gboolean coranto_address_gate_must_judge (const CorantoHopOrigin *origin);

G_END_DECLS
