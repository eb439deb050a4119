DROP TRIGGER rendered_original_gone;
DROP TRIGGER rendered_original_changed;
DROP TRIGGER rendered_comment_gone;
DROP TRIGGER rendered_comment_changed;
DROP TABLE rendered_texts;
