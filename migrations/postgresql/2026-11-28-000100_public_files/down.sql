DROP TRIGGER attachments_published ON attachments;
DROP FUNCTION attachments_published();
DROP INDEX attachments_public_number;
ALTER TABLE attachments DROP COLUMN public_number;
