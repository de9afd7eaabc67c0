-- Who is connected by a socket, and which processes are alive (docs/decisions/0070). It holds for the moment alone, so a crash of the
-- database may empty both tables: a process that finds itself missing stores again what it knows.
CREATE UNLOGGED TABLE socket_presence (
    account_id text NOT NULL,
    topic      text NOT NULL,
    key        text NOT NULL,
    ref        text NOT NULL,
    process    uuid NOT NULL,
    meta       text NOT NULL,
    PRIMARY KEY (ref, topic)
);
CREATE INDEX socket_presence_topic ON socket_presence (topic, ref);
CREATE INDEX socket_presence_process ON socket_presence (process);
CREATE INDEX socket_presence_account ON socket_presence (account_id);
GRANT SELECT, INSERT, DELETE ON socket_presence TO "${worker}";
CREATE POLICY of_worker ON socket_presence TO "${worker}" USING (true);

CREATE UNLOGGED TABLE socket_process (
    id      uuid PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON socket_process TO "${worker}";

-- A socket without a token names a conversation and no account. It may join those that a visitor's page may continue.
ALTER TABLE conversation ADD COLUMN uid uuid;
UPDATE conversation c SET uid = (t.body ->> 'uid')::uuid FROM ticket_replica t
    WHERE t.account_id = c.account_id AND t.ticket_id = c.ticket_id;
CREATE FUNCTION conversation_uid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT (body ->> 'uid')::uuid INTO NEW.uid FROM ticket_replica
        WHERE account_id = NEW.account_id AND ticket_id = NEW.ticket_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER conversation_uid BEFORE INSERT ON conversation FOR EACH ROW EXECUTE FUNCTION conversation_uid();
CREATE INDEX conversation_for_page ON conversation (uid) WHERE for_page;
GRANT SELECT (account_id, uid, for_page) ON conversation TO "${worker}";
CREATE POLICY of_worker ON conversation FOR SELECT TO "${worker}" USING (for_page);

-- When the client saw what staff wrote (contract Netia, N-43).
ALTER TABLE message ADD COLUMN seen_at timestamptz;
