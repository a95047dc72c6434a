/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who uses a profile: every store holds its folder shared, and whoever takes a database out of it
 * and puts another in its place holds it alone.  SQLite's own locks are in the file that goes. */
#pragma once

#include "coranto-error.h"

G_BEGIN_DECLS

typedef struct _CorantoProfileLock CorantoProfileLock;

/* Waits while another program replaces the database.  Where folders can't be locked nothing is.
 * CORANTO_ERROR_BUSY. */
CorantoProfileLock *coranto_profile_lock_new (const char *directory, GError **error);
/* (nullable) */
void coranto_profile_lock_free (CorantoProfileLock *self);
/* Until no other program uses the profile, for some seconds: CORANTO_ERROR_BUSY.  What was seen of
 * the profile before is to be looked at again. */
gboolean coranto_profile_lock_take_alone (CorantoProfileLock *self, GError **error);
void coranto_profile_lock_share (CorantoProfileLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorantoProfileLock, coranto_profile_lock_free)

G_END_DECLS
