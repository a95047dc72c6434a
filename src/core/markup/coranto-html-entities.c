/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references: numbers, and the names of HTML 4 with the newer ones that are in use. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-entities.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 16

typedef struct
{
  const char *name;
  gunichar character;
  gboolean is_legacy; /* known without a semicolon too */
} Entity;

/* Sorted by name. */
static const Entity entities[] = {
  { "AElig", 0xC6, TRUE },
  { "AMP", 0x26, TRUE },
  { "Aacute", 0xC1, TRUE },
  { "Abreve", 0x102, FALSE },
  { "Acirc", 0xC2, TRUE },
  { "Agrave", 0xC0, TRUE },
  { "Alpha", 0x391, FALSE },
  { "Amacr", 0x100, FALSE },
  { "Aogon", 0x104, FALSE },
  { "Aring", 0xC5, TRUE },
  { "Atilde", 0xC3, TRUE },
  { "Auml", 0xC4, TRUE },
  { "Beta", 0x392, FALSE },
  { "COPY", 0xA9, TRUE },
  { "Cacute", 0x106, FALSE },
  { "Ccaron", 0x10C, FALSE },
  { "Ccedil", 0xC7, TRUE },
  { "Chi", 0x3A7, FALSE },
  { "Dagger", 0x2021, FALSE },
  { "Delta", 0x394, FALSE },
  { "Dstrok", 0x110, FALSE },
  { "ETH", 0xD0, TRUE },
  { "Eacute", 0xC9, TRUE },
  { "Ecaron", 0x11A, FALSE },
  { "Ecirc", 0xCA, TRUE },
  { "Egrave", 0xC8, TRUE },
  { "Emacr", 0x112, FALSE },
  { "Eogon", 0x118, FALSE },
  { "Epsilon", 0x395, FALSE },
  { "Eta", 0x397, FALSE },
  { "Euml", 0xCB, TRUE },
  { "GT", 0x3E, TRUE },
  { "Gamma", 0x393, FALSE },
  { "Gbreve", 0x11E, FALSE },
  { "Hat", 0x5E, FALSE },
  { "Iacute", 0xCD, TRUE },
  { "Icirc", 0xCE, TRUE },
  { "Idot", 0x130, FALSE },
  { "Igrave", 0xCC, TRUE },
  { "Imacr", 0x12A, FALSE },
  { "Iota", 0x399, FALSE },
  { "Iuml", 0xCF, TRUE },
  { "Kappa", 0x39A, FALSE },
  { "LT", 0x3C, TRUE },
  { "Lambda", 0x39B, FALSE },
  { "Lstrok", 0x141, FALSE },
  { "Mu", 0x39C, FALSE },
  { "Nacute", 0x143, FALSE },
  { "Ncaron", 0x147, FALSE },
  { "NewLine", 0xA, FALSE },
  { "NoBreak", 0x2060, FALSE },
  { "Ntilde", 0xD1, TRUE },
  { "Nu", 0x39D, FALSE },
  { "OElig", 0x152, FALSE },
  { "Oacute", 0xD3, TRUE },
  { "Ocirc", 0xD4, TRUE },
  { "Odblac", 0x150, FALSE },
  { "Ograve", 0xD2, TRUE },
  { "Omacr", 0x14C, FALSE },
  { "Omega", 0x3A9, FALSE },
  { "Omicron", 0x39F, FALSE },
  { "Oslash", 0xD8, TRUE },
  { "Otilde", 0xD5, TRUE },
  { "Ouml", 0xD6, TRUE },
  { "Phi", 0x3A6, FALSE },
  { "Pi", 0x3A0, FALSE },
  { "Prime", 0x2033, FALSE },
  { "Psi", 0x3A8, FALSE },
  { "QUOT", 0x22, TRUE },
  { "REG", 0xAE, TRUE },
  { "Rcaron", 0x158, FALSE },
  { "Rho", 0x3A1, FALSE },
  { "Sacute", 0x15A, FALSE },
  { "Scaron", 0x160, FALSE },
  { "Scedil", 0x15E, FALSE },
  { "Sigma", 0x3A3, FALSE },
  { "THORN", 0xDE, TRUE },
  { "TRADE", 0x2122, FALSE },
  { "Tab", 0x9, FALSE },
  { "Tau", 0x3A4, FALSE },
  { "Tcaron", 0x164, FALSE },
  { "Tcedil", 0x162, FALSE },
  { "Theta", 0x398, FALSE },
  { "Uacute", 0xDA, TRUE },
  { "Ucirc", 0xDB, TRUE },
  { "Udblac", 0x170, FALSE },
  { "Ugrave", 0xD9, TRUE },
  { "Umacr", 0x16A, FALSE },
  { "Upsilon", 0x3A5, FALSE },
  { "Uring", 0x16E, FALSE },
  { "Uuml", 0xDC, TRUE },
  { "Vert", 0x2016, FALSE },
  { "Xi", 0x39E, FALSE },
  { "Yacute", 0xDD, TRUE },
  { "Yuml", 0x178, FALSE },
  { "Zacute", 0x179, FALSE },
  { "Zcaron", 0x17D, FALSE },
  { "Zdot", 0x17B, FALSE },
  { "ZeroWidthSpace", 0x200B, FALSE },
  { "Zeta", 0x396, FALSE },
  { "aacute", 0xE1, TRUE },
  { "abreve", 0x103, FALSE },
  { "acirc", 0xE2, TRUE },
  { "acute", 0xB4, TRUE },
  { "aelig", 0xE6, TRUE },
  { "agrave", 0xE0, TRUE },
  { "alefsym", 0x2135, FALSE },
  { "alpha", 0x3B1, FALSE },
  { "amacr", 0x101, FALSE },
  { "amp", 0x26, TRUE },
  { "and", 0x2227, FALSE },
  { "ang", 0x2220, FALSE },
  { "angst", 0xC5, FALSE },
  { "aogon", 0x105, FALSE },
  { "ap", 0x2248, FALSE },
  { "apos", 0x27, FALSE },
  { "approx", 0x2248, FALSE },
  { "aring", 0xE5, TRUE },
  { "ast", 0x2A, FALSE },
  { "asymp", 0x2248, FALSE },
  { "atilde", 0xE3, TRUE },
  { "auml", 0xE4, TRUE },
  { "bdquo", 0x201E, FALSE },
  { "beta", 0x3B2, FALSE },
  { "bigstar", 0x2605, FALSE },
  { "blk14", 0x2591, FALSE },
  { "block", 0x2588, FALSE },
  { "brvbar", 0xA6, TRUE },
  { "bsol", 0x5C, FALSE },
  { "bull", 0x2022, FALSE },
  { "bullet", 0x2022, FALSE },
  { "cacute", 0x107, FALSE },
  { "cap", 0x2229, FALSE },
  { "caret", 0x2041, FALSE },
  { "ccaron", 0x10D, FALSE },
  { "ccedil", 0xE7, TRUE },
  { "cedil", 0xB8, TRUE },
  { "cent", 0xA2, TRUE },
  { "check", 0x2713, FALSE },
  { "checkmark", 0x2713, FALSE },
  { "chi", 0x3C7, FALSE },
  { "cir", 0x25CB, FALSE },
  { "circ", 0x2C6, FALSE },
  { "clubs", 0x2663, FALSE },
  { "colon", 0x3A, FALSE },
  { "comma", 0x2C, FALSE },
  { "commat", 0x40, FALSE },
  { "cong", 0x2245, FALSE },
  { "copy", 0xA9, TRUE },
  { "copysr", 0x2117, FALSE },
  { "crarr", 0x21B5, FALSE },
  { "cross", 0x2717, FALSE },
  { "cup", 0x222A, FALSE },
  { "curren", 0xA4, TRUE },
  { "dArr", 0x21D3, FALSE },
  { "dagger", 0x2020, FALSE },
  { "darr", 0x2193, FALSE },
  { "dash", 0x2010, FALSE },
  { "deg", 0xB0, TRUE },
  { "delta", 0x3B4, FALSE },
  { "diams", 0x2666, FALSE },
  { "divide", 0xF7, TRUE },
  { "dollar", 0x24, FALSE },
  { "dstrok", 0x111, FALSE },
  { "eacute", 0xE9, TRUE },
  { "ecaron", 0x11B, FALSE },
  { "ecirc", 0xEA, TRUE },
  { "egrave", 0xE8, TRUE },
  { "emacr", 0x113, FALSE },
  { "empty", 0x2205, FALSE },
  { "emsp", 0x2003, FALSE },
  { "emsp13", 0x2004, FALSE },
  { "emsp14", 0x2005, FALSE },
  { "ensp", 0x2002, FALSE },
  { "eogon", 0x119, FALSE },
  { "epsilon", 0x3B5, FALSE },
  { "equals", 0x3D, FALSE },
  { "equiv", 0x2261, FALSE },
  { "eta", 0x3B7, FALSE },
  { "eth", 0xF0, TRUE },
  { "euml", 0xEB, TRUE },
  { "euro", 0x20AC, FALSE },
  { "excl", 0x21, FALSE },
  { "exist", 0x2203, FALSE },
  { "female", 0x2640, FALSE },
  { "flat", 0x266D, FALSE },
  { "fnof", 0x192, FALSE },
  { "forall", 0x2200, FALSE },
  { "frac12", 0xBD, TRUE },
  { "frac13", 0x2153, FALSE },
  { "frac14", 0xBC, TRUE },
  { "frac15", 0x2155, FALSE },
  { "frac18", 0x215B, FALSE },
  { "frac23", 0x2154, FALSE },
  { "frac34", 0xBE, TRUE },
  { "frac38", 0x215C, FALSE },
  { "frac58", 0x215D, FALSE },
  { "frac78", 0x215E, FALSE },
  { "frasl", 0x2044, FALSE },
  { "gamma", 0x3B3, FALSE },
  { "gbreve", 0x11F, FALSE },
  { "ge", 0x2265, FALSE },
  { "geq", 0x2265, FALSE },
  { "grave", 0x60, FALSE },
  { "gt", 0x3E, TRUE },
  { "hArr", 0x21D4, FALSE },
  { "hairsp", 0x200A, FALSE },
  { "half", 0xBD, FALSE },
  { "harr", 0x2194, FALSE },
  { "hearts", 0x2665, FALSE },
  { "hellip", 0x2026, FALSE },
  { "horbar", 0x2015, FALSE },
  { "hyphen", 0x2010, FALSE },
  { "iacute", 0xED, TRUE },
  { "icirc", 0xEE, TRUE },
  { "iexcl", 0xA1, TRUE },
  { "igrave", 0xEC, TRUE },
  { "imacr", 0x12B, FALSE },
  { "image", 0x2111, FALSE },
  { "imath", 0x131, FALSE },
  { "incare", 0x2105, FALSE },
  { "infin", 0x221E, FALSE },
  { "inodot", 0x131, FALSE },
  { "int", 0x222B, FALSE },
  { "iota", 0x3B9, FALSE },
  { "iquest", 0xBF, TRUE },
  { "isin", 0x2208, FALSE },
  { "iuml", 0xEF, TRUE },
  { "kappa", 0x3BA, FALSE },
  { "lArr", 0x21D0, FALSE },
  { "lambda", 0x3BB, FALSE },
  { "lang", 0x27E8, FALSE },
  { "laquo", 0xAB, TRUE },
  { "larr", 0x2190, FALSE },
  { "lbrace", 0x7B, FALSE },
  { "lbrack", 0x5B, FALSE },
  { "lceil", 0x2308, FALSE },
  { "lcub", 0x7B, FALSE },
  { "ldquo", 0x201C, FALSE },
  { "ldquor", 0x201E, FALSE },
  { "le", 0x2264, FALSE },
  { "leftarrow", 0x2190, FALSE },
  { "leq", 0x2264, FALSE },
  { "lfloor", 0x230A, FALSE },
  { "lowast", 0x2217, FALSE },
  { "lowbar", 0x5F, FALSE },
  { "loz", 0x25CA, FALSE },
  { "lpar", 0x28, FALSE },
  { "lrm", 0x200E, FALSE },
  { "lsaquo", 0x2039, FALSE },
  { "lsqb", 0x5B, FALSE },
  { "lsquo", 0x2018, FALSE },
  { "lsquor", 0x201A, FALSE },
  { "lstrok", 0x142, FALSE },
  { "lt", 0x3C, TRUE },
  { "macr", 0xAF, TRUE },
  { "male", 0x2642, FALSE },
  { "malt", 0x2720, FALSE },
  { "marker", 0x25AE, FALSE },
  { "mdash", 0x2014, FALSE },
  { "micro", 0xB5, TRUE },
  { "middot", 0xB7, TRUE },
  { "minus", 0x2212, FALSE },
  { "mldr", 0x2026, FALSE },
  { "mp", 0x2213, FALSE },
  { "mu", 0x3BC, FALSE },
  { "nabla", 0x2207, FALSE },
  { "nacute", 0x144, FALSE },
  { "natural", 0x266E, FALSE },
  { "nbsp", 0xA0, TRUE },
  { "ncaron", 0x148, FALSE },
  { "ndash", 0x2013, FALSE },
  { "ne", 0x2260, FALSE },
  { "ni", 0x220B, FALSE },
  { "nldr", 0x2025, FALSE },
  { "not", 0xAC, TRUE },
  { "notin", 0x2209, FALSE },
  { "nsub", 0x2284, FALSE },
  { "ntilde", 0xF1, TRUE },
  { "nu", 0x3BD, FALSE },
  { "num", 0x23, FALSE },
  { "numsp", 0x2007, FALSE },
  { "oacute", 0xF3, TRUE },
  { "ocirc", 0xF4, TRUE },
  { "odblac", 0x151, FALSE },
  { "oelig", 0x153, FALSE },
  { "ograve", 0xF2, TRUE },
  { "ohm", 0x3A9, FALSE },
  { "oline", 0x203E, FALSE },
  { "omacr", 0x14D, FALSE },
  { "omega", 0x3C9, FALSE },
  { "omicron", 0x3BF, FALSE },
  { "oplus", 0x2295, FALSE },
  { "or", 0x2228, FALSE },
  { "ordf", 0xAA, TRUE },
  { "ordm", 0xBA, TRUE },
  { "oslash", 0xF8, TRUE },
  { "otilde", 0xF5, TRUE },
  { "otimes", 0x2297, FALSE },
  { "ouml", 0xF6, TRUE },
  { "para", 0xB6, TRUE },
  { "part", 0x2202, FALSE },
  { "percnt", 0x25, FALSE },
  { "period", 0x2E, FALSE },
  { "permil", 0x2030, FALSE },
  { "perp", 0x22A5, FALSE },
  { "phi", 0x3C6, FALSE },
  { "phone", 0x260E, FALSE },
  { "pi", 0x3C0, FALSE },
  { "piv", 0x3D6, FALSE },
  { "plus", 0x2B, FALSE },
  { "plusmn", 0xB1, TRUE },
  { "pm", 0xB1, FALSE },
  { "pound", 0xA3, TRUE },
  { "prime", 0x2032, FALSE },
  { "prod", 0x220F, FALSE },
  { "prop", 0x221D, FALSE },
  { "psi", 0x3C8, FALSE },
  { "puncsp", 0x2008, FALSE },
  { "quest", 0x3F, FALSE },
  { "quot", 0x22, TRUE },
  { "rArr", 0x21D2, FALSE },
  { "radic", 0x221A, FALSE },
  { "rang", 0x27E9, FALSE },
  { "raquo", 0xBB, TRUE },
  { "rarr", 0x2192, FALSE },
  { "rbrace", 0x7D, FALSE },
  { "rbrack", 0x5D, FALSE },
  { "rcaron", 0x159, FALSE },
  { "rceil", 0x2309, FALSE },
  { "rcub", 0x7D, FALSE },
  { "rdquo", 0x201D, FALSE },
  { "real", 0x211C, FALSE },
  { "reg", 0xAE, TRUE },
  { "rfloor", 0x230B, FALSE },
  { "rho", 0x3C1, FALSE },
  { "rightarrow", 0x2192, FALSE },
  { "rlm", 0x200F, FALSE },
  { "rpar", 0x29, FALSE },
  { "rsaquo", 0x203A, FALSE },
  { "rsqb", 0x5D, FALSE },
  { "rsquo", 0x2019, FALSE },
  { "sacute", 0x15B, FALSE },
  { "sbquo", 0x201A, FALSE },
  { "scaron", 0x161, FALSE },
  { "scedil", 0x15F, FALSE },
  { "sdot", 0x22C5, FALSE },
  { "sect", 0xA7, TRUE },
  { "semi", 0x3B, FALSE },
  { "sharp", 0x266F, FALSE },
  { "shy", 0xAD, TRUE },
  { "sigma", 0x3C3, FALSE },
  { "sigmaf", 0x3C2, FALSE },
  { "sim", 0x223C, FALSE },
  { "sol", 0x2F, FALSE },
  { "spades", 0x2660, FALSE },
  { "squ", 0x25A1, FALSE },
  { "square", 0x25A1, FALSE },
  { "star", 0x2606, FALSE },
  { "starf", 0x2605, FALSE },
  { "sub", 0x2282, FALSE },
  { "sube", 0x2286, FALSE },
  { "sum", 0x2211, FALSE },
  { "sung", 0x266A, FALSE },
  { "sup", 0x2283, FALSE },
  { "sup1", 0xB9, TRUE },
  { "sup2", 0xB2, TRUE },
  { "sup3", 0xB3, TRUE },
  { "supe", 0x2287, FALSE },
  { "szlig", 0xDF, TRUE },
  { "tau", 0x3C4, FALSE },
  { "tcaron", 0x165, FALSE },
  { "tcedil", 0x163, FALSE },
  { "there4", 0x2234, FALSE },
  { "theta", 0x3B8, FALSE },
  { "thetasym", 0x3D1, FALSE },
  { "thinsp", 0x2009, FALSE },
  { "thorn", 0xFE, TRUE },
  { "tilde", 0x2DC, FALSE },
  { "times", 0xD7, TRUE },
  { "trade", 0x2122, FALSE },
  { "uArr", 0x21D1, FALSE },
  { "uacute", 0xFA, TRUE },
  { "uarr", 0x2191, FALSE },
  { "ucirc", 0xFB, TRUE },
  { "udblac", 0x171, FALSE },
  { "ugrave", 0xF9, TRUE },
  { "umacr", 0x16B, FALSE },
  { "uml", 0xA8, TRUE },
  { "upsih", 0x3D2, FALSE },
  { "upsilon", 0x3C5, FALSE },
  { "uring", 0x16F, FALSE },
  { "uuml", 0xFC, TRUE },
  { "verbar", 0x7C, FALSE },
  { "vert", 0x7C, FALSE },
  { "weierp", 0x2118, FALSE },
  { "xi", 0x3BE, FALSE },
  { "yacute", 0xFD, TRUE },
  { "yen", 0xA5, TRUE },
  { "yuml", 0xFF, TRUE },
  { "zacute", 0x17A, FALSE },
  { "zcaron", 0x17E, FALSE },
  { "zdot", 0x17C, FALSE },
  { "zeta", 0x3B6, FALSE },
  { "zwj", 0x200D, FALSE },
  { "zwnj", 0x200C, FALSE },
};

/* What the numbers 128 to 159 mean on the web: windows-1252 (HTML, 13.2.5.80). */
static const guint16 numeric_c1[32] = {
  0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

typedef struct
{
  const char *text;
  gsize length;
} Name;

static int
compare_names (const void *key, const void *entry)
{
  const Name *name = key;
  const char *known = ((const Entity *) entry)->name;
  int order = strncmp (name->text, known, name->length);

  return order != 0 ? order : (known[name->length] == '\0' ? 0 : -1);
}

static const Entity *
find_entity (const char *name, gsize length)
{
  Name key = { name, length };

  if (length == 0 || length > LONGEST_NAME)
    return NULL;
  return bsearch (&key, entities, G_N_ELEMENTS (entities), sizeof (Entity), compare_names);
}

gunichar
coranto_html_entity (const char *name, gsize length)
{
  const Entity *entity = find_entity (name, length);

  return entity ? entity->character : 0;
}

static gunichar
mend_number (guint64 number)
{
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF))
    return 0xFFFD;
  if (number >= 0x80 && number < 0xA0)
    return numeric_c1[number - 0x80];
  return (gunichar) number;
}

/* "&#…": the bytes it takes, 0 when it is none. */
static gsize
read_number (const char *text, gsize length, guint64 *value)
{
  gboolean is_hex = length > 2 && (text[2] == 'x' || text[2] == 'X');
  gsize start = is_hex ? 3 : 2;
  gsize at = start;
  guint64 number = 0;

  for (; at < length; at++)
    {
      int digit = is_hex ? g_ascii_xdigit_value (text[at]) : g_ascii_digit_value (text[at]);

      if (digit < 0)
        break;
      if (number <= 0x10FFFF)
        number = number * (is_hex ? 16 : 10) + (guint64) digit;
    }
  if (at == start)
    return 0;
  *value = number;
  return at < length && text[at] == ';' ? at + 1 : at;
}

/* Software that counts in UTF-16 writes the halves of a pair, two references for one character. */
gsize
coranto_html_decode_number (const char *text, gsize length, gunichar *character)
{
  guint64 number = 0;
  guint64 low = 0;
  gsize used = read_number (text, length, &number);
  gsize more = 0;

  if (number >= 0xD800 && number <= 0xDBFF && length - used > 2 && text[used] == '&'
      && text[used + 1] == '#')
    more = read_number (text + used, length - used, &low);
  if (more > 0 && low >= 0xDC00 && low <= 0xDFFF)
    {
      *character = (gunichar) (0x10000 + ((number - 0xD800) << 10) + (low - 0xDC00));
      return used + more;
    }
  *character = mend_number (number);
  return used;
}

/* "&name": the bytes it takes, 0 when it is none. */
static gsize
decode_name (const char *text, gsize length, gboolean in_attribute, gunichar *character)
{
  gsize size = 0;
  const Entity *entity;

  while (size < LONGEST_NAME && size + 1 < length && g_ascii_isalnum (text[size + 1]))
    size++;
  if (size + 1 < length && text[size + 1] == ';')
    {
      entity = find_entity (text + 1, size);
      if (entity)
        {
          *character = entity->character;
          return size + 2;
        }
    }
  for (; size >= 2; size--)
    {
      char after = size + 1 < length ? text[size + 1] : '\0';

      entity = find_entity (text + 1, size);
      if (!entity || !entity->is_legacy)
        continue;
      if (in_attribute && (after == '=' || g_ascii_isalnum (after)))
        return 0;
      *character = entity->character;
      return size + 1;
    }
  return 0;
}

static void
append_newlines_mended (GString *out, const char *text, gsize length)
{
  gsize start = 0;

  if (!memchr (text, '\r', length) && !memchr (text, '\0', length))
    {
      g_string_append_len (out, text, (gssize) length);
      return;
    }
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '\r' && text[i] != '\0')
        continue;
      g_string_append_len (out, text + start, (gssize) (i - start));
      if (text[i] == '\r' && !(i + 1 < length && text[i + 1] == '\n'))
        g_string_append_c (out, '\n');
      start = i + 1;
    }
  g_string_append_len (out, text + start, (gssize) (length - start));
}

void
coranto_html_decode (GString *out, const char *text, gsize length, gboolean in_attribute)
{
  while (length > 0)
    {
      const char *ampersand = memchr (text, '&', length);
      gsize before = ampersand ? (gsize) (ampersand - text) : length;
      gunichar character = 0;
      gsize used;

      append_newlines_mended (out, text, before);
      text += before;
      length -= before;
      if (length == 0)
        break;
      used = length > 1 && text[1] == '#' ? coranto_html_decode_number (text, length, &character)
                                          : decode_name (text, length, in_attribute, &character);
      if (used > 0)
        g_string_append_unichar (out, character);
      else
        g_string_append_c (out, '&');
      used = MAX (used, 1);
      text += used;
      length -= used;
    }
}
