-- How many tickets there are of each kind, for the totals of lists (docs/decisions/0012). A ticket counts once for all
-- assignees, under the nil UUID, and once more for its own; department 0 is none.
CREATE TABLE ticket_count (
    account_id    text NOT NULL,
    assignee_id   uuid NOT NULL,
    department_id bigint NOT NULL,
    status        text NOT NULL,
    unread        boolean NOT NULL,
    priority      text NOT NULL,
    amount        bigint NOT NULL,
    PRIMARY KEY (account_id, assignee_id, department_id, status, priority)
) WITH (fillfactor = 50);

-- What has changed since: whoever writes tickets only adds rows here, so that no two writers wait for each other.
CREATE TABLE ticket_count_change (LIKE ticket_count)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX ticket_count_change_of_account ON ticket_count_change (account_id);

-- The sum over a kind is exact in every snapshot, wherever its rows stand.
CREATE VIEW ticket_total AS SELECT * FROM ticket_count UNION ALL SELECT * FROM ticket_count_change;

CREATE FUNCTION note_ticket_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_OP
    WHEN 'INSERT' THEN
        INSERT INTO ticket_count_change
        SELECT account_id, party.id, coalesce(department_id, 0), status, unread, priority, count(*)
        FROM arrived CROSS JOIN LATERAL (VALUES ('00000000-0000-0000-0000-000000000000'::uuid), (assignee_id)) AS party (id)
        WHERE party.id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6;
    WHEN 'DELETE' THEN
        INSERT INTO ticket_count_change
        SELECT account_id, party.id, coalesce(department_id, 0), status, unread, priority, -count(*)
        FROM gone CROSS JOIN LATERAL (VALUES ('00000000-0000-0000-0000-000000000000'::uuid), (assignee_id)) AS party (id)
        WHERE party.id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6;
    WHEN 'UPDATE' THEN
        INSERT INTO ticket_count_change
        SELECT NEW.account_id, party.id, coalesce(party.department, 0), party.status, party.unread, party.priority, party.amount
        FROM (VALUES
            ('00000000-0000-0000-0000-000000000000'::uuid, OLD.department_id, OLD.status, OLD.unread, OLD.priority, -1),
            (OLD.assignee_id, OLD.department_id, OLD.status, OLD.unread, OLD.priority, -1),
            ('00000000-0000-0000-0000-000000000000'::uuid, NEW.department_id, NEW.status, NEW.unread, NEW.priority, 1),
            (NEW.assignee_id, NEW.department_id, NEW.status, NEW.unread, NEW.priority, 1)
        ) AS party (id, department, status, unread, priority, amount)
        WHERE party.id IS NOT NULL;
    WHEN 'TRUNCATE' THEN
        TRUNCATE ticket_count, ticket_count_change;
    END CASE;
    RETURN NULL;
END $$;

CREATE TRIGGER ticket_count_of_new AFTER INSERT ON ticket
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_count();
CREATE TRIGGER ticket_count_of_deleted AFTER DELETE ON ticket
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_count();
-- By row, for the condition: most updates change nothing that is counted.
CREATE TRIGGER ticket_count_of_changed AFTER UPDATE ON ticket
    FOR EACH ROW WHEN ((OLD.assignee_id, OLD.department_id, OLD.status, OLD.priority)
        IS DISTINCT FROM (NEW.assignee_id, NEW.department_id, NEW.status, NEW.priority))
    EXECUTE FUNCTION note_ticket_count();
CREATE TRIGGER ticket_count_of_none AFTER TRUNCATE ON ticket
    FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_count();

-- Counts anew what is there, while writers wait: now, and should the counts ever be in doubt.
CREATE FUNCTION recount_tickets() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE;
    TRUNCATE ticket_count, ticket_count_change;
    INSERT INTO ticket_count
    SELECT account_id, party.id, coalesce(department_id, 0), status, unread, priority, count(*)
    FROM ticket CROSS JOIN LATERAL (VALUES ('00000000-0000-0000-0000-000000000000'::uuid), (assignee_id)) AS party (id)
    WHERE party.id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 6;
END $$;

SELECT recount_tickets();
