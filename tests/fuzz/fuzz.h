/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entry that libFuzzer and the replay program call. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
