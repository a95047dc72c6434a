/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article of one page: its text, and what is known about it. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-article-extractor.h"

#include <string.h>

#include "coranto-article-authors.h"
#include "coranto-article-body.h"
#include "coranto-article-dates.h"
#include "coranto-article-labels.h"
#include "coranto-article-title.h"
#include "coranto-article-writer.h"
#include "coranto-error.h"
#include "coranto-page-text.h"
#include "coranto-sanitizer.h"

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
  CorantoDate shown;

  fill_from_facts (item, facts);
  item->title = g_strdup (title);
  item->url = g_strdup (url);
  item->id = g_strdup (url);
  item->base_url = g_strdup (coranto_html_document_get_base_url (map->page));
  item->content_html = coranto_article_write (map, body, TRUE);
  text_html = coranto_article_write (map, body, FALSE);
  item->content_text = coranto_html_to_text (text_html, -1, limits);
  coranto_article_labels_read (map, title_element, body->root, item);
  coranto_article_authors_find (map, facts, body, title_element, item);
  coranto_article_date_shown (map, facts, body, title_element, &shown);
  item->published = coranto_article_date_settle (facts, &shown, url);
  return item;
}

CorantoParsedItem *
coranto_article_extract (CorantoHtmlDocument *page,
                         const CorantoPageOptions *options,
                         GError **error)
{
  g_autoptr (CorantoPageMap) map = NULL;
  g_autoptr (CorantoPageFacts) facts = NULL;
  g_autoptr (CorantoArticleBody) body = NULL;
  g_autofree char *title = NULL;
  guint title_element;

  g_return_val_if_fail (page && options && options->limits, NULL);
  map = coranto_page_map_new (page, FALSE);
  facts = coranto_page_facts_new (page, options->now, options->limits);
  title = coranto_article_title_find (map, facts, &title_element);
  body = coranto_article_body_find (map, facts, title, title_element);
  if (body)
    return build_item (map, facts, body, title, title_element, options->limits);
  coranto_error_set (error,
                     map->scripts > 0 && map->ink < FEW_INK ? CORANTO_ERROR_NEEDS_SCRIPTS
                                                            : CORANTO_ERROR_NO_ARTICLE,
                     "");
  return NULL;
}
