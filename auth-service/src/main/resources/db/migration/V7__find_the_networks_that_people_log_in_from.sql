-- The address, of IPv6 its /64; null in rows that an older release wrote.
ALTER TABLE login_attempt ADD COLUMN network text;

UPDATE login_attempt SET network = ip WHERE success AND position(':' IN ip) = 0;

CREATE INDEX login_attempt_success_network ON login_attempt (account_id, user_id, network) WHERE success;
