-- The index and all that keeps it; nothing of it is anything but derived.

DROP TRIGGER search_comment_made;
DROP TRIGGER search_comment_changed;
DROP TRIGGER search_submission_changed;
DROP TRIGGER search_party_changed;
DROP TRIGGER search_signature_changed;
DROP TRIGGER search_answer_made;
DROP TRIGGER search_answer_changed;
DROP TRIGGER search_answer_gone;
DROP TRIGGER search_version_made;
DROP TRIGGER search_version_changed;
DROP TRIGGER search_confidential_changed;
DROP TRIGGER search_round_made;
DROP TRIGGER search_round_changed;
DROP TRIGGER search_round_gone;
DROP VIEW search_refresh;
DROP TABLE search_inner_pending;
DROP TRIGGER search_inner_entry_gone;
DROP TABLE search_inner_words;
DROP TABLE search_inner_entries;
DROP TABLE search_pending;
DROP TRIGGER search_entry_gone;
DROP TABLE search_words;
DROP TABLE search_entries;
DROP VIEW search_comments;
DROP VIEW search_versions;
DROP VIEW search_rounds;
