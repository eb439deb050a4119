ALTER TABLE mail_stops DROP COLUMN used_at;
