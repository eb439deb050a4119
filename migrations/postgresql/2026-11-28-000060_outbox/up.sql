-- Mail that cannot be stopped: who is at it, what goes first, and what waits for the mail server itself.
ALTER TABLE outbox ADD COLUMN priority BIGINT NOT NULL DEFAULT 1;  -- 0 somebody waits for it, 1, 2 many at once
ALTER TABLE outbox ADD COLUMN claimed_by TEXT;                     -- the node that is at it, until next_attempt_at
ALTER TABLE outbox ADD COLUMN begun BIGINT NOT NULL DEFAULT 0;     -- times taken up without an end that was noted
ALTER TABLE outbox ADD COLUMN held_since TIMESTAMP;                -- the mail server is at fault, not this mail
UPDATE outbox SET priority = 0 WHERE template IN
    ('account-exists', 'verify', 'reset', 'password-changed', 'guest-confirm', 'follow-confirm', 'follow-known');
UPDATE outbox SET priority = 2 WHERE template IN
    ('announcement', 'answers-published', 'comment-decided', 'round-closed', 'round-opened', 'submission-decided');
-- What was delivered is forgotten, and so are the links of mails given up that people can ask for anew.
DELETE FROM outbox WHERE state = 'delivered';
UPDATE outbox SET context = '{}' WHERE state = 'dead' AND priority = 0;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (state, priority, next_attempt_at, id);
CREATE INDEX outbox_held ON outbox (held_since) WHERE held_since IS NOT NULL;
CREATE INDEX outbox_claimed ON outbox (claimed_by) WHERE claimed_by IS NOT NULL;
