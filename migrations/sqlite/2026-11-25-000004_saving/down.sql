DROP TABLE comment_forms;
