-- The operator lists the accounts, each of which otherwise sees its own row alone (docs/decisions/0027).
GRANT SELECT ON account TO "${worker}";
CREATE POLICY of_worker ON account FOR SELECT TO "${worker}" USING (true);

-- A suspended account may be on its way to deletion, and lists the services that have no row of it any more.
ALTER TABLE account
    ADD COLUMN suspended_at timestamptz,
    ADD COLUMN deleting_at timestamptz,
    ADD COLUMN removed_by text[] NOT NULL DEFAULT '{}';
CREATE INDEX account_suspended ON account (id) WHERE suspended_at IS NOT NULL;
