-- What an organisation's people keep to themselves while they write together. Nothing of it leaves the party:
-- no export, moderator, receipt, hash or public page reads these tables.

-- Beside a comment that is, or was, drafted together; a comment without a row is ready and has no note.
CREATE TABLE comment_drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    status TEXT NOT NULL,                    -- idea, ready
    note TEXT NOT NULL DEFAULT '',           -- for colleagues
    authors TEXT NOT NULL DEFAULT '',        -- names, where comments.author_id does not say who wrote it: of a merged comment
    changed_by BIGINT REFERENCES accounts (id), -- whose words these are since; none: the author's
    revision BIGINT NOT NULL                 -- of status and note: compare-and-set between colleagues
);
CREATE UNIQUE INDEX comment_drafts_comment ON comment_drafts (comment_id);
CREATE INDEX comment_drafts_account ON comment_drafts (changed_by);

-- A comment as it was before it was merged, dropped, left behind or rewritten by somebody else.
CREATE TABLE originals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    party_id BIGINT NOT NULL REFERENCES parties (id),
    submission_id BIGINT NOT NULL REFERENCES submissions (id), -- the draft it was taken from
    comment_id BIGINT,                       -- what it went into, though that may be gone since; none: dropped or left behind
    fate TEXT NOT NULL,                      -- merged, dropped, left-behind, rewritten
    author_id BIGINT REFERENCES accounts (id),
    authors TEXT NOT NULL DEFAULT '',        -- as in comment_drafts
    anchor TEXT NOT NULL,                    -- this and what follows as in comments
    section_id BIGINT REFERENCES sections (id),
    passage_id BIGINT REFERENCES passages (id),
    quote_exact TEXT,
    quote_prefix TEXT,
    quote_suffix TEXT,
    quote_start BIGINT,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    proposed_text TEXT,
    status TEXT NOT NULL,                    -- as in comment_drafts
    note TEXT NOT NULL,
    set_aside_by BIGINT REFERENCES accounts (id),
    set_aside_at TIMESTAMP NOT NULL
);
CREATE INDEX originals_party ON originals (party_id, id);
CREATE INDEX originals_submission ON originals (submission_id);
CREATE INDEX originals_author ON originals (author_id);
CREATE INDEX originals_account ON originals (set_aside_by);

-- Organisations asked to sign a submission of another party, and what they answered.
CREATE TABLE signatures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,                      -- of the organisation, as it stood
    group_code TEXT NOT NULL,
    state TEXT NOT NULL,                     -- planned (the submission is a draft still), asked, signed, declined, taken-back
    content_hash TEXT,                       -- of the submission as it was signed
    asked_by BIGINT REFERENCES accounts (id),
    asked_at TIMESTAMP NOT NULL,
    signer_name TEXT NOT NULL DEFAULT '',    -- who signed for the organisation, as they were called
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP
);
CREATE UNIQUE INDEX signatures_once ON signatures (submission_id, organisation_id);
CREATE INDEX signatures_organisation ON signatures (organisation_id, id);
CREATE INDEX signatures_asked_by ON signatures (asked_by);
CREATE INDEX signatures_decided_by ON signatures (decided_by);
