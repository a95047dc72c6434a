/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article of one page: its text, and what is known about it. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-extractor.h"

#include <string.h>

#include "coranto-article-around.h"
#include "coranto-article-authors.h"
#include "coranto-article-body.h"
#include "coranto-article-dates.h"
#include "coranto-article-labels.h"
#include "coranto-article-title.h"
#include "coranto-article-writer.h"
#include "coranto-error.h"
#include "coranto-page-text.h"
#include "coranto-sanitizer.h"
#include "coranto-text.h"

#define MAX_LINES 2000
#define FEW_INK 400 /* a page with less text shows nothing without scripts */

static void
fill_from_facts (CorantoParsedItem *item, const CorantoPageFacts *facts)
{
  item->language = g_strdup (facts->language);
  item->image = g_strdup (facts->image);
  item->summary = g_strdup (facts->description);
  item->modified = facts->modified;
  for (guint i = 0; i < facts->authors->len; i++)
    g_ptr_array_add (item->authors,
                     coranto_person_new (g_ptr_array_index (facts->authors, i), NULL));
  for (guint i = 0; i < facts->crumbs->len; i++)
    g_ptr_array_add (item->breadcrumbs, g_strdup (g_ptr_array_index (facts->crumbs, i)));
}

/* Where no writer is named, who is responsible is, else the paper. */
static void
credit_source (CorantoParsedItem *item)
{
  if (item->authors->len == 0 && item->editor)
    g_ptr_array_add (item->authors, coranto_person_new (item->editor, NULL));
  else if (item->authors->len == 0 && item->source)
    g_ptr_array_add (item->authors, coranto_person_new (item->source, NULL));
}

static CorantoParsedItem *
build_item (const CorantoPageMap *map,
            const CorantoPageFacts *facts,
            const CorantoArticleBody *body,
            const char *title,
            guint title_element,
            const CorantoLimits *limits)
{
  CorantoParsedItem *item = coranto_parsed_item_new ();
  const char *url = coranto_html_document_get_url (map->page);
  g_autofree char *text_html = NULL;

  fill_from_facts (item, facts);
  item->title = g_strdup (title);
  item->url = g_strdup (url);
  item->id = g_strdup (url);
  item->base_url = g_strdup (coranto_html_document_get_base_url (map->page));
  item->content_html = coranto_article_write (map, body, TRUE);
  text_html = coranto_article_write (map, body, FALSE);
  item->content_text = coranto_html_to_text (text_html, -1, limits);
  coranto_article_labels_read (map, facts, title_element, body->root, item);
  coranto_article_authors_find (map, facts, body, title_element, item);
  credit_source (item);
  coranto_article_around_read (map, facts, body, item);
  item->published = coranto_article_date_find (map, facts, body, title_element);
  return item;
}

/* A page whose text only scripts would show, but that states it for search engines. */
static CorantoParsedItem *
build_stated (const CorantoPageMap *map, const CorantoPageFacts *facts, const char *title)
{
  CorantoParsedItem *item = coranto_parsed_item_new ();
  const char *url = coranto_html_document_get_url (map->page);
  g_auto (GStrv) lines = g_strsplit (facts->body, "\n", MAX_LINES);
  g_autoptr (GString) html = g_string_new (NULL);

  fill_from_facts (item, facts);
  for (char **line = lines; *line; line++)
    {
      g_autofree char *escaped = coranto_text_escape_html (g_strstrip (*line));

      if (*escaped)
        g_string_append_printf (html, "<p>%s</p>\n", escaped);
    }
  item->title = g_strdup (title);
  item->url = g_strdup (url);
  item->id = g_strdup (url);
  item->base_url = g_strdup (coranto_html_document_get_base_url (map->page));
  item->content_html = g_string_free (g_steal_pointer (&html), FALSE);
  item->content_text = coranto_text_block (facts->body, 0);
  item->published = facts->published;
  return item;
}

/* What is known of a page while its article is looked for. */
typedef struct
{
  CorantoPageMap *map;
  CorantoArticleBody *body;
  char *title;
  guint title_element;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->body, coranto_article_body_free);
  g_clear_pointer (&reading->map, coranto_page_map_free);
  g_clear_pointer (&reading->title, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
read_page (Reading *reading,
           CorantoHtmlDocument *page,
           const CorantoPageFacts *facts,
           gboolean awake)
{
  reading_clear (reading);
  reading->map = coranto_page_map_new (page, awake);
  reading->title = coranto_article_title_find (reading->map, facts, &reading->title_element);
  reading->body
      = coranto_article_body_find (reading->map, facts, reading->title, reading->title_element);
}

/* Some pages keep their text hidden until a script has run; then little else is shown. */
static gboolean
is_text_asleep (const Reading *reading)
{
  guint32 shown = reading->body ? reading->body->ink : 0;

  return shown < FEW_INK && reading->map->asleep > 2 * shown + FEW_INK / 4;
}

CorantoParsedItem *
coranto_article_extract (CorantoHtmlDocument *page,
                         const CorantoPageOptions *options,
                         GError **error)
{
  g_autoptr (CorantoPageFacts) facts = NULL;
  g_auto (Reading) reading = { 0 };
  gboolean is_empty;

  g_return_val_if_fail (page && options && options->limits, NULL);
  facts = coranto_page_facts_new (page, options->now, options->limits);
  read_page (&reading, page, facts, FALSE);
  if (is_text_asleep (&reading))
    read_page (&reading, page, facts, TRUE);
  if (reading.body)
    return build_item (reading.map, facts, reading.body, reading.title, reading.title_element,
                       options->limits);
  if (facts->body && coranto_text_ink (facts->body, NULL) > FEW_INK / 2)
    return build_stated (reading.map, facts, reading.title);
  is_empty = reading.map->scripts > 0 && reading.map->ink < FEW_INK;
  coranto_error_set (error, is_empty ? CORANTO_ERROR_NEEDS_SCRIPTS : CORANTO_ERROR_NO_ARTICLE, "");
  return NULL;
}
