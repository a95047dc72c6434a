/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of reading one feed in XML: shared by the machine that follows its elements
 * (coranto-xml-feed.c) and the rules for each of them (coranto-xml-fields.c). */
#pragma once

#include "coranto-feed-draft.h"
#include "coranto-feed-names.h"
#include "coranto-xml-feed.h"
#include "coranto-xml-reader.h"

G_BEGIN_DECLS

/* What the children of an element belong to. */
typedef enum
{
  CORANTO_SCOPE_OF_DOCUMENT,
  CORANTO_SCOPE_OF_FEED,
  CORANTO_SCOPE_OF_ITEM,
  CORANTO_SCOPE_OF_PERSON,
  CORANTO_SCOPE_OF_IMAGE,
  CORANTO_SCOPE_OF_SOURCE,
  CORANTO_SCOPE_OF_NOTHING,      /* an unknown element in a feed: items in it still count */
  CORANTO_SCOPE_OF_NOTHING_EVER, /* the same in an item */
} CorantoFeedScope;

/* How the text of an element is written. */
typedef enum
{
  CORANTO_TEXT_PLAIN,
  CORANTO_TEXT_HTML,  /* escaped */
  CORANTO_TEXT_LOOSE, /* HTML if it has tags, else plain */
  CORANTO_TEXT_XML,   /* elements of XHTML */
} CorantoTextMode;

typedef struct
{
  guint8 scope; /* CorantoFeedScope of its children */
  CorantoElementInfo info;
  char *base;     /* xml:base, resolved; NULL: as around it */
  char *language; /* xml:lang; NULL: as around it, "": none */
} CorantoFeedFrame;

typedef struct
{
  const CorantoLimits *limits;
  const char *url; /* nullable */
  CorantoItemSink sink;
  CorantoItemReset reset;
  gpointer sink_data;

  CorantoFeedNames names;
  CorantoParsedFeed *feed;
  CorantoDraft feed_draft;
  CorantoDraft item_draft; /* .item is NULL between items */
  GArray *frames;          /* (element-type CorantoFeedFrame) */
  gboolean is_feed;        /* an element of a feed was seen */

  /* The element whose text is being collected; depth 0: none. */
  guint capture_depth;
  CorantoElementInfo capture;
  CorantoFeedScope capture_scope; /* what it belongs to */
  CorantoTextMode mode;
  gboolean is_base64;
  gboolean has_elements;
  gboolean is_permalink; /* guid */
  char *rel;             /* link */
  GString *text;

  GString *loose; /* text directly in <author>, <image>, <source> */
  CorantoPerson *person;
  guint period_minutes;
  guint frequency;
  char *judged_home; /* the home page that home_is_elsewhere is about; nullable */
  gboolean home_is_elsewhere;
} CorantoXmlFeed;

/* --- the machine --- */

/* What addresses at this place resolve against; nullable. */
const char *coranto_xml_feed_base (CorantoXmlFeed *run);
/* The same, without the feed's own address: what the document states. */
const char *coranto_xml_feed_stated_base (CorantoXmlFeed *run);
/* Addresses in the innermost open element resolve against its attribute `name`, if it has one. */
void coranto_xml_feed_set_base (CorantoXmlFeed *run,
                                const CorantoXmlElement *element,
                                const char *name);
/* xml:lang in force; nullable. */
const char *coranto_xml_feed_language (CorantoXmlFeed *run);
/* The draft of the item at hand, else the feed's.  (transfer none) */
CorantoDraft *coranto_xml_feed_draft (CorantoXmlFeed *run);

/* --- addresses (coranto-xml-links.c) --- */

/* The picture of an item: what a publisher made for the purpose comes first. */
enum
{
  CORANTO_PICTURE_ENCLOSURE = 1,
  CORANTO_PICTURE_ITUNES = 2,
  CORANTO_PICTURE_MEDIA = 3,
  CORANTO_PICTURE_THUMBNAIL = 4,
  CORANTO_PICTURE_IMAGE = 5,
};

/* (transfer full) (nullable) */
char *coranto_xml_feed_resolve (CorantoXmlFeed *run, const char *reference);
/* An address in an attribute.  (transfer full) (nullable) */
char *coranto_xml_feed_dup_address (CorantoXmlFeed *run,
                                    const CorantoXmlElement *element,
                                    const char *name);
/* Puts `value` (transfer full) into the field. */
void coranto_xml_feed_take (char **field, char *value);

/* A link; TRUE: its address is its text, which goes to coranto_xml_links_take(). */
gboolean coranto_xml_links_start (CorantoXmlFeed *run,
                                  CorantoElementInfo info,
                                  const CorantoXmlElement *element);
/* A link of relation `rel` (nullable) to `reference`. */
void coranto_xml_links_take (CorantoXmlFeed *run,
                             const char *rel,
                             const char *reference,
                             const char *type,
                             guint rank);
void coranto_xml_links_attach (CorantoXmlFeed *run,
                               const CorantoXmlElement *element,
                               const char *address_name,
                               const char *size_name);
/* Whether the type of an element is that of a sound, film or picture. */
gboolean coranto_xml_links_is_recording (const CorantoXmlElement *element);
void coranto_xml_links_start_media (CorantoXmlFeed *run, const CorantoXmlElement *element);
void coranto_xml_links_start_picture (CorantoXmlFeed *run,
                                      const CorantoXmlElement *element,
                                      guint rank);
/* `address`: (transfer full) (nullable) */
void coranto_xml_links_offer_picture (CorantoXmlFeed *run, char *address, guint rank);
/* The address of the item or of the feed's site. */
void coranto_xml_links_offer_address (CorantoXmlFeed *run, const char *reference, guint rank);

/* --- texts (coranto-xml-texts.c) --- */

/* How the text of an element is written, by its attributes. */
void coranto_xml_texts_start (CorantoXmlFeed *run,
                              CorantoElementInfo info,
                              const CorantoXmlElement *element);
/* The collected text as it was meant; `is_markup` tells whether it is HTML.  (transfer full) */
char *coranto_xml_texts_dup (CorantoXmlFeed *run, gboolean *is_markup);

/* --- the rules (coranto-xml-fields.c) --- */

/* What an element says in its attributes.  TRUE: its text is wanted too. */
gboolean coranto_xml_fields_start (CorantoXmlFeed *run,
                                   CorantoElementInfo info,
                                   CorantoFeedScope scope,
                                   const CorantoXmlElement *element);
/* What it says in its text (run->text), when that is complete. */
void coranto_xml_fields_text (CorantoXmlFeed *run);
/* What <author>, <image>, <source> say, when they end. */
void coranto_xml_fields_end (CorantoXmlFeed *run, CorantoElementInfo info, CorantoFeedScope scope);
/* An item begins, with what its own tag says. */
void coranto_xml_fields_item (CorantoXmlFeed *run, const CorantoXmlElement *element);
/* The feed begins. */
void coranto_xml_fields_root (CorantoXmlFeed *run, const CorantoXmlElement *element);

G_END_DECLS
