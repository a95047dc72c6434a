/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling lists of people, firms, files, goods and jobs from lists of headlines. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-headline-kinds.h"

#include <string.h>

#include "coranto-page-text.h"
#include "coranto-text.h"

#define MOST 0.6       /* the share of rows that makes a list one of its kind */
#define OTHER_KIND 0.1 /* what is left of its score */
#define SHORT_TITLE 30 /* ink of a name */
#define MAX_ROW_CHARS 400

/* Whether a part of the path is one of `words`. */
static gboolean
path_has (const char *url, const char *const *words)
{
  const char *path = strstr (url, "://");

  path = path ? strchr (path + 3, '/') : NULL;
  while (path && *path == '/')
    {
      const char *start = path + 1;
      gsize length = strcspn (start, "/?#.");

      for (guint i = 0; words[i]; i++)
        if (strlen (words[i]) == length && g_ascii_strncasecmp (start, words[i], length) == 0)
          return TRUE;
      path = strchr (start, '/');
    }
  return FALSE;
}

static gboolean
is_person (const CorantoHeadlineStory *story)
{
  static const char *const words[]
      = { "user",     "users",       "u",       "member",   "members",   "profile",
          "profiles", "people",      "person",  "persons",  "staff",     "team",
          "players",  "player",      "author",  "authors",  "space",     "home",
          "faculty",  "personen",    "persone", "personas", "personnes", "ansprechpartner",
          "lehrende", "mitarbeiter", "expert",  "experts",  NULL };

  return story->title_ink <= SHORT_TITLE && path_has (story->url, words);
}

static gboolean
is_firm (const CorantoHeadlineStory *story)
{
  static const char *const ends[]
      = { "公司", "厂",    "集团", "商行",     "经营部", " GmbH",   " AG",   " Ltd", " Ltd.",
          " Inc", " Inc.", " LLC", "株式会社", " S.A.",  " S.r.l.", " B.V.", NULL };

  return coranto_text_ends_with_any (story->title, ends);
}

static gboolean
is_good (const CorantoHeadlineStory *story)
{
  static const char *const words[]
      = { "product",   "products",   "produkt", "produkte", "produit", "produits",  "producto",
          "productos", "prodotto",   "shop",    "goods",    "sku",     "dp",        "buy",
          "cart",      "offer_sale", "proshow", "cpzs",     "catalog", "catalogue", NULL };

  return story->has_price || path_has (story->url, words);
}

static gboolean
is_match (const CorantoHeadlineStory *story)
{
  static const char *const words[]
      = { "match",    "matches", "game",    "games",   "fixture", "fixtures",
          "boxscore", "spiel",   "partido", "partita", NULL };

  return story->title_ink <= SHORT_TITLE && path_has (story->url, words);
}

static gboolean
is_job (const CorantoHeadlineStory *story)
{
  static const char *const words[]
      = { "job",     "jobs",    "career", "careers", "vacancy", "vacancies", "stellenangebote",
          "zhaopin", "recruit", NULL };

  return path_has (story->url, words);
}

/* "4.4MB", "1,2 GB": the size of a file to be loaded down. */
static gboolean
names_size (const char *text)
{
  for (const char *p = text; *p; p++)
    if (g_ascii_isdigit (*p))
      {
        p += strspn (p, "0123456789.,");
        p += *p == ' ';
        if ((*p == 'K' || *p == 'M' || *p == 'G') && p[1] == 'B' && !g_ascii_isalnum (p[2]))
          return TRUE;
        if (!*p)
          break;
      }
  return FALSE;
}

/* "手册.pdf": a title that is a file's name. */
static gboolean
is_file_name (const char *title)
{
  static const char *const ends[] = { ".pdf",  ".zip", ".rar", ".exe", ".doc", ".docx", ".xls",
                                      ".xlsx", ".dwg", ".apk", ".msi", ".7z",  ".ppt",  NULL };
  g_autofree char *lower = g_ascii_strdown (title, -1);

  return coranto_text_ends_with_any (lower, ends);
}

static gboolean
is_download (const CorantoHeadlineContext *context, const CorantoHeadlineStory *story)
{
  static const char *const words[]
      = { "soft", "software", "download", "downloads", "down", "app", "apps", "xiazai", NULL };
  g_autofree char *row = NULL;

  if (is_file_name (story->title))
    return TRUE;
  if (!path_has (story->url, words))
    return FALSE;
  row = coranto_page_map_text (context->map, context->map->nodes[story->row].node, NULL,
                               MAX_ROW_CHARS);
  return names_size (row);
}

double
coranto_headline_kind_factor (const CorantoHeadlineContext *context, const GPtrArray *stories)
{
  double persons = 0;
  double firms = 0;
  double goods = 0;
  double jobs = 0;
  double matches = 0;
  double downloads = 0;
  double most = MOST * stories->len;

  for (guint i = 0; i < stories->len; i++)
    {
      const CorantoHeadlineStory *story = g_ptr_array_index (stories, i);

      persons += is_person (story);
      firms += is_firm (story);
      goods += is_good (story);
      jobs += is_job (story);
      matches += is_match (story);
      downloads += is_download (context, story);
    }
  if (persons > most || firms > most || jobs > most || matches > most || goods > most
      || downloads > most)
    return OTHER_KIND;
  return 1.0;
}
