-- What became of the passages of one Version in another: worked out when a Version is imported,
-- against the one before it, or when somebody first asks for two others.

ALTER TABLE versions ADD COLUMN changelog TEXT NOT NULL DEFAULT ''; -- limited Markdown
-- Set by staff for a Version the public may read though no round is about it.
ALTER TABLE versions ADD COLUMN published_at TIMESTAMP;

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
    kind TEXT NOT NULL,                      -- kept, changed, moved, split, merged, added, removed
    moved BOOLEAN NOT NULL,                  -- also stands elsewhere in the order
    main BOOLEAN NOT NULL,                   -- the old passage's key went to the new one
    old_id BIGINT REFERENCES passages (id) ON DELETE CASCADE,
    new_id BIGINT REFERENCES passages (id) ON DELETE CASCADE
);
CREATE INDEX alignment_links_order ON alignment_links (alignment_id, link);
CREATE INDEX alignment_links_old ON alignment_links (old_id);
CREATE INDEX alignment_links_new ON alignment_links (new_id);
