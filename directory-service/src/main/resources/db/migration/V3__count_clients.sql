-- How many clients each account has, for the total of GET /api/clients (docs/decisions/0012).
CREATE TABLE client_count (
    account_id text PRIMARY KEY,
    amount     bigint NOT NULL
) WITH (fillfactor = 50);

-- What has changed since: whoever writes clients only adds rows here, so that no two writers wait for each other.
CREATE TABLE client_count_change (LIKE client_count)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX client_count_change_of_account ON client_count_change (account_id);

-- The sum over an account is exact in every snapshot, wherever its rows stand.
CREATE VIEW client_total AS SELECT * FROM client_count UNION ALL SELECT * FROM client_count_change;

CREATE FUNCTION note_client_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_OP
    WHEN 'INSERT' THEN
        INSERT INTO client_count_change SELECT account_id, count(*) FROM arrived GROUP BY account_id;
    WHEN 'DELETE' THEN
        INSERT INTO client_count_change SELECT account_id, -count(*) FROM gone GROUP BY account_id;
    WHEN 'TRUNCATE' THEN
        TRUNCATE client_count, client_count_change;
    END CASE;
    RETURN NULL;
END $$;

CREATE TRIGGER client_count_of_new AFTER INSERT ON client
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION note_client_count();
CREATE TRIGGER client_count_of_deleted AFTER DELETE ON client
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_client_count();
CREATE TRIGGER client_count_of_none AFTER TRUNCATE ON client
    FOR EACH STATEMENT EXECUTE FUNCTION note_client_count();

-- Counts anew what is there, while writers wait: now, and should the counts ever be in doubt.
CREATE FUNCTION recount_clients() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE client IN SHARE ROW EXCLUSIVE MODE;
    TRUNCATE client_count, client_count_change;
    INSERT INTO client_count SELECT account_id, count(*) FROM client GROUP BY account_id;
END $$;

SELECT recount_clients();
