ALTER TABLE account_tokens DROP COLUMN email;
ALTER TABLE accounts DROP COLUMN erased_at;
ALTER TABLE accounts DROP COLUMN blocked_at;
