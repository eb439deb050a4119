-- People without an account who write for one party in one round: a respondent of their own, or a
-- colleague who drafts for an organisation.

CREATE TABLE guests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    party_id BIGINT NOT NULL REFERENCES parties (id),
    kind TEXT NOT NULL,                      -- respondent, colleague
    name TEXT NOT NULL,
    email TEXT,                              -- apart from the response, and erased before it
    language TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,           -- when one who was never confirmed is erased
    checked_at TIMESTAMP,                    -- passed the human check
    sent_at TIMESTAMP,                       -- when the response that waits for confirmation was sent
    confirmed_at TIMESTAMP,                  -- when the address was last confirmed
    ended_at TIMESTAMP                       -- may write no more
);
CREATE INDEX guests_round ON guests (round_id, created_at);
CREATE INDEX guests_party ON guests (party_id);
CREATE INDEX guests_expiry ON guests (expires_at);

CREATE TABLE guest_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    guest_id BIGINT NOT NULL REFERENCES guests (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,                   -- browser, confirm, link
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX guest_tokens_guest ON guest_tokens (guest_id, purpose);
CREATE INDEX guest_tokens_expiry ON guest_tokens (expires_at);

-- Who wrote it, where that is nobody with an account.
ALTER TABLE comments ADD COLUMN guest_id BIGINT REFERENCES guests (id);
ALTER TABLE answers ADD COLUMN guest_id BIGINT REFERENCES guests (id);
CREATE INDEX comments_guest ON comments (guest_id);
CREATE INDEX answers_guest ON answers (guest_id);
