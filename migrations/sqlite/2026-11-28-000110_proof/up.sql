-- When whoever is signed in last proved to know the password: what weighs asks for it again after a while.
ALTER TABLE sessions ADD COLUMN proved_at TIMESTAMP;
UPDATE sessions SET proved_at = created_at;
