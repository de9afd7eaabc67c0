-- Clients that were merged into another one: their ids and numbers lead to it (docs/decisions/0043). Who was merged into a
-- client that is merged itself moves on with it, so that one look-up ends a chain; a client that is deleted takes them along.
CREATE TABLE merged_client (
    account_id text NOT NULL,
    id         uuid NOT NULL,
    number     bigint NOT NULL,
    into_id    uuid NOT NULL REFERENCES client (id) ON DELETE CASCADE,
    merged_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, number)
);

CREATE INDEX merged_client_into ON merged_client (into_id);

-- The number of a merged client leads to another one and is nobody else's.
CREATE OR REPLACE FUNCTION next_client_number(account text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    candidate bigint;
BEGIN
    LOOP
        candidate := nextval('client_number');
        PERFORM pg_advisory_xact_lock_shared(client_number_lock(account, candidate));
        EXIT WHEN NOT EXISTS (SELECT 1 FROM client WHERE account_id = account AND number = candidate)
            AND NOT EXISTS (SELECT 1 FROM merged_client WHERE account_id = account AND number = candidate);
    END LOOP;
    RETURN candidate;
END $$;

-- A client may take over the login of one that is merged into it.
CREATE FUNCTION take_login_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO login_address VALUES (NEW.account_id, lower(NEW.email));
    RETURN NULL;
END $$;

DROP TRIGGER login_address_of_changed ON client;
CREATE TRIGGER login_address_of_changed AFTER UPDATE OF email ON client
    FOR EACH ROW WHEN (OLD.credential AND NEW.credential AND lower(OLD.email) IS DISTINCT FROM lower(NEW.email))
    EXECUTE FUNCTION keep_login_address();
CREATE TRIGGER login_address_of_heir AFTER UPDATE OF credential ON client
    FOR EACH ROW WHEN (NEW.credential AND NOT OLD.credential)
    EXECUTE FUNCTION take_login_address();
