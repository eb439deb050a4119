-- The number a published comment goes by outside: it says nothing of when it was written or which others
-- were written with it, as the id does. Given once, when the comment is first published, and kept.
ALTER TABLE comments ADD COLUMN public_number BIGINT;

-- What is published already, in no order. Every comment has a stretch of numbers of its own to choose from.
UPDATE comments SET public_number = 10000000 + shuffled.place * shuffled.stretch + abs(random() % shuffled.stretch)
FROM (
    SELECT id, row_number() OVER (PARTITION BY round_id ORDER BY random()) - 1 AS place,
        90000000 / count(*) OVER (PARTITION BY round_id) AS stretch
    FROM comments WHERE moderation IN ('published', 'redacted')
) AS shuffled WHERE shuffled.id = comments.id;

CREATE UNIQUE INDEX comments_public_number ON comments (round_id, public_number) WHERE public_number IS NOT NULL;

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
