DELETE FROM staff WHERE role IN ('project-lead', 'clerk');
