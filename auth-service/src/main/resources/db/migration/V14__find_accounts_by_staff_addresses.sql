-- At a host that is bound to no account, the address of a member of staff determines the account (docs/decisions/0062).
-- The worker reads the rows of staff only, and of those the account.
CREATE INDEX principal_staff_email ON principal (email) WHERE kind = 'user' AND NOT deleted;
GRANT SELECT (account_id, email, profile_at) ON principal TO "${worker}";
CREATE POLICY of_worker ON principal FOR SELECT TO "${worker}" USING (kind = 'user' AND NOT deleted);

-- False for a sign-in that began at such a host. The former release keeps each sign-in in the account that it began in.
ALTER TABLE pending_sign_in ADD COLUMN account_bound boolean NOT NULL DEFAULT true;
