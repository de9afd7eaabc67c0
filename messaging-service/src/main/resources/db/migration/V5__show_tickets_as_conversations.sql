-- What another system calls a message that it brought; within a ticket no two have the same name.
ALTER TABLE message ADD COLUMN external_id text CHECK (char_length(external_id) <= 128);
CREATE UNIQUE INDEX message_external ON message (account_id, ticket_id, external_id) WHERE external_id IS NOT NULL;

-- Notes that were deleted here: their event, read once more, must not bring them back.
CREATE TABLE deleted_note (
    account_id text NOT NULL,
    ticket_id  bigint NOT NULL,
    uid        uuid NOT NULL,
    PRIMARY KEY (account_id, ticket_id, uid)
);

-- Whoever writes or deletes a message says so here, under the ticket's lock.
ALTER TABLE ticket_replica
    ADD COLUMN last_message_at timestamptz,
    ADD COLUMN handled_by_bot boolean NOT NULL DEFAULT true;

-- A ticket that is heard of anew, since its row was taken away, may have messages already.
CREATE FUNCTION ticket_replica_last_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.last_message_at := (SELECT max(created_at) FROM message
        WHERE account_id = NEW.account_id AND ticket_id = NEW.id::bigint);
    RETURN NEW;
END
$$;

CREATE TRIGGER ticket_replica_last_message BEFORE INSERT ON ticket_replica
    FOR EACH ROW EXECUTE FUNCTION ticket_replica_last_message();

UPDATE ticket_replica SET last_message_at = (SELECT max(created_at) FROM message
    WHERE message.account_id = ticket_replica.account_id AND message.ticket_id = ticket_replica.ticket_id);

-- The list of conversations: of all tickets, of a client's, of a channel's, of those that are open.
CREATE INDEX ticket_replica_written ON ticket_replica (account_id, last_message_at DESC NULLS LAST, ticket_id DESC)
    WHERE NOT deleted;
CREATE INDEX ticket_replica_client ON ticket_replica
    (account_id, (body ->> 'client_id'), last_message_at DESC NULLS LAST, ticket_id DESC) WHERE NOT deleted;
DROP INDEX ticket_replica_channel;
CREATE INDEX ticket_replica_channel ON ticket_replica
    (account_id, (body ->> 'channel_id'), last_message_at DESC NULLS LAST, ticket_id DESC) WHERE NOT deleted;
CREATE INDEX ticket_replica_open ON ticket_replica (account_id, last_message_at DESC NULLS LAST, ticket_id DESC)
    WHERE NOT deleted AND (body ->> 'status') IN ('new', 'wait_for_agent', 'in_progress', 'wait_for_user', 'on_hold');

CREATE TABLE client_replica (
    account_id text NOT NULL,
    id         text NOT NULL,
    version    bigint NOT NULL,
    deleted    boolean NOT NULL,
    body       jsonb NOT NULL,
    number     bigint GENERATED ALWAYS AS ((body ->> 'number')::bigint) STORED,
    PRIMARY KEY (account_id, id)
);

CREATE INDEX client_replica_number ON client_replica (account_id, number) WHERE NOT deleted;
