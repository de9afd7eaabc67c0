CREATE TABLE sample (
    id         uuid PRIMARY KEY,
    account_id text NOT NULL,
    version    bigint NOT NULL,
    name       text NOT NULL,
    note       text,
    extra      jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, name)
);

CREATE TABLE sample_replica (
    account_id text NOT NULL,
    id         text NOT NULL,
    version    bigint NOT NULL,
    deleted    boolean NOT NULL,
    body       jsonb NOT NULL,
    PRIMARY KEY (account_id, id)
);

CREATE TABLE sample_effect (
    account_id text NOT NULL,
    event_id   uuid NOT NULL,
    subject    text NOT NULL
);

-- Stays empty.
CREATE TABLE spare_replica (LIKE sample_replica INCLUDING ALL);
