-- Processes that start without Kafka ask for the ended sessions of all accounts (docs/decisions/0027).
GRANT SELECT (ended_at, access_expires_at) ON session TO "${worker}";
CREATE INDEX session_ended ON session (access_expires_at) WHERE ended_at IS NOT NULL;
