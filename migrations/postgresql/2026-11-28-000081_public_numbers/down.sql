DROP TRIGGER comments_published ON comments;
DROP FUNCTION comments_published();
DROP INDEX comments_public_number;
ALTER TABLE comments DROP COLUMN public_number;
