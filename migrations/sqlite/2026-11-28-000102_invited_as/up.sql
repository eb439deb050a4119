-- The name an invitation of the ministry was made out to, where whoever it was sent to accepted it as an
-- organisation that they led already.
ALTER TABLE invitations ADD COLUMN invited_as TEXT;
