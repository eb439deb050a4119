-- What a crowd adds to a world, besides what statements.rs makes: once for each of its people. `@i` is a number of
-- its own, with room for nine after it; `@sent`, `@c1` … `@c4` the response of this one and its comments, `@lead` its
-- account, `@body` its organisation; the rest as in situations.sql.

-- What staff did with its comments.
UPDATE decisions SET verdict = 'publish-redacted' WHERE comment_id = @c1;
INSERT INTO redactions (decision_id, comment_id, field, span_start, span_end, ground)
SELECT id, @c1, 'body', 0, 2, '5.1.2.e' FROM decisions WHERE comment_id = @c1;
UPDATE comments SET moderation = 'redacted' WHERE id = @c1;
INSERT INTO dispositions (comment_id, disposition, response, revision, set_at, published_disposition, published_response, published_at) VALUES
    (@c1, 'accepted', 'Yes.', 1, '2027-06-01 12:00:00', 'accepted', 'Yes.', '2027-06-01 12:00:00'),
    (@c2, 'noted', 'Hm.', 1, '2027-06-01 12:00:00', NULL, NULL, NULL);
INSERT INTO satisfactions (comment_id, satisfied, remark, answer_published_at, set_at) VALUES (@c1, false, 'No.', '2027-06-01 12:00:00', '2027-06-01 12:00:00');
INSERT INTO themes (id, consultation_id, name) VALUES (@i, @consultation, 'Theme @i');
INSERT INTO comment_themes (comment_id, theme_id) VALUES (@c1, @i), (@c2, @i), (@comment, @i);
INSERT INTO campaigns (id, round_id, title, sample_comment_id, created_at) VALUES (@i, @round, 'Campaign @i', @c3, '2027-06-01 12:00:00');
UPDATE comments SET campaign_id = @i WHERE id = @c3;
UPDATE comments SET campaign_id = @campaign WHERE id = @c4;
INSERT INTO approvals (consultation_id, deed, subject_id, wording, asked_by, asked_at, settled_by, settled_at, outcome)
VALUES (@consultation, 'announce-round', @round, '', @lead, '2027-06-01 12:00:00', @lead, '2027-06-01 12:00:00', 'refused');
INSERT INTO impersonations (round_id, submission_id, reference, name, email, explanation, language, reported_at)
VALUES (@round, @sent, 'Ref @i', 'Reporter @i', 'r@i@example.org', '', 'en', '2027-06-01 12:00:00');
-- Questions and answers.
INSERT INTO questions (id, round_id, position, kind, title, required, disclosure, created_at, updated_at)
VALUES (@i, @round, @i, 'short', 'Why @i?', false, false, '2027-06-01 12:00:00', '2027-06-01 12:00:00');
INSERT INTO answers (submission_id, question_id, words, updated_at) VALUES
    (@sent, @question, 'Because.', '2027-06-01 12:00:00'),
    (@submission, @i, 'So.', '2027-06-01 12:00:00'),
    (@draft, @i, 'So.', '2027-06-01 12:00:00'),
    (@guest-draft, @i, 'So.', '2027-06-01 12:00:00');
-- The participant's draft and the guest's grow.
INSERT INTO comments (id, submission_id, round_id, party_id, group_code, author_id, anchor, section_id, passage_id, kind, body, position, moderation, decisions, created_at, updated_at)
SELECT @i, submission_id, round_id, party_id, group_code, @lead, anchor, section_id, passage_id, kind, 'More @i.', @i, moderation, 0, created_at, updated_at
FROM comments WHERE id = @draft-comment;
INSERT INTO comments (id, submission_id, round_id, party_id, group_code, guest_id, anchor, section_id, passage_id, kind, body, position, moderation, decisions, created_at, updated_at)
SELECT @i + 1, submission_id, round_id, party_id, group_code, guest_id, anchor, section_id, passage_id, kind, 'More @i.', @i, moderation, 0, created_at, updated_at
FROM comments WHERE id = @guest-comment;
INSERT INTO comment_drafts (comment_id, status, note, authors, revision) VALUES (@i, 'ready', 'Note.', '', 1);
INSERT INTO originals (party_id, submission_id, comment_id, fate, author_id, authors, anchor, kind, body, status, note, set_aside_at)
VALUES (@party, @draft, @i, 'merged', @lead, '', 'document', 'general', 'Before @i.', 'ready', '', '2027-06-01 12:00:00');
INSERT INTO colleague_codes (id, party_id, code_hash, hint, made_by, made_at, expires_at)
VALUES (@i, @party, 'code-@i', 'last', @lead, '2027-06-01 12:00:00', '2027-06-08 12:00:00');
INSERT INTO guests (id, round_id, party_id, kind, code_id, name, language, created_at, expires_at)
VALUES (@i, @round, @party, 'colleague', @i, 'Colleague @i', 'en', '2027-06-01 12:00:00', '2027-07-01 12:00:00');
-- Signatures, both ways.
INSERT INTO signatures (submission_id, organisation_id, name, group_code, state, asked_by, asked_at, signer_name) VALUES
    (@submission, @body, 'Crowd @i', 'private', 'asked', @lead, '2027-06-01 12:00:00', ''),
    (@draft, @body, 'Crowd @i', 'private', 'planned', @lead, '2027-06-01 12:00:00', ''),
    (@sent, @organisation, 'Own', 'private', 'asked', @lead, '2027-06-01 12:00:00', '');
INSERT INTO signing_invitations (submission_id, email, asked_by, asked_at) VALUES
    (@submission, 's@i@example.org', @lead, '2027-06-01 12:00:00'),
    (@draft, 's@i@example.org', @lead, '2027-06-01 12:00:00');
-- More people in the participant's organisation, more organisations of theirs, more browsers.
INSERT INTO memberships (organisation_id, account_id, role, created_at) VALUES
    (@organisation, @lead, 'member', '2027-06-01 12:00:00'),
    (@body, @account, 'lead', '2027-06-01 12:00:00');
INSERT INTO invitations (token_hash, organisation_id, email, role, language, created_at, expires_at, invited_by) VALUES
    ('member-@i', @organisation, 'm@i@example.org', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00', @lead);
INSERT INTO invitations (token_hash, organisation_id, round_id, email, role, language, created_at, expires_at, by_staff) VALUES
    ('round-@i', @body, @round, 'n@i@example.org', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00', true);
INSERT INTO sessions (token_hash, account_id, browser, origin, created_at, expires_at, used_at)
VALUES ('session-@i', @account, 'Firefox', '203.0.113.7', '2027-06-01 12:00:00', '2027-06-08 12:00:00', '2027-06-01 12:00:00');
INSERT INTO api_tokens (account_id, name, token_hash, hint, scopes, created_at, expires_at)
VALUES (@account, 'Token @i', 'token-@i', 'last', 'read', '2027-06-01 12:00:00', '2027-12-01 12:00:00');
-- More rounds with a submission each, more versions, more people on the staff and behind it.
INSERT INTO versions (id, consultation_id, label, title, words, source_hash, created_at)
VALUES (@i, @consultation, '2.@i', 'Draft @i', 5, '0', '2027-05-01 12:00:00');
INSERT INTO sections (id, version_id, position, level, number, title) VALUES (@i, @i, 0, 1, '1', 'Purpose');
INSERT INTO passages (id, version_id, section_id, position, key, kind, number, text, html, depth, block, ordered, start, header)
VALUES (@i, @i, @i, 0, 'p-1', 'paragraph', '', 'Purpose @i.', 'Purpose @i.', 0, 0, false, 0, false);
INSERT INTO rounds (id, consultation_id, number, version_id, state, access, opens_at, closes_at, created_at)
VALUES (@i, @consultation, @i, @version, 'closed', 'open', '2027-04-01 12:00:00', '2027-05-01 12:00:00', '2027-04-01 12:00:00');
INSERT INTO parties (id, round_id, organisation_id, name, group_code, created_at)
VALUES (@i, @i, @organisation, 'Own', 'private', '2027-04-01 12:00:00');
INSERT INTO submissions (id, round_id, party_id, state, publication, origin, submitter_name, submitted_by, receipt_number, content_hash, created_at, submitted_at)
VALUES (@i, @i, @i, 'submitted', 'organisation', 'page', 'A.', @account, 'R-@i', '0', '2027-04-01 12:00:00', '2027-04-01 12:00:00');
INSERT INTO comments (id, submission_id, round_id, party_id, group_code, author_id, anchor, kind, body, position, moderation, decisions, created_at, updated_at, submitted_at, public_number)
VALUES (@i + 2, @i, @i, @i, 'private', @account, 'document', 'general', 'Earlier @i.', 0, 'published', 1, '2027-04-01 12:00:00', '2027-04-01 12:00:00', '2027-04-01 12:00:00', @i + 2);
INSERT INTO decisions (comment_id, sequence, verdict, explanation, decided_at) VALUES (@i + 2, 1, 'publish', '', '2027-04-01 12:00:00');
INSERT INTO followers (consultation_id, email, language, created_at, confirmed_at)
VALUES (@consultation, 'f@i@example.org', 'en', '2027-06-01 12:00:00', '2027-06-01 12:00:00');
INSERT INTO outbox (recipient, language, template, context, message_id, state, attempts, next_attempt_at, created_at)
VALUES ('gone@i@example.org', 'nl', 'verify', '{}', 'message-@i', 'dead', 12, '2027-06-01 12:00:00', '2027-06-01 12:00:00');
UPDATE consultations SET public_revision = public_revision + 1 WHERE id = @consultation;
