/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored article to one safe, complete HTML document. */
#pragma once

#include "coranto-article.h"

G_BEGIN_DECLS

typedef enum
{
  CORANTO_COLORS_LIGHT,
  CORANTO_COLORS_DARK,
} CorantoColors;

/* What the user chose and the words of the user's language (render has no gettext). */
typedef struct
{
  CorantoColors colors;
  const char *font_family; /* CSS generic or family name; nullable: serif */
  int font_size_px;        /* 0: 18 */
  const char *language;    /* of the interface, BCP 47 */
  gboolean show_pictures;
  const CorantoSearch *search; /* whose words are marked in title and text; nullable */
  gboolean show_changes;       /* as far as they are known, in the place of title and text */
  /* Labels, translated by the caller; %s/%d as documented beside. */
  const char *label_source;  /* "Source" */
  const char *label_author;  /* "By" */
  const char *label_editor;  /* "Editor" */
  const char *label_views;   /* "%s views" */
  const char *label_latest;  /* "Latest in this channel" */
  const char *label_minutes; /* "%d min read" */
  char *(*format_time) (gint64 unix_seconds,
                        gboolean has_clock,
                        gpointer user_data); /* (transfer full) */
  gpointer format_time_data;
} CorantoAppearance;

/* One of the latest other stories at the foot.  Its link is "coranto-article:ID". */
typedef CorantoHeadlineRow CorantoRelatedRow;

/* The document for `article`; `latest` (element-type CorantoHeadlineRow, nullable) stands at its
 * foot.  Body sanitised; pictures as coranto-img: addresses (coranto_document_picture_address); the
 * content security policy as first <meta>.  (transfer full) */
char *coranto_article_document_render (const CorantoArticle *article,
                                       GPtrArray *latest,
                                       const CorantoAppearance *appearance);

/* The policy that the web view is built with too.  Static. */
const char *coranto_article_document_policy (void);

/* The address a picture has inside documents ("coranto-img:…") and back.  Lossless.
 * (transfer full) (nullable) */
char *coranto_document_picture_address (const char *url);
char *coranto_document_picture_url (const char *address);

G_END_DECLS
