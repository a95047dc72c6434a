/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From article and settings to HTML. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-article-renderer.h"

#include "coranto-article-document.h"
#include "coranto-times.h"

#include <glib/gi18n.h>

/* All that the thread reads; nothing of it changes meanwhile. */
typedef struct
{
  CorantoArticle *article;
  GPtrArray *latest;
  CorantoSearch *search; /* nullable */
  char *language;
  CorantoAppearance appearance;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  coranto_article_unref (job->article);
  g_clear_pointer (&job->latest, g_ptr_array_unref);
  coranto_search_free (job->search);
  g_free (job->language);
  g_free (job);
}

/* "zh_CN.UTF-8" -> "zh-CN" (BCP 47). */
static char *
interface_language (void)
{
  g_autofree char *name = g_strdup (g_get_language_names ()[0]);

  g_strdelimit (name, ".@", '\0');
  if (g_str_equal (name, "C") || g_str_equal (name, "POSIX"))
    return g_strdup ("en");
  return g_strdelimit (g_steal_pointer (&name), "_", '-');
}

static char *
format_time_cb (gint64 unix_seconds, gboolean has_clock, gpointer user_data)
{
  return has_clock ? coranto_time_full (unix_seconds) : coranto_time_date (unix_seconds);
}

static void
fill_appearance (CorantoAppearance *appearance, GSettings *settings, gboolean is_dark)
{
  g_autofree char *font = g_settings_get_string (settings, "article-font");

  appearance->colors = is_dark ? CORANTO_COLORS_DARK : CORANTO_COLORS_LIGHT;
  appearance->font_family = g_str_equal (font, "sans") ? "sans-serif" : "serif";
  appearance->font_size_px = (int) g_settings_get_uint (settings, "article-font-size");
  appearance->show_pictures = g_settings_get_boolean (settings, "show-pictures");
  appearance->label_source = C_ ("article", "Source");
  appearance->label_author = C_ ("article", "By");
  appearance->label_editor = C_ ("article", "Editor");
  /* Translators: %s is a number, as in “5,434 views” */
  appearance->label_views = C_ ("article", "%s views");
  appearance->label_latest = C_ ("article", "Latest in This Channel");
  /* Translators: the time that reading an article takes */
  appearance->label_minutes = C_ ("article", "%d min read");
  appearance->format_time = format_time_cb;
}

static void
render (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  g_task_return_pointer (
      task, coranto_article_document_render (job->article, job->latest, &job->appearance), g_free);
}

void
coranto_article_renderer_run_async (const CorantoArticle *article,
                                    GPtrArray *latest,
                                    CorantoSearch *search,
                                    gboolean show_changes,
                                    GSettings *settings,
                                    gboolean is_dark,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, coranto_article_renderer_run_async);
  job->article = coranto_article_ref ((CorantoArticle *) article);
  job->latest = latest ? g_ptr_array_ref (latest) : NULL;
  job->search = search ? coranto_search_ref (search) : NULL;
  job->language = interface_language ();
  job->appearance.search = job->search;
  job->appearance.language = job->language;
  job->appearance.show_changes = show_changes;
  fill_appearance (&job->appearance, settings, is_dark);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, render);
}

char *
coranto_article_renderer_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
