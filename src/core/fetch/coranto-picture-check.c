/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures by their magic bytes, never by what the server calls them. */
#define G_LOG_DOMAIN "coranto-fetch"

#include "coranto-fetcher.h"

#include <string.h>

/* Bytes of a picture, read with bounds: what lies beyond the end reads as 0. */
typedef struct
{
  const guint8 *data;
  gsize size;
} View;

typedef struct
{
  guint64 width;
  guint64 height;
} Extent;

static guint
byte_at (const View *view, gsize offset)
{
  return offset < view->size ? view->data[offset] : 0;
}

static guint
be16 (const View *view, gsize offset)
{
  return byte_at (view, offset) << 8 | byte_at (view, offset + 1);
}

static guint32
be32 (const View *view, gsize offset)
{
  return (guint32) be16 (view, offset) << 16 | be16 (view, offset + 2);
}

static guint
le16 (const View *view, gsize offset)
{
  return byte_at (view, offset + 1) << 8 | byte_at (view, offset);
}

static guint
le24 (const View *view, gsize offset)
{
  return byte_at (view, offset + 2) << 16 | le16 (view, offset);
}

static gboolean
has (const View *view, gsize offset, const char *magic)
{
  gsize length = strlen (magic);

  return offset <= view->size && view->size - offset >= length
         && memcmp (view->data + offset, magic, length) == 0;
}

/* PNG 5.3: the first chunk is IHDR. */
static gboolean
read_png (const View *view, Extent *extent)
{
  if (!has (view, 0, "\x89PNG\r\n\x1a\n") || !has (view, 12, "IHDR"))
    return FALSE;
  *extent = (Extent){ be32 (view, 16), be32 (view, 20) };
  return TRUE;
}

static gboolean
read_gif (const View *view, Extent *extent)
{
  if (!has (view, 0, "GIF87a") && !has (view, 0, "GIF89a"))
    return FALSE;
  *extent = (Extent){ le16 (view, 6), le16 (view, 8) };
  return TRUE;
}

/* The segments before the first start of frame (T.81 B.1.1.3); each is at least its own length
 * long, so the walk ends. */
static gboolean
read_jpeg (const View *view, Extent *extent)
{
  gsize offset = 2;

  if (!has (view, 0, "\xff\xd8\xff"))
    return FALSE;
  *extent = (Extent){ 0, 0 };
  while (offset + 4 <= view->size && view->data[offset] == 0xff)
    {
      guint marker = view->data[offset + 1];

      if (marker == 0xff)
        {
          offset++; /* fill byte */
          continue;
        }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          *extent = (Extent){ be16 (view, offset + 7), be16 (view, offset + 5) };
          return TRUE;
        }
      if (be16 (view, offset + 2) < 2)
        return TRUE;
      offset += 2 + be16 (view, offset + 2);
    }
  return TRUE;
}

/* RFC 9649: lossy, lossless, extended. */
static gboolean
read_webp (const View *view, Extent *extent)
{
  if (!has (view, 0, "RIFF") || !has (view, 8, "WEBP"))
    return FALSE;
  *extent = (Extent){ 0, 0 };
  if (has (view, 12, "VP8X"))
    *extent = (Extent){ le24 (view, 24) + 1, le24 (view, 27) + 1 };
  else if (has (view, 12, "VP8L") && byte_at (view, 20) == 0x2f)
    *extent = (Extent){ (le16 (view, 21) & 0x3fff) + 1, ((le24 (view, 22) >> 6) & 0x3fff) + 1 };
  else if (has (view, 12, "VP8 ") && has (view, 23, "\x9d\x01\x2a"))
    *extent = (Extent){ le16 (view, 26) & 0x3fff, le16 (view, 28) & 0x3fff };
  return TRUE;
}

/* Whether the file type box names AVIF, as its own brand or among the compatible ones. */
static gboolean
has_avif_brand (const View *view)
{
  gsize end = MIN (be32 (view, 0), MIN (view->size, 256));

  if (!has (view, 4, "ftyp"))
    return FALSE;
  for (gsize offset = 8; offset + 4 <= end; offset += 4)
    if (has (view, offset, "avif") || has (view, offset, "avis"))
      return TRUE;
  return FALSE;
}

/* The largest image spatial extents property (ISO 23008-12 6.5.3); the properties stand near the
 * file's start. */
static gboolean
read_avif (const View *view, Extent *extent)
{
  gsize end = MIN (view->size, 64 * 1024);

  if (!has_avif_brand (view))
    return FALSE;
  *extent = (Extent){ 0, 0 };
  for (gsize offset = 8; offset + 16 <= end; offset++)
    {
      guint64 width, height;

      if (view->data[offset] != 'i' || !has (view, offset, "ispe") || be32 (view, offset - 4) != 20)
        continue;
      width = be32 (view, offset + 8);
      height = be32 (view, offset + 12);
      if (width * height > extent->width * extent->height)
        *extent = (Extent){ width, height };
    }
  return TRUE;
}

const char *
coranto_picture_check (GBytes *bytes, const CorantoLimits *limits, GError **error)
{
  static const struct
  {
    gboolean (*read) (const View *view, Extent *extent);
    const char *mime_type;
  } kinds[] = {
    { read_png, "image/png" },   { read_jpeg, "image/jpeg" }, { read_gif, "image/gif" },
    { read_webp, "image/webp" }, { read_avif, "image/avif" },
  };
  View view;
  Extent extent = { 0, 0 };

  view.data = g_bytes_get_data (bytes, &view.size);
  if (view.size > limits->picture_bytes)
    {
      coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, NULL);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!kinds[i].read (&view, &extent))
        continue;
      if (extent.width == 0 || extent.height == 0)
        break;
      if (extent.width > limits->picture_pixels / extent.height)
        {
          coranto_error_set (error, CORANTO_ERROR_TOO_LARGE, NULL);
          return NULL;
        }
      return kinds[i].mime_type;
    }
  coranto_error_set (error, CORANTO_ERROR_UNSUPPORTED_TYPE, NULL);
  return NULL;
}
