-- Name and password are chosen behind the mailed link: what somebody typed before that counts for nothing.
UPDATE accounts SET name = '', password_hash = NULL WHERE verified_at IS NULL;
