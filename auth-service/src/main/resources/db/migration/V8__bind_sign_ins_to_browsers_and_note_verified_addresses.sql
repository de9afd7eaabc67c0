-- SHA-256 of the cookie of the browser that began; null in rows that an older release wrote, which live for ten minutes.
ALTER TABLE pending_sign_in ADD COLUMN browser_hash text;

-- False for who registered without anybody seeing that the address is theirs: of those who are here, any client may have.
ALTER TABLE principal ADD COLUMN email_verified boolean NOT NULL DEFAULT true;

UPDATE principal SET email_verified = false WHERE kind = 'client' AND NOT deleted;
