CREATE TABLE custom_attribute (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  text NOT NULL,
    scope       text NOT NULL CHECK (scope IN ('CLIENT', 'TICKET')),
    name        text NOT NULL CHECK (name ~ '^[a-z_]{1,100}$'),
    data_type   text NOT NULL CHECK (data_type IN ('INT', 'FLOAT', 'DATE', 'STRING')),
    validation  text,
    title       text NOT NULL,
    description text,
    visibility  text NOT NULL CHECK (visibility IN ('EVERYONE', 'ADMINISTRATOR', 'HIDDEN')),
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    version     bigint NOT NULL,
    UNIQUE (account_id, scope, name)
);

-- One counter for all: an attribute that is defined anew after its deletion goes on above its former versions.
CREATE SEQUENCE custom_attribute_version;

-- Of a ticket nothing is kept but its client, who cannot be deleted before the ticket.
CREATE TABLE ticket_replica (
    account_id text NOT NULL,
    id         text NOT NULL,
    version    bigint NOT NULL,
    deleted    boolean NOT NULL,
    body       jsonb NOT NULL,
    PRIMARY KEY (account_id, id)
);

CREATE INDEX ticket_replica_client ON ticket_replica (account_id, (body ->> 'client_id')) WHERE NOT deleted;
