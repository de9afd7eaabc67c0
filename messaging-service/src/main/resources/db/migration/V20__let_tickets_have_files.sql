-- A ticket's file belongs to no message. ticket-service stores it before it opens the ticket (docs/decisions/0069).
ALTER TABLE file
    ADD COLUMN ticket_uid uuid,
    DROP CONSTRAINT file_check,
    DROP CONSTRAINT file_uploader_kind_check,
    ADD CONSTRAINT file_check CHECK (CASE WHEN ticket_uid IS NULL THEN (message_id IS NULL) = (unattached_since IS NOT NULL)
        ELSE message_id IS NULL END),
    ADD CONSTRAINT file_uploader_kind_check CHECK (uploader_kind IN ('user', 'client', 'anonymous', 'service'));

CREATE INDEX file_of_ticket ON file (ticket_uid) WHERE ticket_uid IS NOT NULL;

-- A ticket that becomes known takes its files, and one that is deleted takes them with it: in the transaction of its event, without
-- a statement more.
CREATE FUNCTION ticket_replica_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.deleted THEN
        DELETE FROM file WHERE account_id = OLD.account_id AND ticket_uid = (OLD.body ->> 'uid')::uuid;
    ELSE
        UPDATE file SET unattached_since = NULL
            WHERE account_id = NEW.account_id AND ticket_uid = (NEW.body ->> 'uid')::uuid AND unattached_since IS NOT NULL;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER ticket_replica_attaches_files AFTER INSERT ON ticket_replica
    FOR EACH ROW WHEN (NOT NEW.deleted) EXECUTE FUNCTION ticket_replica_files();
CREATE TRIGGER ticket_replica_deletes_files AFTER UPDATE OF deleted ON ticket_replica
    FOR EACH ROW WHEN (NEW.deleted AND NOT OLD.deleted) EXECUTE FUNCTION ticket_replica_files();

-- Which tickets files wait for is asked in all accounts.
GRANT SELECT (ticket_uid) ON file TO "${worker}";
