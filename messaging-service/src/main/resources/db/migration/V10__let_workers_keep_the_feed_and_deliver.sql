-- What is done across accounts in this service (docs/decisions/0027). The feed has one order over all accounts, one writer at
-- a time, and one age.
GRANT SELECT, INSERT, DELETE ON feed_event TO "${worker}";
CREATE POLICY of_worker ON feed_event TO "${worker}" USING (true);
GRANT SELECT, UPDATE ON feed_floor TO "${worker}";
GRANT USAGE ON SEQUENCE feed_position TO "${worker}";

-- Deliveries of all accounts are planned, claimed, ended and cleared by whichever replica has room.
GRANT SELECT, UPDATE ON webhook TO "${worker}";
CREATE POLICY of_worker ON webhook TO "${worker}" USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_delivery TO "${worker}";
CREATE POLICY of_worker ON webhook_delivery TO "${worker}" USING (true);

-- The end of the feed, of all accounts: who has read an account's last event has read up to there. A number is all that an
-- account learns of the others.
CREATE FUNCTION feed_end() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT greatest(removed_through, (SELECT max(position) FROM feed_event)) FROM feed_floor
$$;
GRANT CREATE ON SCHEMA public TO "${worker}";
ALTER FUNCTION feed_end() OWNER TO "${worker}";
REVOKE CREATE ON SCHEMA public FROM "${worker}";

-- The mark of a replica has no messages; the worker who makes it may not look for them.
DROP TRIGGER ticket_replica_last_message ON ticket_replica;
CREATE TRIGGER ticket_replica_last_message BEFORE INSERT ON ticket_replica
    FOR EACH ROW WHEN (NEW.account_id <> '') EXECUTE FUNCTION ticket_replica_last_message();
