/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stories are ours and trusted, yet all their text is escaped before a tag is put around it.
 */

#define G_LOG_DOMAIN "coranto-portal"

#include "portal-body.h"

#include <string.h>

#define INDENT "\u3000\u3000"
#define MAX_LINES 2000

typedef struct
{
  PortalBodyKind kind;
  gboolean is_lazy;
  GString *html;
} Writer;

static char *
replace (char *text, const char *pattern, const char *with)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  char *replaced = g_regex_replace (regex, text, -1, 0, with, 0, NULL);

  g_free (text);
  return replaced;
}

/* Escapes TEXT (which it trims in place) and sets its **strong**, `code` and [links](address). */
static char *
inline_html (char *text)
{
  char *html = g_markup_escape_text (g_strstrip (text), -1);

  html = replace (html, "\\*\\*(.+?)\\*\\*", "<strong>\\1</strong>");
  html = replace (html, "`(.+?)`", "<code>\\1</code>");
  return replace (html, "\\[([^\\]]+)\\]\\(([^)]+)\\)", "<a href=\"\\2\">\\1</a>");
}

static char *
joined_html (char **lines)
{
  g_autofree char *joined = g_strjoinv (" ", lines);

  return inline_html (joined);
}

static void
write_paragraph (Writer *writer, char **lines)
{
  g_autofree char *text = joined_html (lines);

  if (writer->kind == PORTAL_BODY_PLAIN)
    g_string_append_printf (writer->html, INDENT "%s<br><br>\n", text);
  else if (writer->kind == PORTAL_BODY_NEWS)
    g_string_append_printf (writer->html, "<p>" INDENT "%s</p>\n", text);
  else
    g_string_append_printf (writer->html, "<p>%s</p>\n", text);
}

static void
write_heading (Writer *writer, char **lines)
{
  g_autofree char *text = inline_html (lines[0] + strspn (lines[0], "# "));

  if (writer->kind == PORTAL_BODY_PLAIN)
    g_string_append_printf (writer->html, INDENT "<b>%s</b><br><br>\n", text);
  else if (writer->kind == PORTAL_BODY_NEWS)
    g_string_append_printf (writer->html, "<p>" INDENT "<strong>%s</strong></p>\n", text);
  else
    g_string_append_printf (writer->html, "<h2>%s</h2>\n", text);
}

static const char *
after_marker (const char *line)
{
  return line + strspn (line, "-0123456789. ");
}

static void
write_list (Writer *writer, char **lines, const char *tag)
{
  if (writer->kind != PORTAL_BODY_PLAIN)
    g_string_append_printf (writer->html, "<%s>\n", tag);

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *item = g_strdup (after_marker (lines[i]));
      g_autofree char *text = inline_html (item);

      if (writer->kind == PORTAL_BODY_PLAIN)
        g_string_append_printf (writer->html, INDENT "（%u）%s<br>\n", i + 1, text);
      else
        g_string_append_printf (writer->html, "<li>%s</li>\n", text);
    }

  if (writer->kind == PORTAL_BODY_PLAIN)
    g_string_append (writer->html, "<br>\n");
  else
    g_string_append_printf (writer->html, "</%s>\n", tag);
}

static void
write_quote (Writer *writer, char **lines)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; lines[i]; i++)
    g_string_append_printf (quoted, "%s%s", i ? " " : "", lines[i] + strspn (lines[i], "> "));

  text = inline_html (quoted->str);
  if (writer->kind == PORTAL_BODY_PLAIN)
    g_string_append_printf (writer->html, INDENT "%s<br><br>\n", text);
  else
    g_string_append_printf (writer->html, "<blockquote><p>%s</p></blockquote>\n", text);
}

static void
write_code (Writer *writer, char **lines)
{
  g_autofree char *code = g_strjoinv ("\n", lines);
  g_autofree char *text = g_markup_escape_text (code, -1);

  g_string_append_printf (writer->html, "<pre><code>%s\n</code></pre>\n", text);
}

static void
write_row (Writer *writer, char *line, const char *tag)
{
  g_auto (GStrv) cells = NULL;
  char *inner = g_strstrip (line) + 1;

  if (g_str_has_suffix (inner, "|"))
    inner[strlen (inner) - 1] = '\0';

  cells = g_strsplit (inner, "|", 20);
  g_string_append (writer->html, "<tr>");
  for (guint i = 0; cells[i]; i++)
    {
      g_autofree char *text = inline_html (cells[i]);

      g_string_append_printf (writer->html, "<%s>%s</%s>", tag, text, tag);
    }
  g_string_append (writer->html, "</tr>\n");
}

/* First line: the column heads; a line of dashes below it is skipped. */
static void
write_table (Writer *writer, char **lines)
{
  gboolean is_news = writer->kind != PORTAL_BODY_BLOG;

  g_string_append (writer->html, is_news ? "<table border=\"1\" width=\"90%\">\n" : "<table>\n");
  for (guint i = 0; lines[i]; i++)
    if (!strstr (lines[i], "---"))
      write_row (writer, lines[i], i == 0 && !is_news ? "th" : "td");
  g_string_append (writer->html, "</table>\n");
}

static char *
image_html (Writer *writer, const char *name, const char *caption)
{
  if (writer->is_lazy)
    return g_markup_printf_escaped (
        "<img src=\"/images/blank.gif\" data-original=\"/pictures/%s\" alt=\"%s\">", name, caption);
  return g_markup_printf_escaped ("<img src=\"/pictures/%s\" alt=\"%s\">", name, caption);
}

/* ![caption](name) */
static void
write_picture (Writer *writer, char **lines)
{
  g_auto (GStrv) parts = g_strsplit_set (lines[0] + 2, "]()", 4);
  const char *caption = parts[0];
  g_autofree char *image = NULL;
  g_autofree char *note = NULL;

  if (g_strv_length (parts) < 3)
    return;

  image = image_html (writer, parts[2], caption);
  note = g_markup_escape_text (caption, -1);
  if (writer->kind == PORTAL_BODY_BLOG)
    g_string_append_printf (writer->html, "<figure>%s<figcaption>%s</figcaption></figure>\n", image,
                            note);
  else if (writer->kind == PORTAL_BODY_NEWS)
    g_string_append_printf (writer->html,
                            "<p style=\"text-align: center;\">%s</p>\n"
                            "<p style=\"text-align: center;\"><span>%s</span></p>\n",
                            image, note);
  else
    g_string_append_printf (writer->html, "<center>%s<br>%s</center><br>\n", image, note);
}

static void
write_block (Writer *writer, char **lines)
{
  const char *first = lines[0];

  if (g_str_has_prefix (first, "##"))
    write_heading (writer, lines);
  else if (g_str_has_prefix (first, "!["))
    write_picture (writer, lines);
  else if (g_str_has_prefix (first, "- "))
    write_list (writer, lines, "ul");
  else if (g_str_has_prefix (first, "1. "))
    write_list (writer, lines, "ol");
  else if (*first == '>')
    write_quote (writer, lines);
  else if (*first == '|')
    write_table (writer, lines);
  else
    write_paragraph (writer, lines);
}

static gboolean
is_fence (const char *line)
{
  return g_str_has_prefix (line, "```");
}

/* Takes the lines from *AT up to the end of the block there; *AT is left behind it. */
static char **
take_block (char **lines, guint *at, gboolean is_code)
{
  g_autoptr (GStrvBuilder) block = g_strv_builder_new ();

  for (; lines[*at] && *at < MAX_LINES; (*at)++)
    {
      if (is_code ? is_fence (lines[*at]) : *lines[*at] == '\0')
        break;
      g_strv_builder_add (block, lines[*at]);
    }
  if (lines[*at])
    (*at)++;
  return g_strv_builder_end (block);
}

char *
portal_body_to_html (const char *text, PortalBodyKind kind, gboolean is_lazy)
{
  Writer writer = { kind, is_lazy, g_string_new (NULL) };
  g_auto (GStrv) lines = g_strsplit (text, "\n", MAX_LINES);

  for (guint at = 0; lines[at];)
    {
      gboolean is_code = is_fence (lines[at]);
      g_auto (GStrv) block = NULL;

      at += is_code ? 1 : 0;
      block = take_block (lines, &at, is_code);
      if (is_code)
        write_code (&writer, block);
      else if (block[0])
        write_block (&writer, block);
    }
  return g_string_free (writer.html, FALSE);
}
