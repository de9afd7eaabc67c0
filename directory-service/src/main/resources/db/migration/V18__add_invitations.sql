-- Whoever has the token of an invitation registers with it (docs/decisions/0066). Its use deletes the row, so that it has one.
-- The operator's have the id of the account that is opened with them; nobody in it invited anybody.
CREATE TABLE invitation (
    id         uuid PRIMARY KEY,
    account_id text NOT NULL,
    token_hash text NOT NULL UNIQUE,
    role       text NOT NULL CHECK (role IN ('OWNER', 'ADMINISTRATOR', 'AGENT')),
    invited_by uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    FOREIGN KEY (account_id, invited_by) REFERENCES staff_user (account_id, id) ON DELETE CASCADE
);

CREATE INDEX invitation_newest ON invitation (account_id, created_at, id);
CREATE INDEX invitation_inviter ON invitation (account_id, invited_by);

-- A token alone determines the account; a guess costs one look at the index of its hash.
GRANT SELECT (token_hash, account_id) ON invitation TO "${worker}";
CREATE POLICY of_worker ON invitation FOR SELECT TO "${worker}" USING (true);
