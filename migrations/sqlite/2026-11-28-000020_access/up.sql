-- What a program may do with a token, and until when. Tokens made before may do all, for a year more.
ALTER TABLE api_tokens ADD COLUMN scopes TEXT NOT NULL DEFAULT ''; -- words of: read, respond, manage
ALTER TABLE api_tokens ADD COLUMN expires_at TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';
UPDATE api_tokens SET
    scopes = 'read respond manage',
    expires_at = strftime('%Y-%m-%d %H:%M:%f', 'now', '+1 year');
