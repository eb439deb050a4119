-- Files that parties send with their response, and what moderators decide about them.

-- A file as the file store keeps it: once, however often it was sent. A row comes before its file,
-- and goes after it, so that whatever is in the store has a row.
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,             -- hexadecimal; its name in the store
    size BIGINT NOT NULL,                    -- in bytes
    scan TEXT NOT NULL,                      -- unscanned, clean, infected, failed
    finding TEXT NOT NULL DEFAULT '',        -- what was found, or why the last scan failed
    scan_attempts BIGINT NOT NULL DEFAULT 0,
    next_scan_at TIMESTAMP,                  -- when a scan is due; none once it is clean or infected
    scanned_at TIMESTAMP,
    touched_at TIMESTAMP NOT NULL,           -- last sent; who sends a file has an hour to attach it
    leaving BOOLEAN NOT NULL                 -- being removed from the store: nobody attaches it now
);
CREATE INDEX files_scan ON files (next_scan_at);
CREATE INDEX files_touched ON files (touched_at);

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    file_id BIGINT NOT NULL REFERENCES files (id),
    name TEXT NOT NULL,                      -- as it was called, with the ending of its content
    kind TEXT NOT NULL,                      -- pdf, docx, odt, png, jpeg, gif, webp
    description TEXT NOT NULL,               -- what it is; of an image, its text alternative
    uploaded_by BIGINT REFERENCES accounts (id),
    moderation TEXT NOT NULL,                -- as of a comment: draft, pending, published, withheld, gone
    decisions BIGINT NOT NULL,               -- compare-and-set between moderators
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL            -- compare-and-set between people of a party
);
CREATE UNIQUE INDEX attachments_once ON attachments (submission_id, file_id);
CREATE INDEX attachments_file ON attachments (file_id);
CREATE INDEX attachments_queue ON attachments (round_id, moderation, id);
CREATE INDEX attachments_account ON attachments (uploaded_by);

-- The one with the highest sequence holds.
CREATE TABLE attachment_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attachment_id BIGINT NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL,                -- 1 for the first
    verdict TEXT NOT NULL,                   -- publish, withhold
    ground TEXT,                             -- of withholding
    explanation TEXT NOT NULL,               -- to the party
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX attachment_decisions_sequence ON attachment_decisions (attachment_id, sequence);
CREATE INDEX attachment_decisions_account ON attachment_decisions (decided_by);
