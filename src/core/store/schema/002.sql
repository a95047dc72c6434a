-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: pages that are laid out anew, and their older stories.

-- When the channel's list was found again elsewhere in its page; 0: never, or done with.
ALTER TABLE channels ADD COLUMN relocated INTEGER NOT NULL DEFAULT 0;
-- When its list was chosen by hand: older stories may be those of another list.
ALTER TABLE channels ADD COLUMN list_since INTEGER NOT NULL DEFAULT 0;
-- Where its older stories go on, and how far they were followed (CorantoOlderState).
ALTER TABLE channels ADD COLUMN older_url TEXT;
ALTER TABLE channels ADD COLUMN older_state INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 2;
