/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: resolving as browsers do, recognising, cleaning, showing. */
#include "coranto-url.h"

#include "coranto-error.h"
#include "coranto-text.h"

#include <gio/gio.h>
#include <string.h>

/* Longer ones are data or attacks; browsers and servers stop near this too. */
#define MAX_URL_BYTES 8192

/* Percent signs that encode nothing pass, as in browsers; everything stays encoded as it came. */
#define PARSE_FLAGS (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

typedef enum
{
  SCHEMES_WEB,
  SCHEMES_WEB_AND_MAIL,
} Schemes;

/* The byte length of a leading scheme ("https" of "https:…"), 0 when there is none. */
static gsize
scheme_length (const char *text)
{
  gsize n = 0;

  if (!g_ascii_isalpha (text[0]))
    return 0;
  while (g_ascii_isalnum (text[n]) || text[n] == '+' || text[n] == '-' || text[n] == '.')
    n++;
  return text[n] == ':' ? n : 0;
}

/* WHATWG URL 4.4: trims C0 and space, drops tab and line ends, turns "\" into "/" before the query,
 * and percent-encodes what a URL may not hold. */
static char *
prepare (const char *reference)
{
  static const char hex[] = "0123456789ABCDEF";
  GString *out;
  gboolean in_path = TRUE;
  const guchar *start = (const guchar *) reference;
  const guchar *end = start + strlen (reference);

  while (start < end && *start <= ' ')
    start++;
  while (end > start && end[-1] <= ' ')
    end--;
  if (end - start > MAX_URL_BYTES)
    return NULL;

  out = g_string_sized_new (end - start + 16);
  for (const guchar *p = start; p < end; p++)
    {
      if (*p == '\t' || *p == '\n' || *p == '\r')
        continue;
      if (*p == '?' || *p == '#')
        in_path = FALSE;
      if (*p == '\\' && in_path)
        g_string_append_c (out, '/');
      else if (*p <= ' ' || *p >= 0x7F || strchr ("\"<>\\^`{|}", *p))
        g_string_append_printf (out, "%%%c%c", hex[*p >> 4], hex[*p & 15]);
      else
        g_string_append_c (out, (char) *p);
    }
  return g_string_free (out, FALSE);
}

/* -1 where the port is the scheme's own. */
static int
stated_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  return port == (g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80) ? -1 : port;
}

/* The URL again without userinfo and, on request, without fragment; the host in lower case. */
static char *
rebuild (GUri *uri, const char *query, gboolean keep_fragment)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  const char *path = g_uri_get_path (uri);
  char *url = g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, host,
                          stated_port (uri), path && *path == '/' ? path : "/", query,
                          keep_fragment ? g_uri_get_fragment (uri) : NULL);

  if (url && strlen (url) <= MAX_URL_BYTES)
    return url;
  g_free (url);
  return NULL;
}

/* C0 and C1 controls, and DEL between them: they would vanish where an address is shown. */
static gboolean
has_control (const char *text)
{
  for (const char *p = text; *p; p++)
    {
      guchar c = (guchar) *p;

      if (c < 0x20 || c == 0x7F || (c == 0xC2 && (guchar) p[1] < 0xA0))
        return TRUE;
    }
  return FALSE;
}

/* WHATWG URL, forbidden host code points; the colons of an IPv6 address have been taken out of
 * their brackets by GUri. */
static gboolean
is_host (const char *host)
{
  return host && *host && !has_control (host) && !strpbrk (host, " \"#%/<>?@[\\]^`{|}")
         && (!strchr (host, ':') || g_hostname_is_ip_address (host));
}

static gboolean
is_web (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);

  return (g_str_equal (scheme, "http") || g_str_equal (scheme, "https"))
         && is_host (g_uri_get_host (uri)) && g_uri_get_port (uri) != 0;
}

static GUri *
parse_web (const char *url)
{
  g_autoptr (GUri) uri = url ? g_uri_parse (url, PARSE_FLAGS, NULL) : NULL;

  return uri && is_web (uri) ? g_steal_pointer (&uri) : NULL;
}

static char *
resolve (const char *base, const char *reference, Schemes schemes)
{
  g_autofree char *prepared = reference ? prepare (reference) : NULL;
  g_autoptr (GUri) base_uri = NULL;
  g_autoptr (GUri) uri = NULL;

  if (!prepared)
    return NULL;
  if (scheme_length (prepared) == 0)
    {
      base_uri = parse_web (base);
      if (!base_uri)
        return NULL;
    }
  uri = g_uri_parse_relative (base_uri, prepared, PARSE_FLAGS, NULL);
  if (!uri)
    return NULL;
  if (schemes == SCHEMES_WEB_AND_MAIL && g_str_equal (g_uri_get_scheme (uri), "mailto"))
    return g_strdup (prepared);
  return is_web (uri) ? rebuild (uri, g_uri_get_query (uri), TRUE) : NULL;
}

char *
coranto_url_resolve (const char *base, const char *reference)
{
  return resolve (base, reference, SCHEMES_WEB);
}

char *
coranto_url_resolve_link (const char *base, const char *reference)
{
  return resolve (base, reference, SCHEMES_WEB_AND_MAIL);
}

/* "feed://host/x" and "feed:https://host/x" name a feed at http(s); others stay. */
static const char *
unwrap_feed_scheme (const char *typed, const char **scheme)
{
  *scheme = NULL;
  if (g_ascii_strncasecmp (typed, "feed:", 5) != 0)
    return typed;
  typed += 5;
  if (g_str_has_prefix (typed, "//"))
    {
      *scheme = "http:";
      return typed;
    }
  return typed;
}

/* Whether a typed text without "://" begins with a scheme rather than with "host:port". */
static gboolean
names_other_scheme (const char *typed)
{
  gsize n = scheme_length (typed);

  return n > 0 && !memchr (typed, '.', n) && !g_ascii_isdigit (typed[n + 1]);
}

static gboolean
is_local_host (const char *host)
{
  return g_ascii_strcasecmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost")
         || g_hostname_is_ip_address (host);
}

/* The scheme that is meant where none was typed: what runs at home rarely has a certificate. */
static const char *
guess_scheme (const char *typed)
{
  g_autofree char *as_http = g_strconcat ("http://", typed, NULL);
  g_autoptr (GUri) uri = g_uri_parse (as_http, PARSE_FLAGS, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;

  return host && is_local_host (host) ? "http://" : "https://";
}

char *
coranto_url_from_user (const char *typed, GError **error)
{
  g_autofree char *trimmed = coranto_text_is_blank (typed) ? NULL : coranto_text_line (typed, 0);
  g_autofree char *full = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *rest;
  const char *scheme;

  if (trimmed)
    {
      rest = unwrap_feed_scheme (trimmed, &scheme);
      if (scheme)
        full = g_strconcat (scheme, rest, NULL);
      else if (strstr (rest, "://") || names_other_scheme (rest))
        full = g_strdup (rest);
      else if (g_str_has_prefix (rest, "//"))
        full = g_strconcat ("https:", rest, NULL);
      else
        full = g_strconcat (guess_scheme (rest), rest, NULL);
      url = coranto_url_resolve (NULL, full);
    }
  uri = parse_web (url);
  if (!uri || (!strchr (g_uri_get_host (uri), '.') && !is_local_host (g_uri_get_host (uri))))
    {
      coranto_error_set (error, CORANTO_ERROR_INVALID_ADDRESS, trimmed);
      return NULL;
    }
  return g_steal_pointer (&url);
}

/* Whether the first `length` bytes of `part` are one of `names`. */
static gboolean
is_one_of (const char *part, gsize length, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (part, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Parameters that tell who sent the reader, never which page.  Only names that belong to one
 * sender of readers, in full or by a prefix of its own: a story whose address loses what tells it
 * from others is lost with it.  Where a name alone may mean something else its value counts. */
static gboolean
is_tracking (const char *part)
{
  static const char *const prefixes[] = { "utm_", "_hs", "hsa_", "mtm_", "guce_", NULL };
  static const char *const names[]
      = { /* advertisements */
          "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid",
          "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "rdt_cid", "sccid", "epik",
          "srsltid", "irclickid", "s_kwcid", "_openstat",
          /* newsletters */
          "mc_cid", "mc_eid", "mc_tc", "mkt_tok", "vero_id", "vero_conv", "wickedid", "oly_enc_id",
          "oly_anon_id",
          /* counting of visits */
          "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid",
          "pk_vid", "at_campaign", "at_campaign_type", "at_medium", "wt.mc_id", "_ga", "_gl",
          "guccounter",
          /* sharing */
          "igshid", "igsh", "ref_src", "ref_url", "fb_action_ids", "fb_action_types", "fb_source",
          "__twitter_impression", "spm", "isappinstalled", NULL
        };
  static const char *const pairs[]
      = { "from=singlemessage", "from=groupmessage", "from=timeline", NULL };
  gsize length = strcspn (part, "=");

  for (guint i = 0; prefixes[i]; i++)
    if (g_ascii_strncasecmp (part, prefixes[i], strlen (prefixes[i])) == 0)
      return TRUE;
  if (length == 3 && g_ascii_strncasecmp (part, "scm=", 4) == 0)
    return g_ascii_isdigit (part[4]) && strchr (part + 4, '.');
  return is_one_of (part, length, names) || is_one_of (part, strlen (part), pairs);
}

/* `query` without tracking parameters; NULL when nothing is left. */
static char *
clean_query (const char *query)
{
  g_auto (GStrv) parts = query ? g_strsplit (query, "&", -1) : NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts && parts[i]; i++)
    {
      if (is_tracking (parts[i]))
        continue;
      if (out->len > 0)
        g_string_append_c (out, '&');
      g_string_append (out, parts[i]);
    }
  return g_string_free (out, out->len == 0);
}

/* A fragment that scripts route by names a page of its own; others name a place in it. */
static gboolean
is_route (const char *fragment)
{
  return fragment && (fragment[0] == '!' || fragment[0] == '/');
}

char *
coranto_url_canonical (const char *url)
{
  g_autofree char *resolved = coranto_url_resolve (NULL, url);
  g_autoptr (GUri) uri = parse_web (resolved);
  g_autofree char *query = NULL;

  if (!uri)
    return NULL;
  query = clean_query (g_uri_get_query (uri));
  return rebuild (uri, query, is_route (g_uri_get_fragment (uri)));
}

char *
coranto_url_key (const char *url)
{
  g_autofree char *canonical = coranto_url_canonical (url);

  return canonical ? g_strdup (strstr (canonical, "://") + strlen ("://")) : NULL;
}

char *
coranto_url_clean (const char *url)
{
  g_autofree char *resolved = coranto_url_resolve (NULL, url);
  g_autoptr (GUri) uri = parse_web (resolved);
  g_autofree char *query = NULL;

  if (!uri)
    return NULL;
  query = clean_query (g_uri_get_query (uri));
  return rebuild (uri, query, TRUE);
}

char *
coranto_url_host (const char *url)
{
  g_autofree char *resolved = coranto_url_resolve (NULL, url);
  g_autoptr (GUri) uri = parse_web (resolved);

  return uri ? g_ascii_strdown (g_uri_get_host (uri), -1) : NULL;
}

/* Whether a label, shown in letters, could pass for another one: letters of scripts that look alike
 * mixed, or wholly of a script whose letters look Latin. */
static gboolean
is_confusable (const char *label)
{
  gboolean latin = FALSE, other = FALSE, lookalike = FALSE;

  for (const char *p = label; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (c);

      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;
      if (script == G_UNICODE_SCRIPT_LATIN)
        latin = TRUE;
      else if (script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_GREEK
               || script == G_UNICODE_SCRIPT_ARMENIAN || script == G_UNICODE_SCRIPT_CHEROKEE)
        lookalike = TRUE;
      else if (!coranto_char_is_cjk (c))
        other = TRUE;
    }
  return lookalike || (latin && other);
}

char *
coranto_url_display_host (const char *url)
{
  g_autofree char *host = coranto_url_host (url);
  g_auto (GStrv) labels = host ? g_strsplit (host, ".", -1) : NULL;

  if (!host || g_hostname_is_ip_address (host))
    return g_steal_pointer (&host);
  for (guint i = 0; labels[i]; i++)
    {
      g_autofree char *shown = g_hostname_to_unicode (labels[i]);

      if (shown && !is_confusable (shown))
        {
          g_free (labels[i]);
          labels[i] = g_steal_pointer (&shown);
        }
    }
  return g_strjoinv (".", labels);
}

char *
coranto_url_origin (const char *url)
{
  g_autofree char *resolved = coranto_url_resolve (NULL, url);
  g_autoptr (GUri) uri = parse_web (resolved);

  if (!uri)
    return NULL;
  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                     stated_port (uri), "", NULL, NULL);
}

/* The start of the registrable name within `host`.  Without the public suffix list, by its general
 * shape: two labels, three under a country's com, net, org, gov, edu, ac, co, ne, or, go. */
static const char *
site_of (const char *host)
{
  static const char *const second[]
      = { "com", "net", "org", "gov", "edu", "ac", "co", "ne", "or", "go", "mil", NULL };
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  guint n = g_strv_length (labels);
  guint keep = 2;
  const char *p = host + strlen (host);

  if (n >= 3 && strlen (labels[n - 1]) == 2 && g_strv_contains (second, labels[n - 2]))
    keep = 3;
  if (n <= keep)
    return host;
  for (; keep > 0 && p > host; p--)
    if (p[-1] == '.' && --keep == 0)
      return p;
  return host;
}

gboolean
coranto_url_same_site (const char *a, const char *b)
{
  g_autofree char *host_a = coranto_url_host (a);
  g_autofree char *host_b = coranto_url_host (b);

  if (!host_a || !host_b)
    return FALSE;
  if (g_str_equal (host_a, host_b))
    return TRUE;
  if (g_hostname_is_ip_address (host_a) || g_hostname_is_ip_address (host_b))
    return FALSE;
  return g_str_equal (site_of (host_a), site_of (host_b));
}
