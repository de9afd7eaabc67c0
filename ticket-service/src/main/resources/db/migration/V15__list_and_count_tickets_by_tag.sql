-- Writers of tags wait for this migration, so it does not wait long for one of them.
SET LOCAL lock_timeout = '10s';
SET LOCAL work_mem = '64MB';
LOCK TABLE ticket_tag IN SHARE ROW EXCLUSIVE MODE;

UPDATE ticket_tag SET created_at = ticket.created_at FROM ticket WHERE ticket.id = ticket_tag.ticket_id;

-- GET /api/tickets of one tag. The account leads, so that the policy is a part of the index's condition and is not asked of each
-- row (docs/decisions/0027).
CREATE INDEX ticket_tag_newest ON ticket_tag (account_id, tag_id, created_at DESC, ticket_id DESC);

-- How many tickets each tag has, kept as ticket_count is (docs/decisions/0012).
CREATE TABLE ticket_tag_count (
    account_id text NOT NULL,
    tag_id     bigint NOT NULL,
    amount     bigint NOT NULL,
    PRIMARY KEY (account_id, tag_id)
) WITH (fillfactor = 50);

CREATE TABLE ticket_tag_count_change (LIKE ticket_tag_count)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE INDEX ticket_tag_count_change_of_account ON ticket_tag_count_change (account_id, tag_id);

CREATE VIEW ticket_tag_total WITH (security_invoker = true) AS
    SELECT * FROM ticket_tag_count UNION ALL SELECT * FROM ticket_tag_count_change;

GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_tag_count TO "${worker}";
CREATE POLICY of_worker ON ticket_tag_count TO "${worker}" USING (true);
GRANT SELECT, DELETE ON ticket_tag_count_change TO "${worker}";
CREATE POLICY of_worker ON ticket_tag_count_change TO "${worker}" USING (true);

CREATE FUNCTION note_ticket_tag_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    CASE TG_OP
    WHEN 'INSERT' THEN
        INSERT INTO ticket_tag_count_change SELECT account_id, tag_id, count(*) FROM arrived GROUP BY 1, 2;
    WHEN 'DELETE' THEN
        INSERT INTO ticket_tag_count_change SELECT account_id, tag_id, -count(*) FROM gone GROUP BY 1, 2;
    WHEN 'TRUNCATE' THEN
        TRUNCATE ticket_tag_count, ticket_tag_count_change;
    END CASE;
    RETURN NULL;
END $$;

CREATE TRIGGER ticket_tag_count_of_new AFTER INSERT ON ticket_tag
    REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_tag_count();
CREATE TRIGGER ticket_tag_count_of_deleted AFTER DELETE ON ticket_tag
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_tag_count();
CREATE TRIGGER ticket_tag_count_of_none AFTER TRUNCATE ON ticket_tag
    FOR EACH STATEMENT EXECUTE FUNCTION note_ticket_tag_count();

CREATE FUNCTION recount_ticket_tags() RETURNS void LANGUAGE plpgsql SET row_security = off AS $$
BEGIN
    LOCK TABLE ticket_tag IN SHARE ROW EXCLUSIVE MODE;
    TRUNCATE ticket_tag_count, ticket_tag_count_change;
    INSERT INTO ticket_tag_count SELECT account_id, tag_id, count(*) FROM ticket_tag GROUP BY 1, 2 ORDER BY 1, 2;
END $$;

SELECT recount_ticket_tags();
