/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in addresses. */
#pragma once

#include "coranto-date.h"

G_BEGIN_DECLS

/* The last day in an address (an archive's own comes before): "/2019/10/25/", "/2017/7/12/",
 * "/20191025/", "t20200623_12.html",
 * "/29-10-2021".  What could be a month as well as a day is no day unless the year comes first. */
gboolean coranto_date_find_in_address (const char *url, int zone_minutes, CorantoDate *out);

G_END_DECLS
