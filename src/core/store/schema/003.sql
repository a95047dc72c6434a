-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: when channels are asked, and what came of it; articles that change.

-- Why next_check is when it is (CorantoWaitReason).
ALTER TABLE channels ADD COLUMN wait_reason INTEGER NOT NULL DEFAULT 0;
-- Of version 2's waits: those that a server asked for, and those after failures.
UPDATE channels SET wait_reason = CASE error_code WHEN 15 THEN 4 ELSE 5 END WHERE error_code <> 0;
-- What the feed said of that when it was read last: a "not modified" says nothing.
ALTER TABLE channels ADD COLUMN ttl_minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
-- Where a permanent redirect led at the last good check.
ALTER TABLE channels ADD COLUMN moved_url TEXT;
-- Seconds from story to story, learned from its stories; 0: not known.
ALTER TABLE channels ADD COLUMN story_gap INTEGER NOT NULL DEFAULT 0;
-- Requests made for it on that day (since 1970, UTC).
ALTER TABLE channels ADD COLUMN request_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channels ADD COLUMN day_requests INTEGER NOT NULL DEFAULT 0;

-- The last checks of each channel.
CREATE TABLE checks (
  id INTEGER PRIMARY KEY,
  channel_id INTEGER NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
  time INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  status INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  new_stories INTEGER NOT NULL,
  is_unchanged INTEGER NOT NULL,
  error_code INTEGER NOT NULL,
  error_detail TEXT
);
CREATE INDEX checks_by_channel ON checks (channel_id, id);

-- What an article that changed was like when its reader could have seen it last: one version, until
-- the article is opened again and then changes once more.
CREATE TABLE revisions (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  changed INTEGER NOT NULL,             -- when the article of now came
  is_unseen INTEGER NOT NULL DEFAULT 1, -- and was not opened since
  title TEXT NOT NULL,
  content_html TEXT,                    -- neither: the text did not change, or is too long to keep
  content_text TEXT
);

PRAGMA user_version = 3;
