-- Somebody asked by mail to have their organisation sign a submission. Which organisation that is, they
-- choose themselves; from then on it is a row of signatures.
CREATE TABLE signing_invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    token_hash TEXT UNIQUE,                  -- none while the submission is a draft: nothing was sent
    asked_by BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    asked_at TIMESTAMP NOT NULL,
    UNIQUE (submission_id, email)
);
