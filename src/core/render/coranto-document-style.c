/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typography made for reading.  Colours are those of the platform's own views. */
#include "coranto-document-style.h"

#define DEFAULT_SIZE_PX 18
#define MIN_SIZE_PX 10
#define MAX_SIZE_PX 48

static const char light_colors[]
    = ":root{color-scheme:light;--paper:#ffffff;--ink:#2b2b2f;--title:#1d1d20;--quiet:#6f6f76;"
      "--rule:#e3e3e6;--link:#1a64c4;--wash:#f5f5f6;--mark:#fce48a;--came:#d3f0d9;--went:#fadddd}";

static const char dark_colors[]
    = ":root{color-scheme:dark;--paper:#1e1e1e;--ink:#dededf;--title:#f6f6f7;--quiet:#9d9da4;"
      "--rule:#3a3a3d;--link:#7fb3f5;--wash:#2a2a2d;--mark:#6b5710;--came:#1f4a2c;--went:#5a2a2c}";

/* The measure is some 34 Han characters or 75 Latin letters; Han text gets more leading, and its
 * paragraphs are set off by an indent of two characters instead of by space alone. */
static const char sheet[]
    = "*{box-sizing:border-box}"
      "html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:none}"
      "body{margin:0;padding:28px 32px 56px;font-family:system-ui,sans-serif;font-size:15px;"
      "line-height:1.5;overflow-wrap:anywhere}"
      "article,section.latest{max-width:38em;margin:0 auto}"
      "article{font-size:var(--size)}section.latest{font-size:var(--size)}"
      "a{color:var(--link);text-decoration:none}a:hover,a:focus-visible{text-decoration:underline}"
      ".crumbs{font:13px/1.5 system-ui,sans-serif;color:var(--quiet);margin:0 0 12px}"
      ".crumbs span+span::before{content:'\\203a';margin:0 .45em}"
      "h1.title{font-family:system-ui,sans-serif;font-size:1.52em;line-height:1.32;font-weight:800;"
      "color:var(--title);margin:0 0 14px;text-wrap:pretty;letter-spacing:0}"
      ".facts{font:13.5px/1.7 system-ui,sans-serif;color:var(--quiet);margin:0;display:flex;"
      "flex-wrap:wrap;gap:0 14px}"
      "hr.head{border:0;border-top:1px solid var(--rule);margin:14px 0 24px}"
      ".body{font-family:var(--family);line-height:1.65}"
      ":lang(zh) .body,:lang(ja) .body,:lang(ko) .body,.body:lang(zh),.body:lang(ja),"
      ".body:lang(ko){line-height:1.9}"
      ".body p{margin:0 0 1em}"
      ".body div{margin:0 0 1em}.body.indent p{text-indent:2em;"
      "text-align:justify}"
      ".body.indent p.picture,.body.indent td p,.body.indent li p,.body.indent figure p"
      "{text-indent:0;text-align:start}"
      ".body h1,.body h2,.body h3,.body h4,.body h5,.body h6{font-family:system-ui,sans-serif;"
      "line-height:1.35;color:var(--title);margin:1.5em 0 .6em;font-weight:700}"
      ".body h1,.body h2{font-size:1.22em}.body h3{font-size:1.1em}.body h4,.body h5,.body h6"
      "{font-size:1em}"
      ".body ul,.body ol{margin:0 0 1em;padding-inline-start:1.6em}.body li{margin:.3em 0}"
      "figure{margin:1.4em 0;text-align:center}"
      "figcaption{font:13px/1.55 system-ui,sans-serif;color:var(--quiet);margin-top:8px;"
      "text-indent:0}"
      "img{max-width:100%;height:auto;border-radius:10px;vertical-align:middle}"
      ".body p.picture{margin:1.4em 0;text-align:center;text-indent:0}"
      ".body p.picture img,.body>img,figure img{display:block;margin:0 auto}"
      "blockquote{margin:1.2em 0;padding:.1em 0 .1em 1.1em;border-inline-start:3px solid "
      "var(--rule);color:var(--quiet)}blockquote>:last-child{margin-bottom:0}"
      "pre{overflow-x:auto;background:var(--wash);border-radius:10px;padding:14px 16px;"
      "font:14px/1.55 ui-monospace,monospace;margin:0 0 1em;overflow-wrap:normal;tab-size:4}"
      "code,kbd,samp{font-family:ui-monospace,monospace;font-size:.9em}"
      ":not(pre)>code,kbd{background:var(--wash);border-radius:4px;padding:.1em .3em}"
      "pre code{font-size:inherit}"
      ".table{overflow-x:auto;margin:0 0 1.2em}"
      "table{border-collapse:collapse;font:15px/1.5 system-ui,sans-serif;overflow-wrap:normal;"
      "text-indent:0}"
      "th,td{border:1px solid var(--rule);padding:7px 12px;text-align:start;vertical-align:top}"
      "th{background:var(--wash);font-weight:600}td p:last-child{margin:0}"
      "mark{background:var(--mark);color:inherit;border-radius:2px}"
      "ins,del{border-radius:2px;text-decoration-thickness:.09em}"
      "ins{background:var(--came);text-decoration-line:underline;text-underline-offset:.18em}"
      "del{background:var(--went);text-decoration-line:line-through}"
      "del+ins{margin-inline-start:.15em}h1.title:has(ins,del){line-height:1.6}"
      "body hr{border:0;border-top:1px solid var(--rule);margin:1.6em 0}"
      ".notice{font:13px/1.7 system-ui,sans-serif;color:var(--quiet);background:var(--wash);"
      "border-radius:12px;padding:13px 16px;margin:2.2em 0 0}"
      ".attachments{font:14px/1.7 system-ui,sans-serif;list-style:none;padding:0;margin:1.4em 0 0}"
      "section.latest{margin-top:2.6em;border-top:1px solid var(--rule);padding-top:1.3em}"
      "section.latest h2{font:700 15px/1.4 system-ui,sans-serif;color:var(--title);margin:0 0 6px}"
      "section.latest ul{list-style:none;margin:0;padding:0}"
      "section.latest li{padding:11px 0;border-bottom:1px solid var(--rule)}"
      "section.latest li:last-child{border-bottom:0}"
      "section.latest a{color:var(--ink);font:600 15px/1.45 system-ui,sans-serif}"
      "section.latest time{color:var(--quiet);font:13px/1.5 system-ui,sans-serif;"
      "display:block;margin-top:1px}"
      "section.latest p{color:var(--quiet);font:13.5px/1.55 system-ui,sans-serif;margin:3px 0 0;"
      "display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}"
      "@media(max-width:520px){body{padding:18px 18px 48px}h1.title{font-size:1.36em}}"
      "@media print{html{background:#fff;color:#000}section.latest{display:none}}";

/* A family name may come from the user's fonts: only what a name can hold gets into the sheet. */
static char *
quote_family (const char *family)
{
  static const char *const generic[] = { "serif", "sans-serif", "monospace", "system-ui", NULL };
  g_autofree char *name = NULL;

  /* Where the generic family has no Han letters, the fallback would be a sans. */
  if (!family || !*family || g_str_equal (family, "serif"))
    return g_strdup ("serif,'Noto Serif CJK SC','Source Han Serif SC','Songti SC'");
  if (g_strv_contains (generic, family))
    return g_strdup (family);
  name = g_strdup (family);
  for (char *p = name; *p; p++)
    {
      if ((guchar) *p < 0x80 && !g_ascii_isalnum (*p) && *p != '-' && *p != '_' && *p != '.')
        *p = ' ';
    }
  return g_strconcat ("'", name, "',serif", NULL);
}

void
coranto_document_style_append (GString *out, const CorantoAppearance *appearance)
{
  g_autofree char *family = quote_family (appearance->font_family);
  int size = appearance->font_size_px > 0 ? appearance->font_size_px : DEFAULT_SIZE_PX;

  g_string_append (out, appearance->colors == CORANTO_COLORS_DARK ? dark_colors : light_colors);
  g_string_append_printf (out, ":root{--size:%dpx;--family:%s}",
                          CLAMP (size, MIN_SIZE_PX, MAX_SIZE_PX), family);
  g_string_append (out, sheet);
}
