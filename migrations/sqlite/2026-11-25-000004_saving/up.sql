-- A comment form that saves by itself: what it sends twice makes one comment, and it knows its own hand.
CREATE TABLE comment_forms (
    key TEXT PRIMARY KEY,                    -- random, made with the form
    comment_id BIGINT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    turn BIGINT NOT NULL,                    -- the form counts what it sends; the last one written
    wrote_at TIMESTAMP NOT NULL              -- what it made of comments.updated_at
);
CREATE INDEX comment_forms_comment ON comment_forms (comment_id);
