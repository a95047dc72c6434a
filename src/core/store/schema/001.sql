-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1: the whole profile.
--
-- An article's number grows with its date (coranto-identity): every list of the program is "numbers,
-- falling", so the primary keys below are the list orders and nothing is sorted.  Where two
-- articles would have one number the later one takes the next that is free.
--
-- Three lifetimes: what was read from the net (articles, bodies, links, index) can be thrown away;
-- what the user did (status) and how a story is recognised (identities) outlive it, so that nothing
-- comes back unread.

CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value
) WITHOUT ROWID;

CREATE TABLE categories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
);

CREATE TABLE channels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  category_id INTEGER REFERENCES categories (id),
  position INTEGER NOT NULL,
  url TEXT NOT NULL,
  url_key INTEGER NOT NULL UNIQUE,      -- what the address is recognised by
  scope_key INTEGER NOT NULL,           -- of its items' own ids: stays when the channel moves
  title TEXT NOT NULL,
  home_url TEXT,
  icon_url TEXT,
  kind INTEGER NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0,
  error_code INTEGER NOT NULL DEFAULT 0,
  error_detail TEXT,
  last_check INTEGER NOT NULL DEFAULT 0,
  last_success INTEGER NOT NULL DEFAULT 0,
  next_check INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  etag TEXT,
  last_modified TEXT,
  body_hash TEXT,
  list_signature TEXT,
  is_damaged INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX channels_by_category ON channels (category_id, position);

-- Kept by the triggers below, whoever writes.
CREATE TABLE channel_counts (
  channel_id INTEGER PRIMARY KEY REFERENCES channels (id) ON DELETE CASCADE,
  unread INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE category_counts (
  category_id INTEGER PRIMARY KEY REFERENCES categories (id) ON DELETE CASCADE,
  unread INTEGER NOT NULL DEFAULT 0     -- a story in several channels of it counts once
);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  url TEXT,
  title TEXT NOT NULL,
  summary TEXT,                         -- at most 300 characters, for the row
  source TEXT,
  author TEXT,                          -- all names
  image TEXT,
  views INTEGER NOT NULL DEFAULT -1,
  published INTEGER NOT NULL DEFAULT 0,
  published_offset INTEGER NOT NULL DEFAULT 0,
  published_precision INTEGER NOT NULL DEFAULT 0,
  sort_time INTEGER NOT NULL,           -- what the row shows: published, clamped, else first seen
  page_facts INTEGER NOT NULL DEFAULT 0 -- bits: stated by the article's own page
);

CREATE TABLE bodies (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  is_full INTEGER NOT NULL DEFAULT 0,   -- from the article's own page
  content_html TEXT,
  content_text TEXT,
  base_url TEXT,
  external_url TEXT,
  summary TEXT,                         -- as it came
  language TEXT,
  modified INTEGER NOT NULL DEFAULT 0,
  modified_offset INTEGER NOT NULL DEFAULT 0,
  modified_precision INTEGER NOT NULL DEFAULT 0,
  editor TEXT,
  copyright TEXT,
  next_page_url TEXT,
  authors TEXT,                         -- lists: see coranto-pack
  tags TEXT,
  attachments TEXT,
  breadcrumbs TEXT
);

-- One row for each article ever seen.
CREATE TABLE status (
  article_id INTEGER PRIMARY KEY,
  is_stored INTEGER NOT NULL DEFAULT 1, -- 0: its content was thrown away
  is_read INTEGER NOT NULL DEFAULT 0,
  is_favourite INTEGER NOT NULL DEFAULT 0,
  first_seen INTEGER NOT NULL,
  read_time INTEGER NOT NULL DEFAULT 0,
  favourite_time INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX status_unread ON status (article_id) WHERE is_read = 0 AND is_stored = 1;
CREATE INDEX status_favourite ON status (article_id) WHERE is_favourite = 1 AND is_stored = 1;

-- What a story is recognised by: several keys may name one article.
CREATE TABLE identities (
  key INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL
);

CREATE TABLE channel_articles (
  channel_id INTEGER NOT NULL REFERENCES channels (id),
  article_id INTEGER NOT NULL,
  item_hash INTEGER NOT NULL,           -- of the entry as it was merged last
  item_id TEXT,                         -- the feed's own id
  PRIMARY KEY (channel_id, article_id)
) WITHOUT ROWID;
CREATE INDEX channel_articles_by_article ON channel_articles (article_id, channel_id);

CREATE TRIGGER count_linked AFTER INSERT ON channel_articles
BEGIN
  UPDATE channel_counts
     SET total = total + 1,
         unread = unread + (SELECT is_read = 0 FROM status WHERE article_id = new.article_id)
   WHERE channel_id = new.channel_id;
  UPDATE category_counts
     SET unread = unread + (SELECT is_read = 0 FROM status WHERE article_id = new.article_id)
   WHERE category_id = (SELECT category_id FROM channels WHERE id = new.channel_id)
     AND NOT EXISTS (SELECT 1 FROM channel_articles l JOIN channels c ON c.id = l.channel_id
                      WHERE l.article_id = new.article_id AND l.channel_id <> new.channel_id
                        AND c.category_id = category_counts.category_id);
END;

-- Links are deleted before their channel: afterwards its category could not be told.
CREATE TRIGGER count_unlinked AFTER DELETE ON channel_articles
BEGIN
  UPDATE channel_counts
     SET total = total - 1,
         unread = unread - (SELECT is_read = 0 FROM status WHERE article_id = old.article_id)
   WHERE channel_id = old.channel_id;
  UPDATE category_counts
     SET unread = unread - (SELECT is_read = 0 FROM status WHERE article_id = old.article_id)
   WHERE category_id = (SELECT category_id FROM channels WHERE id = old.channel_id)
     AND NOT EXISTS (SELECT 1 FROM channel_articles l JOIN channels c ON c.id = l.channel_id
                      WHERE l.article_id = old.article_id
                        AND c.category_id = category_counts.category_id);
END;

CREATE TRIGGER count_marked AFTER UPDATE OF is_read ON status WHEN old.is_read <> new.is_read
BEGIN
  UPDATE channel_counts
     SET unread = unread + CASE new.is_read WHEN 0 THEN 1 ELSE -1 END
   WHERE channel_id IN (SELECT channel_id FROM channel_articles
                         WHERE article_id = new.article_id);
  UPDATE category_counts
     SET unread = unread + CASE new.is_read WHEN 0 THEN 1 ELSE -1 END
   WHERE category_id IN (SELECT c.category_id
                           FROM channel_articles l JOIN channels c ON c.id = l.channel_id
                          WHERE l.article_id = new.article_id);
END;

CREATE TABLE topics (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
);

-- The full-text index holds no text.  Each stored article is either in it or in index_queue;
-- articles in purge_queue are gone for every reader and are taken apart when there is time.
-- Which articles have a term is all that it knows (detail = none): a third of the size, and no
-- slower.
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', columnsize = 0, detail = none, prefix = '1', tokenize = 'coranto'
);
CREATE TABLE index_queue (
  article_id INTEGER PRIMARY KEY
);
CREATE TABLE purge_queue (
  article_id INTEGER PRIMARY KEY
);

PRAGMA application_id = 1131377249;
PRAGMA user_version = 1;
