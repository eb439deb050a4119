-- When a mail with such a link was last caused: the link, and with it the hash of the address, has a term.
ALTER TABLE mail_stops ADD COLUMN used_at TIMESTAMP;
UPDATE mail_stops SET used_at = now() AT TIME ZONE 'utc';
