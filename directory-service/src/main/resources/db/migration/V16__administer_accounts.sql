-- The operator lists the accounts, each of which otherwise sees its own row alone (docs/decisions/0027).
GRANT SELECT ON account TO "${worker}";
CREATE POLICY of_worker ON account FOR SELECT TO "${worker}" USING (true);

-- A suspended account may be on its way to deletion, and lists the services that have no row of it any more.
ALTER TABLE account
    ADD COLUMN suspended_at timestamptz,
    ADD COLUMN deleting_at timestamptz,
    ADD COLUMN removed_by text[] NOT NULL DEFAULT '{}';
CREATE INDEX account_suspended ON account (id) WHERE suspended_at IS NOT NULL;

-- A host name belongs to one account of the installation. The operator lists the hosts of all, and the gateway reads them.
CREATE TABLE account_host (
    host       text PRIMARY KEY,
    account_id text NOT NULL REFERENCES account (id)
);
CREATE INDEX account_host_account ON account_host (account_id);
GRANT SELECT ON account_host TO "${worker}";
CREATE POLICY of_account ON account_host USING (account_id = nullif(current_setting('hoopoe.account', true), ''));
CREATE POLICY of_worker ON account_host FOR SELECT TO "${worker}" USING (true);
