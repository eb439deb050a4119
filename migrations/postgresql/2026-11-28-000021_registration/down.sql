-- What was typed is gone; who never confirmed registers again.
SELECT 1;
