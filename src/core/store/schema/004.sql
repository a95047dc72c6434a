-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: stories that are not shown, kept, found by topics and rules, or printed again elsewhere.

-- Bodies in the order in which they come.  By their stories' numbers they came between others all
-- over the table, and each transaction of a refresh wrote most of its pages anew.
CREATE TABLE bodies_in_order (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
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
INSERT INTO bodies_in_order (article_id, is_full, content_html, content_text, base_url,
    external_url, summary, language, modified, modified_offset, modified_precision, editor,
    copyright, next_page_url, authors, tags, attachments, breadcrumbs)
  SELECT article_id, is_full, content_html, content_text, base_url,
    external_url, summary, language, modified, modified_offset, modified_precision, editor,
    copyright, next_page_url, authors, tags, attachments, breadcrumbs FROM bodies;
DROP TABLE bodies;
ALTER TABLE bodies_in_order RENAME TO bodies;

-- Not shown though stored (CorantoHidden): 1 by a rule, 2 by the user.  No list has it, no count counts it.
ALTER TABLE status ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
-- The earliest of the articles that are one story's text; lists of more than one channel show that one alone.
ALTER TABLE status ADD COLUMN reprint_of INTEGER NOT NULL DEFAULT 0;
-- How far it was read, in thousandths of its length.
ALTER TABLE status ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
-- When it was hidden last.
ALTER TABLE status ADD COLUMN hidden_time INTEGER NOT NULL DEFAULT 0;
CREATE INDEX status_hidden ON status (article_id) WHERE hidden <> 0;
CREATE INDEX status_reprint ON status (reprint_of, article_id) WHERE reprint_of <> 0;

DROP INDEX status_unread;
CREATE INDEX status_unread ON status (article_id)
  WHERE is_read = 0 AND is_stored = 1 AND hidden = 0 AND reprint_of = 0;
DROP INDEX status_favourite;
CREATE INDEX status_favourite ON status (article_id)
  WHERE is_favourite = 1 AND is_stored = 1 AND hidden = 0;

-- Counts: of channels and categories as before, now without what is hidden.
DROP TRIGGER count_linked;
CREATE TRIGGER count_linked AFTER INSERT ON channel_articles
BEGIN
  UPDATE channel_counts
     SET total = total + (SELECT hidden = 0 FROM status WHERE article_id = new.article_id),
         unread = unread + (SELECT is_read = 0 AND hidden = 0 FROM status
                             WHERE article_id = new.article_id)
   WHERE channel_id = new.channel_id;
  UPDATE category_counts
     SET unread = unread + (SELECT is_read = 0 AND hidden = 0 FROM status
                             WHERE article_id = new.article_id)
   WHERE category_id = (SELECT category_id FROM channels WHERE id = new.channel_id)
     AND NOT EXISTS (SELECT 1 FROM channel_articles l JOIN channels c ON c.id = l.channel_id
                      WHERE l.article_id = new.article_id AND l.channel_id <> new.channel_id
                        AND c.category_id = category_counts.category_id);
END;

DROP TRIGGER count_unlinked;
CREATE TRIGGER count_unlinked AFTER DELETE ON channel_articles
BEGIN
  UPDATE channel_counts
     SET total = total - (SELECT hidden = 0 FROM status WHERE article_id = old.article_id),
         unread = unread - (SELECT is_read = 0 AND hidden = 0 FROM status
                             WHERE article_id = old.article_id)
   WHERE channel_id = old.channel_id;
  UPDATE category_counts
     SET unread = unread - (SELECT is_read = 0 AND hidden = 0 FROM status
                             WHERE article_id = old.article_id)
   WHERE category_id = (SELECT category_id FROM channels WHERE id = old.channel_id)
     AND NOT EXISTS (SELECT 1 FROM channel_articles l JOIN channels c ON c.id = l.channel_id
                      WHERE l.article_id = old.article_id
                        AND c.category_id = category_counts.category_id);
END;

DROP TRIGGER count_marked;
CREATE TRIGGER count_marked AFTER UPDATE OF is_read, hidden ON status
WHEN old.is_read <> new.is_read OR old.hidden <> new.hidden
BEGIN
  UPDATE channel_counts
     SET unread = unread + (new.is_read = 0 AND new.hidden = 0)
                         - (old.is_read = 0 AND old.hidden = 0),
         total = total + (new.hidden = 0) - (old.hidden = 0)
   WHERE channel_id IN (SELECT channel_id FROM channel_articles
                         WHERE article_id = new.article_id);
  UPDATE category_counts
     SET unread = unread + (new.is_read = 0 AND new.hidden = 0)
                         - (old.is_read = 0 AND old.hidden = 0)
   WHERE category_id IN (SELECT c.category_id
                           FROM channel_articles l JOIN channels c ON c.id = l.channel_id
                          WHERE l.article_id = new.article_id);
END;

-- Counts of the whole profile, one row.
CREATE TABLE profile_counts (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  stored INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  favourites INTEGER NOT NULL
);
INSERT INTO profile_counts
  SELECT 1,
         (SELECT count(*) FROM status WHERE is_stored = 1),
         (SELECT count(*) FROM status
           WHERE is_read = 0 AND is_stored = 1 AND hidden = 0 AND reprint_of = 0),
         (SELECT count(*) FROM status WHERE is_favourite = 1 AND is_stored = 1 AND hidden = 0);
CREATE TRIGGER count_seen AFTER INSERT ON status
BEGIN
  UPDATE profile_counts
     SET stored = stored + new.is_stored,
         unread = unread + (new.is_read = 0 AND new.is_stored = 1 AND new.hidden = 0
                            AND new.reprint_of = 0),
         favourites = favourites + (new.is_favourite = 1 AND new.is_stored = 1 AND new.hidden = 0);
END;
CREATE TRIGGER count_restated
AFTER UPDATE OF is_read, is_favourite, is_stored, hidden, reprint_of ON status
BEGIN
  UPDATE profile_counts
     SET stored = stored + new.is_stored - old.is_stored,
         unread = unread + (new.is_read = 0 AND new.is_stored = 1 AND new.hidden = 0
                            AND new.reprint_of = 0)
                         - (old.is_read = 0 AND old.is_stored = 1 AND old.hidden = 0
                            AND old.reprint_of = 0),
         favourites = favourites
                      + (new.is_favourite = 1 AND new.is_stored = 1 AND new.hidden = 0)
                      - (old.is_favourite = 1 AND old.is_stored = 1 AND old.hidden = 0);
END;
CREATE TRIGGER count_unseen AFTER DELETE ON status
BEGIN
  UPDATE profile_counts
     SET stored = stored - old.is_stored,
         unread = unread - (old.is_read = 0 AND old.is_stored = 1 AND old.hidden = 0
                            AND old.reprint_of = 0),
         favourites = favourites - (old.is_favourite = 1 AND old.is_stored = 1 AND old.hidden = 0);
END;

-- Topics: what each has found, looked for when a story is stored.
ALTER TABLE topics ADD COLUMN notifies INTEGER NOT NULL DEFAULT 0;
-- CorantoTopicState: 0: the stored stories are still to be looked through, in pauses.
ALTER TABLE topics ADD COLUMN is_complete INTEGER NOT NULL DEFAULT 0;
CREATE TABLE topic_articles (
  topic_id INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (topic_id, article_id)
) WITHOUT ROWID;
CREATE INDEX topic_articles_by_article ON topic_articles (article_id, topic_id);
CREATE TABLE topic_counts (
  topic_id INTEGER PRIMARY KEY REFERENCES topics (id) ON DELETE CASCADE,
  unread INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0
);
CREATE TRIGGER topic_added AFTER INSERT ON topics
BEGIN
  INSERT INTO topic_counts (topic_id) VALUES (new.id);
END;
INSERT INTO topic_counts (topic_id) SELECT id FROM topics;
-- Counted is what its list shows: nothing hidden, and of a story that was printed again the earliest.
CREATE TRIGGER count_topic_found AFTER INSERT ON topic_articles
BEGIN
  UPDATE topic_counts
     SET (unread, total) = (SELECT unread + (is_read = 0 AND hidden = 0 AND reprint_of = 0),
                                   total + (hidden = 0 AND reprint_of = 0)
                              FROM status WHERE article_id = new.article_id)
   WHERE topic_id = new.topic_id;
END;
CREATE TRIGGER count_topic_lost AFTER DELETE ON topic_articles
BEGIN
  UPDATE topic_counts
     SET (unread, total) = (SELECT unread - (is_read = 0 AND hidden = 0 AND reprint_of = 0),
                                   total - (hidden = 0 AND reprint_of = 0)
                              FROM status WHERE article_id = old.article_id)
   WHERE topic_id = old.topic_id;
END;
CREATE TRIGGER count_topic_marked AFTER UPDATE OF is_read, hidden, reprint_of ON status
WHEN old.is_read <> new.is_read OR old.hidden <> new.hidden OR old.reprint_of <> new.reprint_of
BEGIN
  UPDATE topic_counts
     SET unread = unread + (new.is_read = 0 AND new.hidden = 0 AND new.reprint_of = 0)
                         - (old.is_read = 0 AND old.hidden = 0 AND old.reprint_of = 0),
         total = total + (new.hidden = 0 AND new.reprint_of = 0)
                       - (old.hidden = 0 AND old.reprint_of = 0)
   WHERE topic_id IN (SELECT topic_id FROM topic_articles WHERE article_id = new.article_id);
END;
-- What is found in a reprint is shown by the story that it is folded under.
CREATE TRIGGER topic_folded AFTER UPDATE OF reprint_of ON status WHEN new.reprint_of <> 0
BEGIN
  INSERT OR IGNORE INTO topic_articles (topic_id, article_id)
    SELECT topic_id, new.reprint_of FROM topic_articles WHERE article_id = new.article_id;
END;
-- Whoever throws a story away: it is in no topic then.
CREATE TRIGGER topic_purged AFTER UPDATE OF is_stored ON status WHEN new.is_stored = 0
BEGIN
  DELETE FROM topic_articles WHERE article_id = new.article_id;
END;

-- Rules: a search, and what is done with the stories that it finds (CorantoRuleActions).
CREATE TABLE rules (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  actions INTEGER NOT NULL DEFAULT 0,
  is_enabled INTEGER NOT NULL DEFAULT 1,
  position INTEGER NOT NULL DEFAULT 0
);

-- Favourites: the user's lists of them, and how far each is kept whole.
CREATE TABLE lists (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE list_articles (
  list_id INTEGER NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (list_id, article_id)
) WITHOUT ROWID;
CREATE INDEX list_articles_by_article ON list_articles (article_id, list_id);
CREATE TABLE keeping (
  article_id INTEGER PRIMARY KEY,
  state INTEGER NOT NULL DEFAULT 1,     -- CorantoKeepState
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try INTEGER NOT NULL DEFAULT 0,
  error_code INTEGER NOT NULL DEFAULT 0,
  error_detail TEXT
);
CREATE INDEX keeping_due ON keeping (next_try, article_id) WHERE state = 1;
-- Pictures that the bound of the folder does not touch.  Those of an article that is not in
-- "keeping" any more are to be given back.
CREATE TABLE kept_pictures (
  article_id INTEGER NOT NULL,
  url TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,     -- CorantoKeptPicture
  PRIMARY KEY (article_id, url)
) WITHOUT ROWID;
CREATE INDEX kept_pictures_by_url ON kept_pictures (url, article_id);

-- Whoever marks: a person, a rule, an import.  A story that is no favourite any more stays in its
-- lists, where nobody sees it: marked again, it is where it was.
CREATE TRIGGER keep_marked AFTER UPDATE OF is_favourite ON status
WHEN old.is_favourite = 0 AND new.is_favourite = 1
BEGIN
  INSERT OR IGNORE INTO keeping (article_id) VALUES (new.article_id);
END;
CREATE TRIGGER keep_unmarked AFTER UPDATE OF is_favourite ON status
WHEN old.is_favourite = 1 AND new.is_favourite = 0
BEGIN
  DELETE FROM keeping WHERE article_id = new.article_id;
END;
-- Another text has other pictures.
CREATE TRIGGER keep_rewritten AFTER UPDATE OF content_html ON bodies
WHEN old.content_html IS NOT new.content_html
BEGIN
  UPDATE keeping SET state = 1, attempts = 0, next_try = 0
   WHERE article_id = new.article_id AND state <> 1;
END;
INSERT INTO keeping (article_id) SELECT article_id FROM status WHERE is_favourite = 1;

-- What a text is like (coranto-fingerprint), and where like ones are looked for.
CREATE TABLE fingerprints (
  article_id INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL,
  length INTEGER NOT NULL               -- tokens of the text
);
CREATE TABLE fingerprint_bands (
  band INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (band, article_id)
) WITHOUT ROWID;

-- What a channel's list shows now, numbers with spaces between: retention leaves it alone.
CREATE TABLE listings (
  channel_id INTEGER PRIMARY KEY REFERENCES channels (id) ON DELETE CASCADE,
  articles TEXT NOT NULL
);

-- Retention: of a channel; -1: as the profile (meta "keep_days", "keep_count"), 0: for ever.
ALTER TABLE channels ADD COLUMN keep_days INTEGER NOT NULL DEFAULT -1;
ALTER TABLE channels ADD COLUMN keep_count INTEGER NOT NULL DEFAULT -1;

PRAGMA user_version = 4;
