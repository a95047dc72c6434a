/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recipe of the web view. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-web-view.h"

#include "coranto-article-document.h"

static gboolean
deny_permission_cb (WebKitWebView *view, WebKitPermissionRequest *request)
{
  webkit_permission_request_deny (request);
  return TRUE;
}

static GtkWidget *
refuse_window_cb (WebKitWebView *view, WebKitNavigationAction *action)
{
  return NULL;
}

/* Forms never leave the sanitiser; if one did, nothing of it would be sent. */
static gboolean
refuse_dialog_cb (WebKitWebView *view)
{
  return TRUE;
}

static void
cancel_download_cb (WebKitNetworkSession *session, WebKitDownload *download)
{
  webkit_download_cancel (download);
}

/* Each line is a way out of the view, or into it, that stays shut. */
static WebKitSettings *
new_settings (void)
{
  return webkit_settings_new_with_settings (
      "enable-javascript", FALSE, "enable-javascript-markup", FALSE,
      "javascript-can-access-clipboard", FALSE, "javascript-can-open-windows-automatically", FALSE,
      "allow-file-access-from-file-urls", FALSE, "allow-universal-access-from-file-urls", FALSE,
      "allow-top-navigation-to-data-urls", FALSE, "allow-modal-dialogs", FALSE,
      "enable-html5-local-storage", FALSE, "enable-html5-database", FALSE,
      "enable-offline-web-application-cache", FALSE, "enable-page-cache", FALSE,
      "enable-dns-prefetching", FALSE, "enable-webgl", FALSE, "enable-webaudio", FALSE,
      "enable-webrtc", FALSE, "enable-media", FALSE, "enable-media-stream", FALSE,
      "enable-mediasource", FALSE, "enable-encrypted-media", FALSE, "enable-media-capabilities",
      FALSE, "enable-fullscreen", FALSE, "enable-developer-extras", FALSE,
      "enable-back-forward-navigation-gestures", FALSE, "enable-smooth-scrolling", TRUE,
      "enable-write-console-messages-to-stdout", FALSE, NULL);
}

GtkWidget *
coranto_web_view_new (WebKitWebContext *context)
{
  g_autoptr (WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  g_autoptr (WebKitSettings) settings = new_settings ();
  GtkWidget *view;

  webkit_network_session_set_tls_errors_policy (session, WEBKIT_TLS_ERRORS_POLICY_FAIL);
  g_signal_connect (session, "download-started", G_CALLBACK (cancel_download_cb), NULL);
  view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "web-context", context, "network-session", session,
                       "settings", settings, "default-content-security-policy",
                       coranto_article_document_policy (), NULL);
  g_signal_connect (view, "permission-request", G_CALLBACK (deny_permission_cb), NULL);
  g_signal_connect (view, "create", G_CALLBACK (refuse_window_cb), NULL);
  g_signal_connect (view, "script-dialog", G_CALLBACK (refuse_dialog_cb), NULL);
  g_signal_connect (view, "run-file-chooser", G_CALLBACK (refuse_dialog_cb), NULL);
  g_signal_connect (view, "authenticate", G_CALLBACK (refuse_dialog_cb), NULL);
  g_signal_connect (view, "print", G_CALLBACK (refuse_dialog_cb), NULL);
  return view;
}
