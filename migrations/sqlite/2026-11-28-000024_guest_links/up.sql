-- A link in a mail to a guest is used once; used, it only has a new one mailed to the same address.
ALTER TABLE guest_tokens ADD COLUMN used_at TIMESTAMP;
