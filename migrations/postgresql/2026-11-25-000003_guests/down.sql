DROP INDEX answers_guest;
DROP INDEX comments_guest;
ALTER TABLE answers DROP COLUMN guest_id;
ALTER TABLE comments DROP COLUMN guest_id;
DROP TABLE guest_tokens;
DROP TABLE guests;
