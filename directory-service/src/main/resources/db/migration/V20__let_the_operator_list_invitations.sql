-- The operator lists the invitations to open an account, each of which has an account id of its own, and the next one removes
-- expired ones (docs/decisions/0066).
GRANT SELECT (role, created_at, expires_at), DELETE ON invitation TO "${worker}";
DROP POLICY of_worker ON invitation;
CREATE POLICY of_worker ON invitation TO "${worker}" USING (true);
CREATE INDEX invitation_to_open ON invitation (created_at, account_id) WHERE role = 'OWNER';
