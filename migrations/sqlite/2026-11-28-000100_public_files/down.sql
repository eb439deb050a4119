DROP TRIGGER attachments_published;
DROP TRIGGER attachments_published_new;
DROP INDEX attachments_public_number;
ALTER TABLE attachments DROP COLUMN public_number;
