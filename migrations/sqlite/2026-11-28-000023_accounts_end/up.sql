-- An account that an administrator blocked lets nobody in; of one that was erased only its number is left.
ALTER TABLE accounts ADD COLUMN blocked_at TIMESTAMP;
ALTER TABLE accounts ADD COLUMN erased_at TIMESTAMP;
-- The address that a link confirms in the place of the account's present one.
ALTER TABLE account_tokens ADD COLUMN email TEXT;
