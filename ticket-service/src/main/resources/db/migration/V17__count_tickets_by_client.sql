-- Writers wait for this migration, so it does not wait long for one of them.
SET LOCAL lock_timeout = '10s';
SET LOCAL work_mem = '64MB';
LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE;

-- How many tickets each client has, kept as ticket_count is (docs/decisions/0012), with a copy of what lists are narrowed by, so
-- that the total of such a list is found in one place (docs/decisions/0041). The client is named as in client_replica.
CREATE TABLE ticket_client_count (
    account_id   text NOT NULL,
    client_id    text NOT NULL,
    amount       bigint NOT NULL,
    folded_name  text,
    folded_email text,
    PRIMARY KEY (account_id, client_id)
) WITH (fillfactor = 50);

-- A client whose name or address has changed is here, too, with the amount 0: until that is folded, the copy may be old.
CREATE TABLE ticket_client_count_change (
    account_id text NOT NULL,
    client_id  text NOT NULL,
    amount     bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX ticket_client_count_change_of_account ON ticket_client_count_change (account_id, client_id);

CREATE VIEW ticket_client_total WITH (security_invoker = true) AS
    SELECT account_id, client_id, amount FROM ticket_client_count UNION ALL SELECT * FROM ticket_client_count_change;

GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_client_count TO "${worker}";
CREATE POLICY of_worker ON ticket_client_count TO "${worker}" USING (true);
GRANT SELECT, DELETE ON ticket_client_count_change TO "${worker}";
CREATE POLICY of_worker ON ticket_client_count_change TO "${worker}" USING (true);

-- As the owner, within the account of the row: who folds counts of all accounts is not shown the clients' copies.
CREATE FUNCTION copy_client_of_count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp SET row_security = on AS $$
DECLARE
    account text := current_setting('hoopoe.account', true);
BEGIN
    PERFORM set_config('hoopoe.account', NEW.account_id, true);
    SELECT folded_name, folded_email INTO NEW.folded_name, NEW.folded_email
    FROM client_replica WHERE account_id = NEW.account_id AND id = NEW.client_id;
    PERFORM set_config('hoopoe.account', coalesce(account, ''), true);
    RETURN NEW;
END $$;

CREATE TRIGGER ticket_client_count_named BEFORE INSERT OR UPDATE ON ticket_client_count
    FOR EACH ROW EXECUTE FUNCTION copy_client_of_count();

CREATE FUNCTION note_changed_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        UPDATE ticket_client_count SET amount = amount;
    ELSE
        INSERT INTO ticket_client_count_change
        VALUES (coalesce(NEW.account_id, OLD.account_id), coalesce(NEW.id, OLD.id), 0);
    END IF;
    RETURN NULL;
END $$;

-- But for the row of no account that marks the table.
CREATE TRIGGER ticket_client_count_of_new_client AFTER INSERT ON client_replica
    FOR EACH ROW WHEN (NEW.account_id <> '') EXECUTE FUNCTION note_changed_client();
CREATE TRIGGER ticket_client_count_of_removed_client AFTER DELETE ON client_replica
    FOR EACH ROW WHEN (OLD.account_id <> '') EXECUTE FUNCTION note_changed_client();
CREATE TRIGGER ticket_client_count_of_no_client AFTER TRUNCATE ON client_replica
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_client();
CREATE TRIGGER ticket_client_count_of_changed_client AFTER UPDATE ON client_replica
    FOR EACH ROW WHEN ((OLD.folded_name, OLD.folded_email) IS DISTINCT FROM (NEW.folded_name, NEW.folded_email))
    EXECUTE FUNCTION note_changed_client();

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
    INSERT INTO ticket_client_count (account_id, client_id, amount)
    SELECT account_id, client_id::text, count(*) FROM ticket GROUP BY 1, 2 ORDER BY 1, 2;
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

CREATE INDEX ticket_client_count_name ON ticket_client_count USING gin (folded_name gin_trgm_ops);
CREATE INDEX ticket_client_count_email ON ticket_client_count USING gin (folded_email gin_trgm_ops);
