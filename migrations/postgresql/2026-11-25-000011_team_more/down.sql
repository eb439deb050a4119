DROP INDEX originals_guest_by;
DROP INDEX originals_guest;
DROP INDEX comment_drafts_guest;
ALTER TABLE originals DROP COLUMN set_aside_by_guest;
ALTER TABLE originals DROP COLUMN guest_id;
ALTER TABLE comment_drafts DROP COLUMN guest_id;
DROP INDEX guests_code;
ALTER TABLE guests DROP COLUMN code_id;
DROP TABLE colleague_codes;
