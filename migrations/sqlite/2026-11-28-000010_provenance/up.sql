-- Who an organisation is does not follow from its name: it has a code of its own, and it is kept how it
-- came here and who vouches for it.

-- The column that was unique becomes the code: two organisations may give themselves the same name.
ALTER TABLE organisations RENAME COLUMN name TO code;
ALTER TABLE organisations ADD COLUMN name TEXT NOT NULL DEFAULT '';
-- The name as people see it (platform::names::fold); '' until polder migrate has made it.
ALTER TABLE organisations ADD COLUMN folded TEXT NOT NULL DEFAULT '';
-- self: founded by somebody with an account; invitation: made by an invitation of the ministry;
-- staff, domain: confirmed by staff, or by them for a mail domain.
ALTER TABLE organisations ADD COLUMN provenance TEXT NOT NULL DEFAULT 'self';
ALTER TABLE organisations ADD COLUMN founded_by BIGINT REFERENCES accounts (id) ON DELETE SET NULL;
ALTER TABLE organisations ADD COLUMN confirmed_by BIGINT REFERENCES accounts (id) ON DELETE SET NULL;
ALTER TABLE organisations ADD COLUMN confirmed_at TIMESTAMP;
ALTER TABLE organisations ADD COLUMN domain TEXT;

UPDATE organisations SET name = code;
UPDATE organisations SET code = upper(hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)));

-- Whether the ministry invites, or an organisation one of its own; and who pressed the link.
ALTER TABLE invitations ADD COLUMN by_staff BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE invitations ADD COLUMN accepted_by BIGINT REFERENCES accounts (id) ON DELETE SET NULL;

UPDATE invitations SET by_staff = 1
WHERE round_id IS NOT NULL
   OR invited_by IS NULL
   OR EXISTS (SELECT 1 FROM accounts WHERE accounts.id = invitations.invited_by AND accounts.admin);

-- Whose first member came by an invitation of the ministry was made by that.
UPDATE organisations SET provenance = 'invitation'
WHERE EXISTS (
    SELECT 1 FROM invitations
    WHERE invitations.organisation_id = organisations.id AND invitations.by_staff
      AND invitations.accepted_at = (
          SELECT min(memberships.created_at) FROM memberships
          WHERE memberships.organisation_id = organisations.id));
-- Nobody is in it: no stranger founded it, unless to have it sign.
UPDATE organisations SET provenance = 'invitation'
WHERE NOT EXISTS (SELECT 1 FROM memberships WHERE memberships.organisation_id = organisations.id)
  AND NOT EXISTS (
    SELECT 1 FROM invitations
    WHERE invitations.organisation_id = organisations.id AND NOT invitations.by_staff);
-- Made together with the account of its lead, at the command line.
UPDATE organisations SET provenance = 'staff', confirmed_at = created_at
WHERE EXISTS (
    SELECT 1 FROM memberships
    JOIN accounts ON accounts.id = memberships.account_id
    WHERE memberships.organisation_id = organisations.id
      AND memberships.created_at = organisations.created_at
      AND accounts.created_at = organisations.created_at);

-- Invitations that were bound by name to an organisation that founded itself are sent anew by hand.
DELETE FROM invitations
WHERE by_staff AND round_id IS NOT NULL AND accepted_at IS NULL
  AND EXISTS (
    SELECT 1 FROM organisations
    WHERE organisations.id = invitations.organisation_id AND organisations.provenance = 'self');
UPDATE parties SET invited = 0
WHERE invited
  AND EXISTS (
    SELECT 1 FROM organisations
    WHERE organisations.id = parties.organisation_id AND organisations.provenance = 'self')
  AND NOT EXISTS (
    SELECT 1 FROM invitations
    WHERE invitations.organisation_id = parties.organisation_id
      AND invitations.round_id = parties.round_id AND invitations.accepted_at IS NOT NULL);

CREATE INDEX organisations_folded ON organisations (folded);
-- Of those the ministry vouches for, one has a name.
CREATE UNIQUE INDEX organisations_established ON organisations (folded)
    WHERE provenance <> 'self' AND folded <> '';
