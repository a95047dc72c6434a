/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabulary of class and id attributes. */
#define G_LOG_DOMAIN "coranto-pages"

#include "coranto-page-roles.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WORD 32
#define MAX_WORDS 24 /* of one attribute */
#define SHORTEST_PART 5

typedef struct
{
  const char *word;
  guint32 roles;
} RoleWord;

/* Sorted by word (a search by halves).  General words of the trade, English ones and the pinyin
 * ones of Chinese templates; no name of any site. */
static const RoleWord vocabulary[] = {
  { "abstract", CORANTO_ROLE_SUMMARY },
  { "actions", CORANTO_ROLE_TOOLS },
  { "ad", CORANTO_ROLE_AD },
  { "addthis", CORANTO_ROLE_SHARE },
  { "ads", CORANTO_ROLE_AD },
  { "adv", CORANTO_ROLE_AD },
  { "advert", CORANTO_ROLE_AD },
  { "advertise", CORANTO_ROLE_AD },
  { "advertisement", CORANTO_ROLE_AD },
  { "advertising", CORANTO_ROLE_AD },
  { "agegate", CORANTO_ROLE_PROMO },
  { "aside", CORANTO_ROLE_SIDE },
  { "auteur", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "author", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "authors", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "autor", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "bdsharebuttonbox", CORANTO_ROLE_SHARE },
  { "bottom", CORANTO_ROLE_FOOTER },
  { "breadcrumb", CORANTO_ROLE_CRUMBS },
  { "breadcrumbs", CORANTO_ROLE_CRUMBS },
  { "breadcrumbtrail", CORANTO_ROLE_CRUMBS },
  { "byline", CORANTO_ROLE_META | CORANTO_ROLE_BYLINE },
  { "bylines", CORANTO_ROLE_META | CORANTO_ROLE_BYLINE },
  { "caption", CORANTO_ROLE_CAPTION },
  { "carousel", CORANTO_ROLE_GALLERY },
  { "colophon", CORANTO_ROLE_FOOTER },
  { "combx", CORANTO_ROLE_COMMENT },
  { "comment", CORANTO_ROLE_COMMENT },
  { "commentary", CORANTO_ROLE_NONE },
  { "comments", CORANTO_ROLE_COMMENT },
  { "consent", CORANTO_ROLE_PROMO },
  { "content", CORANTO_ROLE_CONTENT },
  { "cookie", CORANTO_ROLE_PROMO },
  { "copyright", CORANTO_ROLE_COPYRIGHT },
  { "creator", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "crumb", CORANTO_ROLE_CRUMBS },
  { "crumbs", CORANTO_ROLE_CRUMBS },
  { "daohang", CORANTO_ROLE_NAV },
  { "date", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "dateline", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "datetime", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "dek", CORANTO_ROLE_SUMMARY },
  { "description", CORANTO_ROLE_SUMMARY },
  { "disclaimer", CORANTO_ROLE_COPYRIGHT },
  { "disqus", CORANTO_ROLE_COMMENT },
  { "donate", CORANTO_ROLE_PROMO },
  { "dropdown", CORANTO_ROLE_NAV },
  { "embed", CORANTO_ROLE_EMBED },
  { "excerpt", CORANTO_ROLE_SUMMARY },
  { "facebook", CORANTO_ROLE_SHARE },
  { "fenxiang", CORANTO_ROLE_SHARE },
  { "follow", CORANTO_ROLE_SHARE },
  { "foot", CORANTO_ROLE_FOOTER },
  { "footer", CORANTO_ROLE_FOOTER },
  { "footnav", CORANTO_ROLE_FOOTER | CORANTO_ROLE_NAV },
  { "friendlink", CORANTO_ROLE_FOOTER },
  { "friendlinks", CORANTO_ROLE_FOOTER },
  { "gallery", CORANTO_ROLE_GALLERY },
  { "gdpr", CORANTO_ROLE_PROMO },
  { "guanggao", CORANTO_ROLE_AD },
  { "header", CORANTO_ROLE_HEADER },
  { "headline", CORANTO_ROLE_TITLE },
  { "hot", CORANTO_ROLE_HOT },
  { "hotnews", CORANTO_ROLE_HOT },
  { "intro", CORANTO_ROLE_SUMMARY },
  { "laiyuan", CORANTO_ROLE_META | CORANTO_ROLE_SOURCE },
  { "leaderboard", CORANTO_ROLE_AD },
  { "legal", CORANTO_ROLE_COPYRIGHT },
  { "links", CORANTO_ROLE_LIST },
  { "list", CORANTO_ROLE_LIST },
  { "login", CORANTO_ROLE_TOOLS },
  { "masthead", CORANTO_ROLE_HEADER },
  { "menu", CORANTO_ROLE_NAV },
  { "menus", CORANTO_ROLE_NAV },
  { "meta", CORANTO_ROLE_META },
  { "metadata", CORANTO_ROLE_META },
  { "mianbao", CORANTO_ROLE_CRUMBS },
  { "mianbaoxie", CORANTO_ROLE_CRUMBS },
  { "modal", CORANTO_ROLE_UNSEEN },
  { "mostread", CORANTO_ROLE_HOT },
  { "nav", CORANTO_ROLE_NAV },
  { "navbar", CORANTO_ROLE_NAV },
  { "navi", CORANTO_ROLE_NAV },
  { "navigation", CORANTO_ROLE_NAV },
  { "navs", CORANTO_ROLE_NAV },
  { "newsletter", CORANTO_ROLE_PROMO },
  { "newsletters", CORANTO_ROLE_PROMO },
  { "noprint", CORANTO_ROLE_TOOLS },
  { "offcanvas", CORANTO_ROLE_UNSEEN },
  { "outbrain", CORANTO_ROLE_RELATED },
  { "pagebar", CORANTO_ROLE_PAGER },
  { "pagelist", CORANTO_ROLE_PAGER },
  { "pagenav", CORANTO_ROLE_PAGER },
  { "pagenavi", CORANTO_ROLE_PAGER },
  { "pager", CORANTO_ROLE_PAGER },
  { "pages", CORANTO_ROLE_PAGER },
  { "paginate", CORANTO_ROLE_PAGER },
  { "pagination", CORANTO_ROLE_PAGER },
  { "paginator", CORANTO_ROLE_PAGER },
  { "paywall", CORANTO_ROLE_PROMO },
  { "pingback", CORANTO_ROLE_COMMENT },
  { "pinglun", CORANTO_ROLE_COMMENT },
  { "popular", CORANTO_ROLE_HOT },
  { "popup", CORANTO_ROLE_UNSEEN },
  { "price", CORANTO_ROLE_PRICE },
  { "prices", CORANTO_ROLE_PRICE },
  { "print", CORANTO_ROLE_TOOLS },
  { "privacy", CORANTO_ROLE_PROMO },
  { "product", CORANTO_ROLE_PRODUCT },
  { "products", CORANTO_ROLE_PRODUCT },
  { "profile", CORANTO_ROLE_AUTHOR },
  { "promo", CORANTO_ROLE_PROMO },
  { "promos", CORANTO_ROLE_PROMO },
  { "promotion", CORANTO_ROLE_PROMO },
  { "pubdate", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "publish", CORANTO_ROLE_META },
  { "published", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "qrcode", CORANTO_ROLE_SHARE },
  { "rail", CORANTO_ROLE_SIDE },
  { "rank", CORANTO_ROLE_HOT },
  { "ranking", CORANTO_ROLE_HOT },
  { "ranklist", CORANTO_ROLE_HOT },
  { "rating", CORANTO_ROLE_TOOLS },
  { "readmore", CORANTO_ROLE_RELATED },
  { "recirc", CORANTO_ROLE_RELATED },
  { "recirculation", CORANTO_ROLE_RELATED },
  { "recommend", CORANTO_ROLE_RELATED },
  { "recommendation", CORANTO_ROLE_RELATED },
  { "recommendations", CORANTO_ROLE_RELATED },
  { "recommended", CORANTO_ROLE_RELATED },
  { "related", CORANTO_ROLE_RELATED },
  { "replies", CORANTO_ROLE_COMMENT },
  { "reply", CORANTO_ROLE_COMMENT },
  { "respond", CORANTO_ROLE_COMMENT },
  { "review", CORANTO_ROLE_PRODUCT },
  { "reviews", CORANTO_ROLE_PRODUCT },
  { "ribbon", CORANTO_ROLE_NAV },
  { "search", CORANTO_ROLE_TOOLS },
  { "share", CORANTO_ROLE_SHARE },
  { "shares", CORANTO_ROLE_SHARE },
  { "sharing", CORANTO_ROLE_SHARE },
  { "shoutbox", CORANTO_ROLE_COMMENT },
  { "sidebar", CORANTO_ROLE_SIDE },
  { "signup", CORANTO_ROLE_PROMO },
  { "skyscraper", CORANTO_ROLE_AD },
  { "slider", CORANTO_ROLE_GALLERY },
  { "slideshow", CORANTO_ROLE_GALLERY },
  { "social", CORANTO_ROLE_SHARE },
  { "source", CORANTO_ROLE_META | CORANTO_ROLE_SOURCE },
  { "sponsor", CORANTO_ROLE_AD },
  { "sponsored", CORANTO_ROLE_AD },
  { "standfirst", CORANTO_ROLE_SUMMARY },
  { "submenu", CORANTO_ROLE_NAV },
  { "subnav", CORANTO_ROLE_NAV },
  { "subscribe", CORANTO_ROLE_PROMO },
  { "subscription", CORANTO_ROLE_PROMO },
  { "summary", CORANTO_ROLE_SUMMARY },
  { "swiper", CORANTO_ROLE_GALLERY },
  { "taboola", CORANTO_ROLE_RELATED },
  { "tagcloud", CORANTO_ROLE_TAGS },
  { "taglist", CORANTO_ROLE_TAGS },
  { "tags", CORANTO_ROLE_TAGS },
  { "teaser", CORANTO_ROLE_RELATED },
  { "teasers", CORANTO_ROLE_RELATED },
  { "ticker", CORANTO_ROLE_HOT },
  { "time", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "timestamp", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "title", CORANTO_ROLE_TITLE },
  { "toolbar", CORANTO_ROLE_TOOLS },
  { "toolbox", CORANTO_ROLE_TOOLS },
  { "tools", CORANTO_ROLE_TOOLS },
  { "tooltip", CORANTO_ROLE_UNSEEN },
  { "topbar", CORANTO_ROLE_NAV },
  { "topnav", CORANTO_ROLE_NAV },
  { "trackback", CORANTO_ROLE_COMMENT },
  { "trending", CORANTO_ROLE_HOT },
  { "tuijian", CORANTO_ROLE_RELATED },
  { "twitter", CORANTO_ROLE_SHARE },
  { "vcard", CORANTO_ROLE_BYLINE | CORANTO_ROLE_META },
  { "weibo", CORANTO_ROLE_SHARE },
  { "weixin", CORANTO_ROLE_SHARE },
  { "xglist", CORANTO_ROLE_RELATED },
  { "xgwz", CORANTO_ROLE_RELATED },
  { "xiangguan", CORANTO_ROLE_RELATED },
  { "yarpp", CORANTO_ROLE_RELATED },
};

static int
compare_word (gconstpointer key, gconstpointer entry)
{
  return strcmp (key, ((const RoleWord *) entry)->word);
}

static const RoleWord *
look_up (const char *word)
{
  return bsearch (word, vocabulary, G_N_ELEMENTS (vocabulary), sizeof vocabulary[0], compare_word);
}

/* A word that is none itself: by its longest known beginning and its longest known end. */
static guint32
roles_of_parts (char *word, gsize length)
{
  guint32 roles = 0;
  const RoleWord *found = NULL;

  for (gsize skip = 1; !found && length - skip >= SHORTEST_PART; skip++)
    found = look_up (word + skip);
  roles |= found ? found->roles : 0;
  found = NULL;
  for (gsize cut = length - 1; !found && cut >= SHORTEST_PART; cut--)
    {
      char kept = word[cut];

      word[cut] = '\0';
      found = look_up (word);
      word[cut] = kept;
    }
  return roles | (found ? found->roles : 0);
}

static guint32
roles_of_word (char *word, gsize length)
{
  const RoleWord *found;

  word[length] = '\0';
  found = look_up (word);
  if (found)
    return found->roles;
  return length > SHORTEST_PART ? roles_of_parts (word, length) : 0;
}

/* "article-body", "entry_content", "newsText" …: what it is of, then that it is the text. */
static gboolean
names_body (const char *before, const char *word)
{
  static const char *const wholes[] = { "article", "post", "entry",  "story", "news", "blog",
                                        "content", "page", "single", "field", NULL };
  static const char *const texts[] = { "body", "content", "text", "main", "copy", "inner", NULL };

  return g_strv_contains (wholes, before) && g_strv_contains (texts, word)
         && !g_str_equal (before, word);
}

static gboolean
is_joined_body (const char *word)
{
  static const char *const words[]
      = { "articlebody",  "articlecontent", "articletext",  "postcontent", "postbody",
          "entrycontent", "storybody",      "storycontent", "newscontent", "newsbody",
          "newstext",     "contentbody",    "contenttext",  "arttext",     "artibody",
          "zhengwen",     "textcontent",    "bodycontent",  NULL };

  return g_strv_contains (words, word);
}

/* Classes that speak of something else: "no-sidebar", "has-comments", and a story's own keywords in
 * the templates of blogs. */
static gboolean
is_beside_the_point (const char *name)
{
  static const char *const beginnings[]
      = { "category-", "tag-",  "cat-",     "has-", "no-",   "not-",
          "non-",      "with-", "without-", "is-",  "hide-", "show-" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (name, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

static guint32
embeds_are_no_share_bars (guint32 roles)
{
  return roles & CORANTO_ROLE_EMBED ? roles & ~(guint32) CORANTO_ROLE_SHARE : roles;
}

guint32
coranto_page_roles (const char *names)
{
  char before[MAX_WORD + 1] = "";
  char word[MAX_WORD + 1];
  gsize length = 0;
  guint words = 0;
  guint32 roles = 0;

  for (const char *p = names; p && words < MAX_WORDS; p++)
    {
      gboolean is_new;

      if ((p == names || g_ascii_isspace (p[-1])) && is_beside_the_point (p))
        p += strcspn (p, " \t\r\n\f");
      is_new = g_ascii_isupper (*p) && p > names && g_ascii_islower (p[-1]);

      if (length > 0 && (is_new || !g_ascii_isalpha (*p)))
        {
          roles |= roles_of_word (word, length);
          if (names_body (before, word) || is_joined_body (word))
            roles |= CORANTO_ROLE_BODY;
          memcpy (before, word, length + 1);
          if (g_ascii_isspace (*p))
            before[0] = '\0';
          length = 0;
          words++;
        }
      if (g_ascii_isalpha (*p) && length < MAX_WORD)
        word[length++] = g_ascii_tolower (*p);
      if (*p == '\0')
        break;
    }
  return embeds_are_no_share_bars (roles);
}
