ALTER TABLE rounds DROP COLUMN changed_at;
ALTER TABLE rounds DROP COLUMN revision;
DROP TABLE satisfactions;
