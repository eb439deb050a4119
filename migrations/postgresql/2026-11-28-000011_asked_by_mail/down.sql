DROP TABLE signing_invitations;
