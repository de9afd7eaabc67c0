-- After every migration, and at every start: each table with an account has its policy, and the service's role may use what
-- there is, as far as the policies let it (docs/decisions/0027). Nothing is done where everything stands already.
DO $$
DECLARE
    target record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('hoopoe.policies', 0));
    FOR target IN
        SELECT oid, oid::regclass AS name, relrowsecurity AND relforcerowsecurity AS forced,
            EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = c.oid AND attname = 'account_id' AND NOT attisdropped)
                AS of_account,
            relname LIKE '%\_replica' AS is_replica,
            EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid) AS has_policy,
            EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid AND polname = 'of_worker') AS has_worker_policy,
            EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid AND polname = 'of_account') AS has_account_policy
        FROM pg_class c
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'
    LOOP
        IF target.of_account AND NOT target.has_account_policy THEN
            EXECUTE format('CREATE POLICY of_account ON %s '
                'USING (account_id = nullif(current_setting(''hoopoe.account'', true), ''''))', target.name);
        END IF;
        IF (target.of_account OR target.has_policy) AND NOT target.forced THEN
            EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target.name);
        END IF;
        -- Replicas are marked by a row of no account, and whether one holds anything is asked of all accounts.
        IF target.is_replica AND NOT target.has_worker_policy THEN
            EXECUTE format('GRANT SELECT (account_id, id), INSERT ON %s TO %I', target.name, '${worker}');
            EXECUTE format('CREATE POLICY of_worker ON %s TO %I USING (true) WITH CHECK (account_id = '''')',
                target.name, '${worker}');
        END IF;
        IF NOT (has_table_privilege('${service}', target.oid, 'SELECT')
            AND has_table_privilege('${service}', target.oid, 'INSERT')
            AND has_table_privilege('${service}', target.oid, 'UPDATE')
            AND has_table_privilege('${service}', target.oid, 'DELETE'))
        THEN
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', target.name, '${service}');
        END IF;
    END LOOP;
    FOR target IN
        SELECT oid, oid::regclass AS name, relkind FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'S')
    LOOP
        IF target.relkind = 'v' AND NOT has_table_privilege('${service}', target.oid, 'SELECT') THEN
            EXECUTE format('GRANT SELECT ON %s TO %I', target.name, '${service}');
        END IF;
        IF target.relkind = 'S' AND NOT has_sequence_privilege('${service}', target.oid, 'USAGE') THEN
            EXECUTE format('GRANT USAGE ON SEQUENCE %s TO %I', target.name, '${service}');
        END IF;
    END LOOP;
END $$;
