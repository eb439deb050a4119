DROP INDEX outbox_claimed;
DROP INDEX outbox_held;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (state, next_attempt_at, id);
ALTER TABLE outbox DROP COLUMN held_since;
ALTER TABLE outbox DROP COLUMN begun;
ALTER TABLE outbox DROP COLUMN claimed_by;
ALTER TABLE outbox DROP COLUMN priority;
