-- Some things take two people, where a consultation asks for it.
ALTER TABLE consultations ADD COLUMN second_person BOOLEAN NOT NULL DEFAULT FALSE;

-- What one person asked for that takes a second one.
CREATE TABLE approvals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    deed TEXT NOT NULL,                      -- announce-round, publish-version, disclose, publish-answers, lift-decision
    subject_id BIGINT NOT NULL,              -- of the round, version or comment
    wording TEXT NOT NULL,                   -- what exactly was asked for: the second person must want the same
    asked_by BIGINT NOT NULL REFERENCES accounts (id),
    asked_at TIMESTAMP NOT NULL,
    settled_by BIGINT REFERENCES accounts (id),
    settled_at TIMESTAMP,
    outcome TEXT                             -- granted, refused, withdrawn; none while it waits
);
CREATE INDEX approvals_waiting ON approvals (consultation_id, deed, subject_id) WHERE settled_at IS NULL;
