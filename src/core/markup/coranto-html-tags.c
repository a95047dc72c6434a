/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of HTML's elements. */
#define G_LOG_DOMAIN "coranto-markup"

#include "coranto-html-tags.h"

#include <string.h>

#define SLOTS 512

typedef struct
{
  const char *name;
  int flags;
} TagInfo;

/* Short names for the table. */
enum
{
  P = CORANTO_TAG_CLOSES_P,
  S = CORANTO_TAG_SPECIAL,
  F = CORANTO_TAG_FORMATTING,
  V = CORANTO_TAG_IS_VOID,
  H = CORANTO_TAG_IN_HEAD,
  B = CORANTO_TAG_BREAKOUT,
  C = CORANTO_TAG_SCOPE,
  R = CORANTO_TAG_RAW,
  D = CORANTO_TAG_RCDATA,
  T = CORANTO_TAG_TABLE_PART,
  W = CORANTO_TAG_TABLE_ROWS,
};

static const TagInfo tags[CORANTO_TAG_LAST] = {
  [CORANTO_TAG_UNKNOWN] = { "", 0 },
  [CORANTO_TAG_A] = { "a", F },
  [CORANTO_TAG_ABBR] = { "abbr", 0 },
  [CORANTO_TAG_ACRONYM] = { "acronym", 0 },
  [CORANTO_TAG_ADDRESS] = { "address", P | S },
  [CORANTO_TAG_APPLET] = { "applet", S | C },
  [CORANTO_TAG_AREA] = { "area", S | V },
  [CORANTO_TAG_ARTICLE] = { "article", P | S },
  [CORANTO_TAG_ASIDE] = { "aside", P | S },
  [CORANTO_TAG_AUDIO] = { "audio", 0 },
  [CORANTO_TAG_B] = { "b", F | B },
  [CORANTO_TAG_BASE] = { "base", S | V | H },
  [CORANTO_TAG_BASEFONT] = { "basefont", S | V | H },
  [CORANTO_TAG_BDI] = { "bdi", 0 },
  [CORANTO_TAG_BDO] = { "bdo", 0 },
  [CORANTO_TAG_BGSOUND] = { "bgsound", S | V | H },
  [CORANTO_TAG_BIG] = { "big", F | B },
  [CORANTO_TAG_BLINK] = { "blink", 0 },
  [CORANTO_TAG_BLOCKQUOTE] = { "blockquote", P | S | B },
  [CORANTO_TAG_BODY] = { "body", S | B },
  [CORANTO_TAG_BR] = { "br", S | V | B },
  [CORANTO_TAG_BUTTON] = { "button", S },
  [CORANTO_TAG_CANVAS] = { "canvas", 0 },
  [CORANTO_TAG_CAPTION] = { "caption", S | C | T },
  [CORANTO_TAG_CENTER] = { "center", P | S | B },
  [CORANTO_TAG_CITE] = { "cite", 0 },
  [CORANTO_TAG_CODE] = { "code", F | B },
  [CORANTO_TAG_COL] = { "col", S | V | T },
  [CORANTO_TAG_COLGROUP] = { "colgroup", S | T },
  [CORANTO_TAG_DATA] = { "data", 0 },
  [CORANTO_TAG_DATALIST] = { "datalist", 0 },
  [CORANTO_TAG_DD] = { "dd", S | B },
  [CORANTO_TAG_DEL] = { "del", 0 },
  [CORANTO_TAG_DETAILS] = { "details", P | S },
  [CORANTO_TAG_DFN] = { "dfn", 0 },
  [CORANTO_TAG_DIALOG] = { "dialog", P },
  [CORANTO_TAG_DIR] = { "dir", P | S },
  [CORANTO_TAG_DIV] = { "div", P | S | B },
  [CORANTO_TAG_DL] = { "dl", P | S | B },
  [CORANTO_TAG_DT] = { "dt", S | B },
  [CORANTO_TAG_EM] = { "em", F | B },
  [CORANTO_TAG_EMBED] = { "embed", S | V | B },
  [CORANTO_TAG_FIELDSET] = { "fieldset", P | S },
  [CORANTO_TAG_FIGCAPTION] = { "figcaption", P | S },
  [CORANTO_TAG_FIGURE] = { "figure", P | S },
  [CORANTO_TAG_FONT] = { "font", F },
  [CORANTO_TAG_FOOTER] = { "footer", P | S },
  [CORANTO_TAG_FORM] = { "form", P | S },
  [CORANTO_TAG_FRAME] = { "frame", S | V },
  [CORANTO_TAG_FRAMESET] = { "frameset", S },
  [CORANTO_TAG_H1] = { "h1", P | S | B },
  [CORANTO_TAG_H2] = { "h2", P | S | B },
  [CORANTO_TAG_H3] = { "h3", P | S | B },
  [CORANTO_TAG_H4] = { "h4", P | S | B },
  [CORANTO_TAG_H5] = { "h5", P | S | B },
  [CORANTO_TAG_H6] = { "h6", P | S | B },
  [CORANTO_TAG_HEAD] = { "head", S | B },
  [CORANTO_TAG_HEADER] = { "header", P | S },
  [CORANTO_TAG_HGROUP] = { "hgroup", P | S },
  [CORANTO_TAG_HR] = { "hr", P | S | V | B },
  [CORANTO_TAG_HTML] = { "html", S | C },
  [CORANTO_TAG_I] = { "i", F | B },
  [CORANTO_TAG_IFRAME] = { "iframe", S | R },
  [CORANTO_TAG_IMAGE] = { "image", 0 },
  [CORANTO_TAG_IMG] = { "img", S | V | B },
  [CORANTO_TAG_INPUT] = { "input", S | V },
  [CORANTO_TAG_INS] = { "ins", 0 },
  [CORANTO_TAG_KBD] = { "kbd", 0 },
  [CORANTO_TAG_KEYGEN] = { "keygen", S | V },
  [CORANTO_TAG_LABEL] = { "label", 0 },
  [CORANTO_TAG_LEGEND] = { "legend", 0 },
  [CORANTO_TAG_LI] = { "li", S | B },
  [CORANTO_TAG_LINK] = { "link", S | V | H },
  [CORANTO_TAG_LISTING] = { "listing", P | S | B },
  [CORANTO_TAG_MAIN] = { "main", P | S },
  [CORANTO_TAG_MAP] = { "map", 0 },
  [CORANTO_TAG_MARK] = { "mark", 0 },
  [CORANTO_TAG_MARQUEE] = { "marquee", 0 },
  [CORANTO_TAG_MATH] = { "math", 0 },
  [CORANTO_TAG_MENU] = { "menu", P | S | B },
  [CORANTO_TAG_META] = { "meta", S | V | H | B },
  [CORANTO_TAG_METER] = { "meter", 0 },
  [CORANTO_TAG_NAV] = { "nav", P | S },
  [CORANTO_TAG_NOBR] = { "nobr", F | B },
  [CORANTO_TAG_NOEMBED] = { "noembed", S | R },
  [CORANTO_TAG_NOFRAMES] = { "noframes", S | H | R },
  [CORANTO_TAG_NOSCRIPT] = { "noscript", S | H },
  [CORANTO_TAG_OBJECT] = { "object", S | C },
  [CORANTO_TAG_OL] = { "ol", P | S | B },
  [CORANTO_TAG_OPTGROUP] = { "optgroup", 0 },
  [CORANTO_TAG_OPTION] = { "option", 0 },
  [CORANTO_TAG_OUTPUT] = { "output", 0 },
  [CORANTO_TAG_P] = { "p", P | S | B },
  [CORANTO_TAG_PARAM] = { "param", S | V },
  [CORANTO_TAG_PICTURE] = { "picture", 0 },
  [CORANTO_TAG_PLAINTEXT] = { "plaintext", P | S | R },
  [CORANTO_TAG_PRE] = { "pre", P | S | B },
  [CORANTO_TAG_PROGRESS] = { "progress", 0 },
  [CORANTO_TAG_Q] = { "q", 0 },
  [CORANTO_TAG_RB] = { "rb", 0 },
  [CORANTO_TAG_RP] = { "rp", 0 },
  [CORANTO_TAG_RT] = { "rt", 0 },
  [CORANTO_TAG_RTC] = { "rtc", 0 },
  [CORANTO_TAG_RUBY] = { "ruby", B },
  [CORANTO_TAG_S] = { "s", F | B },
  [CORANTO_TAG_SAMP] = { "samp", 0 },
  [CORANTO_TAG_SCRIPT] = { "script", S | H | R },
  [CORANTO_TAG_SEARCH] = { "search", P | S },
  [CORANTO_TAG_SECTION] = { "section", P | S },
  [CORANTO_TAG_SELECT] = { "select", S },
  [CORANTO_TAG_SLOT] = { "slot", 0 },
  [CORANTO_TAG_SMALL] = { "small", F | B },
  [CORANTO_TAG_SOURCE] = { "source", S | V },
  [CORANTO_TAG_SPAN] = { "span", B },
  [CORANTO_TAG_STRIKE] = { "strike", F | B },
  [CORANTO_TAG_STRONG] = { "strong", F | B },
  [CORANTO_TAG_STYLE] = { "style", S | H | R },
  [CORANTO_TAG_SUB] = { "sub", B },
  [CORANTO_TAG_SUMMARY] = { "summary", P | S },
  [CORANTO_TAG_SUP] = { "sup", B },
  [CORANTO_TAG_SVG] = { "svg", 0 },
  [CORANTO_TAG_TABLE] = { "table", P | S | B | C | W },
  [CORANTO_TAG_TBODY] = { "tbody", S | T | W },
  [CORANTO_TAG_TD] = { "td", S | C | T },
  [CORANTO_TAG_TEMPLATE] = { "template", S | H | C },
  [CORANTO_TAG_TEXTAREA] = { "textarea", S | D },
  [CORANTO_TAG_TFOOT] = { "tfoot", S | T | W },
  [CORANTO_TAG_TH] = { "th", S | C | T },
  [CORANTO_TAG_THEAD] = { "thead", S | T | W },
  [CORANTO_TAG_TIME] = { "time", 0 },
  [CORANTO_TAG_TITLE] = { "title", S | H | D },
  [CORANTO_TAG_TR] = { "tr", S | T | W },
  [CORANTO_TAG_TRACK] = { "track", S | V },
  [CORANTO_TAG_TT] = { "tt", F | B },
  [CORANTO_TAG_U] = { "u", F | B },
  [CORANTO_TAG_UL] = { "ul", P | S | B },
  [CORANTO_TAG_VAR] = { "var", B },
  [CORANTO_TAG_VIDEO] = { "video", 0 },
  [CORANTO_TAG_WBR] = { "wbr", S | V },
  [CORANTO_TAG_XMP] = { "xmp", P | S | R },
};

static guint
hash_name (const char *name, gsize length)
{
  guint hash = (guint) length * 31;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar) name[i];
  return hash % SLOTS;
}

static const guint8 *
get_slots (void)
{
  static guint8 slots[SLOTS];
  static gsize is_ready = 0;

  G_STATIC_ASSERT (CORANTO_TAG_LAST <= 255);
  if (g_once_init_enter (&is_ready))
    {
      for (guint tag = 1; tag < CORANTO_TAG_LAST; tag++)
        {
          guint slot = hash_name (tags[tag].name, strlen (tags[tag].name));

          while (slots[slot])
            slot = (slot + 1) % SLOTS;
          slots[slot] = (guint8) tag;
        }
      g_once_init_leave (&is_ready, 1);
    }
  return slots;
}

CorantoTag
coranto_tag_from_name (const char *name, gsize length)
{
  const guint8 *slots = get_slots ();

  for (guint slot = hash_name (name, length); slots[slot]; slot = (slot + 1) % SLOTS)
    {
      const char *known = tags[slots[slot]].name;

      if (strncmp (known, name, length) == 0 && known[length] == '\0')
        return (CorantoTag) slots[slot];
    }
  return CORANTO_TAG_UNKNOWN;
}

const char *
coranto_tag_name (CorantoTag tag)
{
  return tags[tag].name;
}

CorantoTagFlags
coranto_tag_flags (CorantoTag tag)
{
  return (CorantoTagFlags) tags[tag].flags;
}
