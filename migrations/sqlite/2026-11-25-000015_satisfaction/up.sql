-- Whether a published answer satisfies the party it was given to (W3C practice), and when a round last
-- changed in the eyes of a calendar.

CREATE TABLE satisfactions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id BIGINT NOT NULL UNIQUE REFERENCES comments (id),
    satisfied BOOLEAN NOT NULL,
    remark TEXT NOT NULL,                    -- for the drafters only
    answer_published_at TIMESTAMP NOT NULL,  -- which answer was meant: when the one of then was published
    set_by BIGINT REFERENCES accounts (id),  -- none: somebody without an account
    set_at TIMESTAMP NOT NULL
);
CREATE INDEX satisfactions_account ON satisfactions (set_by);

ALTER TABLE rounds ADD COLUMN revision BIGINT NOT NULL DEFAULT 0; -- rises when its hours or state change
ALTER TABLE rounds ADD COLUMN changed_at TIMESTAMP;               -- when that was; none: never since it was made
