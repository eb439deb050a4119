-- The number a published comment goes by outside: it says nothing of when it was written or which others
-- were written with it, as the id does. Given once, when the comment is first published, and kept.
ALTER TABLE comments ADD COLUMN public_number BIGINT;

-- What is published already, in no order. Every comment has a stretch of numbers of its own to choose from.
UPDATE comments SET public_number = 10000000 + shuffled.place * shuffled.stretch + floor(random() * shuffled.stretch)::bigint
FROM (
    SELECT id, row_number() OVER (PARTITION BY round_id ORDER BY random()) - 1 AS place,
        90000000 / count(*) OVER (PARTITION BY round_id) AS stretch
    FROM comments WHERE moderation IN ('published', 'redacted')
) AS shuffled WHERE shuffled.id = comments.id;

CREATE UNIQUE INDEX comments_public_number ON comments (round_id, public_number) WHERE public_number IS NOT NULL;

-- Of strong randomness: those who see many numbers are not to reckon back what came after what.
CREATE FUNCTION comments_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    number BIGINT;
BEGIN
    LOOP
        number := 10000000 + mod(('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint, 90000000);
        EXIT WHEN NOT EXISTS (
            SELECT 1 FROM comments c WHERE c.round_id = NEW.round_id AND c.public_number = number
        );
    END LOOP;
    NEW.public_number := number;
    RETURN NEW;
END $$;
CREATE TRIGGER comments_published BEFORE INSERT OR UPDATE OF moderation ON comments
FOR EACH ROW WHEN (NEW.moderation IN ('published', 'redacted') AND NEW.public_number IS NULL)
EXECUTE FUNCTION comments_published();
