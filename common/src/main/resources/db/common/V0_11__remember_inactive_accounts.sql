-- The accounts that are suspended, for every request and job of this service; no account's own rows. Each process reads all of
-- it, and the workers leave out what belongs to these accounts (docs/decisions/0063).
CREATE TABLE inactive_account (
    id           text PRIMARY KEY,
    suspended_at timestamptz NOT NULL
);
GRANT SELECT (id) ON inactive_account TO "${worker}";
