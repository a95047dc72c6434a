/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page states about itself for machines: meta elements, Open Graph, JSON-LD, microdata. */
#pragma once

#include "coranto-date.h"
#include "coranto-html-document.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;          /* what it says its headline is (og:title, JSON-LD) */
  char *document_title; /* <title> */
  char *site_name;
  char *description;
  char *image;    /* absolute */
  char *language; /* html lang, og:locale …; else told from the script of the text; nullable */
  char *canonical;
  char *next_url;
  char *icon;
  char *type; /* og:type */
  char *body; /* JSON-LD articleBody */
  char *source;
  GPtrArray *authors; /* (element-type utf8) */
  GPtrArray *crumbs;  /* (element-type utf8) of a BreadcrumbList */
  CorantoDate published;
  CorantoDate modified;
  gboolean is_article; /* a JSON-LD article or og:type article */
  gboolean is_product;
  gboolean is_author_firm; /* what is stated as author is an organisation */
  gboolean is_author_next; /* while it is read: the last label asked for the author */
  int zone_minutes;        /* what dates without a zone are read in */
  gint64 now;              /* seconds since 1970 */
} CorantoPageFacts;

/* (transfer full) */
CorantoPageFacts *coranto_page_facts_new (CorantoHtmlDocument *page,
                                          gint64 now,
                                          const CorantoLimits *limits);
void coranto_page_facts_free (CorantoPageFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoPageFacts, coranto_page_facts_free)

/* Reads one JSON-LD script into `facts`. */
void coranto_page_facts_read_json_ld (CorantoPageFacts *facts,
                                      const char *text,
                                      const CorantoLimits *limits);

/* A date stated for machines or for people. */
gboolean coranto_page_facts_date (const CorantoPageFacts *facts,
                                  const char *text,
                                  CorantoDate *out);

G_END_DECLS
