-- Times are UTC. Words in state columns are those of the Rust enums (kebab-case).

-- People and bodies -------------------------------------------------------

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL UNIQUE,              -- trimmed and lower-case
    name TEXT NOT NULL,
    password_hash TEXT,                      -- argon2id PHC string; NULL until one is chosen
    language TEXT NOT NULL,
    admin BOOLEAN NOT NULL DEFAULT 0,
    verified_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,         -- SHA-256 of the cookie's value
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);

CREATE TABLE account_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,                   -- verify, reset
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX account_tokens_account ON account_tokens (account_id, purpose);

CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    hint TEXT NOT NULL,                      -- last four characters, to tell tokens apart
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP
);
CREATE INDEX api_tokens_account ON api_tokens (account_id);

CREATE TABLE organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    group_code TEXT NOT NULL,                -- a Group of the configuration
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE memberships (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,                      -- member, lead
    created_at TIMESTAMP NOT NULL,
    UNIQUE (organisation_id, account_id)
);
CREATE INDEX memberships_account ON memberships (account_id);

-- The procedure -----------------------------------------------------------

CREATE TABLE consultations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',        -- limited Markdown
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,                 -- IANA name
    public_revision BIGINT NOT NULL DEFAULT 0, -- rises whenever something the public sees changes
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,                      -- project-lead, moderator, drafter, clerk
    created_at TIMESTAMP NOT NULL,
    UNIQUE (consultation_id, account_id, role)
);
CREATE INDEX staff_account ON staff (account_id);

CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    words BIGINT NOT NULL,
    source_hash TEXT NOT NULL,               -- SHA-256 over the files imported
    created_at TIMESTAMP NOT NULL,
    UNIQUE (consultation_id, label)
);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    parent_id BIGINT REFERENCES sections (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,                -- from 0, document order
    level BIGINT NOT NULL,
    number TEXT NOT NULL,                    -- "5.2.1", printed or generated
    title TEXT NOT NULL,
    UNIQUE (version_id, position)
);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    section_id BIGINT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,                -- from 0, document order
    key TEXT NOT NULL,                       -- the same across Versions
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    text TEXT NOT NULL,                      -- plain text, white space collapsed
    html TEXT NOT NULL,                      -- sanitised inner HTML
    depth BIGINT NOT NULL,                   -- list nesting, from 0
    block BIGINT NOT NULL,                   -- list or table shared with neighbours; 0 none
    ordered BOOLEAN NOT NULL,
    start BIGINT NOT NULL,                   -- ordinal in an ordered list
    header BOOLEAN NOT NULL,                 -- header row of a table
    UNIQUE (version_id, key),
    UNIQUE (version_id, position)
);
CREATE INDEX passages_section ON passages (section_id);

CREATE TABLE rounds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    number BIGINT NOT NULL,
    version_id BIGINT NOT NULL REFERENCES versions (id),
    state TEXT NOT NULL,                     -- draft, scheduled, open, closed, reporting, archived
    access TEXT NOT NULL,                    -- open, invited
    introduction TEXT NOT NULL DEFAULT '',   -- limited Markdown
    opens_at TIMESTAMP NOT NULL,
    closes_at TIMESTAMP NOT NULL,
    answers_published_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (consultation_id, number)
);
CREATE INDEX rounds_due ON rounds (state, opens_at, closes_at);
CREATE INDEX rounds_version ON rounds (version_id);

CREATE TABLE parties (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    organisation_id BIGINT REFERENCES organisations (id),
    account_id BIGINT REFERENCES accounts (id),
    name TEXT NOT NULL,                      -- of the organisation or the person, as it stood
    group_code TEXT NOT NULL,
    invited BOOLEAN NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (round_id, organisation_id),
    UNIQUE (round_id, account_id)
);
CREATE INDEX parties_organisation ON parties (organisation_id);
CREATE INDEX parties_account ON parties (account_id);

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    round_id BIGINT REFERENCES rounds (id),
    email TEXT NOT NULL,
    role TEXT NOT NULL,                      -- member, lead
    language TEXT NOT NULL,
    invited_by BIGINT REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    accepted_at TIMESTAMP
);
CREATE INDEX invitations_organisation ON invitations (organisation_id);

-- What parties say ----------------------------------------------------------

CREATE TABLE submissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    party_id BIGINT NOT NULL REFERENCES parties (id),
    state TEXT NOT NULL,                     -- draft, submitted, superseded, withdrawn
    publication TEXT NOT NULL,               -- name-and-organisation, organisation, anonymous, none
    origin TEXT NOT NULL,                    -- page, api, intake
    submitter_name TEXT NOT NULL DEFAULT '', -- the person who answers for it
    submitted_by BIGINT REFERENCES accounts (id),
    receipt_number TEXT UNIQUE,
    content_hash TEXT,                       -- SHA-256, hexadecimal
    supersedes_id BIGINT REFERENCES submissions (id),
    created_at TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP,
    ended_at TIMESTAMP                       -- superseded or withdrawn
);
CREATE INDEX submissions_party ON submissions (party_id, state);
CREATE INDEX submissions_round ON submissions (round_id, state);

CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    title TEXT NOT NULL,
    sample_comment_id BIGINT,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    party_id BIGINT NOT NULL REFERENCES parties (id),
    group_code TEXT NOT NULL,                -- the party's, so that the queue filters without a join
    author_id BIGINT REFERENCES accounts (id),
    anchor TEXT NOT NULL,                    -- document, section, passage, quote
    section_id BIGINT REFERENCES sections (id),
    passage_id BIGINT REFERENCES passages (id),
    quote_exact TEXT,
    quote_prefix TEXT,
    quote_suffix TEXT,
    quote_start BIGINT,                      -- in characters
    kind TEXT NOT NULL,                      -- general, technical, editorial
    body TEXT NOT NULL,
    proposed_text TEXT,
    position BIGINT NOT NULL,                -- order within the submission
    moderation TEXT NOT NULL,                -- draft, pending, published, redacted, withheld, gone
    decisions BIGINT NOT NULL DEFAULT 0,     -- how many were taken; compare-and-set for moderators
    reference TEXT NOT NULL DEFAULT '',      -- what an intake sheet called the place
    notes TEXT NOT NULL DEFAULT '',          -- columns of an intake sheet that have no field
    intake_key TEXT,                         -- what makes a sheet's row the same row
    campaign_id BIGINT REFERENCES campaigns (id),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP,
    UNIQUE (round_id, intake_key)
);
CREATE INDEX comments_submission ON comments (submission_id, position);
CREATE INDEX comments_queue ON comments (round_id, moderation, submitted_at, id);
CREATE INDEX comments_queue_group ON comments (round_id, moderation, group_code, submitted_at, id);
CREATE INDEX comments_passage ON comments (passage_id, moderation);
CREATE INDEX comments_section ON comments (section_id, moderation, submitted_at, id);
CREATE INDEX comments_campaign ON comments (campaign_id);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    sequence BIGINT NOT NULL,                -- 1 for the first on a comment; the highest holds
    verdict TEXT NOT NULL,                   -- publish, publish-redacted, withhold
    ground TEXT,                             -- of the withholding
    explanation TEXT NOT NULL DEFAULT '',    -- to the party
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP NOT NULL,
    UNIQUE (comment_id, sequence)
);

CREATE TABLE redactions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    field TEXT NOT NULL,                     -- body, proposed-text
    span_start BIGINT NOT NULL,              -- in characters
    span_end BIGINT NOT NULL,
    ground TEXT NOT NULL
);
CREATE INDEX redactions_decision ON redactions (decision_id);
CREATE INDEX redactions_comment ON redactions (comment_id);

-- What drafters answer -------------------------------------------------------

CREATE TABLE dispositions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL UNIQUE REFERENCES comments (id),
    disposition TEXT NOT NULL,
    response TEXT NOT NULL,
    duplicate_of BIGINT REFERENCES comments (id),
    revision BIGINT NOT NULL,                -- rises with each change; compare-and-set for drafters
    set_by BIGINT REFERENCES accounts (id),
    set_at TIMESTAMP NOT NULL,
    published_disposition TEXT,              -- as last published; NULL while nothing is public
    published_response TEXT,
    published_at TIMESTAMP
);

CREATE TABLE themes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    name TEXT NOT NULL,
    UNIQUE (consultation_id, name)
);

CREATE TABLE comment_themes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    theme_id BIGINT NOT NULL REFERENCES themes (id),
    UNIQUE (comment_id, theme_id)
);
CREATE INDEX comment_themes_theme ON comment_themes (theme_id);

-- Sinks ---------------------------------------------------------------------

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    template TEXT NOT NULL,
    context TEXT NOT NULL,                   -- JSON
    message_id TEXT NOT NULL UNIQUE,         -- the same at every attempt
    state TEXT NOT NULL,                     -- waiting, delivered, dead
    attempts BIGINT NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMP NOT NULL,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP
);
CREATE INDEX outbox_due ON outbox (state, next_attempt_at, id);

CREATE TABLE audit_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sequence BIGINT NOT NULL UNIQUE,         -- without gaps, from 1
    at TIMESTAMP NOT NULL,
    actor_id BIGINT,
    actor TEXT NOT NULL,                     -- "account", "system", "command-line" or "anonymous"
    origin TEXT NOT NULL,                    -- network address, or ''
    action TEXT NOT NULL,                    -- "comment.decide"
    subject TEXT NOT NULL,                   -- "comment"
    subject_id BIGINT,
    consultation_id BIGINT,
    details TEXT NOT NULL,                   -- JSON
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_events_subject ON audit_events (subject, subject_id);
CREATE INDEX audit_events_consultation ON audit_events (consultation_id, id);
