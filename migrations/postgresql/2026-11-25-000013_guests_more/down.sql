DROP TABLE impersonations;
DROP TABLE human_checks;
ALTER TABLE submissions DROP COLUMN verification;
