/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one instance for each profile, its engine, its window. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CORANTO_TYPE_APPLICATION (coranto_application_get_type ())
G_DECLARE_FINAL_TYPE (CorantoApplication, coranto_application, CORANTO, APPLICATION, AdwApplication)

CorantoApplication *coranto_application_new (void);

G_END_DECLS
