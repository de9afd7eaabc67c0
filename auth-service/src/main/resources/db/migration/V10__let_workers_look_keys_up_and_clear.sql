-- What is done across accounts in this service (docs/decisions/0027). A key, a refresh token and the name of a sign-in
-- alone say in which account they count; a guess costs one look at the primary key.
GRANT SELECT (hash, account_id, user_id) ON api_key TO "${worker}";
CREATE POLICY of_worker ON api_key FOR SELECT TO "${worker}" USING (true);

GRANT SELECT (hash, account_id, sid, expires_at), UPDATE (expires_at), DELETE ON refresh_token TO "${worker}";
CREATE POLICY of_worker ON refresh_token TO "${worker}" USING (true);

GRANT SELECT (sid, account_id, user_id, removable_at), UPDATE (removable_at), DELETE ON session TO "${worker}";
CREATE POLICY of_worker ON session TO "${worker}" USING (true);

GRANT SELECT, UPDATE (expires_at), DELETE ON pending_sign_in TO "${worker}";
CREATE POLICY of_worker ON pending_sign_in TO "${worker}" USING (true);

-- Attempts are forgotten when they are old.
GRANT SELECT (attempted_at), DELETE ON login_attempt TO "${worker}";
CREATE POLICY of_worker ON login_attempt TO "${worker}" USING (true);
