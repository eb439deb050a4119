-- How far it was established who sent a response: invited, account, address, none.
ALTER TABLE submissions ADD COLUMN verification TEXT NOT NULL DEFAULT 'none';
UPDATE submissions SET verification = CASE
    WHEN (SELECT invited FROM parties WHERE parties.id = submissions.party_id) THEN 'invited'
    ELSE 'account'
END WHERE receipt_number IS NOT NULL AND origin <> 'intake';

-- Human checks that were passed, or answered wrongly: each is good for one time.
CREATE TABLE human_checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    nonce_hash TEXT NOT NULL UNIQUE,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX human_checks_expiry ON human_checks (expires_at);

-- Responses that somebody says were sent in their name.
CREATE TABLE impersonations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    submission_id BIGINT REFERENCES submissions (id), -- none: what was named is no response that is public
    reference TEXT NOT NULL,                 -- the response, as it was named
    name TEXT NOT NULL,                      -- of who reports it
    email TEXT,                              -- of who reports it; erased with the addresses of guests
    explanation TEXT NOT NULL,
    language TEXT NOT NULL,
    reported_at TIMESTAMP NOT NULL,
    verdict TEXT,                            -- kept, withdrawn
    note TEXT NOT NULL DEFAULT '',           -- of the moderator, to who reported it
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP
);
CREATE INDEX impersonations_round ON impersonations (round_id, verdict);
CREATE INDEX impersonations_submission ON impersonations (submission_id);
