/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications of topics. */
#define G_LOG_DOMAIN "coranto-app"

#include "config.h"

#include "coranto-topic-notifications.h"

#include <glib/gi18n.h>

/* The headlines, a line each; how many there are beside them. */
static char *
describe (const CorantoTopicNews *news)
{
  GString *out = g_string_new (NULL);
  guint n_more = news->n_new - MIN (news->n_new, news->titles->len);

  for (guint i = 0; i < news->titles->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (news->titles, i));
  if (n_more > 0)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", more);
    }
  return g_string_free (out, FALSE);
}

static void
notify (GApplication *application, const CorantoTopicNews *news)
{
  /* Translators: the name of a topic, and how many stories it has found */
  g_autofree char *title = g_strdup_printf (
      ngettext ("%s: %u new story", "%s: %u new stories", news->n_new), news->name, news->n_new);
  g_autofree char *body = describe (news);
  g_autofree char *id = g_strdup_printf ("topic-%" G_GINT64_FORMAT, news->topic_id);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-topic", "x",
                                                news->topic_id);
  g_application_send_notification (application, id, notification);
}

static void
topics_found_cb (GApplication *application, GPtrArray *news)
{
  for (guint i = 0; i < news->len; i++)
    notify (application, g_ptr_array_index (news, i));
}

void
coranto_topic_notifications_start (GApplication *application, CorantoEngine *engine)
{
  g_signal_connect_object (engine, "topics-found", G_CALLBACK (topics_found_cb), application,
                           G_CONNECT_SWAPPED);
}
