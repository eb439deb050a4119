-- Codes with which colleagues without an account draft for an organisation in a round.

CREATE TABLE colleague_codes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    party_id BIGINT NOT NULL REFERENCES parties (id),
    code_hash TEXT NOT NULL UNIQUE,          -- SHA-256 of the code as it is meant
    hint TEXT NOT NULL,                      -- its last four characters
    made_by BIGINT REFERENCES accounts (id),
    made_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP                   -- lets nobody in any more, and ended who came in by it
);
CREATE INDEX colleague_codes_party ON colleague_codes (party_id, id);
CREATE INDEX colleague_codes_account ON colleague_codes (made_by);

-- By which code a colleague came in.
ALTER TABLE guests ADD COLUMN code_id BIGINT REFERENCES colleague_codes (id);
CREATE INDEX guests_code ON guests (code_id);

-- Beside the columns for accounts: who changed, wrote or set aside something without one.
ALTER TABLE comment_drafts ADD COLUMN guest_id BIGINT REFERENCES guests (id);
ALTER TABLE originals ADD COLUMN guest_id BIGINT REFERENCES guests (id);
ALTER TABLE originals ADD COLUMN set_aside_by_guest BIGINT REFERENCES guests (id);
CREATE INDEX comment_drafts_guest ON comment_drafts (guest_id);
CREATE INDEX originals_guest ON originals (guest_id);
CREATE INDEX originals_guest_by ON originals (set_aside_by_guest);
