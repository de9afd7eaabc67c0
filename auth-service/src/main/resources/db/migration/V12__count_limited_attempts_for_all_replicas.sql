-- Failed logins and registrations, counted for all replicas (docs/decisions/0055). A key is the SHA-256 of a person or a network.
-- Not logged: after a crash of the database the counts begin at zero, and a failed login writes nothing to the log.
CREATE UNLOGGED TABLE limited_attempt (
    key text PRIMARY KEY,
    attempts integer NOT NULL,
    resets_at timestamptz NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX limited_attempt_expired ON limited_attempt (resets_at);

GRANT SELECT (key, resets_at), UPDATE (resets_at), DELETE ON limited_attempt TO "${worker}";
