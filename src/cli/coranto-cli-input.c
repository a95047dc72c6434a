/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FILE, URL or "-": the bytes that a command looks at. */
#define G_LOG_DOMAIN "coranto-cli"

#include "config.h"

#include "coranto-cli-input.h"

#include "coranto-download.h"
#include "coranto-error.h"
#include "coranto-limits.h"
#include "coranto-spool.h"
#include "coranto-url.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define READ_BYTES (64 * 1024)

void
cli_input_free (CliInput *input)
{
  if (!input)
    return;
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_free (input->content_type);
  g_free (input->url);
  g_free (input);
}

static void
set_read_error (GError **error, const char *name, int code)
{
  /* A sentence already: cli_describe() leaves errors of files as they are. */
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _ ("“%s” cannot be read: %s"),
               name, g_strerror (code));
}

/* Up to one byte more than the limit for feeds: then the parser says that it is too large.  Copied
 * rather than mapped where it is: others may shorten a file while it is read. */
static GBytes *
read_all (int fd, const char *name, GError **error)
{
  gsize limit = coranto_limits_default ()->feed_bytes + 1;
  g_autoptr (CorantoSpool) spool = coranto_spool_new ();
  g_autoptr (GError) failure = NULL;
  GBytes *bytes;
  gssize n = 1;

  while (n != 0 && coranto_spool_get_size (spool) < limit && !failure)
    {
      n = read (fd, coranto_spool_reserve (spool, READ_BYTES), READ_BYTES);
      if (n < 0 && errno != EINTR)
        {
          set_read_error (error, name, errno);
          return NULL;
        }
      coranto_spool_commit (spool, (gsize) MAX (n, 0), &failure);
    }
  bytes = failure ? NULL : coranto_spool_finish (spool, &failure);
  if (failure)
    coranto_error_set (error, CORANTO_ERROR_FAILED, failure->message);
  return bytes;
}

static GBytes *
read_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GBytes *bytes;

  if (fd < 0)
    {
      set_read_error (error, path, errno);
      return NULL;
    }
  bytes = read_all (fd, path, error);
  g_close (fd, NULL);
  return bytes;
}

gboolean
cli_input_is_address (const char *argument)
{
  return g_ascii_strncasecmp (argument, "http://", 7) == 0
         || g_ascii_strncasecmp (argument, "https://", 8) == 0
         || g_ascii_strncasecmp (argument, "feed:", 5) == 0;
}

static gboolean
download (CliCall *call, CliInput *input, const char *address, GError **error)
{
  CliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CorantoDownload) got = NULL;

  coranto_download_async (address, call->cancellable, cli_done_cb, &wait);
  result = cli_wait (call, &wait);
  got = coranto_download_finish (result, error);
  if (!got)
    return FALSE;
  input->bytes = g_bytes_ref (got->bytes);
  input->content_type = g_strdup (got->content_type);
  input->url = g_strdup (got->url);
  return TRUE;
}

CliInput *
cli_input_read (CliCall *call,
                const char *argument,
                const char *base_url,
                const char *content_type,
                GError **error)
{
  g_autoptr (CliInput) input = g_new0 (CliInput, 1);
  /* Saved pages come with whatever was noted as their address; one that is none helps nobody, and
   * the page can be read all the same. */
  g_autofree char *base = coranto_url_resolve (NULL, base_url);

  if (cli_input_is_address (argument))
    {
      if (!download (call, input, argument, error))
        return NULL;
    }
  else
    {
      input->bytes = strcmp (argument, "-") == 0 ? read_all (STDIN_FILENO, "-", error)
                                                 : read_file (argument, error);
      if (!input->bytes)
        return NULL;
    }
  if (base)
    {
      g_free (input->url);
      input->url = g_steal_pointer (&base);
    }
  if (content_type)
    {
      g_free (input->content_type);
      input->content_type = g_strdup (content_type);
    }
  return g_steal_pointer (&input);
}
