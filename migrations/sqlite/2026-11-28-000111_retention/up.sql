-- What has had its term is erased. A term counts from when an account was last used; nobody noted that before, so it
-- counts from this upgrade.
ALTER TABLE accounts ADD COLUMN last_used_at TIMESTAMP;
ALTER TABLE accounts ADD COLUMN warned_at TIMESTAMP;     -- of its end, by mail; not since it was used
UPDATE accounts SET last_used_at = CURRENT_TIMESTAMP;

-- Nothing of a consultation on hold is erased, whatever its term.
ALTER TABLE consultations ADD COLUMN on_hold BOOLEAN NOT NULL DEFAULT FALSE;

-- What was erased by its term, where the row itself stays for what hangs on it.
CREATE TABLE erasures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    class TEXT NOT NULL,                     -- withdrawn, people
    subject_id BIGINT NOT NULL,              -- of the submission, party
    erased_at TIMESTAMP NOT NULL,
    UNIQUE (class, subject_id)
);
