-- How an account's widget looks, and the page that it was last seen on (contract Netia, N-30 to N-32). Settings that differ from
-- the defaults alone are stored; an account without a row has the defaults.
CREATE TABLE widget_settings (
    account_id   text PRIMARY KEY,
    settings     jsonb NOT NULL,
    host         text,
    pathname     text,
    last_seen_at timestamptz,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
