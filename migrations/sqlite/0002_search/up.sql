-- Finding: which words stand in which passage, published comment and published answer. Entries are made by a worker,
-- which is told by search_pending what to look at, and taken away by the triggers below, in the transaction of the change
-- itself and whoever makes it, so that what is not public any more is not found any more.
--
-- An index for each audience: search_… for what everybody may read, search_inner_… for rounds by
-- invitation. What is in neither audience is in no table here, waits in no list and counts in no
-- statistics, so that nothing an outsider is answered changes with it. The views say who may read what;
-- readers::require_readable says the same of one reader.

-- Announced rounds.
CREATE VIEW search_rounds AS
SELECT r.id, r.consultation_id, r.version_id, (r.access = 'open' AND NOT k.confidential) AS is_public
FROM rounds r JOIN consultations k ON k.id = r.consultation_id
WHERE r.state <> 'draft';

-- Versions that are read in an announced round or were made public by staff; in both audiences if both
-- read it. Nobody knows of a consultation before a round of it is announced.
CREATE VIEW search_versions AS
SELECT v.id, v.consultation_id, TRUE AS is_public
FROM versions v JOIN consultations k ON k.id = v.consultation_id
WHERE NOT k.confidential AND (
    EXISTS (SELECT 1 FROM search_rounds r WHERE r.version_id = v.id AND r.is_public)
    OR (v.published_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM search_rounds r WHERE r.consultation_id = v.consultation_id))
)
UNION ALL
SELECT v.id, v.consultation_id, FALSE AS is_public
FROM versions v
WHERE EXISTS (SELECT 1 FROM search_rounds r WHERE r.version_id = v.id AND NOT r.is_public);

-- Published comments of announced rounds.
CREATE VIEW search_comments AS
SELECT c.id, c.round_id, r.consultation_id, r.is_public
FROM public_comments c JOIN search_rounds r ON r.id = c.round_id;

-- Entries: which words stand where. Pending: what the worker is still to look at, one of the two.

CREATE TABLE search_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('passage', 'comment', 'answer')),
    consultation_id BIGINT NOT NULL REFERENCES consultations (id) ON DELETE CASCADE,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE, -- of the passage, or of the comment's round
    round_id BIGINT REFERENCES rounds (id) ON DELETE CASCADE, -- of the comment
    passage_id BIGINT REFERENCES passages (id) ON DELETE CASCADE, -- what was found, if a passage
    comment_id BIGINT REFERENCES comments (id) ON DELETE CASCADE, -- what was found, or what the answer answers
    section_key TEXT NOT NULL DEFAULT '',    -- key of the heading of the outermost section
    group_code TEXT NOT NULL DEFAULT '',
    tie BIGINT NOT NULL                      -- which of two that fit alike comes first: the greater
);
CREATE UNIQUE INDEX search_entries_passage ON search_entries (passage_id);
CREATE UNIQUE INDEX search_entries_comment ON search_entries (comment_id, kind);
CREATE INDEX search_entries_version ON search_entries (version_id);
-- words: in the order of the text. forms: what a word is found by besides, in no order.
CREATE VIRTUAL TABLE search_words USING fts5 (words, forms, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entries BEGIN
    DELETE FROM search_words WHERE rowid = OLD.id;
END;
CREATE TABLE search_pending (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT REFERENCES comments (id) ON DELETE CASCADE,
    version_id BIGINT REFERENCES versions (id) ON DELETE CASCADE
);
CREATE INDEX search_pending_comment ON search_pending (comment_id);
CREATE INDEX search_pending_version ON search_pending (version_id);

CREATE TABLE search_inner_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('passage', 'comment', 'answer')),
    consultation_id BIGINT NOT NULL REFERENCES consultations (id) ON DELETE CASCADE,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE, -- of the passage, or of the comment's round
    round_id BIGINT REFERENCES rounds (id) ON DELETE CASCADE, -- of the comment
    passage_id BIGINT REFERENCES passages (id) ON DELETE CASCADE, -- what was found, if a passage
    comment_id BIGINT REFERENCES comments (id) ON DELETE CASCADE, -- what was found, or what the answer answers
    section_key TEXT NOT NULL DEFAULT '',    -- key of the heading of the outermost section
    group_code TEXT NOT NULL DEFAULT '',
    tie BIGINT NOT NULL                      -- which of two that fit alike comes first: the greater
);
CREATE UNIQUE INDEX search_inner_entries_passage ON search_inner_entries (passage_id);
CREATE UNIQUE INDEX search_inner_entries_comment ON search_inner_entries (comment_id, kind);
CREATE INDEX search_inner_entries_version ON search_inner_entries (version_id);
CREATE VIRTUAL TABLE search_inner_words USING fts5 (words, forms, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE TRIGGER search_inner_entry_gone AFTER DELETE ON search_inner_entries BEGIN
    DELETE FROM search_inner_words WHERE rowid = OLD.id;
END;
CREATE TABLE search_inner_pending (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT REFERENCES comments (id) ON DELETE CASCADE,
    version_id BIGINT REFERENCES versions (id) ON DELETE CASCADE
);
CREATE INDEX search_inner_pending_comment ON search_inner_pending (comment_id);
CREATE INDEX search_inner_pending_version ON search_inner_pending (version_id);

-- What to do when who may read what of a consultation changes: INSERT INTO search_refresh VALUES (id).
CREATE VIEW search_refresh AS SELECT 0 AS consultation_id WHERE FALSE;
CREATE TRIGGER search_refreshed INSTEAD OF INSERT ON search_refresh BEGIN
    DELETE FROM search_entries WHERE kind = 'passage'
        AND version_id IN (SELECT id FROM versions WHERE consultation_id = NEW.consultation_id)
        AND version_id NOT IN (SELECT id FROM search_versions WHERE consultation_id = NEW.consultation_id AND is_public);
    DELETE FROM search_entries WHERE kind <> 'passage'
        AND version_id IN (SELECT id FROM versions WHERE consultation_id = NEW.consultation_id)
        AND round_id NOT IN (SELECT id FROM search_rounds WHERE consultation_id = NEW.consultation_id AND is_public);
    DELETE FROM search_pending WHERE version_id IN (SELECT id FROM versions WHERE consultation_id = NEW.consultation_id);
    DELETE FROM search_pending WHERE comment_id IN (
        SELECT c.id FROM rounds r JOIN comments c ON c.round_id = r.id WHERE r.consultation_id = NEW.consultation_id);
    INSERT INTO search_pending (version_id) SELECT id FROM search_versions WHERE consultation_id = NEW.consultation_id AND is_public;
    INSERT INTO search_pending (comment_id) SELECT id FROM search_comments
        WHERE consultation_id = NEW.consultation_id AND is_public
        AND NOT EXISTS (SELECT 1 FROM search_entries e WHERE e.comment_id = search_comments.id AND e.kind = 'comment');
    DELETE FROM search_inner_entries WHERE kind = 'passage'
        AND version_id IN (SELECT id FROM versions WHERE consultation_id = NEW.consultation_id)
        AND version_id NOT IN (SELECT id FROM search_versions WHERE consultation_id = NEW.consultation_id AND NOT is_public);
    DELETE FROM search_inner_entries WHERE kind <> 'passage'
        AND version_id IN (SELECT id FROM versions WHERE consultation_id = NEW.consultation_id)
        AND round_id NOT IN (SELECT id FROM search_rounds WHERE consultation_id = NEW.consultation_id AND NOT is_public);
    DELETE FROM search_inner_pending WHERE version_id IN (SELECT id FROM versions WHERE consultation_id = NEW.consultation_id);
    DELETE FROM search_inner_pending WHERE comment_id IN (
        SELECT c.id FROM rounds r JOIN comments c ON c.round_id = r.id WHERE r.consultation_id = NEW.consultation_id);
    INSERT INTO search_inner_pending (version_id) SELECT id FROM search_versions WHERE consultation_id = NEW.consultation_id AND NOT is_public;
    INSERT INTO search_inner_pending (comment_id) SELECT id FROM search_comments
        WHERE consultation_id = NEW.consultation_id AND NOT is_public
        AND NOT EXISTS (SELECT 1 FROM search_inner_entries e WHERE e.comment_id = search_comments.id AND e.kind = 'comment');
END;

CREATE TRIGGER search_comment_made AFTER INSERT ON comments
WHEN NEW.moderation IN ('published', 'redacted') BEGIN
    DELETE FROM search_pending WHERE comment_id = NEW.id;
    INSERT INTO search_pending (comment_id) SELECT id FROM search_comments WHERE id = NEW.id AND is_public;
    DELETE FROM search_inner_pending WHERE comment_id = NEW.id;
    INSERT INTO search_inner_pending (comment_id) SELECT id FROM search_comments WHERE id = NEW.id AND NOT is_public;
END;

CREATE TRIGGER search_comment_changed AFTER UPDATE OF moderation, decisions, body, proposed_text, section_id, passage_id, group_code ON comments
WHEN OLD.moderation IN ('published', 'redacted') OR NEW.moderation IN ('published', 'redacted') BEGIN
    DELETE FROM search_entries WHERE comment_id = NEW.id;
    DELETE FROM search_inner_entries WHERE comment_id = NEW.id;
    DELETE FROM search_pending WHERE comment_id = NEW.id;
    INSERT INTO search_pending (comment_id) SELECT id FROM search_comments WHERE id = NEW.id AND is_public;
    DELETE FROM search_inner_pending WHERE comment_id = NEW.id;
    INSERT INTO search_inner_pending (comment_id) SELECT id FROM search_comments WHERE id = NEW.id AND NOT is_public;
END;

CREATE TRIGGER search_submission_changed AFTER UPDATE OF state, publication, submitter_name ON submissions
WHEN OLD.state <> NEW.state OR OLD.publication <> NEW.publication OR OLD.submitter_name <> NEW.submitter_name BEGIN
    DELETE FROM search_entries WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.id);
    DELETE FROM search_pending WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.id);
    INSERT INTO search_pending (comment_id) SELECT id FROM search_comments
        WHERE id IN (SELECT id FROM comments WHERE submission_id = NEW.id) AND is_public;
    DELETE FROM search_inner_entries WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.id);
    DELETE FROM search_inner_pending WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.id);
    INSERT INTO search_inner_pending (comment_id) SELECT id FROM search_comments
        WHERE id IN (SELECT id FROM comments WHERE submission_id = NEW.id) AND NOT is_public;
END;

-- A name is found no longer than it is shown: one that was erased, a signature that was taken back.
CREATE TRIGGER search_party_changed AFTER UPDATE OF name ON parties
WHEN OLD.name <> NEW.name BEGIN
    DELETE FROM search_entries WHERE comment_id IN (SELECT c.id FROM comments c JOIN submissions s ON s.id = c.submission_id WHERE s.party_id = NEW.id);
    DELETE FROM search_pending WHERE comment_id IN (SELECT c.id FROM comments c JOIN submissions s ON s.id = c.submission_id WHERE s.party_id = NEW.id);
    INSERT INTO search_pending (comment_id) SELECT id FROM search_comments
        WHERE id IN (SELECT c.id FROM comments c JOIN submissions s ON s.id = c.submission_id WHERE s.party_id = NEW.id) AND is_public;
    DELETE FROM search_inner_entries WHERE comment_id IN (SELECT c.id FROM comments c JOIN submissions s ON s.id = c.submission_id WHERE s.party_id = NEW.id);
    DELETE FROM search_inner_pending WHERE comment_id IN (SELECT c.id FROM comments c JOIN submissions s ON s.id = c.submission_id WHERE s.party_id = NEW.id);
    INSERT INTO search_inner_pending (comment_id) SELECT id FROM search_comments
        WHERE id IN (SELECT c.id FROM comments c JOIN submissions s ON s.id = c.submission_id WHERE s.party_id = NEW.id) AND NOT is_public;
END;

CREATE TRIGGER search_signature_changed AFTER UPDATE OF state ON signatures
WHEN OLD.state <> NEW.state BEGIN
    DELETE FROM search_entries WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.submission_id);
    DELETE FROM search_pending WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.submission_id);
    INSERT INTO search_pending (comment_id) SELECT id FROM search_comments
        WHERE id IN (SELECT id FROM comments WHERE submission_id = NEW.submission_id) AND is_public;
    DELETE FROM search_inner_entries WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.submission_id);
    DELETE FROM search_inner_pending WHERE comment_id IN (SELECT id FROM comments WHERE submission_id = NEW.submission_id);
    INSERT INTO search_inner_pending (comment_id) SELECT id FROM search_comments
        WHERE id IN (SELECT id FROM comments WHERE submission_id = NEW.submission_id) AND NOT is_public;
END;

CREATE TRIGGER search_answer_made AFTER INSERT ON dispositions
WHEN NEW.published_at IS NOT NULL BEGIN
    DELETE FROM search_pending WHERE comment_id = NEW.comment_id;
    INSERT INTO search_pending (comment_id) SELECT id FROM search_comments WHERE id = NEW.comment_id AND is_public;
    DELETE FROM search_inner_pending WHERE comment_id = NEW.comment_id;
    INSERT INTO search_inner_pending (comment_id) SELECT id FROM search_comments WHERE id = NEW.comment_id AND NOT is_public;
END;

CREATE TRIGGER search_answer_changed AFTER UPDATE OF published_disposition, published_response, published_at ON dispositions
WHEN OLD.published_response IS NOT NEW.published_response
    OR OLD.published_disposition IS NOT NEW.published_disposition
    OR OLD.published_at IS NOT NEW.published_at BEGIN
    DELETE FROM search_entries WHERE comment_id = NEW.comment_id AND kind = 'answer';
    DELETE FROM search_inner_entries WHERE comment_id = NEW.comment_id AND kind = 'answer';
    DELETE FROM search_pending WHERE comment_id = NEW.comment_id;
    INSERT INTO search_pending (comment_id) SELECT id FROM search_comments WHERE id = NEW.comment_id AND is_public;
    DELETE FROM search_inner_pending WHERE comment_id = NEW.comment_id;
    INSERT INTO search_inner_pending (comment_id) SELECT id FROM search_comments WHERE id = NEW.comment_id AND NOT is_public;
END;

CREATE TRIGGER search_answer_gone AFTER DELETE ON dispositions
BEGIN
    DELETE FROM search_entries WHERE comment_id = OLD.comment_id AND kind = 'answer';
    DELETE FROM search_inner_entries WHERE comment_id = OLD.comment_id AND kind = 'answer';
END;

CREATE TRIGGER search_version_made AFTER INSERT ON versions
BEGIN
    DELETE FROM search_entries WHERE kind = 'passage' AND version_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM search_versions WHERE id = NEW.id AND is_public);
    DELETE FROM search_pending WHERE version_id = NEW.id;
    INSERT INTO search_pending (version_id) SELECT id FROM search_versions WHERE id = NEW.id AND is_public;
    DELETE FROM search_inner_entries WHERE kind = 'passage' AND version_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM search_versions WHERE id = NEW.id AND NOT is_public);
    DELETE FROM search_inner_pending WHERE version_id = NEW.id;
    INSERT INTO search_inner_pending (version_id) SELECT id FROM search_versions WHERE id = NEW.id AND NOT is_public;
END;

CREATE TRIGGER search_version_changed AFTER UPDATE OF source_hash, published_at ON versions
BEGIN
    DELETE FROM search_entries WHERE kind = 'passage' AND version_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM search_versions WHERE id = NEW.id AND is_public);
    DELETE FROM search_pending WHERE version_id = NEW.id;
    INSERT INTO search_pending (version_id) SELECT id FROM search_versions WHERE id = NEW.id AND is_public;
    DELETE FROM search_inner_entries WHERE kind = 'passage' AND version_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM search_versions WHERE id = NEW.id AND NOT is_public);
    DELETE FROM search_inner_pending WHERE version_id = NEW.id;
    INSERT INTO search_inner_pending (version_id) SELECT id FROM search_versions WHERE id = NEW.id AND NOT is_public;
END;

-- Words that were mended in a passage: it is looked at again.
CREATE TRIGGER search_passage_changed AFTER UPDATE OF text ON passages
WHEN OLD.text <> NEW.text BEGIN
    DELETE FROM search_entries WHERE passage_id = NEW.id;
    DELETE FROM search_inner_entries WHERE passage_id = NEW.id;
    DELETE FROM search_pending WHERE version_id = NEW.version_id;
    INSERT INTO search_pending (version_id) SELECT id FROM search_versions WHERE id = NEW.version_id AND is_public;
    DELETE FROM search_inner_pending WHERE version_id = NEW.version_id;
    INSERT INTO search_inner_pending (version_id) SELECT id FROM search_versions WHERE id = NEW.version_id AND NOT is_public;
END;

CREATE TRIGGER search_confidential_changed AFTER UPDATE OF confidential ON consultations
WHEN OLD.confidential <> NEW.confidential BEGIN
    INSERT INTO search_refresh VALUES (NEW.id);
END;

CREATE TRIGGER search_round_made AFTER INSERT ON rounds
WHEN NEW.state <> 'draft' BEGIN
    INSERT INTO search_refresh VALUES (NEW.consultation_id);
END;

CREATE TRIGGER search_round_changed AFTER UPDATE OF state, access, version_id ON rounds
WHEN (OLD.state = 'draft') <> (NEW.state = 'draft') OR OLD.access <> NEW.access OR OLD.version_id <> NEW.version_id BEGIN
    INSERT INTO search_refresh VALUES (NEW.consultation_id);
END;

CREATE TRIGGER search_round_gone AFTER DELETE ON rounds
WHEN OLD.state <> 'draft' BEGIN
    INSERT INTO search_refresh VALUES (OLD.consultation_id);
END;
