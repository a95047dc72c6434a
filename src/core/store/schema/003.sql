-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: articles that change.

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
