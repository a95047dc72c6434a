/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences of how long stories are kept.  A choice says what it would delete, and holds once
 * it is applied. */
#pragma once

#include <adwaita.h>

#include "coranto-engine.h"

G_BEGIN_DECLS

#define CORANTO_TYPE_STORAGE_GROUP (coranto_storage_group_get_type ())
G_DECLARE_FINAL_TYPE (CorantoStorageGroup,
                      coranto_storage_group,
                      CORANTO,
                      STORAGE_GROUP,
                      AdwPreferencesGroup)

CorantoStorageGroup *coranto_storage_group_new (CorantoEngine *engine);

G_END_DECLS
