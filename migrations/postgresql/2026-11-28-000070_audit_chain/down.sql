DROP TABLE audit_checkpoints;
DROP TABLE audit_origin_keys;
DROP INDEX audit_events_waiting;
-- What has no place yet comes last; a program that knows no keys finds the chain broken anyway.
UPDATE audit_events SET previous_hash = '', hash = '', sequence = numbered.sequence
FROM (
    SELECT id, (SELECT COALESCE(MAX(sequence), 0) FROM audit_events) + ROW_NUMBER() OVER (ORDER BY id) AS sequence
    FROM audit_events WHERE sequence IS NULL
) AS numbered
WHERE audit_events.id = numbered.id;
ALTER TABLE audit_events DROP COLUMN seal;
ALTER TABLE audit_events DROP COLUMN key_id;
ALTER TABLE audit_events ALTER COLUMN hash SET NOT NULL;
ALTER TABLE audit_events ALTER COLUMN previous_hash SET NOT NULL;
ALTER TABLE audit_events ALTER COLUMN sequence SET NOT NULL;
