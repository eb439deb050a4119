-- Mails that one participant has caused to somebody: counted by account and day, and one at a time to each
-- until there is an answer. Who it was to is kept as a hash, and for as long as it counts.
CREATE TABLE caused_mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    recipient_hash TEXT NOT NULL,
    caused_at TIMESTAMP NOT NULL,
    answered_at TIMESTAMP
);
CREATE INDEX caused_mails_account ON caused_mails (account_id, caused_at);
CREATE INDEX caused_mails_recipient ON caused_mails (recipient_hash);

-- Addresses without an account to which others caused a mail, by hash, and whether they want no more.
CREATE TABLE mail_stops (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    address_hash TEXT NOT NULL UNIQUE,
    token TEXT NOT NULL UNIQUE,              -- in every such mail; good for stopping and allowing them, and nothing else
    stopped_at TIMESTAMP
);
