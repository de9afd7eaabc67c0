-- Tickets whose first text was deleted: their next event must not bring it back.
CREATE TABLE deleted_first_text (
    account_id text NOT NULL,
    ticket_id  bigint NOT NULL,
    PRIMARY KEY (account_id, ticket_id)
);

-- The last version of a deleted channel: a channel of the same id is the same aggregate to those who keep copies of it.
CREATE TABLE deleted_channel (
    account_id text NOT NULL,
    id         text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    PRIMARY KEY (account_id, id)
);

CREATE INDEX ticket_replica_channel ON ticket_replica (account_id, (body ->> 'channel_id')) WHERE NOT deleted;
