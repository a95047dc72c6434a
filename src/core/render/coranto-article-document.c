/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article as one complete document.
 *
 * I1: every word from outside passes coranto_text_escape_html() or coranto_sanitize_html(); nothing
 *     else is appended but our own constants.
 * I2: the policy is the first thing in <head> that could load anything. */
#include "coranto-article-document.h"

#include "coranto-article-changes.h"
#include "coranto-body-finish.h"
#include "coranto-document-style.h"
#include "coranto-found-marks.h"
#include "coranto-reading-time.h"
#include "coranto-sanitizer.h"
#include "coranto-text.h"
#include "coranto-url.h"

#include <string.h>

#define POLICY                                                                                     \
  "default-src 'none'; style-src 'unsafe-inline'; img-src coranto-img: data:; media-src 'none'; "  \
  "font-src 'none'; form-action 'none'; base-uri 'none'; frame-src 'none'"

const char *
coranto_article_document_policy (void)
{
  return POLICY;
}

/* I1 */
static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = coranto_text_escape_html (text);

  g_string_append (out, escaped);
}

static void
append_element (GString *out, const char *opening, const char *text, const char *closing)
{
  if (coranto_text_is_blank (text))
    return;
  g_string_append (out, opening);
  append_escaped (out, text);
  g_string_append (out, closing);
}

/* The article's language: as stated, else by its script (fonts and hyphenation depend on it). */
static const char *
language_of (const CorantoParsedItem *item)
{
  if (!coranto_text_is_blank (item->language))
    return item->language;
  if (!coranto_text_is_cjk (item->title))
    return NULL;
  for (const char *p = item->title; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x3040 && c <= 0x30FF)
        return "ja";
      if (c >= 0xAC00 && c <= 0xD7AF)
        return "ko";
    }
  return "zh-CN";
}

static gboolean
is_chinese (const char *language)
{
  return language && g_ascii_strncasecmp (language, "zh", 2) == 0;
}

static void
append_head (GString *out, const CorantoParsedItem *item, const CorantoAppearance *appearance)
{
  g_string_append (out, "<!DOCTYPE html><html lang=\"");
  append_escaped (out, appearance->language ? appearance->language : "en");
  g_string_append (out, "\"><head>"
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">"
                        "<meta charset=\"utf-8\">"
                        "<meta name=\"viewport\" content=\"width=device-width\"><title>");
  append_escaped (out, item->title);
  g_string_append (out, "</title><style>");
  coranto_document_style_append (out, appearance);
  g_string_append (out, "</style></head>");
}

/* The trail without its last step where that is the page itself: its title, or 正文 ("text"). */
static guint
count_breadcrumbs (const CorantoParsedItem *item)
{
  guint length = item->breadcrumbs->len;
  const char *last = length > 0 ? g_ptr_array_index (item->breadcrumbs, length - 1) : NULL;

  if (last && (g_strcmp0 (last, item->title) == 0 || g_str_equal (last, "正文")))
    length--;
  return length;
}

static void
append_breadcrumbs (GString *out, const CorantoParsedItem *item)
{
  guint length = count_breadcrumbs (item);

  if (length == 0)
    return;
  g_string_append (out, "<nav class=\"crumbs\">");
  for (guint i = 0; i < length; i++)
    append_element (out, "<span>", g_ptr_array_index (item->breadcrumbs, i), "</span>");
  g_string_append (out, "</nav>");
}

/* `label` with its one directive ("%s" or "%d") replaced by `value`: a translation is not trusted
 * to be a format. */
static char *
fill_label (const char *label, const char *value)
{
  const char *place = label ? strchr (label, '%') : NULL;

  if (!label)
    return g_strdup (value);
  if (!place || !place[1])
    return g_strdup_printf ("%s %s", label, value);
  return g_strdup_printf ("%.*s%s%s", (int) (place - label), label, value, place + 2);
}

static void
append_labelled (GString *out, const char *label, const char *value)
{
  g_autofree char *text = NULL;

  if (coranto_text_is_blank (value))
    return;
  text = g_strdup_printf ("%s %s", label ? label : "", value);
  append_element (out, "<span>", g_strstrip (text), "</span>");
}

/* 5434 -> "5,434" */
static char *
group_digits (gint64 number)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  GString *out = g_string_new (NULL);
  gsize n = strlen (plain);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, plain[i]);
    }
  return g_string_free (out, FALSE);
}

static char *
join_authors (GPtrArray *authors)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < authors->len; i++)
    {
      const CorantoPerson *person = g_ptr_array_index (authors, i);

      if (!coranto_text_is_blank (person->name))
        g_ptr_array_add (names, person->name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
append_counts (GString *out,
               const CorantoParsedItem *item,
               const char *text,
               const CorantoAppearance *appearance)
{
  int minutes = coranto_reading_minutes (text);

  if (item->views >= 0)
    {
      g_autofree char *number = group_digits (item->views);
      g_autofree char *views = fill_label (appearance->label_views, number);

      append_element (out, "<span>", views, "</span>");
    }
  if (minutes > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", minutes);
      g_autofree char *time = fill_label (appearance->label_minutes, number);

      append_element (out, "<span>", time, "</span>");
    }
}

static void
append_facts (GString *out,
              const CorantoArticle *article,
              const char *text,
              const CorantoAppearance *appearance)
{
  const CorantoParsedItem *item = article->item;
  g_autofree char *authors = join_authors (item->authors);
  g_autofree char *time = NULL;

  if (appearance->format_time && item->published.precision != CORANTO_DATE_NONE)
    time
        = appearance->format_time (article->sort_time, item->published.precision > CORANTO_DATE_DAY,
                                   appearance->format_time_data);
  g_string_append (out, "<p class=\"facts\">");
  if (!coranto_text_is_blank (item->source))
    append_labelled (out, appearance->label_source, item->source);
  else if (article->channel_titles->len > 0)
    append_element (out, "<span>", g_ptr_array_index (article->channel_titles, 0), "</span>");
  append_element (out, "<span>", time, "</span>");
  /* an editor who is named alone stands for the writer too */
  if (g_strcmp0 (authors, item->editor) != 0)
    append_labelled (out, appearance->label_author, authors);
  append_labelled (out, appearance->label_editor, item->editor);
  append_counts (out, item, text, appearance);
  g_string_append (out, "</p><hr class=\"head\">");
}

static char *
picture_shown (const char *absolute_url, gpointer user_data)
{
  const CorantoAppearance *appearance = user_data;

  return appearance->show_pictures ? coranto_document_picture_address (absolute_url) : NULL;
}

/* Plain text as paragraphs. */
static void
append_paragraphs (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    append_element (out, "<p>", lines[i], "</p>");
}

/* A lead picture that the body does not show itself. */
static void
append_lead_picture (GString *out,
                     const CorantoParsedItem *item,
                     const char *body,
                     const CorantoAppearance *appearance)
{
  g_autofree char *address = NULL;

  if (!item->image || !appearance->show_pictures || (body && strstr (body, "<img")))
    return;
  address = coranto_document_picture_address (item->image);
  if (address)
    g_string_append_printf (out, "<figure><img src=\"%s\" alt=\"\"></figure>", address);
}

static void
append_content (GString *out, const CorantoParsedItem *item, const CorantoAppearance *appearance)
{
  CorantoSanitizeOptions options = {
    .base_url = item->base_url ? item->base_url : item->url,
    .picture = picture_shown,
    .picture_data = (gpointer) appearance,
    .media_as_links = TRUE,
  };
  g_autofree char *clean = NULL;
  g_autofree char *body = NULL;

  if (!coranto_text_is_blank (item->content_html))
    {
      clean = coranto_sanitize_html (item->content_html, -1, &options, coranto_limits_default ());
      body = coranto_body_finish (clean);
    }
  append_lead_picture (out, item, body, appearance);
  if (!coranto_text_is_blank (body))
    g_string_append (out, body);
  else if (!coranto_text_is_blank (item->content_text))
    append_paragraphs (out, item->content_text);
  else if (!coranto_text_is_blank (item->summary))
    append_paragraphs (out, item->summary);
}

static void
append_marked_content (GString *out,
                       const CorantoParsedItem *item,
                       const CorantoAppearance *appearance)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *marked = NULL;

  append_content (content, item, appearance);
  if (appearance->search)
    marked = coranto_found_marks_in_html (content->str, appearance->search, CORANTO_SEARCH_TEXT);
  g_string_append (out, marked ? marked : content->str);
}

static void
append_body (GString *out,
             const CorantoArticle *article,
             const char *language,
             const CorantoAppearance *appearance)
{
  g_string_append (out,
                   is_chinese (language) ? "<div class=\"body indent\"" : "<div class=\"body\"");
  append_element (out, " lang=\"", language, "\"");
  g_string_append_c (out, '>');
  if (!appearance->show_changes || !coranto_article_changes_append_text (out, article))
    append_marked_content (out, article->item, appearance);
  g_string_append (out, "</div>");
}

static void
append_attachments (GString *out, GPtrArray *attachments)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < attachments->len; i++)
    {
      const CorantoAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autofree char *url = coranto_url_resolve (NULL, attachment->url);

      if (!url)
        continue;
      g_string_append (out, is_open ? "<li>" : "<ul class=\"attachments\"><li>");
      is_open = TRUE;
      append_element (out, "<a href=\"", url, "\">");
      append_escaped (out, coranto_text_is_blank (attachment->title) ? url : attachment->title);
      g_string_append (out, "</a></li>");
    }
  if (is_open)
    g_string_append (out, "</ul>");
}

static void
append_latest_row (GString *out, const CorantoHeadlineRow *row, const CorantoAppearance *appearance)
{
  g_autofree char *time = NULL;

  if (appearance->format_time && row->has_date)
    time = appearance->format_time (row->sort_time, row->has_clock, appearance->format_time_data);
  g_string_append_printf (out, "<li><a href=\"coranto-article:%" G_GINT64_FORMAT "\">", row->id);
  append_escaped (out, row->title);
  g_string_append (out, "</a>");
  append_element (out, "<time>", time, "</time>");
  append_element (out, "<p>", row->summary, "</p>");
  g_string_append (out, "</li>");
}

static void
append_latest (GString *out, GPtrArray *latest, const CorantoAppearance *appearance)
{
  if (!latest || latest->len == 0)
    return;
  g_string_append (out, "<section class=\"latest\">");
  append_element (out, "<h2>", appearance->label_latest, "</h2>");
  g_string_append (out, "<ul>");
  for (guint i = 0; i < latest->len; i++)
    {
      if (g_ptr_array_index (latest, i))
        append_latest_row (out, g_ptr_array_index (latest, i), appearance);
    }
  g_string_append (out, "</ul></section>");
}

static void
append_title (GString *out, const CorantoArticle *article, const CorantoAppearance *appearance)
{
  g_autofree char *marked = NULL;

  if (appearance->show_changes && coranto_article_changes_append_title (out, article))
    return;
  if (appearance->search && article->item->title)
    marked = coranto_found_marks_in_text (article->item->title, appearance->search,
                                          CORANTO_SEARCH_TITLE);
  if (marked)
    g_string_append (out, marked);
  else
    append_escaped (out, article->item->title);
}

/* The text that the reading time is counted on. */
static char *
text_of (const CorantoParsedItem *item)
{
  if (!coranto_text_is_blank (item->content_text))
    return g_strdup (item->content_text);
  if (item->content_html)
    return coranto_html_to_text (item->content_html, -1, coranto_limits_default ());
  return NULL;
}

char *
coranto_article_document_render (const CorantoArticle *article,
                                 GPtrArray *latest,
                                 const CorantoAppearance *appearance)
{
  const CorantoParsedItem *item = article->item;
  const char *language = language_of (item);
  g_autofree char *text = text_of (item);
  GString *out = g_string_sized_new (16384);

  append_head (out, item, appearance);
  g_string_append (out, "<body><article>");
  append_breadcrumbs (out, item);
  g_string_append (out, "<h1 class=\"title\"");
  append_element (out, " lang=\"", language, "\"");
  g_string_append_c (out, '>');
  append_title (out, article, appearance);
  g_string_append (out, "</h1>");
  append_facts (out, article, text, appearance);
  append_body (out, article, language, appearance);
  append_attachments (out, item->attachments);
  append_element (out, "<aside class=\"notice\">", item->copyright, "</aside>");
  g_string_append (out, "</article>");
  append_latest (out, latest, appearance);
  g_string_append (out, "</body></html>");
  return g_string_free (out, FALSE);
}
