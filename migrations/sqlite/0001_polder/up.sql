-- All tables but those of the search. Times are UTC. A CHECK that lists words lists those of the Rust enum of the
-- same meaning. Counts of characters are of Unicode scalar values. JSON stands in TEXT.

-- People and bodies -------------------------------------------------------

-- A person who may sign in. Of one that was erased the number is left, for what hangs on it.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL UNIQUE,              -- trimmed and lower-case
    name TEXT NOT NULL,                      -- '' until chosen behind the mailed link
    password_hash TEXT,                      -- argon2id PHC string; NULL until one is chosen
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    admin BOOLEAN NOT NULL DEFAULT FALSE,
    verified_at TIMESTAMP,                   -- when the address was confirmed
    created_at TIMESTAMP NOT NULL,
    blocked_at TIMESTAMP,                    -- by an administrator: lets nobody in
    erased_at TIMESTAMP,
    last_used_at TIMESTAMP,                  -- the term of an account counts from here
    warned_at TIMESTAMP                      -- of its end, by mail; not since it was used
);

-- A browser that is signed in.
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,         -- SHA-256 of the cookie's value
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    browser TEXT NOT NULL,                   -- as its owner sees it
    origin TEXT NOT NULL,                    -- network address, as its owner sees it
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP NOT NULL,              -- last, to some minutes
    proved_at TIMESTAMP                      -- when the password was last shown to be known; what weighs asks again after a while
);
CREATE INDEX sessions_account ON sessions (account_id);

-- Browsers in which an account was signed in to before: none is locked out by others who guess.
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

-- Links asked for with an address that may be anybody's. A worker finds out whether it is somebody's, so that the
-- answer takes as long for all.
CREATE TABLE link_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset', 'address')),
    email TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    origin TEXT NOT NULL,                    -- network address
    asked_at TIMESTAMP NOT NULL
);

-- Links mailed to the address of an account.
CREATE TABLE account_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset', 'address')),
    email TEXT,                              -- the address that the link confirms in the place of the present one
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX account_tokens_account ON account_tokens (account_id, purpose);

-- With which a program acts for an account.
CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    hint TEXT NOT NULL,                      -- last four characters, to tell tokens apart
    scopes TEXT NOT NULL,                    -- words of read, respond, manage, parted by spaces
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP
);
CREATE INDEX api_tokens_account ON api_tokens (account_id);

-- A body that parties speak for. Who it is does not follow from its name: it has a code of its own, and it is kept
-- how it came here and who vouches for it.
CREATE TABLE organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,                    -- the name as people see it (platform::names::fold)
    group_code TEXT NOT NULL,                -- a Group of the configuration
    -- self: founded by somebody with an account; invitation: made by an invitation of the ministry;
    -- staff, domain: confirmed by staff, or by them for a mail domain.
    provenance TEXT NOT NULL DEFAULT 'self' CHECK (provenance IN ('self', 'invitation', 'staff', 'domain')),
    founded_by BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    confirmed_by BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    confirmed_at TIMESTAMP,
    domain TEXT,                             -- whose mail addresses belong to it
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX organisations_folded ON organisations (folded);
-- Of those the ministry vouches for, one has a name.
CREATE UNIQUE INDEX organisations_established ON organisations (folded) WHERE provenance <> 'self';

-- Who writes for an organisation (member), and who may submit for it too (lead).
CREATE TABLE memberships (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('member', 'lead')),
    created_at TIMESTAMP NOT NULL,
    UNIQUE (organisation_id, account_id)
);
CREATE INDEX memberships_account ON memberships (account_id);

-- Mails that one participant has caused to somebody: counted by account and day, and one at a time to each until
-- there is an answer. Who it was to is kept as a hash, and for as long as it counts.
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
    stopped_at TIMESTAMP,                    -- none: they may come
    used_at TIMESTAMP                        -- when a mail with the link was last caused: link and hash have a term
);

-- The procedure -----------------------------------------------------------

-- The whole procedure on one document.
CREATE TABLE consultations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',        -- limited Markdown
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    time_zone TEXT NOT NULL,                 -- IANA name
    confidential BOOLEAN NOT NULL DEFAULT FALSE,  -- only its staff and the parties invited to it may know of it
    second_person BOOLEAN NOT NULL DEFAULT FALSE, -- what weighs takes two people
    on_hold BOOLEAN NOT NULL DEFAULT FALSE,  -- nothing of it is erased, whatever its term
    public_revision BIGINT NOT NULL DEFAULT 0, -- rises whenever something the public sees changes
    created_at TIMESTAMP NOT NULL
);

-- Who works on a consultation, each role with rights of its own.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('project-lead', 'moderator', 'drafter', 'clerk')),
    created_at TIMESTAMP NOT NULL,
    UNIQUE (consultation_id, account_id, role)
);
CREATE INDEX staff_account ON staff (account_id);

-- What one person asked for that takes a second one.
CREATE TABLE approvals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    deed TEXT NOT NULL CHECK (deed IN (
        'announce-round', 'publish-version', 'mend-text', 'disclose', 'publish-answers', 'lift-decision',
        'lift-file-decision', 'change-answer')),
    subject_id BIGINT NOT NULL,              -- of what the deed is about: a round, version, passage, comment, attachment, second look or the consultation
    wording TEXT NOT NULL,                   -- what exactly was asked for: the second person must want the same
    asked_by BIGINT NOT NULL REFERENCES accounts (id),
    asked_at TIMESTAMP NOT NULL,
    settled_by BIGINT REFERENCES accounts (id),
    settled_at TIMESTAMP,
    outcome TEXT CHECK (outcome IN ('granted', 'refused', 'withdrawn')) -- none while it waits
);
CREATE INDEX approvals_waiting ON approvals (consultation_id, deed, subject_id) WHERE settled_at IS NULL;

-- One frozen state of the document.
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    words BIGINT NOT NULL,
    source_hash TEXT NOT NULL,               -- SHA-256 over the files imported
    changelog TEXT NOT NULL DEFAULT '',      -- limited Markdown
    published_at TIMESTAMP,                  -- set by staff for one the public may read though no round is about it
    errata BIGINT NOT NULL DEFAULT 0,        -- how many typing errors in it were mended since
    created_at TIMESTAMP NOT NULL,
    UNIQUE (consultation_id, label)
);

-- The chapters of a version, a tree.
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

-- The smallest units one can comment on.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    section_id BIGINT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,                -- from 0, document order
    key TEXT NOT NULL,                       -- the same across Versions
    kind TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'list-item', 'table-row', 'footnote', 'quote', 'code')),
    number TEXT NOT NULL,
    text TEXT NOT NULL,                      -- plain text, white space collapsed
    html TEXT NOT NULL,                      -- sanitised inner HTML
    depth BIGINT NOT NULL,                   -- list nesting, from 0
    block BIGINT NOT NULL,                   -- list or table shared with neighbours; 0 none
    ordered BOOLEAN NOT NULL,
    start BIGINT NOT NULL,                   -- ordinal in an ordered list
    header BOOLEAN NOT NULL,                 -- header row of a table
    errata BIGINT NOT NULL DEFAULT 0,        -- how many were mended in it: its text and HTML are as they are since the last
    UNIQUE (version_id, key),
    UNIQUE (version_id, position)
);
CREATE INDEX passages_section ON passages (section_id);

-- A typing error in a passage, mended while people comment on it. Rows are only added: from the passage as it is now
-- they lead back to it as it was imported.
CREATE TABLE errata (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    passage_id BIGINT NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,                  -- from 1, within the passage
    start BIGINT NOT NULL,                   -- where the words stand, in characters from 0
    old_words TEXT NOT NULL,
    new_words TEXT NOT NULL,
    reason TEXT NOT NULL,
    mended_by BIGINT REFERENCES accounts (id), -- none: by command
    agreed_by BIGINT REFERENCES accounts (id), -- the second person, where it took two
    created_at TIMESTAMP NOT NULL,
    UNIQUE (passage_id, number)
);
CREATE INDEX errata_version ON errata (version_id);

-- That it was worked out what became of the passages of one version in another: when a version is imported, against
-- the one before it, or when somebody first asks for two others.
CREATE TABLE alignments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    from_version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    to_version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (from_version_id, to_version_id)
);
CREATE INDEX alignments_to ON alignments (to_version_id);

-- One row for each passage in a link; a split or a merger has several with the same number.
CREATE TABLE alignment_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    alignment_id BIGINT NOT NULL REFERENCES alignments (id) ON DELETE CASCADE,
    link BIGINT NOT NULL,                    -- from 0, in the order of the newer text
    kind TEXT NOT NULL CHECK (kind IN ('kept', 'changed', 'moved', 'split', 'merged', 'added', 'removed')),
    moved BOOLEAN NOT NULL,                  -- also stands elsewhere in the order
    main BOOLEAN NOT NULL,                   -- the old passage's key went to the new one
    old_id BIGINT REFERENCES passages (id) ON DELETE CASCADE,
    new_id BIGINT REFERENCES passages (id) ON DELETE CASCADE
);
CREATE INDEX alignment_links_order ON alignment_links (alignment_id, link);
CREATE INDEX alignment_links_old ON alignment_links (old_id);
CREATE INDEX alignment_links_new ON alignment_links (new_id);

-- One period of comment on one version.
CREATE TABLE rounds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    number BIGINT NOT NULL,                  -- from 1, within the consultation
    version_id BIGINT NOT NULL REFERENCES versions (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'open', 'closed', 'reporting', 'archived')),
    access TEXT NOT NULL CHECK (access IN ('open', 'invited')),
    introduction TEXT NOT NULL DEFAULT '',   -- limited Markdown
    opens_at TIMESTAMP NOT NULL,
    closes_at TIMESTAMP NOT NULL,
    answers_published_at TIMESTAMP,
    revision BIGINT NOT NULL DEFAULT 0,      -- rises when its hours or state change, for calendars
    changed_at TIMESTAMP,                    -- when that was; none: never since it was made
    reminded_for TIMESTAMP,                  -- the closing time that parties with a draft were reminded of
    created_at TIMESTAMP NOT NULL,
    UNIQUE (consultation_id, number)
);
CREATE INDEX rounds_due ON rounds (state, opens_at, closes_at);
CREATE INDEX rounds_version ON rounds (version_id);
-- What those concerned by a round are still to be told; until then whoever did it can undo it.
CREATE TABLE round_notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL UNIQUE REFERENCES rounds (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('extended', 'closed-early', 'taken-back', 'archived')),
    closed_at TIMESTAMP NOT NULL,             -- when the round was to close before
    due_at TIMESTAMP NOT NULL                 -- when they are told
);

-- Who responds in a round: an organisation, a person with an account, or, with neither, a guest or a row of a sheet.
CREATE TABLE parties (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    organisation_id BIGINT REFERENCES organisations (id),
    account_id BIGINT REFERENCES accounts (id),
    name TEXT NOT NULL,                      -- of the organisation or the person, as it stood
    group_code TEXT NOT NULL,
    invited BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (round_id, organisation_id),
    UNIQUE (round_id, account_id)
);
CREATE INDEX parties_organisation ON parties (organisation_id);
CREATE INDEX parties_account ON parties (account_id);

-- By mail, to an organisation: of the ministry to a round, or of an organisation to one of its own.
CREATE TABLE invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    round_id BIGINT REFERENCES rounds (id),
    email TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('member', 'lead')),
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    by_staff BOOLEAN NOT NULL DEFAULT FALSE, -- of the ministry
    invited_by BIGINT REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    accepted_by BIGINT REFERENCES accounts (id) ON DELETE SET NULL, -- who pressed the link
    accepted_at TIMESTAMP,
    -- The name an invitation of the ministry was made out to, where whoever it was sent to accepted it as an
    -- organisation that they led already.
    invited_as TEXT,
    words TEXT NOT NULL DEFAULT ''           -- of whoever invites, in the mail
);
CREATE INDEX invitations_organisation ON invitations (organisation_id);

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

-- People without an account who write for one party in one round: a respondent of their own, or a colleague who
-- drafts for an organisation.
CREATE TABLE guests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    party_id BIGINT NOT NULL REFERENCES parties (id),
    kind TEXT NOT NULL CHECK (kind IN ('respondent', 'colleague')),
    code_id BIGINT REFERENCES colleague_codes (id), -- by which a colleague came in
    name TEXT NOT NULL,
    email TEXT,                              -- apart from the submission, and erased before it
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,           -- when one who was never confirmed is erased
    checked_at TIMESTAMP,                    -- passed the human check
    sent_at TIMESTAMP,                       -- when the submission that waits for confirmation was sent
    confirmed_at TIMESTAMP,                  -- when the address was last confirmed
    ended_at TIMESTAMP                       -- may write no more
);
CREATE INDEX guests_round ON guests (round_id, created_at);
CREATE INDEX guests_party ON guests (party_id);
CREATE INDEX guests_code ON guests (code_id);
CREATE INDEX guests_expiry ON guests (expires_at);

-- What a guest's browser and the links mailed to a guest hold.
CREATE TABLE guest_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    guest_id BIGINT NOT NULL REFERENCES guests (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('browser', 'confirm', 'link')),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP                        -- of a link; used, it only has a new one mailed to the same address
);
CREATE INDEX guest_tokens_guest ON guest_tokens (guest_id, purpose);
CREATE INDEX guest_tokens_expiry ON guest_tokens (expires_at);

-- Human checks that were passed, or answered wrongly: each is good for one time.
CREATE TABLE human_checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    nonce_hash TEXT NOT NULL UNIQUE,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX human_checks_expiry ON human_checks (expires_at);

-- Who follows a consultation by mail.
CREATE TABLE followers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    email TEXT NOT NULL,                     -- in small letters; all that is known of a follower
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')), -- of the mails
    created_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP                   -- none: asked for, not confirmed; erased after a set time
);
CREATE UNIQUE INDEX followers_once ON followers (consultation_id, email);
CREATE INDEX followers_order ON followers (consultation_id, id);
CREATE INDEX followers_unconfirmed ON followers (confirmed_at, created_at);

-- What the links in mails to a follower hold: of each its SHA-256 only. Every mail has a link of its own to stop by,
-- which works for as long as its follower is there.
CREATE TABLE follower_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    follower_id BIGINT NOT NULL REFERENCES followers (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'stop')),
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX follower_links_follower ON follower_links (follower_id, purpose);

-- What followers are to be told. Written in the transaction of the event itself; a worker turns each into mails, a
-- number of followers at a time.
CREATE TABLE announcements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    news TEXT NOT NULL CHECK (news IN ('opened', 'extended', 'closed', 'taken-back', 'version', 'mended', 'answers')),
    context TEXT NOT NULL,                   -- what the mail says, JSON
    created_at TIMESTAMP NOT NULL,
    told_to BIGINT NOT NULL,                 -- id of the last follower who was told, who may be gone since; 0: nobody yet
    finished_at TIMESTAMP                    -- everybody was
);
CREATE INDEX announcements_waiting ON announcements (finished_at, id);
CREATE INDEX announcements_consultation ON announcements (consultation_id);

-- What parties say --------------------------------------------------------

-- All that one party sends in to one round.
CREATE TABLE submissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    party_id BIGINT NOT NULL REFERENCES parties (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'awaiting', 'submitted', 'superseded', 'withdrawn')),
    publication TEXT NOT NULL CHECK (publication IN ('name-and-organisation', 'organisation', 'anonymous', 'none')),
    origin TEXT NOT NULL CHECK (origin IN ('page', 'api', 'intake')),
    -- How far it was established who sent it.
    verification TEXT NOT NULL DEFAULT 'none' CHECK (verification IN ('invited', 'account', 'address', 'none')),
    submitter_name TEXT NOT NULL DEFAULT '', -- the person who answers for it
    submitted_by BIGINT REFERENCES accounts (id),
    receipt_number TEXT UNIQUE,
    content_hash TEXT,                       -- SHA-256, hexadecimal
    supersedes_id BIGINT REFERENCES submissions (id),
    created_at TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP,
    ended_at TIMESTAMP,                      -- superseded or withdrawn
    -- Of a draft that several people write: when it was changed last, until somebody looked whether everything in it is
    -- ready; and when those who lead were told that it is, until something of it is being written again.
    changed_at TIMESTAMP,
    ready_told_at TIMESTAMP
);
CREATE INDEX submissions_party ON submissions (party_id, state);
CREATE INDEX submissions_round ON submissions (round_id, state);
CREATE INDEX submissions_changed ON submissions (changed_at) WHERE changed_at IS NOT NULL;

-- Clusters of near-copies, shown as one sample with a count.
CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    title TEXT NOT NULL,
    sample_comment_id BIGINT REFERENCES comments (id) ON DELETE SET NULL,
    revision BIGINT NOT NULL DEFAULT 0,      -- rises with each answer to all copies, and when a person adds copies
    created_at TIMESTAMP NOT NULL,
    suggested BOOLEAN NOT NULL DEFAULT FALSE -- found by comparing texts, and nobody confirmed it; title is empty until then
);
CREATE INDEX campaigns_sample ON campaigns (sample_comment_id);

-- A remark at an anchor.
CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    party_id BIGINT NOT NULL REFERENCES parties (id),
    group_code TEXT NOT NULL,                -- the party's, so that the queue filters without a join
    author_id BIGINT REFERENCES accounts (id),
    guest_id BIGINT REFERENCES guests (id),  -- who wrote it, where that is nobody with an account
    position BIGINT NOT NULL,                -- order within the submission
    anchor TEXT NOT NULL CHECK (anchor IN ('document', 'section', 'passage', 'quote')),
    section_id BIGINT REFERENCES sections (id),
    passage_id BIGINT REFERENCES passages (id),
    quote_exact TEXT,
    quote_prefix TEXT,
    quote_suffix TEXT,
    quote_start BIGINT,                      -- in characters
    errata_seen BIGINT NOT NULL DEFAULT 0,   -- how many errata its passage had when the words it is about were taken
    kind TEXT NOT NULL CHECK (kind IN ('general', 'technical', 'editorial')),
    body TEXT NOT NULL,
    proposed_text TEXT,
    reference TEXT NOT NULL DEFAULT '',      -- what an intake sheet called the place
    notes TEXT NOT NULL DEFAULT '',          -- columns of an intake sheet that have no field
    personal TEXT NOT NULL DEFAULT '',       -- kinds of what looks like personal data in it, blanks between; found when it is written
    intake_key TEXT,                         -- what makes a sheet's row the same row
    moderation TEXT NOT NULL CHECK (moderation IN ('draft', 'pending', 'published', 'redacted', 'withheld', 'gone')),
    decisions BIGINT NOT NULL DEFAULT 0,     -- how many were taken; compare-and-set for moderators
    -- The number it goes by outside: it says nothing of when it was written or which others were written with it, as
    -- the id does. Given by comments_published when it is first published, and kept.
    public_number BIGINT,
    campaign_id BIGINT REFERENCES campaigns (id),
    -- Who placed it in its campaign, or in none: a search, which the next one may change, or a person. NULL: it waits for a search.
    placed_by TEXT CHECK (placed_by IN ('search', 'hand')),
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,           -- compare-and-set between people of a party
    submitted_at TIMESTAMP,
    unfinished BOOLEAN NOT NULL DEFAULT FALSE, -- being written: kept by itself, and nobody said that it is done
    UNIQUE (round_id, intake_key),
    CHECK (decisions > 0 OR moderation NOT IN ('published', 'redacted'))
);
CREATE INDEX comments_submission ON comments (submission_id, position);
CREATE INDEX comments_queue ON comments (round_id, moderation, submitted_at, id);
CREATE INDEX comments_queue_group ON comments (round_id, moderation, group_code, submitted_at, id);
CREATE INDEX comments_queue_personal ON comments (round_id, moderation, submitted_at, id) WHERE personal <> '';
CREATE INDEX comments_passage ON comments (passage_id, moderation);
CREATE INDEX comments_section ON comments (section_id, moderation, submitted_at, id);
CREATE INDEX comments_campaign ON comments (campaign_id);
CREATE INDEX comments_unplaced ON comments (round_id) WHERE placed_by IS NULL AND submitted_at IS NOT NULL;
CREATE INDEX comments_guest ON comments (guest_id);
CREATE UNIQUE INDEX comments_public_number ON comments (round_id, public_number) WHERE public_number IS NOT NULL;

-- Comments that everybody may read, for SQL that no expression reaches: submissions::store::is_public_comment says the
-- same. A comment is public once moderators let it through and while its submission stands and is to be published.
CREATE VIEW public_comments AS
SELECT c.id, c.round_id, c.group_code, c.section_id, c.passage_id, c.public_number
FROM comments c JOIN submissions s ON s.id = c.submission_id
WHERE c.moderation IN ('published', 'redacted') AND s.state = 'submitted' AND s.publication <> 'none';

-- Of eight numbers the first that no other comment of the round has.
CREATE TRIGGER comments_published_new AFTER INSERT ON comments
WHEN NEW.moderation IN ('published', 'redacted') AND NEW.public_number IS NULL BEGIN
    UPDATE comments SET public_number = (
        SELECT number FROM (
            SELECT 10000000 + abs(random() % 90000000) AS number
            FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) LIMIT 8
        )
        WHERE NOT EXISTS (SELECT 1 FROM comments c WHERE c.round_id = NEW.round_id AND c.public_number = number)
        LIMIT 1
    ) WHERE id = NEW.id;
END;

CREATE TRIGGER comments_published AFTER UPDATE OF moderation ON comments
WHEN NEW.moderation IN ('published', 'redacted') AND NEW.public_number IS NULL BEGIN
    UPDATE comments SET public_number = (
        SELECT number FROM (
            SELECT 10000000 + abs(random() % 90000000) AS number
            FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) LIMIT 8
        )
        WHERE NOT EXISTS (SELECT 1 FROM comments c WHERE c.round_id = NEW.round_id AND c.public_number = number)
        LIMIT 1
    ) WHERE id = NEW.id;
END;

-- What a copy says beyond the letter of its campaign; one that adds nothing has no row.
CREATE TABLE residues (
    comment_id BIGINT NOT NULL PRIMARY KEY REFERENCES comments (id) ON DELETE CASCADE,
    words TEXT NOT NULL
);

-- Where campaigns were looked for, a row for each round.
CREATE TABLE campaign_searches (
    round_id BIGINT NOT NULL PRIMARY KEY REFERENCES rounds (id),
    asked_at TIMESTAMP,                      -- somebody wants the whole round looked through again
    searched_at TIMESTAMP,                   -- when that was last done
    next_at TIMESTAMP NOT NULL,              -- not before; whoever searches moves it on, so that nobody else does
    acts BIGINT NOT NULL DEFAULT 0           -- rises with each act of a person; what was found before it is not written
);

-- A comment form that saves by itself: what it sends twice makes one comment, and it knows its own hand.
CREATE TABLE comment_forms (
    key TEXT NOT NULL PRIMARY KEY,           -- random, made with the form
    comment_id BIGINT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    turn BIGINT NOT NULL,                    -- the form counts what it sends; the last one written
    wrote_at TIMESTAMP NOT NULL              -- what it made of comments.updated_at
);
CREATE INDEX comment_forms_comment ON comment_forms (comment_id);

-- What a round asks beside comments on its text.
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    position BIGINT NOT NULL,                -- order within the round
    kind TEXT NOT NULL CHECK (kind IN ('short', 'long', 'one', 'several', 'scale')),
    title TEXT NOT NULL,                     -- the question itself, in the consultation's language
    help TEXT NOT NULL DEFAULT '',           -- limited Markdown
    required BOOLEAN NOT NULL,
    disclosure BOOLEAN NOT NULL,             -- about the party's own interests: shown to staff beside its comments
    section_id BIGINT REFERENCES sections (id), -- of the round's version; none: the text as a whole
    group_codes TEXT NOT NULL DEFAULT '',    -- who is asked, one code a line; empty: everybody
    options TEXT NOT NULL DEFAULT '',        -- of a choice, one a line; answers name them by number, from 1
    minimum BIGINT,                          -- fewest choices, or where a scale begins
    maximum BIGINT,                          -- most choices, most characters, or where a scale ends
    low_label TEXT NOT NULL DEFAULT '',      -- what the beginning of a scale means
    high_label TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL            -- compare-and-set for editors
);
CREATE INDEX questions_round ON questions (round_id, position);
CREATE INDEX questions_section ON questions (section_id);

-- What a party says to a question: one row for each option chosen, one for a place on a scale, one for words.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    question_id BIGINT NOT NULL REFERENCES questions (id),
    value BIGINT,                            -- number of the option, or place on the scale; none for words
    words TEXT NOT NULL DEFAULT '',
    answered_by BIGINT REFERENCES accounts (id),
    guest_id BIGINT REFERENCES guests (id),  -- who answered, where that is nobody with an account
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX answers_once ON answers (submission_id, question_id, value);
CREATE INDEX answers_question ON answers (question_id, submission_id);
CREATE INDEX answers_account ON answers (answered_by);
CREATE INDEX answers_guest ON answers (guest_id);

-- A sheet that somebody of the staff looked at before taking it in: kept for a day, so that it need not be sent again.
CREATE TABLE held_sheets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,                      -- of the file
    bytes BLOB NOT NULL,
    held_at TIMESTAMP NOT NULL,
    UNIQUE (round_id, account_id)
);
CREATE INDEX held_sheets_account ON held_sheets (account_id);
CREATE INDEX held_sheets_held ON held_sheets (held_at);

-- A file as the file store keeps it: once, however often it was sent. A row comes before its file, and goes after it,
-- so that whatever is in the store has a row.
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,             -- hexadecimal; its name in the store
    size BIGINT NOT NULL,                    -- in bytes
    scan TEXT NOT NULL CHECK (scan IN ('unscanned', 'clean', 'infected', 'failed')),
    finding TEXT NOT NULL DEFAULT '',        -- what was found, or why the last scan failed
    scan_attempts BIGINT NOT NULL DEFAULT 0,
    next_scan_at TIMESTAMP,                  -- when a scan is due; none once it is clean or infected
    scanned_at TIMESTAMP,
    -- What the public gets of it: a copy without what its program wrote beside its content, kept apart from the
    -- original, under the hash of the original. While it waits nobody outside fetches the file.
    copy TEXT NOT NULL DEFAULT 'waiting' CHECK (copy IN ('waiting', 'made', 'none')),
    copy_sha256 TEXT NOT NULL DEFAULT '',    -- of the copy, hexadecimal
    copy_size BIGINT NOT NULL DEFAULT 0,     -- in bytes
    copy_reason TEXT NOT NULL DEFAULT '',    -- why there is none: locked, signed, holds, unknown, ended
    properties TEXT NOT NULL DEFAULT '[]',   -- what stood in it, as JSON: [{"kind", "value"}]
    next_copy_at TIMESTAMP,                  -- a worker is at it until then
    touched_at TIMESTAMP NOT NULL,           -- last sent; who sends a file has an hour to attach it
    leaving BOOLEAN NOT NULL                 -- being removed from the store: nobody attaches it now
);
CREATE INDEX files_scan ON files (next_scan_at);
CREATE INDEX files_copy ON files (copy);
CREATE INDEX files_touched ON files (touched_at);

-- A file that a party sent with its submission.
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    file_id BIGINT NOT NULL REFERENCES files (id),
    name TEXT NOT NULL,                      -- as it was called, with the ending of its content
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'docx', 'odt', 'png', 'jpeg', 'gif', 'webp')),
    description TEXT NOT NULL,               -- what it is; of an image, its text alternative
    uploaded_by BIGINT REFERENCES accounts (id),
    moderation TEXT NOT NULL CHECK (moderation IN ('draft', 'pending', 'published', 'withheld', 'gone')),
    decisions BIGINT NOT NULL,               -- compare-and-set between moderators
    -- What moderators decided that the public reads of it; NULL: nothing, it goes by the publication choice.
    public_name TEXT,
    public_description TEXT,
    as_sent BOOLEAN NOT NULL DEFAULT FALSE,  -- published as it was sent, knowing that there is no copy of it
    public_number BIGINT,                    -- as of a comment; given by attachments_published
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,           -- compare-and-set between people of a party
    CHECK (decisions > 0 OR moderation <> 'published')
);
CREATE UNIQUE INDEX attachments_once ON attachments (submission_id, file_id);
CREATE INDEX attachments_file ON attachments (file_id);
CREATE INDEX attachments_queue ON attachments (round_id, moderation, id);
CREATE INDEX attachments_account ON attachments (uploaded_by);
CREATE UNIQUE INDEX attachments_public_number ON attachments (round_id, public_number) WHERE public_number IS NOT NULL;

-- Of eight numbers the first that no other attachment of the round has.
CREATE TRIGGER attachments_published_new AFTER INSERT ON attachments
WHEN NEW.moderation = 'published' AND NEW.public_number IS NULL BEGIN
    UPDATE attachments SET public_number = (
        SELECT number FROM (
            SELECT 10000000 + abs(random() % 90000000) AS number
            FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) LIMIT 8
        )
        WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.round_id = NEW.round_id AND a.public_number = number)
        LIMIT 1
    ) WHERE id = NEW.id;
END;

CREATE TRIGGER attachments_published AFTER UPDATE OF moderation ON attachments
WHEN NEW.moderation = 'published' AND NEW.public_number IS NULL BEGIN
    UPDATE attachments SET public_number = (
        SELECT number FROM (
            SELECT 10000000 + abs(random() % 90000000) AS number
            FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) LIMIT 8
        )
        WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.round_id = NEW.round_id AND a.public_number = number)
        LIMIT 1
    ) WHERE id = NEW.id;
END;

-- What an organisation's people keep to themselves while they write together. Nothing of comment_drafts, mentions,
-- originals and section_assignments leaves the party: no export, moderator, receipt, hash or public page reads them.

-- Beside a comment that is, or was, drafted together; a comment without a row is ready and has no note.
CREATE TABLE comment_drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    status TEXT NOT NULL CHECK (status IN ('idea', 'ready')),
    note TEXT NOT NULL DEFAULT '',           -- for colleagues
    authors TEXT NOT NULL DEFAULT '',        -- names, where comments.author_id does not say who wrote it: of a merged comment
    changed_by BIGINT REFERENCES accounts (id), -- whose words these are since; none: the author's, or of guest_id
    guest_id BIGINT REFERENCES guests (id),  -- who changed it, where that is nobody with an account
    revision BIGINT NOT NULL                 -- of status and note: compare-and-set between colleagues
);
CREATE UNIQUE INDEX comment_drafts_comment ON comment_drafts (comment_id);
CREATE INDEX comment_drafts_account ON comment_drafts (changed_by);
CREATE INDEX comment_drafts_guest ON comment_drafts (guest_id);

-- Who was named in a note lately and is to be mailed of it; gone once they were.
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id), -- of the note
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    mentioned_by BIGINT REFERENCES accounts (id), -- none: guest_id did
    guest_id BIGINT REFERENCES guests (id),
    mentioned_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX mentions_once ON mentions (comment_id, account_id);
CREATE INDEX mentions_account ON mentions (account_id);
CREATE INDEX mentions_by ON mentions (mentioned_by);
CREATE INDEX mentions_guest ON mentions (guest_id);

-- A comment as it was before it was merged, dropped, left behind or rewritten by somebody else.
CREATE TABLE originals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    party_id BIGINT NOT NULL REFERENCES parties (id),
    submission_id BIGINT NOT NULL REFERENCES submissions (id), -- the draft it was taken from
    comment_id BIGINT,                       -- what it went into, though that may be gone since; none: dropped or left behind
    fate TEXT NOT NULL CHECK (fate IN ('merged', 'dropped', 'left-behind', 'rewritten')),
    author_id BIGINT REFERENCES accounts (id),
    guest_id BIGINT REFERENCES guests (id),  -- who wrote it, where that is nobody with an account
    authors TEXT NOT NULL DEFAULT '',        -- as in comment_drafts
    anchor TEXT NOT NULL CHECK (anchor IN ('document', 'section', 'passage', 'quote')), -- this and what follows as in comments
    section_id BIGINT REFERENCES sections (id),
    passage_id BIGINT REFERENCES passages (id),
    quote_exact TEXT,
    quote_prefix TEXT,
    quote_suffix TEXT,
    quote_start BIGINT,
    errata_seen BIGINT NOT NULL DEFAULT 0,
    kind TEXT NOT NULL CHECK (kind IN ('general', 'technical', 'editorial')),
    body TEXT NOT NULL,
    proposed_text TEXT,
    status TEXT NOT NULL CHECK (status IN ('idea', 'ready')), -- as in comment_drafts
    note TEXT NOT NULL,
    set_aside_by BIGINT REFERENCES accounts (id),
    set_aside_by_guest BIGINT REFERENCES guests (id), -- where that was nobody with an account
    set_aside_at TIMESTAMP NOT NULL
);
CREATE INDEX originals_party ON originals (party_id, id);
CREATE INDEX originals_submission ON originals (submission_id);
CREATE INDEX originals_author ON originals (author_id);
CREATE INDEX originals_guest ON originals (guest_id);
CREATE INDEX originals_account ON originals (set_aside_by);
CREATE INDEX originals_guest_by ON originals (set_aside_by_guest);

-- Who of those who write a draft together does which section, with all under it.
CREATE TABLE section_assignments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    section_id BIGINT NOT NULL REFERENCES sections (id),
    account_id BIGINT REFERENCES accounts (id),
    guest_id BIGINT REFERENCES guests (id),  -- whose it is, where that is nobody with an account
    assigned_by BIGINT REFERENCES accounts (id), -- none: a guest took it
    assigned_at TIMESTAMP NOT NULL,
    told_at TIMESTAMP,                       -- when who has it was told, or knew; none before
    ready_at TIMESTAMP,                      -- when it was said to be ready; none: it is not
    CHECK ((account_id IS NULL) <> (guest_id IS NULL))
);
CREATE UNIQUE INDEX section_assignments_account_once ON section_assignments (submission_id, section_id, account_id);
CREATE UNIQUE INDEX section_assignments_guest_once ON section_assignments (submission_id, section_id, guest_id);
CREATE INDEX section_assignments_section ON section_assignments (section_id);
CREATE INDEX section_assignments_account ON section_assignments (account_id);
CREATE INDEX section_assignments_guest ON section_assignments (guest_id);
CREATE INDEX section_assignments_by ON section_assignments (assigned_by);
CREATE INDEX section_assignments_untold ON section_assignments (id) WHERE told_at IS NULL;

-- Organisations asked to sign a submission of another party, and what they said. Planned: the submission is a draft
-- still.
CREATE TABLE signatures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,                      -- of the organisation, as it stood
    group_code TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'asked', 'signed', 'declined', 'taken-back')),
    content_hash TEXT,                       -- of the submission as it was signed
    asked_by BIGINT REFERENCES accounts (id),
    asked_at TIMESTAMP NOT NULL,
    told_at TIMESTAMP,                       -- when those who lead the organisation were told; none before
    signer_name TEXT NOT NULL DEFAULT '',    -- who signed for the organisation, as they were called
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP
);
CREATE UNIQUE INDEX signatures_once ON signatures (submission_id, organisation_id);
CREATE INDEX signatures_organisation ON signatures (organisation_id, id);
CREATE INDEX signatures_asked_by ON signatures (asked_by);
CREATE INDEX signatures_decided_by ON signatures (decided_by);
CREATE INDEX signatures_untold ON signatures (submission_id) WHERE state = 'asked' AND told_at IS NULL;

-- Somebody asked by mail to have their organisation sign a submission. Which organisation that is, they choose
-- themselves; from then on it is a row of signatures.
CREATE TABLE signing_invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    token_hash TEXT UNIQUE,                  -- none before the mail is written
    asked_by BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    asked_at TIMESTAMP NOT NULL,
    UNIQUE (submission_id, email)
);
CREATE INDEX signing_invitations_unsent ON signing_invitations (submission_id) WHERE token_hash IS NULL;

-- Submissions that somebody says were sent in their name.
CREATE TABLE impersonations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    submission_id BIGINT REFERENCES submissions (id), -- none: what was named is no submission that is public
    reference TEXT NOT NULL,                 -- the submission, as it was named
    name TEXT NOT NULL,                      -- of who reports it
    email TEXT,                              -- of who reports it; erased with the addresses of guests
    explanation TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    reported_at TIMESTAMP NOT NULL,
    verdict TEXT CHECK (verdict IN ('kept', 'withdrawn')), -- none while it waits
    note TEXT NOT NULL DEFAULT '',           -- of the moderator, to who reported it
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP
);
CREATE INDEX impersonations_round ON impersonations (round_id, verdict);
CREATE INDEX impersonations_submission ON impersonations (submission_id);

-- What moderators decide --------------------------------------------------

-- Verdicts on a comment; the one with the highest sequence holds.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    sequence BIGINT NOT NULL,                -- 1 for the first
    verdict TEXT NOT NULL CHECK (verdict IN ('publish', 'publish-redacted', 'withhold')),
    ground TEXT CHECK (ground IN (
        '5.1.1.c', '5.1.1.d', '5.1.1.e', '5.1.2.c', '5.1.2.e', '5.1.2.f', '5.1.2.h', 'conduct', 'spam',
        'off-topic')), -- of the withholding
    explanation TEXT NOT NULL DEFAULT '',    -- to the party
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP NOT NULL,
    UNIQUE (comment_id, sequence)
);
CREATE INDEX decisions_act ON decisions (decided_by, decided_at);

-- Spans that a decision keeps from the public.
CREATE TABLE redactions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    decision_id BIGINT NOT NULL REFERENCES decisions (id),
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    field TEXT NOT NULL CHECK (field IN ('body', 'proposed-text', 'reference', 'party-name', 'submitter-name')),
    span_start BIGINT NOT NULL,              -- in characters
    span_end BIGINT NOT NULL,                -- the first character after it
    ground TEXT NOT NULL CHECK (ground IN (
        '5.1.1.c', '5.1.1.d', '5.1.1.e', '5.1.2.c', '5.1.2.e', '5.1.2.f', '5.1.2.h', 'conduct', 'spam',
        'off-topic'))
);
CREATE INDEX redactions_decision ON redactions (decision_id);
CREATE INDEX redactions_comment ON redactions (comment_id);

-- Who had a comment before them to decide on it or to answer it.
CREATE TABLE readings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    folded BOOLEAN NOT NULL DEFAULT FALSE,   -- as the letter it is a copy of, and all in which it differs; otherwise whole
    first_at TIMESTAMP NOT NULL,
    held_at TIMESTAMP,                       -- opened last to decide on it: for a while they are taken to be at work on it
    UNIQUE (comment_id, account_id)
);

-- Who had what a submission says to a question before them, whole.
CREATE TABLE answer_readings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    question_id BIGINT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    first_at TIMESTAMP NOT NULL,
    UNIQUE (submission_id, question_id, account_id)
);

-- Who fetched which file.
CREATE TABLE attachment_readings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attachment_id BIGINT NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    first_at TIMESTAMP NOT NULL,
    UNIQUE (attachment_id, account_id)
);

-- Why the answers of a round were published last though somebody had something of it still to read.
CREATE TABLE unread_reasons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL UNIQUE REFERENCES rounds (id),
    count BIGINT NOT NULL,                   -- comments, answers and files that nobody had read then
    reason TEXT NOT NULL,                    -- for everybody
    given_by BIGINT REFERENCES accounts (id),
    given_at TIMESTAMP NOT NULL
);

-- How a moderator narrowed the queue, kept under a name.
CREATE TABLE queue_views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,                     -- what stands behind "?" in the address of the queue
    UNIQUE (account_id, name)
);

-- Verdicts on an attachment; the one with the highest sequence holds.
CREATE TABLE attachment_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    attachment_id BIGINT NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL,                -- 1 for the first
    verdict TEXT NOT NULL CHECK (verdict IN ('publish', 'publish-redacted', 'withhold')), -- redacted: name or description
    ground TEXT CHECK (ground IN (
        '5.1.1.c', '5.1.1.d', '5.1.1.e', '5.1.2.c', '5.1.2.e', '5.1.2.f', '5.1.2.h', 'conduct', 'spam',
        'off-topic')), -- of withholding
    explanation TEXT NOT NULL,               -- to the party
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX attachment_decisions_sequence ON attachment_decisions (attachment_id, sequence);
CREATE INDEX attachment_decisions_account ON attachment_decisions (decided_by);

-- What drafters answer ----------------------------------------------------

-- The drafters' verdict on a comment and their reasons, as they work on them and as they were last published.
CREATE TABLE dispositions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL UNIQUE REFERENCES comments (id),
    disposition TEXT NOT NULL CHECK (disposition IN (
        'accepted', 'accepted-with-modification', 'partly-accepted', 'noted', 'not-accepted', 'out-of-scope', 'duplicate')),
    response TEXT NOT NULL,                  -- limited Markdown
    duplicate_of BIGINT REFERENCES comments (id),
    revision BIGINT NOT NULL,                -- rises with each change; compare-and-set for drafters
    campaign_id BIGINT REFERENCES campaigns (id), -- given to all copies at once; NULL: to this comment by itself
    set_by BIGINT REFERENCES accounts (id),
    set_at TIMESTAMP NOT NULL,
    published_disposition TEXT CHECK (published_disposition IN (
        'accepted', 'accepted-with-modification', 'partly-accepted', 'noted', 'not-accepted', 'out-of-scope', 'duplicate')),
    published_response TEXT,                 -- NULL while nothing is public
    published_at TIMESTAMP
);
CREATE INDEX dispositions_campaign ON dispositions (campaign_id);

-- Every answer as it was set, the newest too: nothing is lost when a comment is answered anew. Only added to.
CREATE TABLE response_revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    revision BIGINT NOT NULL,
    disposition TEXT NOT NULL CHECK (disposition IN (
        'accepted', 'accepted-with-modification', 'partly-accepted', 'noted', 'not-accepted', 'out-of-scope', 'duplicate')),
    response TEXT NOT NULL,
    duplicate_of BIGINT REFERENCES comments (id),
    campaign_id BIGINT REFERENCES campaigns (id),
    set_by BIGINT REFERENCES accounts (id),
    set_at TIMESTAMP NOT NULL,
    UNIQUE (comment_id, revision)
);

-- Whether a published response satisfies the party it was given to (W3C practice).
CREATE TABLE satisfactions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL UNIQUE REFERENCES comments (id),
    satisfied BOOLEAN NOT NULL,
    remark TEXT NOT NULL,                    -- for the drafters only
    answer_published_at TIMESTAMP NOT NULL,  -- which response was meant: when the one of then was published
    set_by BIGINT REFERENCES accounts (id),  -- none: somebody without an account
    set_at TIMESTAMP NOT NULL
);
CREATE INDEX satisfactions_account ON satisfactions (set_by);

-- A party whom a published response does not satisfy asked for it to be looked at again; once a comment.
CREATE TABLE second_looks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL UNIQUE REFERENCES comments (id),
    answer_published_at TIMESTAMP NOT NULL,  -- which response was meant: when the one of then was published
    why TEXT NOT NULL,                       -- for the drafters only
    asked_by BIGINT REFERENCES accounts (id), -- none: somebody without an account
    asked_at TIMESTAMP NOT NULL,
    half_at TIMESTAMP NOT NULL,              -- half of the term
    due_at TIMESTAMP NOT NULL,               -- all of it
    half_told_at TIMESTAMP,                  -- when the drafters were told so
    over_told_at TIMESTAMP,
    outcome TEXT CHECK (outcome IN ('changed', 'upheld')), -- NULL: open
    reason TEXT NOT NULL DEFAULT '',         -- why it was upheld, for everybody
    by_first BOOLEAN NOT NULL DEFAULT FALSE, -- decided by who gave that response, though somebody else could have
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP,
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE INDEX second_looks_open ON second_looks (due_at) WHERE outcome IS NULL;
CREATE INDEX second_looks_asked_by ON second_looks (asked_by);
CREATE INDEX second_looks_decided_by ON second_looks (decided_by);

-- Which passage of a later version an accepted comment led to, where a drafter says so.
CREATE TABLE promises (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    passage_key TEXT NOT NULL,               -- of that version, or of a passage that is gone from it; outlives an import anew
    note TEXT NOT NULL,                      -- for the drafters only
    linked_by BIGINT REFERENCES accounts (id), -- none: by command
    linked_at TIMESTAMP NOT NULL,
    UNIQUE (comment_id, version_id, passage_key)
);
CREATE INDEX promises_version ON promises (version_id, passage_key);
CREATE INDEX promises_account ON promises (linked_by);

-- Why a passage changed that no comment led to, in a drafter's words.
CREATE TABLE explanations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id BIGINT NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
    passage_key TEXT NOT NULL,               -- of that version, or of a passage that is gone from it
    note TEXT NOT NULL,                      -- for the drafters only
    set_by BIGINT REFERENCES accounts (id),  -- none: by command
    set_at TIMESTAMP NOT NULL,
    UNIQUE (version_id, passage_key)
);
CREATE INDEX explanations_account ON explanations (set_by);

-- The drafters' code book.
CREATE TABLE themes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    name TEXT NOT NULL,
    parent_id BIGINT REFERENCES themes (id), -- none: at the top of the tree
    disposition TEXT CHECK (disposition IN (
        'accepted', 'accepted-with-modification', 'partly-accepted', 'noted', 'not-accepted', 'out-of-scope', 'duplicate')),
    response TEXT NOT NULL DEFAULT '',       -- limited Markdown: what comments of this theme are often answered
    retired_at TIMESTAMP,                    -- given to no comment any more; those that have it keep it
    UNIQUE (consultation_id, name)
);
CREATE INDEX themes_parent ON themes (parent_id);

-- Which themes a comment touches.
CREATE TABLE comment_themes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL REFERENCES comments (id),
    theme_id BIGINT NOT NULL REFERENCES themes (id),
    UNIQUE (comment_id, theme_id)
);
CREATE INDEX comment_themes_theme ON comment_themes (theme_id);

-- Derived -----------------------------------------------------------------

-- HTML of texts in Markdown, made once; made again when the text or the rules are others. No row is missed, and none
-- outlives a text of somebody from outside.
CREATE TABLE rendered_texts (
    kind TEXT NOT NULL,                      -- comment, original, response, consultation, round, version or question
    owner_id BIGINT NOT NULL,                -- the number of that, whatever it is; of a response, the comment's
    form TEXT NOT NULL,                      -- which of its texts: '' its own; nl, en: public in that language; published
    source_hash TEXT NOT NULL,               -- SHA-256 of the text it was made from
    rules BIGINT NOT NULL,                   -- version of the rules it was made by
    html TEXT NOT NULL,
    PRIMARY KEY (kind, owner_id, form)
);

CREATE TRIGGER rendered_comment_changed AFTER UPDATE OF body ON comments
WHEN OLD.body <> NEW.body BEGIN
    DELETE FROM rendered_texts WHERE kind = 'comment' AND owner_id = OLD.id;
END;

CREATE TRIGGER rendered_comment_gone AFTER DELETE ON comments BEGIN
    DELETE FROM rendered_texts WHERE kind IN ('comment', 'response') AND owner_id = OLD.id;
END;

CREATE TRIGGER rendered_original_changed AFTER UPDATE OF body ON originals
WHEN OLD.body <> NEW.body BEGIN
    DELETE FROM rendered_texts WHERE kind = 'original' AND owner_id = OLD.id;
END;

CREATE TRIGGER rendered_original_gone AFTER DELETE ON originals BEGIN
    DELETE FROM rendered_texts WHERE kind = 'original' AND owner_id = OLD.id;
END;

-- Sinks -------------------------------------------------------------------

-- Letters to those who speak for a party, or lead an organisation: who that is, is seen when the worker makes mails of
-- them, and the row goes.
CREATE TABLE party_letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    party_id BIGINT REFERENCES parties (id) ON DELETE CASCADE,
    organisation_id BIGINT REFERENCES organisations (id), -- of a letter to its leads
    kind TEXT NOT NULL CHECK (kind IN (
        'answers-published', 'attachment-decided', 'attachment-infected', 'comment-decided', 'draft-ready', 'draft-unsent',
        'second-look-decided', 'signature-answered', 'signature-request', 'signed-withdrawn', 'submission-decided', 'submission-receipt',
        'submission-taken-away', 'submission-withdrawn', 'text-mended')),
    page TEXT NOT NULL,                      -- the path that the mail leads to
    context TEXT NOT NULL,                   -- ids, and what was so when it was written, JSON
    created_at TIMESTAMP NOT NULL,
    CHECK ((party_id IS NULL) <> (organisation_id IS NULL))
);
CREATE INDEX party_letters_party ON party_letters (party_id);
CREATE INDEX party_letters_organisation ON party_letters (organisation_id);

-- Mail that is to go out; what was delivered is forgotten.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
    template TEXT NOT NULL,                  -- its name
    context TEXT NOT NULL,                   -- what the template is filled with, JSON
    message_id TEXT NOT NULL UNIQUE,         -- the same at every attempt
    priority BIGINT NOT NULL DEFAULT 1,      -- 0 somebody waits for it, 1, 2 many at once
    state TEXT NOT NULL CHECK (state IN ('waiting', 'dead')),
    attempts BIGINT NOT NULL DEFAULT 0,
    begun BIGINT NOT NULL DEFAULT 0,         -- times taken up without an end that was noted
    next_attempt_at TIMESTAMP NOT NULL,
    claimed_by TEXT,                         -- the node that is at it, until next_attempt_at
    held_since TIMESTAMP,                    -- the mail server is at fault, not this mail
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP                    -- given up
);
CREATE INDEX outbox_due ON outbox (state, priority, next_attempt_at, id);
CREATE INDEX outbox_held ON outbox (held_since) WHERE held_since IS NOT NULL;
CREATE INDEX outbox_claimed ON outbox (claimed_by) WHERE claimed_by IS NOT NULL;

-- Who did what to what, when, in a hash chain. An event is written without its place in the chain, and gets it a moment
-- later. Its numbers are references to nothing: the log outlives what it speaks of.
CREATE TABLE audit_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sequence BIGINT UNIQUE,                  -- without gaps, from 1; NULL until it has its place
    at TIMESTAMP NOT NULL,
    actor_id BIGINT,                         -- the account
    actor TEXT NOT NULL,                     -- account, guest, anonymous, command-line or system
    origin TEXT NOT NULL,                    -- what stands for the network address, or ''
    action TEXT NOT NULL,                    -- "comment.decide"
    subject TEXT NOT NULL,                   -- "comment"
    subject_id BIGINT,
    consultation_id BIGINT,
    details TEXT NOT NULL,                   -- JSON
    previous_hash TEXT,
    hash TEXT,
    key_id TEXT,                             -- the key the hash is under; NULL: of before there were keys
    seal TEXT                                -- over an event of before there were keys: "key:hash"
);
CREATE INDEX audit_events_subject ON audit_events (subject, subject_id);
CREATE INDEX audit_events_consultation ON audit_events (consultation_id, id);
CREATE INDEX audit_events_waiting ON audit_events (id) WHERE sequence IS NULL;

-- What marks of network addresses are made with, a month each; thrown away after their term.
CREATE TABLE audit_origin_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL UNIQUE,              -- "2026-11"
    salt TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- Ends of the chain that were sent elsewhere.
CREATE TABLE audit_checkpoints (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL
);

-- What was erased by its term, where the row itself stays for what hangs on it.
CREATE TABLE erasures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    class TEXT NOT NULL CHECK (class IN ('drafts', 'withdrawn', 'notes', 'people', 'account-warnings', 'accounts')),
    subject_id BIGINT NOT NULL,              -- of the submission or party, by class
    erased_at TIMESTAMP NOT NULL,
    UNIQUE (class, subject_id)
);
