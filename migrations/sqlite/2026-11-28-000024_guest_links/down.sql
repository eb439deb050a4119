ALTER TABLE guest_tokens DROP COLUMN used_at;
