-- The number a published attachment goes by outside: it says nothing of when it was sent or which others
-- were sent with it, as the id does. Given once, when it is first published, and kept.
ALTER TABLE attachments ADD COLUMN public_number BIGINT;

-- What is published already, in no order. Every attachment has a stretch of numbers of its own to choose from.
UPDATE attachments SET public_number = 10000000 + shuffled.place * shuffled.stretch + abs(random() % shuffled.stretch)
FROM (
    SELECT id, row_number() OVER (PARTITION BY round_id ORDER BY random()) - 1 AS place,
        90000000 / count(*) OVER (PARTITION BY round_id) AS stretch
    FROM attachments WHERE moderation = 'published'
) AS shuffled WHERE shuffled.id = attachments.id;

CREATE UNIQUE INDEX attachments_public_number ON attachments (round_id, public_number) WHERE public_number IS NOT NULL;

-- Of eight numbers the first that no other attachment of the round has.
CREATE TRIGGER attachments_published_new AFTER INSERT ON attachments
WHEN NEW.moderation = 'published' AND NEW.public_number IS NULL BEGIN
    UPDATE attachments SET public_number = (
        SELECT number FROM (
            SELECT 10000000 + abs(random() % 90000000) AS number
            FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) LIMIT 8
        )
        WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.round_id = NEW.round_id AND a.public_number = number)
        LIMIT 1
    ) WHERE id = NEW.id;
END;

CREATE TRIGGER attachments_published AFTER UPDATE OF moderation ON attachments
WHEN NEW.moderation = 'published' AND NEW.public_number IS NULL BEGIN
    UPDATE attachments SET public_number = (
        SELECT number FROM (
            SELECT 10000000 + abs(random() % 90000000) AS number
            FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) LIMIT 8
        )
        WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.round_id = NEW.round_id AND a.public_number = number)
        LIMIT 1
    ) WHERE id = NEW.id;
END;
