DROP TABLE erasures;
ALTER TABLE consultations DROP COLUMN on_hold;
ALTER TABLE accounts DROP COLUMN warned_at;
ALTER TABLE accounts DROP COLUMN last_used_at;
