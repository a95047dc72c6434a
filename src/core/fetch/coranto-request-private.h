/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making requests and responses inside fetch. */
#pragma once

#include "coranto-fetcher.h"

G_BEGIN_DECLS

CorantoRequest *coranto_request_copy (const CorantoRequest *request);
CorantoResponse *coranto_response_new (void);

G_END_DECLS
