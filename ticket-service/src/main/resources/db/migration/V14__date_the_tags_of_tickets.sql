-- When the ticket was opened, which never changes, beside each of its tags: the tickets of a tag are kept in the order of lists
-- (docs/decisions/0041). PostgreSQL fills it in, so that the release before this one need not know it; V15 does for the tags
-- that tickets have already.
SET LOCAL lock_timeout = '10s';

ALTER TABLE ticket_tag ADD COLUMN created_at timestamptz NOT NULL DEFAULT '-infinity';

CREATE FUNCTION date_ticket_tag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.created_at := (SELECT created_at FROM ticket WHERE id = NEW.ticket_id);
    RETURN NEW;
END $$;

CREATE TRIGGER ticket_tag_dated BEFORE INSERT ON ticket_tag FOR EACH ROW EXECUTE FUNCTION date_ticket_tag();
