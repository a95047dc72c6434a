/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses may be asked. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-address-gate.h"

#include "coranto-url.h"

#include <string.h>

typedef struct
{
  guint8 prefix[16];
  guint bits;
} Range;

/* IANA's special-purpose registries: what no public web server answers from. */
static const Range ipv4_ranges[] = {
  { { 0 }, 8 },         { { 10 }, 8 },       { { 100, 64 }, 10 },   { { 127 }, 8 },
  { { 169, 254 }, 16 }, { { 172, 16 }, 12 }, { { 192, 0, 0 }, 24 }, { { 192, 168 }, 16 },
  { { 198, 18 }, 15 },  { { 224 }, 3 },
};

static const Range ipv6_ranges[] = {
  { { 0xfc }, 7 },                    /* unique local */
  { { 0xfe, 0x80 }, 9 },              /* link-local, and the site-local ones of old */
  { { 0xff }, 8 },                    /* multicast */
  { { 0x01, 0x00 }, 64 },             /* discard */
  { { 0x20, 0x01 }, 32 },             /* Teredo */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
};

/* IPv6 prefixes behind which an IPv4 address stands, and where it begins. */
static const struct
{
  Range range;
  guint offset;
} carriers[] = {
  { { { 0 }, 96 }, 12 }, /* ::a.b.c.d, ::1 and :: among them */
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 }, /* mapped */
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 },       /* translated */
  { { { 0x00, 0x64, 0xff, 0x9b }, 32 }, 12 },                   /* NAT64, the local prefix too */
  { { { 0x20, 0x02 }, 16 }, 2 },                                /* 6to4 */
};

static gboolean
in_range (const guint8 *bytes, const Range *range)
{
  guint whole = range->bits / 8;
  guint rest = range->bits % 8;

  if (memcmp (bytes, range->prefix, whole) != 0)
    return FALSE;
  return rest == 0 || ((bytes[whole] ^ range->prefix[whole]) >> (8 - rest)) == 0;
}

static gboolean
in_any (const guint8 *bytes, const Range *ranges, guint n_ranges)
{
  for (guint i = 0; i < n_ranges; i++)
    if (in_range (bytes, &ranges[i]))
      return TRUE;
  return FALSE;
}

gboolean
coranto_address_is_private (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return in_any (bytes, ipv4_ranges, G_N_ELEMENTS (ipv4_ranges));
  if (g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV6)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (carriers); i++)
    if (in_range (bytes, &carriers[i].range))
      return in_any (bytes + carriers[i].offset, ipv4_ranges, G_N_ELEMENTS (ipv4_ranges));
  return in_any (bytes, ipv6_ranges, G_N_ELEMENTS (ipv6_ranges));
}

static gboolean
name_is_private (const char *host)
{
  g_autoptr (GInetAddress) literal = g_inet_address_new_from_string (host);

  if (literal)
    return coranto_address_is_private (literal);
  return g_ascii_strcasecmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost");
}

gboolean
coranto_address_gate_refuses (GSocketAddress *address)
{
  if (G_IS_PROXY_ADDRESS (address))
    return name_is_private (g_proxy_address_get_destination_hostname (G_PROXY_ADDRESS (address)));
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return TRUE;
  return coranto_address_is_private (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

static gboolean
same_host (const char *a, const char *b)
{
  g_autofree char *host_a = a ? coranto_url_host (a) : NULL;
  g_autofree char *host_b = b ? coranto_url_host (b) : NULL;

  return host_a && host_b && g_str_equal (host_a, host_b);
}

gboolean
coranto_address_gate_must_judge (const CorantoHopOrigin *origin)
{
  if (same_host (origin->url, origin->home_url))
    return FALSE;
  if (origin->from_content)
    return TRUE;
  /* What a person typed may lead about inside the private network it is in, never into it. */
  return !same_host (origin->url, origin->first_url) && !origin->came_from_private;
}
