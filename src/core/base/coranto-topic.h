/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standing searches as values: topics, which show what they find, and rules, which do something
 * with it.  Immutable once shared. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a name and the words of one may be long; what is longer is cut. */
#define CORANTO_TOPIC_NAME_CHARS 200
#define CORANTO_TOPIC_QUERY_CHARS 2000

typedef enum
{
  CORANTO_TOPIC_FILLING = 0,   /* the stored stories are still being looked through */
  CORANTO_TOPIC_KEPT = 1,      /* what it finds is known, and counted */
  CORANTO_TOPIC_WHEN_SHOWN = 2 /* it asks for marks (is:unread): searched each time, not counted */
} CorantoTopicState;

typedef struct
{
  gint64 id; /* 0: new */
  char *name;
  char *query; /* in the language of searches */
  gboolean notifies;
  CorantoTopicState state;
  guint unread; /* as far as it is known */
  guint total;
} CorantoTopic;

/* Stored: append only. */
typedef enum
{
  CORANTO_RULE_MARK_READ = 1 << 0,
  CORANTO_RULE_FAVOURITE = 1 << 1,
  CORANTO_RULE_HIDE = 1 << 2, /* but no favourite: what is kept is not lost sight of */
} CorantoRuleActions;
#define CORANTO_RULE_ALL_ACTIONS                                                                   \
  (CORANTO_RULE_MARK_READ | CORANTO_RULE_FAVOURITE | CORANTO_RULE_HIDE)

typedef struct
{
  gint64 id; /* 0: new */
  char *name;
  char *query;
  CorantoRuleActions actions;
  gboolean is_enabled; /* for stories as they come */
} CorantoRule;

/* What a rule did to stored stories: what an undo takes back. */
typedef struct
{
  GArray *read; /* (element-type gint64) ids that it marked so */
  GArray *favourite;
  GArray *hidden;
} CorantoRuleRun;

/* What words find among the stored stories. */
typedef struct
{
  guint count;
  GPtrArray *rows;     /* (element-type CorantoHeadlineRow) the newest of them */
  gboolean asks_marks; /* as a topic it would be CORANTO_TOPIC_WHEN_SHOWN */
} CorantoCatch;

CorantoTopic *coranto_topic_new (void);
CorantoTopic *coranto_topic_copy (const CorantoTopic *topic);
CorantoTopic *coranto_topic_ref (CorantoTopic *topic);
void coranto_topic_unref (CorantoTopic *topic);

CorantoRule *coranto_rule_new (void);
CorantoRule *coranto_rule_copy (const CorantoRule *rule);
CorantoRule *coranto_rule_ref (CorantoRule *rule);
void coranto_rule_unref (CorantoRule *rule);

CorantoRuleRun *coranto_rule_run_new (void);
CorantoRuleRun *coranto_rule_run_ref (CorantoRuleRun *run);
void coranto_rule_run_unref (CorantoRuleRun *run);
/* How many stories it changed, each once. */
guint coranto_rule_run_count (const CorantoRuleRun *run);

CorantoCatch *coranto_catch_new (void);
void coranto_catch_free (CorantoCatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoTopic, coranto_topic_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoRule, coranto_rule_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoRuleRun, coranto_rule_run_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoCatch, coranto_catch_free)

G_END_DECLS
