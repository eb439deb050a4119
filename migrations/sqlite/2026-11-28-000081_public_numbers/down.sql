DROP TRIGGER comments_published;
DROP TRIGGER comments_published_new;
DROP INDEX comments_public_number;
ALTER TABLE comments DROP COLUMN public_number;
