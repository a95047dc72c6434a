/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON-LD of a page: its article, its breadcrumbs. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-facts.h"

#include <string.h>

#include "coranto-json-reader.h"
#include "coranto-text.h"
#include "coranto-url.h"

#define MAX_OBJECTS 200
#define MAX_AUTHORS 20

/* A member that may be an object, an array of them, or a string. */
static char *
name_of (JsonNode *node)
{
  if (node && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      node = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
    }
  if (node && JSON_NODE_HOLDS_OBJECT (node))
    return coranto_json_dup_string (json_node_get_object (node), "name");
  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return NULL;
}

static gboolean
type_is (JsonObject *object, const char *ending)
{
  JsonNode *node = json_object_get_member (object, "@type");

  if (!node)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      node = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
    }
  if (!node || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  return g_str_has_suffix (json_node_get_string (node), ending);
}

/* Of an object that is only named by its id: what the page calls it elsewhere. */
static char *
name_of_author (JsonNode *node, GHashTable *names_of_ids)
{
  char *name = name_of (node);
  g_autofree char *id = NULL;

  if (name || !node || !JSON_NODE_HOLDS_OBJECT (node))
    return name;
  id = coranto_json_dup_string (json_node_get_object (node), "@id");
  return id ? g_strdup (g_hash_table_lookup (names_of_ids, id)) : NULL;
}

static gboolean
is_firm (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) && type_is (json_node_get_object (node), "Organization");
}

/* Authors are one person, several, or names. */
static void
read_authors (CorantoPageFacts *facts, JsonNode *node, GHashTable *names_of_ids)
{
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array ? json_array_get_length (array) : node ? 1 : 0;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n && i < MAX_AUTHORS; i++)
    {
      JsonNode *author = array ? json_array_get_element (array, i) : node;
      g_autofree char *name = name_of_author (author, names_of_ids);
      g_autofree char *line = name ? coranto_text_line (name, 200) : NULL;

      if (line && *line && !strstr (line, "://"))
        g_ptr_array_add (names, g_steal_pointer (&line));
    }
  if (names->len == 0)
    return;
  facts->is_author_firm = is_firm (array ? json_array_get_element (array, 0) : node);
  /* what is stated for machines in full is better than a meta element */
  g_ptr_array_set_size (facts->authors, 0);
  g_ptr_array_extend_and_steal (facts->authors, g_steal_pointer (&names));
}

static void
take_string (char **place, JsonObject *object, const char *member)
{
  g_autofree char *text = *place ? NULL : coranto_json_dup_string (object, member);

  if (!coranto_text_is_blank (text))
    *place = coranto_text_line (text, 500);
}

static void
take_date (CorantoPageFacts *facts, CorantoDate *place, JsonObject *object, const char *member)
{
  g_autofree char *text = coranto_json_dup_string (object, member);
  CorantoDate date;

  if (text && coranto_page_facts_date (facts, text, &date)
      && (place->precision == CORANTO_DATE_NONE || date.precision >= place->precision))
    *place = date;
}

static void
read_article (CorantoPageFacts *facts, JsonObject *object, GHashTable *names_of_ids)
{
  g_autofree char *publisher = name_of (json_object_get_member (object, "publisher"));

  if (facts->is_article && facts->body)
    return;
  facts->is_article = TRUE;
  g_clear_pointer (&facts->title, g_free);
  take_string (&facts->title, object, "headline");
  take_string (&facts->title, object, "name");
  take_string (&facts->description, object, "description");
  take_date (facts, &facts->published, object, "datePublished");
  take_date (facts, &facts->modified, object, "dateModified");
  read_authors (facts, json_object_get_member (object, "author"), names_of_ids);
  if (!facts->site_name && !coranto_text_is_blank (publisher))
    facts->site_name = coranto_text_line (publisher, 200);
  if (!facts->body)
    facts->body = coranto_json_dup_string (object, "articleBody");
}

static void
read_crumbs (CorantoPageFacts *facts, JsonObject *object)
{
  JsonArray *array = coranto_json_get_array (object, "itemListElement");

  for (guint i = 0; array && facts->crumbs->len < 12 && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *name = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      name = coranto_json_dup_string (json_node_get_object (node), "name");
      if (!name)
        name = name_of (json_object_get_member (json_node_get_object (node), "item"));
      if (!coranto_text_is_blank (name))
        g_ptr_array_add (facts->crumbs, coranto_text_line (name, 100));
    }
}

/* Portals tell search engines a page's date in an object of no type. */
static void
read_untyped (CorantoPageFacts *facts, JsonObject *object)
{
  take_date (facts, &facts->published, object, "pubDate");
  take_date (facts, &facts->modified, object, "upDate");
}

static void
read_object (CorantoPageFacts *facts, JsonObject *object, GHashTable *names_of_ids)
{
  if (type_is (object, "Article") || type_is (object, "BlogPosting")
      || type_is (object, "Reportage"))
    read_article (facts, object, names_of_ids);
  else if (type_is (object, "BreadcrumbList") && facts->crumbs->len == 0)
    read_crumbs (facts, object);
  else if (type_is (object, "Product"))
    facts->is_product = TRUE;
  else if (type_is (object, "WebSite"))
    take_string (&facts->site_name, object, "name");
  else if (!json_object_has_member (object, "@type"))
    read_untyped (facts, object);
}

static void
push (GPtrArray *waiting, JsonNode *node)
{
  if (!node)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    g_ptr_array_add (waiting, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && waiting->len < MAX_OBJECTS; i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_OBJECT (element))
            g_ptr_array_add (waiting, json_node_get_object (element));
        }
    }
}

static GHashTable *
collect_names (GPtrArray *objects)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < objects->len && i < MAX_OBJECTS; i++)
    {
      JsonObject *object = g_ptr_array_index (objects, i);
      g_autofree char *id = coranto_json_dup_string (object, "@id");
      g_autofree char *name = coranto_json_dup_string (object, "name");

      if (id && name)
        g_hash_table_insert (names, g_steal_pointer (&id), g_steal_pointer (&name));
    }
  return names;
}

/* Pages carry raw line ends inside of strings and wrap the script into comments. */
static char *
repair (const char *text)
{
  const char *start = strpbrk (text, "[{");
  char *repaired;
  char *end;

  if (!start)
    return NULL;
  repaired = g_strdup (start);
  end = strrchr (repaired, *start == '{' ? '}' : ']');
  if (end)
    end[1] = '\0';
  for (char *p = repaired; *p; p++)
    if ((guchar) *p < 0x20)
      *p = ' ';
  return repaired;
}

void
coranto_page_facts_read_json_ld (CorantoPageFacts *facts,
                                 const char *text,
                                 const CorantoLimits *limits)
{
  g_autofree char *repaired = repair (text);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  g_autoptr (GHashTable) names_of_ids = NULL;

  if (!repaired)
    return;
  root = coranto_json_parse (repaired, -1, limits, NULL);
  push (waiting, root);
  for (guint i = 0; i < waiting->len && i < MAX_OBJECTS; i++)
    {
      JsonObject *object = g_ptr_array_index (waiting, i);

      push (waiting, json_object_get_member (object, "@graph"));
      push (waiting, json_object_get_member (object, "mainEntity"));
    }
  names_of_ids = collect_names (waiting);
  for (guint i = 0; i < waiting->len && i < MAX_OBJECTS; i++)
    read_object (facts, g_ptr_array_index (waiting, i), names_of_ids);
}
