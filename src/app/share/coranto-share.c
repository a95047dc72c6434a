/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing a story. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-share.h"

#include "coranto-messages.h"
#include "coranto-open.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *origin;
  CorantoShareKind kind;
} Share;

static Share *
share_new (GtkWidget *origin, CorantoShareKind kind)
{
  Share *share = g_new0 (Share, 1);

  share->origin = g_object_ref (origin);
  share->kind = kind;
  return share;
}

static void
share_free (Share *share)
{
  g_object_unref (share->origin);
  g_free (share);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Share, share_free)

static const char *
confirmation (CorantoShareKind kind)
{
  switch (kind)
    {
    case CORANTO_SHARE_LINK:
      return _ ("Link copied");
    case CORANTO_SHARE_TITLE_AND_LINK:
      return _ ("Title and link copied");
    case CORANTO_SHARE_CITATION:
      return _ ("Citation copied");
    }
  return "";
}

static void
copy_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Share) share = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoArticle) article
      = coranto_engine_read_article_finish (CORANTO_ENGINE (source), result, &error);
  g_autofree char *text = article ? coranto_share_text (article, share->kind) : NULL;

  if (!article)
    coranto_toast_error (share->origin, error);
  else if (!text)
    coranto_toast (share->origin, _ ("This story has no address."));
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (share->origin), text);
      coranto_toast (share->origin, confirmation (share->kind));
    }
}

void
coranto_share_copy (GtkWidget *origin,
                    CorantoEngine *engine,
                    gint64 article_id,
                    CorantoShareKind kind)
{
  coranto_engine_read_article_async (engine, article_id, NULL, copy_read_cb,
                                     share_new (origin, kind));
}

static void
open_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CorantoArticle) article
      = coranto_engine_read_article_finish (CORANTO_ENGINE (source), result, &error);

  if (!article)
    coranto_toast_error (origin, error);
  else if (!article->item->url)
    coranto_toast (origin, _ ("This story has no address."));
  else
    coranto_open_address (origin, article->item->url);
}

void
coranto_share_open (GtkWidget *origin, CorantoEngine *engine, gint64 article_id)
{
  coranto_engine_read_article_async (engine, article_id, NULL, open_read_cb, g_object_ref (origin));
}
