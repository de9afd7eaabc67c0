-- The operator lists the accounts, each of which otherwise sees its own row alone (docs/decisions/0027).
GRANT SELECT ON account TO "${worker}";
CREATE POLICY of_worker ON account FOR SELECT TO "${worker}" USING (true);

ALTER TABLE account ADD COLUMN suspended_at timestamptz;
CREATE INDEX account_suspended ON account (id) WHERE suspended_at IS NOT NULL;
