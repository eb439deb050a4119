DROP TABLE link_requests;
ALTER TABLE sessions DROP COLUMN used_at;
ALTER TABLE sessions DROP COLUMN origin;
ALTER TABLE sessions DROP COLUMN browser;
DROP TABLE guesses;
DROP TABLE known_browsers;
