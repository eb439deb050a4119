DROP TABLE alignment_links;
DROP TABLE alignments;
ALTER TABLE versions DROP COLUMN published_at;
ALTER TABLE versions DROP COLUMN changelog;
