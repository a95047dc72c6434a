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
  { "abo", CORANTO_ROLE_PROMO },
  { "abonnement", CORANTO_ROLE_PROMO },
  { "abstract", CORANTO_ROLE_SUMMARY },
  { "actions", CORANTO_ROLE_TOOLS },
  { "ad", CORANTO_ROLE_AD },
  { "adbox", CORANTO_ROLE_AD },
  { "addthis", CORANTO_ROLE_SHARE },
  { "ads", CORANTO_ROLE_AD },
  { "adsense", CORANTO_ROLE_AD },
  { "adslot", CORANTO_ROLE_AD },
  { "adv", CORANTO_ROLE_AD },
  { "advert", CORANTO_ROLE_AD },
  { "advertise", CORANTO_ROLE_AD },
  { "advertisement", CORANTO_ROLE_AD },
  { "advertising", CORANTO_ROLE_AD },
  { "agegate", CORANTO_ROLE_PROMO },
  { "altbilgi", CORANTO_ROLE_FOOTER },
  { "annonce", CORANTO_ROLE_AD },
  { "anzeige", CORANTO_ROLE_AD },
  { "appdownload", CORANTO_ROLE_PROMO },
  { "aside", CORANTO_ROLE_SIDE },
  { "auteur", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "author", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "authors", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "autor", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "bdshare", CORANTO_ROLE_SHARE },
  { "bdsharebuttonbox", CORANTO_ROLE_SHARE },
  { "bestread", CORANTO_ROLE_HOT },
  { "boletin", CORANTO_ROLE_PROMO },
  { "bottom", CORANTO_ROLE_FOOTER },
  { "breadcrumb", CORANTO_ROLE_CRUMBS },
  { "breadcrumbs", CORANTO_ROLE_CRUMBS },
  { "breadcrumbtrail", CORANTO_ROLE_CRUMBS },
  { "byline", CORANTO_ROLE_META | CORANTO_ROLE_BYLINE },
  { "bylines", CORANTO_ROLE_META | CORANTO_ROLE_BYLINE },
  { "cabecera", CORANTO_ROLE_NAV },
  { "caption", CORANTO_ROLE_CAPTION },
  { "carousel", CORANTO_ROLE_GALLERY },
  { "cmt", CORANTO_ROLE_COMMENT },
  { "cmts", CORANTO_ROLE_COMMENT },
  { "colophon", CORANTO_ROLE_FOOTER },
  { "combx", CORANTO_ROLE_COMMENT },
  { "coment", CORANTO_ROLE_COMMENT },
  { "comentario", CORANTO_ROLE_COMMENT },
  { "comentarios", CORANTO_ROLE_COMMENT },
  { "comment", CORANTO_ROLE_COMMENT },
  { "commentaire", CORANTO_ROLE_COMMENT },
  { "commentaires", CORANTO_ROLE_COMMENT },
  { "commentary", CORANTO_ROLE_NONE },
  { "commenti", CORANTO_ROLE_COMMENT },
  { "comments", CORANTO_ROLE_COMMENT },
  { "compartilhar", CORANTO_ROLE_SHARE },
  { "compartir", CORANTO_ROLE_SHARE },
  { "condividi", CORANTO_ROLE_SHARE },
  { "consent", CORANTO_ROLE_PROMO },
  { "content", CORANTO_ROLE_CONTENT },
  { "contributor", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "cookie", CORANTO_ROLE_PROMO },
  { "copyright", CORANTO_ROLE_COPYRIGHT },
  { "correlati", CORANTO_ROLE_RELATED },
  { "creator", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "crumb", CORANTO_ROLE_CRUMBS },
  { "crumbs", CORANTO_ROLE_CRUMBS },
  { "cta", CORANTO_ROLE_PROMO },
  { "daohang", CORANTO_ROLE_NAV },
  { "date", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "dateline", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "datetime", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "datum", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "dek", CORANTO_ROLE_SUMMARY },
  { "description", CORANTO_ROLE_SUMMARY },
  { "dfp", CORANTO_ROLE_AD },
  { "disclaimer", CORANTO_ROLE_COPYRIGHT },
  { "disqus", CORANTO_ROLE_COMMENT },
  { "donate", CORANTO_ROLE_PROMO },
  { "donation", CORANTO_ROLE_PROMO },
  { "dropdown", CORANTO_ROLE_NAV },
  { "embed", CORANTO_ROLE_EMBED },
  { "etiquetas", CORANTO_ROLE_TAGS },
  { "excerpt", CORANTO_ROLE_SUMMARY },
  { "facebook", CORANTO_ROLE_SHARE },
  { "fecha", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "fenxiang", CORANTO_ROLE_SHARE },
  { "firma", CORANTO_ROLE_META | CORANTO_ROLE_BYLINE },
  { "follow", CORANTO_ROLE_SHARE },
  { "foot", CORANTO_ROLE_FOOTER },
  { "footer", CORANTO_ROLE_FOOTER },
  { "footnav", CORANTO_ROLE_FOOTER | CORANTO_ROLE_NAV },
  { "friendlink", CORANTO_ROLE_FOOTER },
  { "friendlinks", CORANTO_ROLE_FOOTER },
  { "fuente", CORANTO_ROLE_META | CORANTO_ROLE_SOURCE },
  { "fuss", CORANTO_ROLE_FOOTER },
  { "fusszeile", CORANTO_ROLE_FOOTER },
  { "gallery", CORANTO_ROLE_GALLERY },
  { "gdpr", CORANTO_ROLE_PROMO },
  { "gerelateerd", CORANTO_ROLE_RELATED },
  { "gg", CORANTO_ROLE_AD },
  { "ggw", CORANTO_ROLE_AD },
  { "giftlink", CORANTO_ROLE_PROMO },
  { "gjc", CORANTO_ROLE_TAGS },
  { "guanggao", CORANTO_ROLE_AD },
  { "hauptmenu", CORANTO_ROLE_NAV },
  { "header", CORANTO_ROLE_HEADER },
  { "headline", CORANTO_ROLE_TITLE },
  { "hot", CORANTO_ROLE_HOT },
  { "hotnews", CORANTO_ROLE_HOT },
  { "hotread", CORANTO_ROLE_RELATED },
  { "ilgili", CORANTO_ROLE_RELATED },
  { "intro", CORANTO_ROLE_SUMMARY },
  { "jiathis", CORANTO_ROLE_SHARE },
  { "journalist", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "komentare", CORANTO_ROLE_COMMENT },
  { "komentarze", CORANTO_ROLE_COMMENT },
  { "kommentar", CORANTO_ROLE_COMMENT },
  { "kommentare", CORANTO_ROLE_COMMENT },
  { "kommentarer", CORANTO_ROLE_COMMENT },
  { "kommentarii", CORANTO_ROLE_COMMENT },
  { "kunye", CORANTO_ROLE_META },
  { "laiyuan", CORANTO_ROLE_META | CORANTO_ROLE_SOURCE },
  { "leaderboard", CORANTO_ROLE_AD },
  { "legal", CORANTO_ROLE_COPYRIGHT },
  { "leggianche", CORANTO_ROLE_RELATED },
  { "links", CORANTO_ROLE_LIST },
  { "lireaussi", CORANTO_ROLE_RELATED },
  { "list", CORANTO_ROLE_LIST },
  { "livefyre", CORANTO_ROLE_COMMENT },
  { "login", CORANTO_ROLE_TOOLS },
  { "loultimo", CORANTO_ROLE_HOT },
  { "masleidas", CORANTO_ROLE_HOT },
  { "masthead", CORANTO_ROLE_HEADER },
  { "mehrzumthema", CORANTO_ROLE_RELATED },
  { "meistgelesen", CORANTO_ROLE_HOT },
  { "membership", CORANTO_ROLE_PROMO },
  { "menu", CORANTO_ROLE_NAV },
  { "menue", CORANTO_ROLE_NAV },
  { "menus", CORANTO_ROLE_NAV },
  { "meta", CORANTO_ROLE_META },
  { "metadata", CORANTO_ROLE_META },
  { "mianbao", CORANTO_ROLE_CRUMBS },
  { "mianbaoxie", CORANTO_ROLE_CRUMBS },
  { "modal", CORANTO_ROLE_UNSEEN },
  { "moreon", CORANTO_ROLE_RELATED },
  { "mostpopular", CORANTO_ROLE_HOT },
  { "mostread", CORANTO_ROLE_HOT },
  { "mostviewed", CORANTO_ROLE_HOT },
  { "nav", CORANTO_ROLE_NAV },
  { "navbar", CORANTO_ROLE_NAV },
  { "navi", CORANTO_ROLE_NAV },
  { "navigation", CORANTO_ROLE_NAV },
  { "navs", CORANTO_ROLE_NAV },
  { "newsletter", CORANTO_ROLE_PROMO },
  { "newsletters", CORANTO_ROLE_PROMO },
  { "noprint", CORANTO_ROLE_TOOLS },
  { "offcanvas", CORANTO_ROLE_UNSEEN },
  { "onward", CORANTO_ROLE_RELATED },
  { "otzyvy", CORANTO_ROLE_COMMENT },
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
  { "paihang", CORANTO_ROLE_HOT },
  { "partager", CORANTO_ROLE_SHARE },
  { "paylas", CORANTO_ROLE_SHARE },
  { "phb", CORANTO_ROLE_HOT },
  { "pied", CORANTO_ROLE_FOOTER },
  { "pingback", CORANTO_ROLE_COMMENT },
  { "pinglun", CORANTO_ROLE_COMMENT },
  { "popular", CORANTO_ROLE_HOT },
  { "popup", CORANTO_ROLE_UNSEEN },
  { "powiazane", CORANTO_ROLE_RELATED },
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
  { "pubblicita", CORANTO_ROLE_AD },
  { "pubdate", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "publicidad", CORANTO_ROLE_AD },
  { "publicidade", CORANTO_ROLE_AD },
  { "publicite", CORANTO_ROLE_AD },
  { "publish", CORANTO_ROLE_META },
  { "published", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "qrcode", CORANTO_ROLE_SHARE },
  { "quelle", CORANTO_ROLE_META | CORANTO_ROLE_SOURCE },
  { "rail", CORANTO_ROLE_SIDE },
  { "rank", CORANTO_ROLE_HOT },
  { "ranking", CORANTO_ROLE_HOT },
  { "ranklist", CORANTO_ROLE_HOT },
  { "rating", CORANTO_ROLE_TOOLS },
  { "reacties", CORANTO_ROLE_COMMENT },
  { "readalso", CORANTO_ROLE_RELATED },
  { "readmore", CORANTO_ROLE_RELATED },
  { "readnext", CORANTO_ROLE_RELATED },
  { "recirc", CORANTO_ROLE_RELATED },
  { "recirculation", CORANTO_ROLE_RELATED },
  { "recommend", CORANTO_ROLE_RELATED },
  { "recommendation", CORANTO_ROLE_RELATED },
  { "recommendations", CORANTO_ROLE_RELATED },
  { "recommended", CORANTO_ROLE_RELATED },
  { "reklam", CORANTO_ROLE_AD },
  { "reklama", CORANTO_ROLE_AD },
  { "reklame", CORANTO_ROLE_AD },
  { "relacionada", CORANTO_ROLE_RELATED },
  { "relacionadas", CORANTO_ROLE_RELATED },
  { "relacionado", CORANTO_ROLE_RELATED },
  { "relacionados", CORANTO_ROLE_RELATED },
  { "related", CORANTO_ROLE_RELATED },
  { "replies", CORANTO_ROLE_COMMENT },
  { "reply", CORANTO_ROLE_COMMENT },
  { "reporter", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "respond", CORANTO_ROLE_COMMENT },
  { "review", CORANTO_ROLE_PRODUCT },
  { "reviews", CORANTO_ROLE_PRODUCT },
  { "ribbon", CORANTO_ROLE_NAV },
  { "riqi", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "rmtj", CORANTO_ROLE_RELATED },
  { "rodape", CORANTO_ROLE_FOOTER },
  { "schlagworte", CORANTO_ROLE_TAGS },
  { "search", CORANTO_ROLE_TOOLS },
  { "share", CORANTO_ROLE_SHARE },
  { "sharebar", CORANTO_ROLE_SHARE },
  { "sharebtn", CORANTO_ROLE_SHARE },
  { "shares", CORANTO_ROLE_SHARE },
  { "sharing", CORANTO_ROLE_SHARE },
  { "shoutbox", CORANTO_ROLE_COMMENT },
  { "sidebar", CORANTO_ROLE_SIDE },
  { "signup", CORANTO_ROLE_PROMO },
  { "skyscraper", CORANTO_ROLE_AD },
  { "slider", CORANTO_ROLE_GALLERY },
  { "slideshow", CORANTO_ROLE_GALLERY },
  { "social", CORANTO_ROLE_SHARE },
  { "sociales", CORANTO_ROLE_SHARE },
  { "source", CORANTO_ROLE_META | CORANTO_ROLE_SOURCE },
  { "souvisejici", CORANTO_ROLE_RELATED },
  { "sponsor", CORANTO_ROLE_AD },
  { "sponsored", CORANTO_ROLE_AD },
  { "sponsoring", CORANTO_ROLE_AD },
  { "standfirst", CORANTO_ROLE_SUMMARY },
  { "stopka", CORANTO_ROLE_FOOTER },
  { "submenu", CORANTO_ROLE_NAV },
  { "subnav", CORANTO_ROLE_NAV },
  { "subscribe", CORANTO_ROLE_PROMO },
  { "subscription", CORANTO_ROLE_PROMO },
  { "suggested", CORANTO_ROLE_RELATED },
  { "suggestions", CORANTO_ROLE_RELATED },
  { "summary", CORANTO_ROLE_SUMMARY },
  { "suscripcion", CORANTO_ROLE_PROMO },
  { "swiper", CORANTO_ROLE_GALLERY },
  { "taboola", CORANTO_ROLE_RELATED },
  { "tagcloud", CORANTO_ROLE_TAGS },
  { "taglist", CORANTO_ROLE_TAGS },
  { "tags", CORANTO_ROLE_TAGS },
  { "teaser", CORANTO_ROLE_RELATED },
  { "teasers", CORANTO_ROLE_RELATED },
  { "teilen", CORANTO_ROLE_SHARE },
  { "ticker", CORANTO_ROLE_HOT },
  { "time", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "timestamp", CORANTO_ROLE_TIME | CORANTO_ROLE_META },
  { "title", CORANTO_ROLE_TITLE },
  { "tjyd", CORANTO_ROLE_RELATED },
  { "toolbar", CORANTO_ROLE_TOOLS },
  { "toolbox", CORANTO_ROLE_TOOLS },
  { "tools", CORANTO_ROLE_TOOLS },
  { "tooltip", CORANTO_ROLE_UNSEEN },
  { "topbar", CORANTO_ROLE_NAV },
  { "topnav", CORANTO_ROLE_NAV },
  { "topnavi", CORANTO_ROLE_NAV },
  { "topread", CORANTO_ROLE_HOT },
  { "trackback", CORANTO_ROLE_COMMENT },
  { "trending", CORANTO_ROLE_HOT },
  { "tuijian", CORANTO_ROLE_RELATED },
  { "twitter", CORANTO_ROLE_SHARE },
  { "udostepnij", CORANTO_ROLE_SHARE },
  { "upnext", CORANTO_ROLE_RELATED },
  { "upsell", CORANTO_ROLE_PROMO },
  { "vcard", CORANTO_ROLE_BYLINE | CORANTO_ROLE_META },
  { "verwandt", CORANTO_ROLE_RELATED },
  { "weibo", CORANTO_ROLE_SHARE },
  { "weixin", CORANTO_ROLE_SHARE },
  { "werbung", CORANTO_ROLE_AD },
  { "writer", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
  { "xglist", CORANTO_ROLE_RELATED },
  { "xgwz", CORANTO_ROLE_RELATED },
  { "xgyd", CORANTO_ROLE_RELATED },
  { "xiangguan", CORANTO_ROLE_RELATED },
  { "yarpp", CORANTO_ROLE_RELATED },
  { "yorum", CORANTO_ROLE_COMMENT },
  { "yorumlar", CORANTO_ROLE_COMMENT },
  { "zuozhe", CORANTO_ROLE_AUTHOR | CORANTO_ROLE_META },
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
          "zhengwen",     "textcontent",    "bodycontent",  "articlecopy", "cuerpo",
          "corpo",        "cuerponoticia",  "artikeltext",  "artikelbody", "brodtext",
          "haberdetay",   "habermetni",     "neirong",      "wenzhang",    "artcontent",
          "articletxt",   "newstxt",        "newscon",      "textbody",    NULL };

  return g_strv_contains (words, word);
}

/* Classes that speak of something else: "no-sidebar", "has-comments", "margin-bottom", and a
 * story's own keywords in the templates of blogs. */
static gboolean
is_beside_the_point (const char *name)
{
  static const char *const beginnings[]
      = { "category-", "tag-",    "cat-",     "has-",  "no-",   "not-",
          "non-",      "with-",   "without-", "is-",   "hide-", "show-",
          "margin",    "padding", "border",   "align", "float", "sticky-" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (name, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* An embedded post is no share bar; and what is called the text is the text, whatever else it is
 * called ("article-body is-subscription"). */
static guint32
settle_roles (guint32 roles)
{
  if (roles & CORANTO_ROLE_EMBED)
    roles &= ~(guint32) CORANTO_ROLE_SHARE;
  if (roles & CORANTO_ROLE_BODY)
    roles &= ~(guint32) (CORANTO_ROLE_PROMO | CORANTO_ROLE_AD | CORANTO_ROLE_TOOLS
                         | CORANTO_ROLE_SIDE);
  return roles;
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
  return settle_roles (roles);
}
