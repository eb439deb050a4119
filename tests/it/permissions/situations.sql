-- What is so besides what every world has (world.rs): "always" in the whole table, the others for rows that say
-- "given NAME". `@name` is filled in as in the table; `@hash-x` is what the database keeps of the secret `@secret-x`,
-- and `@mine-x` in a row is `@secret-x-for-` whoever asks. "-- @name = value" makes a name.

-- situation: always
-- @second = 9002
-- @join-code = ABCD-EFGH-1234
-- @second-comment = 9001
-- @second-question = 9001
-- @other-theme = 9001
-- @mended = Purpose: this passage says what section 1 is all about.
UPDATE accounts SET password_hash = '@password-hash';
-- Somebody who has registered and not confirmed it yet, and a second member of the participant's organisation.
INSERT INTO accounts (id, email, name, language, admin, created_at)
VALUES (9001, 'registered@example.org', '', 'en', false, '2027-06-01 12:00:00');
INSERT INTO accounts (id, email, name, language, admin, created_at, verified_at)
VALUES (9002, 'second@example.org', 'Second', 'en', false, '2027-06-01 12:00:00', '2027-06-01 12:00:00');
INSERT INTO memberships (organisation_id, account_id, role, created_at)
VALUES (@organisation, 9002, 'member', '2027-06-01 12:00:00');
INSERT INTO account_tokens (token_hash, account_id, purpose, created_at, expires_at, email) VALUES
    ('@hash-verify', 9001, 'verify', '2027-06-01 12:00:00', '2027-06-02 12:00:00', NULL),
    ('@hash-reset', 9002, 'reset', '2027-06-01 12:00:00', '2027-06-02 12:00:00', NULL),
    ('@hash-address', 9002, 'address', '2027-06-01 12:00:00', '2027-06-02 12:00:00', 'moved@example.org');
-- The words of the mail that was given up are there still.
UPDATE outbox SET context = '{"name":"Noor"}' WHERE id = @mail;
INSERT INTO themes (id, consultation_id, name) VALUES (9001, @consultation, 'Beside');
INSERT INTO mail_stops (address_hash, token) VALUES ('none', '@secret-stop');
-- Everybody is invited to an organisation, at the address of their account if they have one.
INSERT INTO invitations (token_hash, organisation_id, email, role, language, created_at, expires_at) VALUES
    ('@hash-invitation-for-anonymous', @other-organisation, 'a@example.org', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-guest', @other-organisation, 'b@example.org', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-colleague', @other-organisation, 'c@example.org', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-participant', @other-organisation, '@participant/email', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-other-member', @organisation, '@other-member/email', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-other-moderator', @organisation, '@other-moderator/email', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-moderator', @organisation, '@moderator/email', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-drafter', @organisation, '@drafter/email', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-lead', @organisation, '@lead/email', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-clerk', @organisation, '@clerk/email', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00'),
    ('@hash-invitation-for-admin', @organisation, '@admin/email', 'member', 'en', '2027-06-01 12:00:00', '2027-06-08 12:00:00');
INSERT INTO followers (id, consultation_id, email, language, created_at, confirmed_at) VALUES
    (9001, @consultation, 'follows@example.org', 'en', '2027-06-01 12:00:00', NULL),
    (9002, @consultation, 'followed@example.org', 'en', '2027-06-01 12:00:00', '2027-06-01 12:00:00');
INSERT INTO follower_links (follower_id, purpose, token_hash, created_at) VALUES
    (9001, 'confirm', '@hash-follow', '2027-06-01 12:00:00'),
    (9002, 'stop', '@hash-unfollow', '2027-06-01 12:00:00');
-- A code to come into the participant's draft with: @join-code, kept as SHA-256 of ABCDEFGH1234.
UPDATE colleague_codes SET code_hash = 'ef8d2f565d2fb9dbd5afd366b69dc5c3c73b28fb434e1704a6660e9b61c648c3' WHERE id = @code;
-- What the colleague wrote in it.
-- @colleague-comment = 9004
INSERT INTO comments (id, submission_id, round_id, party_id, group_code, guest_id, anchor, kind, body, position, moderation, decisions, created_at, updated_at) VALUES
    (9004, @draft, @round, @party, 'private', @colleague-id, 'document', 'general', 'Of a colleague.', 2, 'draft', 0, '2027-06-01 12:00:00', '2027-06-01 12:00:00');
-- Who does what in it: the second section is the participant's.
-- @assignment = 9001
INSERT INTO section_assignments (id, submission_id, section_id, account_id, assigned_by, assigned_at, told_at) VALUES
    (9001, @draft, @second-section, @account, @account, '2027-06-01 12:00:00', '2027-06-01 12:00:00');
-- Two more without accounts: one whose response waits for the link in a mail, one who has confirmed theirs.
INSERT INTO parties (id, round_id, name, group_code, created_at) VALUES
    (9001, @round, 'Waits', 'individual', '2027-06-01 12:00:00'),
    (9002, @round, 'Confirmed', 'individual', '2027-06-01 12:00:00');
INSERT INTO guests (id, round_id, party_id, kind, name, email, language, created_at, expires_at, sent_at, confirmed_at) VALUES
    (9001, @round, 9001, 'respondent', 'Waits', 'waits@example.org', 'en', '2027-06-01 12:00:00', '2027-07-01 12:00:00', '2027-06-01 12:00:00', NULL),
    (9002, @round, 9002, 'respondent', 'Confirmed', 'confirmed@example.org', 'en', '2027-06-01 12:00:00', '2027-07-01 12:00:00', '2027-06-01 12:00:00', '2027-06-01 12:00:00');
INSERT INTO guest_tokens (token_hash, guest_id, purpose, created_at, expires_at) VALUES
    ('@hash-confirmation', 9001, 'confirm', '2027-06-01 12:00:00', '2027-06-03 12:00:00'),
    ('@hash-entry', 9002, 'link', '2027-06-01 12:00:00', '2027-07-01 12:00:00');
INSERT INTO submissions (id, round_id, party_id, state, publication, origin, submitter_name, created_at, submitted_at) VALUES
    (9001, @round, 9001, 'awaiting', 'organisation', 'page', 'Waits', '2027-06-01 12:00:00', NULL);
INSERT INTO comments (id, submission_id, round_id, party_id, group_code, guest_id, anchor, kind, body, position, moderation, decisions, created_at, updated_at) VALUES
    (9003, 9001, @round, 9001, 'individual', 9001, 'document', 'general', 'Waits.', 0, 'draft', 0, '2027-06-01 12:00:00', '2027-06-01 12:00:00');

-- How the moderator narrows the queue.
-- @view = 9001
INSERT INTO queue_views (id, account_id, name, query)
SELECT 9001, id, 'Mine', '?sort=newest' FROM accounts WHERE email = '@moderator/email';

-- The moderator decided on the comment a moment ago.
-- situation: decided
INSERT INTO decisions (comment_id, sequence, verdict, explanation, decided_by, decided_at)
SELECT @comment, 1, 'publish', '', id, '2027-06-01 12:00:00' FROM accounts WHERE email = '@moderator/email';
UPDATE comments SET decisions = 1, moderation = 'published' WHERE id = @comment;

-- situation: two-comments
INSERT INTO comments (id, submission_id, round_id, party_id, group_code, author_id, anchor, section_id, passage_id, kind, body, position, moderation, decisions, created_at, updated_at)
SELECT 9001, submission_id, round_id, party_id, group_code, author_id, anchor, section_id, passage_id, kind, 'Another.', 1, moderation, 0, created_at, updated_at
FROM comments WHERE id = @draft-comment;

-- The guest's response was sent, and waits for the link in the mail.
-- situation: awaiting
DELETE FROM answers WHERE submission_id = @guest-draft;
DELETE FROM comments WHERE submission_id = @guest-draft;
DELETE FROM attachments WHERE submission_id = @guest-draft;
DELETE FROM submissions WHERE id = @guest-draft;
UPDATE submissions SET state = 'awaiting', receipt_number = NULL, submitted_at = NULL, content_hash = NULL WHERE id = @guest-submission;
UPDATE comments SET moderation = 'draft', submitted_at = NULL WHERE submission_id = @guest-submission;
UPDATE guests SET sent_at = '2027-06-01 12:00:00' WHERE id = @guest-id;

-- situation: no-draft
DELETE FROM answers WHERE submission_id IN (@guest-draft, @draft);
DELETE FROM signatures WHERE submission_id IN (@guest-draft, @draft);
DELETE FROM signing_invitations WHERE submission_id IN (@guest-draft, @draft);
DELETE FROM comment_drafts WHERE comment_id IN (SELECT id FROM comments WHERE submission_id IN (@guest-draft, @draft));
DELETE FROM originals WHERE submission_id IN (@guest-draft, @draft);
DELETE FROM section_assignments WHERE submission_id IN (@guest-draft, @draft);
DELETE FROM comments WHERE submission_id IN (@guest-draft, @draft);
DELETE FROM attachments WHERE submission_id IN (@guest-draft, @draft);
DELETE FROM submissions WHERE id IN (@guest-draft, @draft);

-- Everybody was asked to sign by mail, and leads an organisation that can.
-- situation: signing
INSERT INTO memberships (organisation_id, account_id, role, created_at)
SELECT @other-organisation, id, 'lead', '2027-06-01 12:00:00' FROM accounts
WHERE verified_at IS NOT NULL
    AND id NOT IN (SELECT account_id FROM memberships WHERE organisation_id = @other-organisation);
INSERT INTO signing_invitations (submission_id, email, token_hash, asked_at) VALUES
    (@submission, '@participant/email', '@hash-signing-for-participant', '2027-06-01 12:00:00'),
    (@submission, '@other-member/email', '@hash-signing-for-other-member', '2027-06-01 12:00:00'),
    (@submission, '@other-moderator/email', '@hash-signing-for-other-moderator', '2027-06-01 12:00:00'),
    (@submission, '@moderator/email', '@hash-signing-for-moderator', '2027-06-01 12:00:00'),
    (@submission, '@drafter/email', '@hash-signing-for-drafter', '2027-06-01 12:00:00'),
    (@submission, '@lead/email', '@hash-signing-for-lead', '2027-06-01 12:00:00'),
    (@submission, '@clerk/email', '@hash-signing-for-clerk', '2027-06-01 12:00:00'),
    (@submission, '@admin/email', '@hash-signing-for-admin', '2027-06-01 12:00:00');

-- situation: planned
UPDATE rounds SET state = 'draft', opens_at = '2027-07-01 12:00:00', closes_at = '2027-08-01 12:00:00' WHERE id = @round;

-- situation: closed
UPDATE rounds SET state = 'closed', closes_at = '2027-06-01 11:00:00' WHERE id = @round;
UPDATE consultations SET public_revision = public_revision + 1000 WHERE id = @consultation;

-- situation: closed-early
UPDATE rounds SET state = 'closed', closes_at = '2027-06-01 12:00:00' WHERE id = @round;
INSERT INTO round_notices (round_id, kind, closed_at, due_at)
VALUES (@round, 'closed-early', '2027-07-01 12:00:00', '2027-06-01 12:10:00');
UPDATE consultations SET public_revision = public_revision + 1000 WHERE id = @consultation;

-- situation: second-round
INSERT INTO rounds (id, consultation_id, number, version_id, state, access, opens_at, closes_at, created_at)
VALUES (9001, @consultation, 2, @version, 'draft', 'open', '2027-09-01 12:00:00', '2027-10-01 12:00:00', '2027-06-01 12:00:00');
INSERT INTO questions (round_id, position, kind, title, required, disclosure, created_at, updated_at)
VALUES (9001, 0, 'short', 'Whence?', false, false, '2027-06-01 12:00:00', '2027-06-01 12:00:00');

-- situation: two-questions
INSERT INTO questions (id, round_id, position, kind, title, required, disclosure, created_at, updated_at)
VALUES (9001, @round, 1, 'short', 'Whence?', false, false, '2027-06-01 12:00:00', '2027-06-01 12:00:00');

-- situation: suggestion
-- @other-campaign = 9001
INSERT INTO campaigns (id, round_id, title, created_at) VALUES (9001, @round, 'Other', '2027-06-01 12:00:00');
UPDATE campaigns SET suggested = true WHERE id = @campaign;
UPDATE comments SET campaign_id = @campaign WHERE id IN (@comment, @comment2);

-- situation: campaign
UPDATE comments SET campaign_id = @campaign WHERE id IN (@comment, @comment2);

-- situation: answered
UPDATE rounds SET state = 'reporting', closes_at = '2027-06-01 11:00:00', answers_published_at = '2027-06-01 12:00:00' WHERE id = @round;
UPDATE comments SET moderation = 'published', decisions = 1 WHERE id = @comment;
INSERT INTO decisions (comment_id, sequence, verdict, decided_at) VALUES (@comment, 1, 'publish', '2027-06-01 12:00:00');
INSERT INTO dispositions (comment_id, disposition, response, revision, set_at, published_disposition, published_response, published_at)
VALUES (@comment, 'accepted', 'Yes.', 1, '2027-06-01 12:00:00', 'accepted', 'Yes.', '2027-06-01 12:00:00');

-- situation: looked-at
-- @look = 9001
UPDATE rounds SET state = 'reporting', closes_at = '2027-06-01 11:00:00', answers_published_at = '2027-06-01 12:00:00' WHERE id = @round;
UPDATE comments SET moderation = 'published', decisions = 1 WHERE id = @comment;
INSERT INTO decisions (comment_id, sequence, verdict, decided_at) VALUES (@comment, 1, 'publish', '2027-06-01 12:00:00');
INSERT INTO dispositions (comment_id, disposition, response, revision, set_at, published_disposition, published_response, published_at)
VALUES (@comment, 'accepted', 'Yes.', 1, '2027-06-01 12:00:00', 'accepted', 'Yes.', '2027-06-01 12:00:00');
INSERT INTO second_looks (id, comment_id, answer_published_at, why, asked_at, half_at, due_at)
VALUES (9001, @comment, '2027-06-01 12:00:00', 'Look again.', '2027-06-01 12:00:00', '2027-06-15 12:00:00', '2027-06-29 12:00:00');

-- situation: on-paper
UPDATE submissions SET origin = 'intake' WHERE id = @submission;

-- situation: taken-back
UPDATE submissions SET state = 'withdrawn', ended_at = '2027-06-01 12:00:00' WHERE id = @submission;

-- A comment was taken over, and there is a version after the one it is about, in which its passage changed.
-- situation: promised
-- @later = 9003
INSERT INTO versions (id, consultation_id, label, title, words, source_hash, created_at)
VALUES (9003, @consultation, '3.0', 'Later', 6, '0', '2027-06-02 12:00:00');
INSERT INTO sections (id, version_id, position, level, number, title) VALUES (9003, 9003, 0, 1, '1', 'Purpose');
INSERT INTO passages (id, version_id, section_id, position, key, kind, number, text, html, depth, block, ordered, start, header)
VALUES (9003, 9003, 9003, 0, 'p-2', 'paragraph', '', 'Purpose: other words stand here.', 'Purpose: other words stand here.', 0, 0, false, 0, false);
INSERT INTO alignments (id, from_version_id, to_version_id, created_at) VALUES (9003, @version, 9003, '2027-06-02 12:00:00');
INSERT INTO alignment_links (alignment_id, link, kind, moved, main, old_id, new_id)
SELECT 9003, position, CASE key WHEN 'p-2' THEN 'changed' ELSE 'removed' END, false, key = 'p-2', id, CASE key WHEN 'p-2' THEN 9003 END
FROM passages WHERE version_id = @version;
INSERT INTO dispositions (comment_id, disposition, response, revision, set_at)
VALUES (@comment, 'accepted', 'Yes.', 1, '2027-06-02 12:00:00');
INSERT INTO promises (comment_id, version_id, passage_key, note, linked_at)
VALUES (@comment, 9003, 'p-2', 'Of the purpose.', '2027-06-02 12:00:00');
INSERT INTO explanations (version_id, passage_key, note, set_at) VALUES (9003, 'p-1', 'Said below.', '2027-06-02 12:00:00');
