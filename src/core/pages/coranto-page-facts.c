/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meta elements and what a page's head says. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-facts.h"

#include <string.h>

#include "coranto-page-text.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_AUTHORS 20
#define MAX_TITLE 500
#define MOST_BEFORE_SCHEMA 60 /* bytes */
#define SCRIPT_SAMPLE 20000   /* bytes of text that tell the language */

typedef enum
{
  FACT_NONE,
  FACT_TITLE,
  FACT_SITE,
  FACT_DESCRIPTION,
  FACT_IMAGE,
  FACT_AUTHOR,
  FACT_PUBLISHED,
  FACT_MODIFIED,
  FACT_TYPE,
  FACT_LOCALE,
  FACT_SOURCE,
} Fact;

/* Names of meta elements (name, property or itemprop), with what they tell. */
static const struct
{
  const char *name;
  Fact fact;
} meta_names[] = {
  { "og:title", FACT_TITLE },
  { "twitter:title", FACT_TITLE },
  { "dc.title", FACT_TITLE },
  { "dcterms.title", FACT_TITLE },
  { "articletitle", FACT_TITLE },
  { "parsely-title", FACT_TITLE },
  { "sailthru.title", FACT_TITLE },
  { "og:site_name", FACT_SITE },
  { "application-name", FACT_SITE },
  { "sitename", FACT_SITE },
  { "og:description", FACT_DESCRIPTION },
  { "description", FACT_DESCRIPTION },
  { "twitter:description", FACT_DESCRIPTION },
  { "og:image", FACT_IMAGE },
  { "og:image:url", FACT_IMAGE },
  { "twitter:image", FACT_IMAGE },
  { "twitter:image:src", FACT_IMAGE },
  { "author", FACT_AUTHOR },
  { "article:author", FACT_AUTHOR },
  { "og:article:author", FACT_AUTHOR },
  { "dc.creator", FACT_AUTHOR },
  { "dcterms.creator", FACT_AUTHOR },
  { "parsely-author", FACT_AUTHOR },
  { "sailthru.author", FACT_AUTHOR },
  { "byl", FACT_AUTHOR },
  { "articleauthor", FACT_AUTHOR },
  { "dc:creator", FACT_AUTHOR },
  { "citation_author", FACT_AUTHOR },
  { "article:published_time", FACT_PUBLISHED },
  { "og:article:published_time", FACT_PUBLISHED },
  { "og:published_time", FACT_PUBLISHED },
  { "datepublished", FACT_PUBLISHED },
  { "publishdate", FACT_PUBLISHED },
  { "publish_date", FACT_PUBLISHED },
  { "publish-date", FACT_PUBLISHED },
  { "published_time", FACT_PUBLISHED },
  { "pubdate", FACT_PUBLISHED },
  { "date", FACT_PUBLISHED },
  { "dc.date", FACT_PUBLISHED },
  { "dc.date.issued", FACT_PUBLISHED },
  { "dc.date.created", FACT_PUBLISHED },
  { "dcterms.date", FACT_PUBLISHED },
  { "dcterms.created", FACT_PUBLISHED },
  { "dcterms.issued", FACT_PUBLISHED },
  { "parsely-pub-date", FACT_PUBLISHED },
  { "sailthru.date", FACT_PUBLISHED },
  { "article_date_original", FACT_PUBLISHED },
  { "article.published", FACT_PUBLISHED },
  { "citation_publication_date", FACT_PUBLISHED },
  { "citation_date", FACT_PUBLISHED },
  { "originalpublicationdate", FACT_PUBLISHED },
  { "ptime", FACT_PUBLISHED },
  { "pdate", FACT_PUBLISHED },
  { "article:modified_time", FACT_MODIFIED },
  { "og:updated_time", FACT_MODIFIED },
  { "datemodified", FACT_MODIFIED },
  { "lastmod", FACT_MODIFIED },
  { "last-modified", FACT_MODIFIED },
  { "dcterms.modified", FACT_MODIFIED },
  { "dc.date.modified", FACT_MODIFIED },
  { "og:type", FACT_TYPE },
  { "og:locale", FACT_LOCALE },
  { "content-language", FACT_LOCALE },
  { "mediaid", FACT_SOURCE },
  { "contentsource", FACT_SOURCE },
};

static Fact
fact_of_name (const char *name)
{
  for (guint i = 0; name && i < G_N_ELEMENTS (meta_names); i++)
    if (g_ascii_strcasecmp (name, meta_names[i].name) == 0)
      return meta_names[i].fact;
  return FACT_NONE;
}

gboolean
coranto_page_facts_date (const CorantoPageFacts *facts, const char *text, CorantoDate *out)
{
  return coranto_date_find_in_text (text, facts->now, facts->zone_minutes, out, NULL, NULL);
}

/* The first statement of a kind holds. */
static void
take_text (char **place, const char *text)
{
  g_autofree char *line = NULL;

  if (*place || coranto_text_is_blank (text))
    return;
  line = coranto_text_line (text, MAX_TITLE);
  if (*line)
    *place = g_steal_pointer (&line);
}

static void
take_date (CorantoPageFacts *facts, CorantoDate *place, const char *text)
{
  CorantoDate date;

  if (place->precision == CORANTO_DATE_NONE && coranto_page_facts_date (facts, text, &date))
    *place = date;
}

/* What systems put where no author was named. */
static gboolean
is_no_author (const char *name)
{
  static const char *const words[]
      = { "admin",  "administrator", "superuser", "root",      "webmaster", "editor",
          "user",   "none",          "null",      "undefined", "unknown",   "author",
          "管理员", "网站管理员",    "本站",      "佚名",      NULL };
  g_autofree char *bare = coranto_text_bare (name);

  return strchr (name, '!') || strspn (bare, "0123456789") == strlen (bare)
         || g_strv_contains (words, bare);
}

static void
take_author (CorantoPageFacts *facts, const char *text)
{
  g_autofree char *line = coranto_text_line (text, 200);

  if (is_no_author (line) || facts->authors->len >= MAX_AUTHORS || strstr (line, "://")
      || g_ptr_array_find_with_equal_func (facts->authors, line, g_str_equal, NULL))
    return;
  g_ptr_array_add (facts->authors, g_steal_pointer (&line));
}

/* Blogs say who wrote a post in a pair of elements, the first of which holds the words for it. */
static gboolean
says_written_by (const char *label)
{
  static const char *const words[] = { "Written by",
                                       "Author",
                                       "By",
                                       "Verfasst von",
                                       "Geschrieben von",
                                       "Autor",
                                       "Escrito por",
                                       "Publicado por",
                                       "Écrit par",
                                       "Rédigé par",
                                       "Auteur",
                                       "Scritto da",
                                       "Autore",
                                       "Geschreven door",
                                       "Skriven av",
                                       "Skrevet av",
                                       "Skrevet af",
                                       "Napisane przez",
                                       "Napisal(a)",
                                       "Автор",
                                       "Написано автором",
                                       "Yazan",
                                       "執筆者",
                                       "作者",
                                       "글쓴이",
                                       NULL };

  return label && g_strv_contains (words, label);
}

static gboolean
read_labelled (CorantoPageFacts *facts, const char *name, const char *content)
{
  if (!name || g_ascii_strncasecmp (name, "twitter:", 8) != 0)
    return FALSE;
  if (g_ascii_strcasecmp (name, "twitter:label1") == 0)
    facts->is_author_next = says_written_by (content);
  else if (g_ascii_strcasecmp (name, "twitter:data1") == 0 && facts->is_author_next)
    take_author (facts, content);
  else
    return FALSE;
  return TRUE;
}

static void
take_fact (CorantoPageFacts *facts, Fact fact, const char *content, const char *base)
{
  switch (fact)
    {
    case FACT_TITLE:
      take_text (&facts->title, content);
      break;
    case FACT_SITE:
      take_text (&facts->site_name, content);
      break;
    case FACT_DESCRIPTION:
      take_text (&facts->description, content);
      break;
    case FACT_IMAGE:
      if (!facts->image && *content)
        facts->image = coranto_url_resolve (base, content);
      break;
    case FACT_AUTHOR:
      take_author (facts, content);
      break;
    case FACT_PUBLISHED:
      take_date (facts, &facts->published, content);
      break;
    case FACT_MODIFIED:
      take_date (facts, &facts->modified, content);
      break;
    case FACT_TYPE:
      take_text (&facts->type, content);
      break;
    case FACT_LOCALE:
      take_text (&facts->language, content);
      break;
    case FACT_SOURCE:
      take_text (&facts->source, content);
      break;
    case FACT_NONE:
      break;
    }
}

static void
read_meta (CorantoPageFacts *facts, const xmlNode *node, const char *base)
{
  const char *content = coranto_html_attribute (node, "content");
  Fact fact = fact_of_name (coranto_html_attribute (node, "property"));

  if (!content || read_labelled (facts, coranto_html_attribute (node, "name"), content))
    return;
  if (fact == FACT_NONE)
    fact = fact_of_name (coranto_html_attribute (node, "name"));
  if (fact == FACT_NONE)
    fact = fact_of_name (coranto_html_attribute (node, "itemprop"));
  if (fact == FACT_NONE)
    fact = fact_of_name (coranto_html_attribute (node, "http-equiv"));
  take_fact (facts, fact, content, base);
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) parts = words ? g_strsplit_set (words, " \t\n", 16) : NULL;

  for (char **part = parts; part && *part; part++)
    if (g_ascii_strcasecmp (*part, word) == 0)
      return TRUE;
  return FALSE;
}

static void
read_link (CorantoPageFacts *facts, const xmlNode *node, const char *base)
{
  const char *rel = coranto_html_attribute (node, "rel");
  const char *href = coranto_html_attribute (node, "href");

  if (!rel || !href || !*href)
    return;
  if (!facts->canonical && has_word (rel, "canonical"))
    facts->canonical = coranto_url_resolve (base, href);
  else if (!facts->next_url && has_word (rel, "next"))
    facts->next_url = coranto_url_resolve (base, href);
  else if (!facts->icon && (has_word (rel, "icon") || has_word (rel, "apple-touch-icon")))
    facts->icon = coranto_url_resolve (base, href);
}

/* Some pages forget to say the type. */
static gboolean
is_json_ld (const char *type, const char *content)
{
  const char *context;

  if (type)
    return strstr (type, "ld+json") || strstr (type, "json+ld");
  content += strspn (content, " \t\r\n");
  context = *content == '{' ? strstr (content, "schema.org") : NULL;
  return context && context - content < MOST_BEFORE_SCHEMA;
}

static void
read_script (CorantoPageFacts *facts, xmlNode *node, const CorantoLimits *limits)
{
  const char *content = node->children ? (const char *) node->children->content : NULL;

  if (content && is_json_ld (coranto_html_attribute (node, "type"), content))
    coranto_page_facts_read_json_ld (facts, content, limits);
}

/* Han without kana is Chinese, kana is Japanese, Hangul is Korean. */
static const char *
language_of_script (xmlNode *root)
{
  gsize seen = 0;
  guint han = 0;
  guint kana = 0;
  guint hangul = 0;
  guint letters = 0;

  for (xmlNode *node = root; node && seen < SCRIPT_SAMPLE;
       node = coranto_html_next (
           root, node, coranto_html_is (node, "script") || coranto_html_is (node, "style")))
    {
      if (node->type != XML_TEXT_NODE || !node->content)
        continue;
      for (const char *p = (const char *) node->content; *p && seen < SCRIPT_SAMPLE;
           p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          seen++;
          han += c >= 0x4E00 && c <= 0x9FFF;
          kana += c >= 0x3040 && c <= 0x30FF;
          hangul += c >= 0xAC00 && c <= 0xD7AF;
          letters += c < 0x2000 && g_unichar_isalpha (c);
        }
    }
  if (hangul > letters / 4 && hangul > han)
    return "ko";
  if (kana > 20 && kana * 8 > han)
    return "ja";
  return han > letters / 6 ? "zh" : NULL;
}

static int
zone_of_language (const char *language)
{
  if (!language)
    return 0;
  if (g_ascii_strncasecmp (language, "zh", 2) == 0)
    return 8 * 60;
  if (g_ascii_strncasecmp (language, "ja", 2) == 0 || g_ascii_strncasecmp (language, "ko", 2) == 0)
    return 9 * 60;
  return 0;
}

static void
find_language (CorantoPageFacts *facts, xmlNode *root)
{
  const char *stated = coranto_html_attribute (root, "lang");
  const char *script = language_of_script (root);

  if (coranto_text_is_blank (stated))
    stated = coranto_html_attribute (root, "xml:lang");
  /* templates keep the language of their maker: the text itself knows better */
  if (script && (!stated || g_ascii_strncasecmp (stated, script, 2) != 0))
    stated = script;
  take_text (&facts->language, stated);
  facts->zone_minutes = zone_of_language (facts->language);
}

CorantoPageFacts *
coranto_page_facts_new (CorantoHtmlDocument *page, gint64 now, const CorantoLimits *limits)
{
  CorantoPageFacts *facts = g_new0 (CorantoPageFacts, 1);
  xmlNode *root = coranto_html_document_get_root (page);
  const char *base = coranto_html_document_get_base_url (page);

  facts->authors = g_ptr_array_new_with_free_func (g_free);
  facts->crumbs = g_ptr_array_new_with_free_func (g_free);
  facts->now = now;
  find_language (facts, root);
  for (xmlNode *node = root; node; node = coranto_html_next (root, node, FALSE))
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (coranto_html_is (node, "meta"))
        read_meta (facts, node, base);
      else if (coranto_html_is (node, "link"))
        read_link (facts, node, base);
      else if (coranto_html_is (node, "script"))
        read_script (facts, node, limits);
      else if (!facts->document_title && coranto_html_is (node, "title"))
        {
          g_autofree char *text = coranto_html_text (node);

          take_text (&facts->document_title, text);
        }
    }
  if (facts->type && g_ascii_strcasecmp (facts->type, "article") == 0)
    facts->is_article = TRUE;
  if (facts->type && g_str_has_prefix (facts->type, "product"))
    facts->is_product = TRUE;
  return facts;
}

void
coranto_page_facts_free (CorantoPageFacts *facts)
{
  if (!facts)
    return;
  g_free (facts->title);
  g_free (facts->document_title);
  g_free (facts->site_name);
  g_free (facts->description);
  g_free (facts->image);
  g_free (facts->language);
  g_free (facts->canonical);
  g_free (facts->next_url);
  g_free (facts->icon);
  g_free (facts->type);
  g_free (facts->body);
  g_free (facts->source);
  g_ptr_array_unref (facts->authors);
  g_ptr_array_unref (facts->crumbs);
  g_free (facts);
}
