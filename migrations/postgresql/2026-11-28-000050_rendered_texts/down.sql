DROP TRIGGER rendered_original_gone ON originals;
DROP TRIGGER rendered_original_changed ON originals;
DROP TRIGGER rendered_comment_gone ON comments;
DROP TRIGGER rendered_comment_changed ON comments;
DROP FUNCTION rendered_original_gone;
DROP FUNCTION rendered_comment_gone;
DROP FUNCTION rendered_comment_changed;
DROP TABLE rendered_texts;
