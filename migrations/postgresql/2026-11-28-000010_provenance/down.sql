DROP INDEX organisations_established;
DROP INDEX organisations_folded;
ALTER TABLE invitations DROP COLUMN accepted_by;
ALTER TABLE invitations DROP COLUMN by_staff;
-- The name was unique: of two that share one, the later gets its number behind it.
UPDATE organisations SET name = name || ' (' || id || ')'
WHERE EXISTS (
    SELECT 1 FROM organisations AS other
    WHERE other.name = organisations.name AND other.id < organisations.id);
UPDATE organisations SET code = name;
ALTER TABLE organisations DROP COLUMN domain;
ALTER TABLE organisations DROP COLUMN confirmed_at;
ALTER TABLE organisations DROP COLUMN confirmed_by;
ALTER TABLE organisations DROP COLUMN founded_by;
ALTER TABLE organisations DROP COLUMN provenance;
ALTER TABLE organisations DROP COLUMN folded;
ALTER TABLE organisations DROP COLUMN name;
ALTER TABLE organisations RENAME COLUMN code TO name;
