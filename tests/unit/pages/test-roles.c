/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What class names say. */
#include "coranto-page-roles.h"

static void
test_words (void)
{
  static const struct
  {
    const char *names;
    guint32 has;
    guint32 lacks;
  } cases[] = {
    { "sidebar", CORANTO_ROLE_SIDE, CORANTO_ROLE_NAV },
    { "mainNav", CORANTO_ROLE_NAV, 0 },
    { "related-posts", CORANTO_ROLE_RELATED, 0 },
    { "relatedposts", CORANTO_ROLE_RELATED, 0 },
    { "pageFooter", CORANTO_ROLE_FOOTER, 0 },
    { "article-body", CORANTO_ROLE_BODY, 0 },
    { "entryContent", CORANTO_ROLE_BODY, 0 },
    { "newsContent", CORANTO_ROLE_BODY, 0 },
    { "content-wrap", CORANTO_ROLE_CONTENT, CORANTO_ROLE_BODY },
    { "ad", CORANTO_ROLE_AD, 0 },
    { "shadow header-ad", CORANTO_ROLE_AD | CORANTO_ROLE_HEADER, CORANTO_ROLE_SHARE },
    { "shadow", 0, CORANTO_ROLE_AD },
    { "no-sidebar", 0, CORANTO_ROLE_SIDE },
    { "has-comments main", 0, CORANTO_ROLE_COMMENT },
    { "post category-comments tag-share", 0, CORANTO_ROLE_COMMENT | CORANTO_ROLE_SHARE },
    { "social-media-embed", CORANTO_ROLE_EMBED, CORANTO_ROLE_SHARE },
    { "yarpp", CORANTO_ROLE_RELATED, 0 },    /* the last word of the table */
    { "abstract", CORANTO_ROLE_SUMMARY, 0 }, /* the first */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 roles = coranto_page_roles (cases[i].names);

      g_test_message ("%s", cases[i].names);
      g_assert_cmphex (roles & cases[i].has, ==, cases[i].has);
      g_assert_cmphex (roles & cases[i].lacks, ==, 0);
    }
  g_assert_cmphex (coranto_page_roles (NULL), ==, 0);
  g_assert_cmphex (coranto_page_roles (""), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/roles/words", test_words);
  return g_test_run ();
}
