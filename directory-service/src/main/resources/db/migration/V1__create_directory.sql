CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE account (
    id         text PRIMARY KEY,
    name       text NOT NULL,
    created_at timestamptz NOT NULL,
    version    bigint NOT NULL
);

CREATE TABLE department (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  text NOT NULL,
    name        text NOT NULL,
    description text,
    created_at  timestamptz NOT NULL,
    version     bigint NOT NULL,
    UNIQUE (account_id, id)
);

CREATE UNIQUE INDEX department_name ON department (account_id, lower(name));

CREATE TABLE staff_user (
    id              uuid PRIMARY KEY,
    account_id      text NOT NULL,
    number          bigint GENERATED ALWAYS AS IDENTITY,
    username        text NOT NULL,
    name            text NOT NULL,
    last_name       text NOT NULL,
    display_name    text NOT NULL,
    email           text NOT NULL,
    type            text NOT NULL CHECK (type IN ('ADMINISTRATOR', 'AGENT')),
    avatar          text,
    owner           boolean NOT NULL,
    all_departments boolean NOT NULL,
    active          boolean NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    version         bigint NOT NULL,
    UNIQUE (account_id, id),
    UNIQUE (account_id, number)
);

CREATE UNIQUE INDEX staff_user_email ON staff_user (account_id, lower(email));
CREATE UNIQUE INDEX staff_user_username ON staff_user (account_id, lower(username));
CREATE UNIQUE INDEX staff_user_owner ON staff_user (account_id) WHERE owner;
CREATE INDEX staff_user_newest ON staff_user (account_id, created_at DESC, id DESC);
CREATE INDEX staff_user_newest_of_type ON staff_user (account_id, type, created_at DESC, id DESC);
CREATE INDEX staff_user_search ON staff_user USING gin (
    (lower(name || ' ' || last_name || ' ' || display_name || ' ' || email)) gin_trgm_ops
);

CREATE TABLE membership (
    account_id    text NOT NULL,
    user_id       uuid NOT NULL,
    department_id bigint NOT NULL,
    PRIMARY KEY (user_id, department_id),
    FOREIGN KEY (account_id, user_id) REFERENCES staff_user (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id)
);

CREATE INDEX membership_department ON membership (department_id);

CREATE TABLE client (
    id         uuid PRIMARY KEY,
    account_id text NOT NULL,
    number     bigint GENERATED ALWAYS AS IDENTITY,
    name       text NOT NULL,
    email      text,
    data       jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version    bigint NOT NULL,
    UNIQUE (account_id, number)
);

CREATE INDEX client_newest ON client (account_id, created_at DESC, id DESC);
CREATE INDEX client_search ON client USING gin ((lower(name || ' ' || coalesce(email, ''))) gin_trgm_ops);
