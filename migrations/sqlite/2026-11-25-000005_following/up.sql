-- Who follows a consultation by mail, and what followers are to be told.

CREATE TABLE followers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    email TEXT NOT NULL,                     -- in small letters; all that is known of a follower
    language TEXT NOT NULL,                  -- of the mails
    created_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP                   -- none: asked for, not confirmed; erased after a set time
);
CREATE UNIQUE INDEX followers_once ON followers (consultation_id, email);
CREATE INDEX followers_order ON followers (consultation_id, id);
CREATE INDEX followers_unconfirmed ON followers (confirmed_at, created_at);

-- What the links in mails to a follower hold: of each its SHA-256 only. Every mail has a link of its own to
-- stop by, which works for as long as its follower is there.
CREATE TABLE follower_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    follower_id BIGINT NOT NULL REFERENCES followers (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,                   -- confirm, stop
    token_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX follower_links_follower ON follower_links (follower_id, purpose);

-- Written in the transaction of the event itself; a worker turns each into mails, a number of followers at a time.
CREATE TABLE announcements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    news TEXT NOT NULL,                      -- opened, closed, version, answers
    context TEXT NOT NULL,                   -- what the mail says, JSON
    created_at TIMESTAMP NOT NULL,
    told_to BIGINT NOT NULL,                 -- id of the last follower who was told
    finished_at TIMESTAMP                    -- everybody was
);
CREATE INDEX announcements_waiting ON announcements (finished_at, id);
CREATE INDEX announcements_consultation ON announcements (consultation_id);
