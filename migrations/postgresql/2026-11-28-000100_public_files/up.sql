-- The number a published attachment goes by outside: it says nothing of when it was sent or which others
-- were sent with it, as the id does. Given once, when it is first published, and kept.
ALTER TABLE attachments ADD COLUMN public_number BIGINT;

-- What is published already, in no order. Every attachment has a stretch of numbers of its own to choose from.
UPDATE attachments SET public_number = 10000000 + shuffled.place * shuffled.stretch + floor(random() * shuffled.stretch)::bigint
FROM (
    SELECT id, row_number() OVER (PARTITION BY round_id ORDER BY random()) - 1 AS place,
        90000000 / count(*) OVER (PARTITION BY round_id) AS stretch
    FROM attachments WHERE moderation = 'published'
) AS shuffled WHERE shuffled.id = attachments.id;

CREATE UNIQUE INDEX attachments_public_number ON attachments (round_id, public_number) WHERE public_number IS NOT NULL;

-- Of strong randomness, as for comments.
CREATE FUNCTION attachments_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    number BIGINT;
BEGIN
    LOOP
        number := 10000000 + mod(('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint, 90000000);
        EXIT WHEN NOT EXISTS (
            SELECT 1 FROM attachments a WHERE a.round_id = NEW.round_id AND a.public_number = number
        );
    END LOOP;
    NEW.public_number := number;
    RETURN NEW;
END $$;
CREATE TRIGGER attachments_published BEFORE INSERT OR UPDATE OF moderation ON attachments
FOR EACH ROW WHEN (NEW.moderation = 'published' AND NEW.public_number IS NULL)
EXECUTE FUNCTION attachments_published();
