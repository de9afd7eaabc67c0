-- Who may log in. A deleted principal stays, emptied, so that a late write cannot bring it back.
CREATE TABLE principal (
    user_id             uuid PRIMARY KEY,
    account_id          text NOT NULL,
    kind                text NOT NULL CHECK (kind IN ('user', 'client')),
    email               text,
    role                text NOT NULL,
    active              boolean NOT NULL,
    deleted             boolean NOT NULL DEFAULT false,
    sequence            bigint NOT NULL,
    profile             jsonb NOT NULL,
    profile_at          timestamptz NOT NULL,
    password_hash       text,
    password_changed_at timestamptz
);

CREATE UNIQUE INDEX principal_email ON principal (account_id, email) WHERE NOT deleted;

CREATE TABLE session (
    sid               uuid PRIMARY KEY,
    account_id        text NOT NULL,
    user_id           uuid NOT NULL,
    version           bigint NOT NULL,
    started_at        timestamptz NOT NULL,
    access_expires_at timestamptz NOT NULL,
    removable_at      timestamptz NOT NULL,
    ended_at          timestamptz,
    reason            text
);

CREATE INDEX session_running ON session (user_id) WHERE ended_at IS NULL;
CREATE INDEX session_removable_at ON session (removable_at);

CREATE TABLE refresh_token (
    hash        text PRIMARY KEY,
    account_id  text NOT NULL,
    sid         uuid NOT NULL REFERENCES session (sid) ON DELETE CASCADE,
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz,
    replaced_by text
);

CREATE INDEX refresh_token_sid ON refresh_token (sid);
CREATE INDEX refresh_token_expires_at ON refresh_token (expires_at);

CREATE TABLE login_attempt (
    id           uuid PRIMARY KEY,
    account_id   text NOT NULL,
    user_id      uuid,
    ip           text NOT NULL,
    user_agent   text,
    success      boolean NOT NULL,
    reason       text NOT NULL,
    attempted_at timestamptz NOT NULL
);

CREATE INDEX login_attempt_of_user ON login_attempt (account_id, user_id, attempted_at DESC);
CREATE INDEX login_attempt_attempted_at ON login_attempt (attempted_at);

-- The private half is AES-GCM sealed; all accounts share the keys.
CREATE TABLE signing_key (
    kid          text PRIMARY KEY,
    private_key  bytea NOT NULL,
    public_jwk   text NOT NULL,
    created_at   timestamptz NOT NULL,
    activates_at timestamptz NOT NULL,
    retires_at   timestamptz
);
