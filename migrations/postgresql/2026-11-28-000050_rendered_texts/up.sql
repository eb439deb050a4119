-- HTML of texts in Markdown, made once; made again when the text or the rules are others. It is only
-- ever derived: no row is missed, and none outlives a text of somebody from outside.
CREATE TABLE rendered_texts (
    kind TEXT NOT NULL,        -- comment, original, response, consultation, round, version or question
    owner_id BIGINT NOT NULL,  -- the number of that; of a response, the comment's
    form TEXT NOT NULL,        -- which of its texts: '' its own; nl, en: public in that language; published
    source_hash TEXT NOT NULL, -- SHA-256 of the text it was made from
    rules BIGINT NOT NULL,     -- version of the rules it was made by
    html TEXT NOT NULL,
    PRIMARY KEY (kind, owner_id, form)
);

CREATE FUNCTION rendered_comment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM rendered_texts WHERE kind = 'comment' AND owner_id = OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER rendered_comment_changed AFTER UPDATE OF body ON comments
FOR EACH ROW WHEN (OLD.body <> NEW.body)
EXECUTE FUNCTION rendered_comment_changed();

CREATE FUNCTION rendered_comment_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM rendered_texts WHERE kind IN ('comment', 'response') AND owner_id = OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER rendered_comment_gone AFTER DELETE ON comments
FOR EACH ROW EXECUTE FUNCTION rendered_comment_gone();

CREATE FUNCTION rendered_original_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM rendered_texts WHERE kind = 'original' AND owner_id = OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER rendered_original_changed AFTER UPDATE OF body ON originals
FOR EACH ROW WHEN (OLD.body <> NEW.body)
EXECUTE FUNCTION rendered_original_gone();
CREATE TRIGGER rendered_original_gone AFTER DELETE ON originals
FOR EACH ROW EXECUTE FUNCTION rendered_original_gone();
