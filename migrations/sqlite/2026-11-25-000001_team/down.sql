DROP TABLE signatures;
DROP TABLE originals;
DROP TABLE comment_drafts;
