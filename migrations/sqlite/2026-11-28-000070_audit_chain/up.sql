-- An event is written without its place in the chain, and gets it a moment later. SQLite cannot take
-- NOT NULL away from a column, so the table is made anew; nothing refers to it.
CREATE TABLE audit_events_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sequence BIGINT UNIQUE,                  -- without gaps, from 1; NULL until it has its place
    at TIMESTAMP NOT NULL,
    actor_id BIGINT,
    actor TEXT NOT NULL,                     -- "account", "system", "command-line" or "anonymous"
    origin TEXT NOT NULL,                    -- what stands for the network address, or ''
    action TEXT NOT NULL,                    -- "comment.decide"
    subject TEXT NOT NULL,                   -- "comment"
    subject_id BIGINT,
    consultation_id BIGINT,
    details TEXT NOT NULL,                   -- JSON
    previous_hash TEXT,
    hash TEXT,
    key_id TEXT,                             -- the key the hash is under; NULL: of before there were keys
    seal TEXT                                -- over an event of before there were keys: "key:hash"
);
INSERT INTO audit_events_new (
    id, sequence, at, actor_id, actor, origin, action, subject, subject_id, consultation_id, details,
    previous_hash, hash
)
SELECT
    id, sequence, at, actor_id, actor, origin, action, subject, subject_id, consultation_id, details,
    previous_hash, hash
FROM audit_events;
DROP TABLE audit_events;
ALTER TABLE audit_events_new RENAME TO audit_events;
CREATE INDEX audit_events_subject ON audit_events (subject, subject_id);
CREATE INDEX audit_events_consultation ON audit_events (consultation_id, id);
CREATE INDEX audit_events_waiting ON audit_events (id) WHERE sequence IS NULL;

-- What marks of network addresses are made with, a month each; thrown away after their term.
CREATE TABLE audit_origin_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL UNIQUE,              -- "2026-11"
    salt TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- Ends of the chain that were sent elsewhere.
CREATE TABLE audit_checkpoints (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL
);
