/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures for the view. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-picture-scheme.h"

#include "coranto-article-document.h"

#define SCHEME "coranto-img"

struct _CorantoPictureScheme
{
  GObject parent_instance;

  CorantoEngine *engine;
  char *article_url;
  GCancellable *cancellable; /* of all pictures of the page */
};

G_DEFINE_FINAL_TYPE (CorantoPictureScheme, coranto_picture_scheme, G_TYPE_OBJECT)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WebKitURISchemeRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  const char *mime_type = NULL;

  bytes = coranto_engine_load_picture_finish (CORANTO_ENGINE (source), result, &mime_type, &error);
  if (!bytes)
    {
      webkit_uri_scheme_request_finish_error (request, error);
      return;
    }
  stream = g_memory_input_stream_new_from_bytes (bytes);
  webkit_uri_scheme_request_finish (request, stream, (gint64) g_bytes_get_size (bytes), mime_type);
}

static void
request_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  CorantoPictureScheme *self = user_data;
  g_autofree char *url = coranto_document_picture_url (webkit_uri_scheme_request_get_uri (request));

  if (!url || !self->article_url)
    {
      g_autoptr (GError) error
          = g_error_new_literal (CORANTO_ERROR, CORANTO_ERROR_NOT_FOUND, "picture");

      webkit_uri_scheme_request_finish_error (request, error);
      return;
    }
  coranto_engine_load_picture_async (self->engine, url, self->article_url, self->cancellable,
                                     loaded_cb, g_object_ref (request));
}

CorantoPictureScheme *
coranto_picture_scheme_new (CorantoEngine *engine, WebKitWebContext *context)
{
  CorantoPictureScheme *self = g_object_new (CORANTO_TYPE_PICTURE_SCHEME, NULL);

  self->engine = g_object_ref (engine);
  webkit_web_context_register_uri_scheme (context, SCHEME, request_cb, g_object_ref (self),
                                          g_object_unref);
  return self;
}

void
coranto_picture_scheme_set_page (CorantoPictureScheme *self, const char *article_url)
{
  g_return_if_fail (CORANTO_IS_PICTURE_SCHEME (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->article_url);
  self->article_url = g_strdup (article_url);
}

static void
coranto_picture_scheme_finalize (GObject *object)
{
  CorantoPictureScheme *self = CORANTO_PICTURE_SCHEME (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_free (self->article_url);
  G_OBJECT_CLASS (coranto_picture_scheme_parent_class)->finalize (object);
}

static void
coranto_picture_scheme_class_init (CorantoPictureSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = coranto_picture_scheme_finalize;
}

static void
coranto_picture_scheme_init (CorantoPictureScheme *self)
{
}
