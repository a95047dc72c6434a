/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules: kept, changed, run over what is stored, and a run taken back. */
#define G_LOG_DOMAIN "coranto-store"

#include "coranto-work-topics-private.h"

#include "coranto-standing-private.h"
#include "coranto-text.h"
#include "coranto-work-lists-private.h"

#define HIDDEN_BY_RULE 1

/* Reading ---------------------------------------------------------------------------------------*/

static CorantoRule *
make_rule (CorantoStatement *statement)
{
  CorantoRule *rule = coranto_rule_new ();

  rule->id = sqlite3_column_int64 (statement, 0);
  rule->name = coranto_statement_dup_text (statement, 1);
  rule->query = coranto_statement_dup_text (statement, 2);
  rule->actions
      = (CorantoRuleActions) (sqlite3_column_int (statement, 3) & CORANTO_RULE_ALL_ACTIONS);
  rule->is_enabled = sqlite3_column_int (statement, 4) != 0;
  return rule;
}

#define RULES "SELECT id, name, query, actions, is_enabled FROM rules"

gpointer
coranto_work_read_rules (CorantoSession *session, gpointer data, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  g_autoptr (GPtrArray) rules
      = g_ptr_array_new_with_free_func ((GDestroyNotify) coranto_rule_unref);
  int state;

  statement = coranto_db_query (session->db, error, RULES " ORDER BY position, id", "");
  if (!statement)
    return NULL;
  while ((state = coranto_db_next (statement, error)) > 0)
    g_ptr_array_add (rules, make_rule (statement));
  return state == 0 ? g_steal_pointer (&rules) : NULL;
}

static CorantoRule *
read_rule (CorantoDb *db, gint64 id, GError **error)
{
  g_autoptr (CorantoStatement) statement = NULL;
  int state;

  statement = coranto_db_query (db, error, RULES " WHERE id = ?1", "i", id);
  if (!statement || (state = coranto_db_next (statement, error)) < 0)
    return NULL;
  if (state > 0)
    return make_rule (statement);
  coranto_error_set (error, CORANTO_ERROR_NOT_FOUND, "");
  return NULL;
}

/* Changing --------------------------------------------------------------------------------------*/

/* One that was removed comes back under its number, at the end. */
static gboolean
write_rule (CorantoSession *session, const CorantoRule *rule, GError **error)
{
  g_autofree char *name = coranto_text_line (rule->name, CORANTO_TOPIC_NAME_CHARS);
  g_autofree char *query = coranto_text_line (rule->query, CORANTO_TOPIC_QUERY_CHARS);

  return coranto_db_run (
      session->db, error,
      "INSERT INTO rules (id, name, query, actions, is_enabled, position)"
      " SELECT nullif(?1, 0), ?2, ?3, ?4, ?5, coalesce(max(position), 0) + 1 FROM rules"
      "  WHERE TRUE"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query,"
      "  actions = excluded.actions, is_enabled = excluded.is_enabled",
      "issnn", rule->id, name, query, (int) rule->actions, (int) rule->is_enabled);
}

gpointer
coranto_work_save_rule (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRule *rule = data;
  gint64 taken = 0;

  if (!coranto_db_read_int (session->db, error, &taken,
                            "SELECT 1 FROM rules WHERE name = ?1 AND id <> ?2", "si", rule->name,
                            rule->id))
    return NULL;
  if (taken)
    {
      coranto_error_set (error, CORANTO_ERROR_NAME_TAKEN, rule->name);
      return NULL;
    }
  if (!write_rule (session, rule, error))
    return NULL;
  session->changes->channels_changed = TRUE;
  return GSIZE_TO_POINTER (
      rule->id ? rule->id : sqlite3_last_insert_rowid (coranto_db_get_handle (session->db)));
}

gpointer
coranto_work_remove_rule (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;
  g_autoptr (CorantoRule) rule = read_rule (session->db, request->id, error);

  if (!rule
      || !coranto_db_run (session->db, error, "DELETE FROM rules WHERE id = ?1", "i", request->id))
    return NULL;
  session->changes->channels_changed = TRUE;
  return g_steal_pointer (&rule);
}

gpointer
coranto_work_order_rules (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRequest *request = data;

  return GINT_TO_POINTER (coranto_standing_order (
      session, request->ids, "UPDATE rules SET position = ?2 WHERE id = ?1", error));
}

/* Doing and undoing -----------------------------------------------------------------------------*/

/* Each that is no favourite and was to be seen, or was hidden by a rule.  (transfer full) */
static GArray *
set_hidden (CorantoSession *session, GArray *ids, gboolean is_hidden, GError **error)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *sql = is_hidden ? "UPDATE status SET hidden = ?2"
                                " WHERE article_id = ?1 AND hidden = 0 AND is_favourite = 0"
                              : "UPDATE status SET hidden = 0"
                                " WHERE article_id = ?1 AND hidden = ?2";

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!coranto_db_run (session->db, error, sql, "in", id, HIDDEN_BY_RULE))
        return NULL;
      if (coranto_db_changes (session->db) > 0)
        g_array_append_val (changed, id);
    }
  if (changed->len > 0)
    {
      g_array_append_vals (is_hidden ? session->changes->removed : session->changes->added,
                           changed->data, changed->len);
      session->changes->counts_changed = TRUE;
    }
  return g_steal_pointer (&changed);
}

/* (transfer full) of `changed`; FALSE when it is NULL */
static gboolean
take_ids (GArray **into, GArray *changed)
{
  if (!changed)
    return FALSE;
  g_array_unref (*into);
  *into = changed;
  return TRUE;
}

CorantoRuleRun *
coranto_rules_apply (CorantoSession *session, const CorantoRuleRun *wanted, GError **error)
{
  g_autoptr (CorantoRuleRun) done = coranto_rule_run_new ();

  if (!take_ids (&done->favourite,
                 coranto_marks_set (session, wanted->favourite, CORANTO_MARK_FAVOURITE, error))
      || !take_ids (&done->read,
                    coranto_marks_set (session, wanted->read, CORANTO_MARK_READ, error))
      || !take_ids (&done->hidden, set_hidden (session, wanted->hidden, TRUE, error)))
    return NULL;
  return g_steal_pointer (&done);
}

gpointer
coranto_work_run_rule (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRule *rule = data;
  g_autoptr (CorantoQuery) query = coranto_query_new (CORANTO_SCOPE_ALL, 0);
  g_autoptr (CorantoRuleRun) wanted = coranto_rule_run_new ();
  g_autoptr (GArray) ids = NULL;

  if (coranto_text_is_blank (rule->query))
    return coranto_rule_run_new ();
  query->search = g_strdup (rule->query);
  ids = coranto_lists_run (session, query, error);
  if (!ids)
    return NULL;
  if (rule->actions & CORANTO_RULE_FAVOURITE)
    g_array_append_vals (wanted->favourite, ids->data, ids->len);
  if (rule->actions & CORANTO_RULE_MARK_READ)
    g_array_append_vals (wanted->read, ids->data, ids->len);
  if (rule->actions & CORANTO_RULE_HIDE)
    g_array_append_vals (wanted->hidden, ids->data, ids->len);
  return coranto_rules_apply (session, wanted, error);
}

/* What is shown again may have changed meanwhile: its topics are asked anew. */
gpointer
coranto_work_undo_rule (CorantoSession *session, gpointer data, GError **error)
{
  const CorantoRuleRun *run = data;
  g_autoptr (GArray) read = NULL;
  g_autoptr (GArray) favourite = NULL;
  g_autoptr (GArray) hidden = NULL;

  hidden = set_hidden (session, run->hidden, FALSE, error);
  read = hidden ? coranto_marks_set (session, run->read, CORANTO_MARK_UNREAD, error) : NULL;
  favourite
      = read ? coranto_marks_set (session, run->favourite, CORANTO_MARK_UNFAVOURITE, error) : NULL;
  return GINT_TO_POINTER (favourite && coranto_standing_refile (session, hidden, error));
}
