/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ceilings of the released program. */
#include "coranto-limits.h"

const CorantoLimits *
coranto_limits_default (void)
{
  static const CorantoLimits limits = {
    .feed_bytes = 128 * 1024 * 1024,
    .feed_content_bytes = 32 * 1024 * 1024,
    .page_bytes = 16 * 1024 * 1024,
    .picture_bytes = 10 * 1024 * 1024,
    .picture_pixels = 40 * 1000 * 1000,
    .items = 5000,
    .xml_depth = 256,
    .html_depth = 512,
    .json_depth = 64,
    .nodes = 600 * 1000,
    .attributes = 1000,
    .start_tag_bytes = 64 * 1024,
    .text_chars = 1000,
    .content_bytes = 4 * 1024 * 1024,
    .redirects = 10,
    .connect_timeout_ms = 10 * 1000,
    .first_byte_timeout_ms = 20 * 1000,
    .idle_timeout_ms = 15 * 1000,
    .total_timeout_ms = 60 * 1000,
  };

  return &limits;
}
