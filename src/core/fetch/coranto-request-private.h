/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making requests and responses inside fetch. */
#pragma once

#include "coranto-fetcher.h"

G_BEGIN_DECLS

CorantoFetchRequest *coranto_fetch_request_copy (const CorantoFetchRequest *request);
CorantoResponse *coranto_response_new (void);

G_END_DECLS
