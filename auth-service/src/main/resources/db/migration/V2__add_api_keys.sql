-- One key a user at most; what may still be done with it is up to its session, which ends with it.
CREATE TABLE api_key (
    hash       text PRIMARY KEY,
    account_id text NOT NULL,
    user_id    uuid NOT NULL,
    sid        uuid NOT NULL REFERENCES session (sid) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, user_id)
);

CREATE INDEX api_key_sid ON api_key (sid);
