DROP TRIGGER search_comment_made;
DROP TRIGGER search_comment_changed;
DROP TRIGGER search_submission_changed;
DROP TRIGGER search_answer_made;
DROP TRIGGER search_answer_changed;
DROP TRIGGER search_answer_gone;
DROP TRIGGER search_version_made;
DROP TRIGGER search_version_changed;
DROP TRIGGER search_language_changed;
DROP TRIGGER search_round_made;
DROP TRIGGER search_round_changed;
DROP TRIGGER search_round_gone;
DROP TRIGGER search_confidential_changed;
DROP VIEW search_refresh;
DROP VIEW search_comments;
DROP VIEW search_versions;
DROP VIEW search_rounds;
DROP TABLE search_words;
DROP TABLE search_entries;
DROP TABLE search_pending;
DROP TABLE search_inner_words;
DROP TABLE search_inner_entries;
DROP TABLE search_inner_pending;
ALTER TABLE consultations DROP COLUMN confidential;

-- Finding: which words stand in which passage, published comment and published answer. Entries are
-- made by a worker, which is told by search_pending what to look at. They are taken away by the
-- triggers below, in the transaction of the change itself and whoever makes it, so that what is not
-- public any more is not found any more.

CREATE TABLE search_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                      -- passage, comment, answer
    consultation_id BIGINT NOT NULL,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE, -- of the passage, or of the comment's round
    round_id BIGINT,                         -- of the comment
    passage_id BIGINT REFERENCES passages (id) ON DELETE CASCADE, -- what was found, if a passage
    comment_id BIGINT REFERENCES comments (id) ON DELETE CASCADE, -- what was found, or what the answer answers
    language TEXT NOT NULL,                  -- by whose rules the words are stemmed
    section_key TEXT NOT NULL DEFAULT '',    -- key of the heading of the outermost section
    group_code TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX search_entries_passage ON search_entries (passage_id);
CREATE UNIQUE INDEX search_entries_comment ON search_entries (comment_id, kind);
CREATE INDEX search_entries_version ON search_entries (version_id);

-- The words themselves, stemmed and without accents; the text is where it was. The row of an entry
-- has the entry's id. They come without anything but letters and digits, parted by spaces.
CREATE VIRTUAL TABLE search_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entries BEGIN
    DELETE FROM search_words WHERE rowid = OLD.id;
END;

-- What the worker is to look at: one of the two.
CREATE TABLE search_pending (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT REFERENCES comments (id) ON DELETE CASCADE,
    version_id BIGINT REFERENCES versions (id) ON DELETE CASCADE
);
CREATE INDEX search_pending_comment ON search_pending (comment_id);
CREATE INDEX search_pending_version ON search_pending (version_id);

CREATE TRIGGER search_comment_made AFTER INSERT ON comments
WHEN NEW.moderation IN ('published', 'redacted') BEGIN
    INSERT INTO search_pending (comment_id) VALUES (NEW.id);
END;

CREATE TRIGGER search_comment_changed
AFTER UPDATE OF moderation, decisions, body, proposed_text, section_id, passage_id, group_code ON comments
WHEN OLD.moderation IN ('published', 'redacted') OR NEW.moderation IN ('published', 'redacted') BEGIN
    DELETE FROM search_entries WHERE comment_id = NEW.id;
    INSERT INTO search_pending (comment_id)
        SELECT NEW.id WHERE NEW.moderation IN ('published', 'redacted');
END;

CREATE TRIGGER search_submission_changed AFTER UPDATE OF state, publication ON submissions
WHEN OLD.state <> NEW.state OR OLD.publication <> NEW.publication BEGIN
    DELETE FROM search_entries
        WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.id);
    INSERT INTO search_pending (comment_id)
        SELECT id FROM comments
        WHERE submission_id = NEW.id AND moderation IN ('published', 'redacted');
END;

CREATE TRIGGER search_answer_made AFTER INSERT ON dispositions
WHEN NEW.published_at IS NOT NULL BEGIN
    INSERT INTO search_pending (comment_id) VALUES (NEW.comment_id);
END;

CREATE TRIGGER search_answer_changed AFTER UPDATE OF published_disposition, published_response, published_at ON dispositions
WHEN OLD.published_response IS NOT NEW.published_response
    OR OLD.published_disposition IS NOT NEW.published_disposition
    OR OLD.published_at IS NOT NEW.published_at BEGIN
    DELETE FROM search_entries WHERE comment_id = NEW.comment_id AND kind = 'answer';
    INSERT INTO search_pending (comment_id) VALUES (NEW.comment_id);
END;

CREATE TRIGGER search_answer_gone AFTER DELETE ON dispositions BEGIN
    DELETE FROM search_entries WHERE comment_id = OLD.comment_id AND kind = 'answer';
END;

CREATE TRIGGER search_version_made AFTER INSERT ON versions BEGIN
    INSERT INTO search_pending (version_id) VALUES (NEW.id);
END;

-- One that is replaced loses its passages, and their entries with them.
CREATE TRIGGER search_version_changed AFTER UPDATE OF source_hash ON versions BEGIN
    INSERT INTO search_pending (version_id) VALUES (NEW.id);
END;

CREATE TRIGGER search_language_changed AFTER UPDATE OF language ON consultations
WHEN OLD.language <> NEW.language BEGIN
    DELETE FROM search_entries WHERE consultation_id = NEW.id;
    INSERT INTO search_pending (version_id) SELECT id FROM versions WHERE consultation_id = NEW.id;
    INSERT INTO search_pending (comment_id)
        SELECT comments.id FROM comments JOIN rounds ON rounds.id = comments.round_id
        WHERE rounds.consultation_id = NEW.id AND comments.moderation IN ('published', 'redacted');
END;

-- What is there already.
INSERT INTO search_pending (version_id) SELECT id FROM versions ORDER BY id;
INSERT INTO search_pending (comment_id)
    SELECT id FROM comments WHERE moderation IN ('published', 'redacted') ORDER BY id;
