-- Who works on a consultation is a project-lead, moderator, drafter or clerk, each with rights of its own. Until
-- now every moderator and drafter could set the consultation up and take sheets in; whoever moderates goes on
-- doing both, until a project lead or an admin says otherwise.
INSERT INTO staff (consultation_id, account_id, role, created_at)
    SELECT consultation_id, account_id, 'project-lead', created_at FROM staff WHERE role = 'moderator';
INSERT INTO staff (consultation_id, account_id, role, created_at)
    SELECT consultation_id, account_id, 'clerk', created_at FROM staff WHERE role = 'moderator';
