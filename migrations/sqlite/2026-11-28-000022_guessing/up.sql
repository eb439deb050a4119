-- Browsers in which an account was signed in to before; none of these is locked out by others who guess.
CREATE TABLE known_browsers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL,                -- SHA-256 of the browser's own cookie
    used_at TIMESTAMP NOT NULL,              -- last sign-in
    UNIQUE (account_id, token_hash)
);
CREATE INDEX known_browsers_used ON known_browsers (used_at);

-- Failed tries of passwords, forgotten after a day.
CREATE TABLE guesses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,                   -- SHA-256 of the address tried
    account_id BIGINT REFERENCES accounts (id) ON DELETE CASCADE, -- whose it is, if anybody's
    asker TEXT NOT NULL,                     -- a browser that is known, or a network address
    familiar BOOLEAN NOT NULL,               -- whether that browser is known to the account
    failures BIGINT NOT NULL,
    unreported BIGINT NOT NULL,              -- of these, not in the audit log yet
    told BOOLEAN NOT NULL,                   -- whether the account's owner has had a mail
    next_at TIMESTAMP NOT NULL,              -- from when the next try is allowed
    last_at TIMESTAMP NOT NULL,
    UNIQUE (subject, asker)
);
CREATE INDEX guesses_account ON guesses (account_id);
CREATE INDEX guesses_last ON guesses (last_at);

-- Where a session is, as its owner sees it, and when it was last used, to some minutes.
ALTER TABLE sessions ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN used_at TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';
UPDATE sessions SET used_at = created_at;

-- Links asked for with an address that may be anybody's; a worker finds out whether it is somebody's, so
-- that the answer takes as long for all.
CREATE TABLE link_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL,                   -- verify, reset
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    origin TEXT NOT NULL,
    asked_at TIMESTAMP NOT NULL
);
