-- What Netia keeps of a conversation beside its ticket (docs/decisions/0068). A ticket without a row has none of it.
CREATE TABLE conversation (
    account_id  text NOT NULL,
    ticket_id   bigint NOT NULL,
    -- Whether the visitor's page may read and continue it, which has no token.
    for_page    boolean NOT NULL DEFAULT false,
    metadata    jsonb,
    -- Staff have marked it as read or unread; that holds until somebody writes.
    marked_read boolean,
    marked_at   timestamptz,
    -- That holds until the client writes.
    archived_at timestamptz,
    PRIMARY KEY (account_id, ticket_id),
    CHECK ((marked_read IS NULL) = (marked_at IS NULL))
);

-- Who wrote last, and when the ticket was opened: lists are filtered by the former and sorted by the latter where nobody has written.
ALTER TABLE ticket_replica
    ADD COLUMN last_client_message_at timestamptz,
    ADD COLUMN last_user_message_at timestamptz,
    ADD COLUMN opened_at timestamptz;

CREATE OR REPLACE FUNCTION ticket_replica_last_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT max(created_at), max(created_at) FILTER (WHERE client_id IS NOT NULL), max(created_at) FILTER (WHERE user_id IS NOT NULL)
        INTO NEW.last_message_at, NEW.last_client_message_at, NEW.last_user_message_at
        FROM message WHERE account_id = NEW.account_id AND ticket_id = NEW.id::bigint;
    RETURN NEW;
END
$$;

CREATE FUNCTION ticket_replica_opened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.opened_at := coalesce((NEW.body ->> 'created_at')::timestamptz, NEW.opened_at, 'epoch');
    RETURN NEW;
END
$$;

CREATE TRIGGER ticket_replica_opened BEFORE INSERT OR UPDATE OF body ON ticket_replica
    FOR EACH ROW EXECUTE FUNCTION ticket_replica_opened();

UPDATE ticket_replica t SET
    opened_at = coalesce((body ->> 'created_at')::timestamptz, 'epoch'),
    last_client_message_at = (SELECT max(created_at) FROM message m
        WHERE m.account_id = t.account_id AND m.ticket_id = t.ticket_id AND m.client_id IS NOT NULL),
    last_user_message_at = (SELECT max(created_at) FROM message m
        WHERE m.account_id = t.account_id AND m.ticket_id = t.ticket_id AND m.user_id IS NOT NULL);

-- A column and not an expression of indexes: coalesce is not leak-proof, so row-level security would keep a cursor from seeking.
ALTER TABLE ticket_replica
    ADD COLUMN active_at timestamptz GENERATED ALWAYS AS (coalesce(last_message_at, opened_at)) STORED;

-- The list by activity: of all tickets and of a client's. A conversation is asked for by its ticket's uid.
CREATE INDEX ticket_replica_active ON ticket_replica
    (account_id, active_at DESC, ticket_id DESC) WHERE NOT deleted;
CREATE INDEX ticket_replica_active_of_client ON ticket_replica
    (account_id, (body ->> 'client_id'), active_at DESC, ticket_id DESC) WHERE NOT deleted;
CREATE INDEX ticket_replica_active_of_assignee ON ticket_replica
    (account_id, assignee_id, active_at DESC, ticket_id DESC) WHERE NOT deleted;
CREATE INDEX ticket_replica_uid ON ticket_replica (account_id, (body ->> 'uid'));

-- What the writer says of a message in Netia: when it was sent by the writer's clock, and data of its own.
ALTER TABLE message ADD COLUMN sent_at timestamptz, ADD COLUMN metadata jsonb;
CREATE INDEX message_newest_of_user ON message (account_id, user_id, created_at DESC, id DESC) WHERE user_id IS NOT NULL;

-- Netia names users by number.
CREATE INDEX user_replica_number ON user_replica (account_id, (body ->> 'number'));
