/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses are private, and which hops are judged. */
#include "coranto-address-gate.h"

static void
test_private (void)
{
  static const char *const private[] = {
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.168.0.1",
    "192.168.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "224.0.0.251",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.1.2.3",
    "::ffff:0:10.1.2.3",
    "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::c0a8:1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "100::1",
    "2001:0:1234::1",
    "2001:db8::1",
  };
  static const char *const public[] = {
    "1.1.1.1",          "9.255.255.255",   "11.0.0.1",        "100.63.255.255", "100.128.0.1",
    "126.0.0.1",        "128.0.0.1",       "169.253.0.1",     "169.255.0.1",    "172.15.255.255",
    "172.32.0.1",       "192.0.1.1",       "192.167.0.1",     "192.169.0.1",    "198.17.0.1",
    "198.20.0.1",       "223.255.255.255", "2606:4700::1111", "2400:3200::1",   "::ffff:8.8.8.8",
    "64:ff9b::808:808", "2002:808:808::1", "2001:4860::8888",
  };

  for (guint i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (private[i]);

      g_assert_nonnull (address);
      if (!coranto_address_is_private (address))
        g_test_message ("%s is private", private[i]);
      g_assert_true (coranto_address_is_private (address));
    }
  for (guint i = 0; i < G_N_ELEMENTS (public); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (public[i]);

      g_assert_nonnull (address);
      if (coranto_address_is_private (address))
        g_test_message ("%s is public", public[i]);
      g_assert_false (coranto_address_is_private (address));
    }
}

static void
test_refuses (void)
{
  g_autoptr (GInetAddress) home = g_inet_address_new_from_string ("192.168.1.1");
  g_autoptr (GInetAddress) away = g_inet_address_new_from_string ("1.1.1.1");
  g_autoptr (GSocketAddress) near = g_inet_socket_address_new (home, 80);
  g_autoptr (GSocketAddress) far = g_inet_socket_address_new (away, 80);
  /* The user's own proxy at home, asked for something away, and for something at home. */
  g_autoptr (GSocketAddress) through
      = g_proxy_address_new (home, 3128, "http", "example.org", 80, NULL, NULL);
  g_autoptr (GSocketAddress) back
      = g_proxy_address_new (home, 3128, "http", "127.0.0.1", 80, NULL, NULL);

  g_assert_true (coranto_address_gate_refuses (near));
  g_assert_false (coranto_address_gate_refuses (far));
  g_assert_false (coranto_address_gate_refuses (through));
  g_assert_true (coranto_address_gate_refuses (back));
}

static void
test_judge (void)
{
  static const struct
  {
    const char *why;
    CorantoHopOrigin origin;
    gboolean is_judged;
  } cases[] = {
    { "typed", { "http://nas/feed", "http://nas/feed", NULL, FALSE, FALSE }, FALSE },
    { "a picture", { "http://nas/x.png", "http://nas/x.png", NULL, TRUE, FALSE }, TRUE },
    { "a picture at the channel's host",
      { "http://nas:81/x.png", "http://nas:81/x.png", "http://nas/feed", TRUE, FALSE },
      FALSE },
    { "a picture elsewhere",
      { "http://cdn/x.png", "http://cdn/x.png", "http://nas/feed", TRUE, FALSE },
      TRUE },
    { "a picture led on from the channel's host",
      { "http://router/", "http://nas/x.png", "http://nas/feed", TRUE, TRUE },
      TRUE },
    { "typed, led on at the same host",
      { "http://a.example/b", "http://a.example/", NULL, FALSE, FALSE },
      FALSE },
    { "typed, led from public to elsewhere",
      { "http://router/", "http://a.example/", NULL, FALSE, FALSE },
      TRUE },
    { "typed, led about inside",
      { "http://sso.intranet/", "http://wiki.intranet/", NULL, FALSE, TRUE },
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].why);
      g_assert_cmpint (coranto_address_gate_must_judge (&cases[i].origin), ==, cases[i].is_judged);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fetch/address-gate/private", test_private);
  g_test_add_func ("/fetch/address-gate/refuses", test_refuses);
  g_test_add_func ("/fetch/address-gate/judge", test_judge);
  return g_test_run ();
}
