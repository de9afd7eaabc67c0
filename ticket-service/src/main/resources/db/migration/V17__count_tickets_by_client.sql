-- Writers wait for this migration, so it does not wait long for one of them.
SET LOCAL lock_timeout = '10s';
SET LOCAL work_mem = '64MB';
LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE;

-- How many tickets each client has, kept as ticket_count is (docs/decisions/0012). The client is named as in client_replica.
CREATE TABLE ticket_client_count (
    account_id text NOT NULL,
    client_id  text NOT NULL,
    amount     bigint NOT NULL,
    PRIMARY KEY (account_id, client_id)
) WITH (fillfactor = 50);

CREATE TABLE ticket_client_count_change (LIKE ticket_client_count)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX ticket_client_count_change_of_account ON ticket_client_count_change (account_id, client_id);

CREATE VIEW ticket_client_total WITH (security_invoker = true) AS
    SELECT * FROM ticket_client_count UNION ALL SELECT * FROM ticket_client_count_change;

GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_client_count TO "${worker}";
CREATE POLICY of_worker ON ticket_client_count TO "${worker}" USING (true);
GRANT SELECT, DELETE ON ticket_client_count_change TO "${worker}";
CREATE POLICY of_worker ON ticket_client_count_change TO "${worker}" USING (true);

CREATE FUNCTION note_ticket_client_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_OP
    WHEN 'INSERT' THEN
        INSERT INTO ticket_client_count_change SELECT account_id, client_id::text, count(*) FROM arrived GROUP BY 1, 2;
    WHEN 'DELETE' THEN
        INSERT INTO ticket_client_count_change SELECT account_id, client_id::text, -count(*) FROM gone GROUP BY 1, 2;
    WHEN 'UPDATE' THEN
        INSERT INTO ticket_client_count_change
        VALUES (NEW.account_id, OLD.client_id::text, -1), (NEW.account_id, NEW.client_id::text, 1);
    WHEN 'TRUNCATE' THEN
        TRUNCATE ticket_client_count, ticket_client_count_change;
    END CASE;
    RETURN NULL;
END $$;

CREATE TRIGGER ticket_client_count_of_new AFTER INSERT ON ticket
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_client_count();
CREATE TRIGGER ticket_client_count_of_deleted AFTER DELETE ON ticket
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_client_count();
CREATE TRIGGER ticket_client_count_of_changed AFTER UPDATE ON ticket
    FOR EACH ROW WHEN (OLD.client_id <> NEW.client_id) EXECUTE FUNCTION note_ticket_client_count();
CREATE TRIGGER ticket_client_count_of_none AFTER TRUNCATE ON ticket
    FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_client_count();

-- Counts all of it anew, while writers wait, should the counts ever be in doubt. Fails for whoever does not see all accounts.
CREATE FUNCTION recount_ticket_clients() RETURNS void LANGUAGE plpgsql SET row_security = off AS $$
BEGIN
    LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE;
    TRUNCATE ticket_client_count, ticket_client_count_change;
    INSERT INTO ticket_client_count SELECT account_id, client_id::text, count(*) FROM ticket GROUP BY 1, 2 ORDER BY 1, 2;
END $$;

CREATE OR REPLACE FUNCTION recount_tickets() RETURNS void LANGUAGE plpgsql SET row_security = off AS $$
BEGIN
    LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE;
    TRUNCATE ticket_count, ticket_count_change;
    INSERT INTO ticket_count
    SELECT account_id, party.id, coalesce(department_id, 0), status, unread, priority, count(*)
    FROM ticket CROSS JOIN LATERAL (VALUES ('00000000-0000-0000-0000-000000000000'::uuid), (assignee_id)) AS party (id)
    WHERE party.id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 6;
    PERFORM recount_ticket_weeks();
    PERFORM recount_ticket_clients();
END $$;

SELECT recount_ticket_clients();
