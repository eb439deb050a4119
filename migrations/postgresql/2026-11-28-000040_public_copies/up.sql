-- What the public gets of an attached file: a copy without what its program wrote beside its content.
-- The copy is kept apart from the original, under the hash of the original. Files that are there get
-- theirs from the worker; until then nobody outside fetches them.
ALTER TABLE files ADD COLUMN copy TEXT NOT NULL DEFAULT 'waiting';      -- waiting, made, none
ALTER TABLE files ADD COLUMN copy_sha256 TEXT NOT NULL DEFAULT '';      -- of the copy, hexadecimal
ALTER TABLE files ADD COLUMN copy_size BIGINT NOT NULL DEFAULT 0;       -- in bytes
ALTER TABLE files ADD COLUMN copy_reason TEXT NOT NULL DEFAULT '';      -- why there is none: locked, signed, holds, unknown, ended
ALTER TABLE files ADD COLUMN properties TEXT NOT NULL DEFAULT '[]';     -- what stood in it, as JSON: [{"kind", "value"}]
ALTER TABLE files ADD COLUMN next_copy_at TIMESTAMP;                    -- a worker is at it until then
CREATE INDEX files_copy ON files (copy);

-- What moderators decided that the public reads of it; NULL: nothing, it goes by the publication choice.
ALTER TABLE attachments ADD COLUMN public_name TEXT;
ALTER TABLE attachments ADD COLUMN public_description TEXT;
-- A moderator decided to publish the file as it was sent, knowing that there is no copy of it.
ALTER TABLE attachments ADD COLUMN as_sent BOOLEAN NOT NULL DEFAULT FALSE;
