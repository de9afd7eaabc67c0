-- Writers wait for this migration, so it does not wait long for one of them: it fails, and the next start tries it again.
SET LOCAL lock_timeout = '10s';
SET LOCAL work_mem = '64MB';

-- How many tickets of each list were opened in each week, so that a page is found without counting off those before it
-- (docs/decisions/0041). A ticket counts in up to three lists: under the greatest UUID in that of the whole account, under
-- the nil UUID in that of its department, under its assignee in theirs by department. Department 0 is none, or any in the
-- list of the account. A week is named by the moment that it ends before: a Monday, 00:00 UTC.
CREATE TABLE ticket_week_count (
    account_id    text NOT NULL,
    assignee_id   uuid NOT NULL,
    department_id bigint NOT NULL,
    week_end      timestamptz NOT NULL,
    status        text NOT NULL,
    unread        boolean NOT NULL,
    amount        bigint NOT NULL,
    PRIMARY KEY (account_id, assignee_id, department_id, week_end, status)
) WITH (fillfactor = 50);

-- What has changed since, as for ticket_count (docs/decisions/0012).
CREATE TABLE ticket_week_count_change (LIKE ticket_week_count)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX ticket_week_count_change_of_account ON ticket_week_count_change (account_id);

CREATE VIEW ticket_week_total WITH (security_invoker = true) AS
    SELECT * FROM ticket_week_count UNION ALL SELECT * FROM ticket_week_count_change;

GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_week_count TO "${worker}";
CREATE POLICY of_worker ON ticket_week_count TO "${worker}" USING (true);
GRANT SELECT, DELETE ON ticket_week_count_change TO "${worker}";
CREATE POLICY of_worker ON ticket_week_count_change TO "${worker}" USING (true);

-- Hours, since days of a time zone are not all of one length.
CREATE FUNCTION ticket_week_end(opened timestamptz) RETURNS timestamptz LANGUAGE sql STABLE
    RETURN date_bin('168 hours', opened, '1970-01-05 00:00:00+00') + interval '168 hours';

CREATE FUNCTION note_ticket_week_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_OP
    WHEN 'INSERT' THEN
        INSERT INTO ticket_week_count_change
        SELECT account_id, line.assignee, line.department, ticket_week_end(created_at), status, unread, count(*)
        FROM arrived CROSS JOIN LATERAL (VALUES
            ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, 0),
            ('00000000-0000-0000-0000-000000000000'::uuid, coalesce(department_id, 0)),
            (assignee_id, coalesce(department_id, 0))
        ) AS line (assignee, department)
        WHERE line.assignee IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6;
    WHEN 'DELETE' THEN
        INSERT INTO ticket_week_count_change
        SELECT account_id, line.assignee, line.department, ticket_week_end(created_at), status, unread, -count(*)
        FROM gone CROSS JOIN LATERAL (VALUES
            ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, 0),
            ('00000000-0000-0000-0000-000000000000'::uuid, coalesce(department_id, 0)),
            (assignee_id, coalesce(department_id, 0))
        ) AS line (assignee, department)
        WHERE line.assignee IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6;
    WHEN 'UPDATE' THEN
        INSERT INTO ticket_week_count_change
        SELECT NEW.account_id, line.assignee, coalesce(line.department, 0), ticket_week_end(line.opened), line.status, line.unread,
            sum(line.amount)
        FROM (VALUES
            ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, 0, OLD.created_at, OLD.status, OLD.unread, -1),
            ('00000000-0000-0000-0000-000000000000'::uuid, OLD.department_id, OLD.created_at, OLD.status, OLD.unread, -1),
            (OLD.assignee_id, OLD.department_id, OLD.created_at, OLD.status, OLD.unread, -1),
            ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, 0, NEW.created_at, NEW.status, NEW.unread, 1),
            ('00000000-0000-0000-0000-000000000000'::uuid, NEW.department_id, NEW.created_at, NEW.status, NEW.unread, 1),
            (NEW.assignee_id, NEW.department_id, NEW.created_at, NEW.status, NEW.unread, 1)
        ) AS line (assignee, department, opened, status, unread, amount)
        WHERE line.assignee IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(line.amount) <> 0;
    WHEN 'TRUNCATE' THEN
        TRUNCATE ticket_week_count, ticket_week_count_change;
    END CASE;
    RETURN NULL;
END $$;

CREATE TRIGGER ticket_week_count_of_new AFTER INSERT ON ticket
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_week_count();
CREATE TRIGGER ticket_week_count_of_deleted AFTER DELETE ON ticket
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_week_count();
CREATE TRIGGER ticket_week_count_of_changed AFTER UPDATE ON ticket
    FOR EACH ROW WHEN ((OLD.assignee_id, OLD.department_id, OLD.status, OLD.created_at)
        IS DISTINCT FROM (NEW.assignee_id, NEW.department_id, NEW.status, NEW.created_at))
    EXECUTE FUNCTION note_ticket_week_count();
CREATE TRIGGER ticket_week_count_of_none AFTER TRUNCATE ON ticket
    FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_week_count();

-- Counts anew what is there, while writers wait: now, and should the counts ever be in doubt. Fails for whoever does not see
-- all accounts.
CREATE FUNCTION recount_ticket_weeks() RETURNS void LANGUAGE plpgsql SET row_security = off AS $$
BEGIN
    LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE;
    TRUNCATE ticket_week_count, ticket_week_count_change;
    INSERT INTO ticket_week_count
    SELECT account_id, line.assignee, line.department, ticket_week_end(created_at), status, unread, count(*)
    FROM ticket CROSS JOIN LATERAL (VALUES
        ('ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, 0),
        ('00000000-0000-0000-0000-000000000000'::uuid, coalesce(department_id, 0)),
        (assignee_id, coalesce(department_id, 0))
    ) AS line (assignee, department)
    WHERE line.assignee IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5;
END $$;

SELECT recount_ticket_weeks();
