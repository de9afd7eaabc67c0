CREATE TABLE channel (
    row_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id    text NOT NULL,
    id            text COLLATE "C" NOT NULL CHECK (char_length(id) BETWEEN 1 AND 50),
    name          text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    logo          text,
    enabled       boolean NOT NULL,
    configuration jsonb NOT NULL,
    version       bigint NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    UNIQUE (account_id, id)
);

CREATE TABLE message (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid               uuid NOT NULL UNIQUE,
    account_id        text NOT NULL,
    ticket_id         bigint NOT NULL,
    user_id           uuid,
    client_id         uuid,
    body              text NOT NULL,
    is_system_message boolean NOT NULL,
    origin            text NOT NULL,
    created_at        timestamptz NOT NULL,
    CHECK (num_nonnulls(user_id, client_id) + is_system_message::int = 1)
);

CREATE INDEX message_newest ON message (account_id, created_at DESC, id DESC);
CREATE INDEX message_newest_of_ticket ON message (account_id, ticket_id, created_at DESC, id DESC);
-- A ticket's first text is told by an event and by a read-through at once; it is kept once.
CREATE UNIQUE INDEX message_first_text ON message (account_id, ticket_id) WHERE origin = 'description';

-- What the access rule asks of a ticket stands in columns, so that a list can join it.
CREATE TABLE ticket_replica (
    account_id    text NOT NULL,
    id            text NOT NULL,
    version       bigint NOT NULL,
    deleted       boolean NOT NULL,
    body          jsonb NOT NULL,
    ticket_id     bigint GENERATED ALWAYS AS (id::bigint) STORED,
    department_id bigint GENERATED ALWAYS AS ((body ->> 'department_id')::bigint) STORED,
    assignee_id   uuid GENERATED ALWAYS AS ((body ->> 'assignee_id')::uuid) STORED,
    PRIMARY KEY (account_id, id)
);

CREATE UNIQUE INDEX ticket_replica_number ON ticket_replica (account_id, ticket_id);
CREATE INDEX ticket_replica_deleted ON ticket_replica (account_id, ticket_id) WHERE deleted;
CREATE INDEX ticket_replica_department ON ticket_replica (account_id, department_id) WHERE NOT deleted;
CREATE INDEX ticket_replica_assignee ON ticket_replica (account_id, assignee_id) WHERE NOT deleted;

CREATE TABLE user_replica (
    account_id text NOT NULL,
    id         text NOT NULL,
    version    bigint NOT NULL,
    deleted    boolean NOT NULL,
    body       jsonb NOT NULL,
    PRIMARY KEY (account_id, id)
);
