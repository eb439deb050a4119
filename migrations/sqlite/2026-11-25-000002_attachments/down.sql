DROP TABLE attachment_decisions;
DROP TABLE attachments;
DROP TABLE files;
