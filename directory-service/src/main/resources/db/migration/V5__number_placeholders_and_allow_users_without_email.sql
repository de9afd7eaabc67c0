-- Users of OmniDesk need no address; what is unique or searched for holds where one is given.
ALTER TABLE staff_user ALTER COLUMN email DROP NOT NULL;
ALTER TABLE staff_user ADD COLUMN password_changed_at timestamptz;

DROP INDEX staff_user_search;
CREATE INDEX staff_user_search ON staff_user USING gin (
    (lower(name || ' ' || last_name || ' ' || display_name || ' ' || coalesce(email, ''))) gin_trgm_ops
);

-- When each user last logged in, as auth-service's events tell it.
CREATE TABLE last_login (
    account_id text NOT NULL,
    user_id    uuid PRIMARY KEY,
    at         timestamptz NOT NULL,
    FOREIGN KEY (account_id, user_id) REFERENCES staff_user (account_id, id) ON DELETE CASCADE
);

-- A client's number may now be asked for, by a placeholder; those that the database gives out leave out what is taken.
CREATE SEQUENCE client_number OWNED BY client.number;
SELECT setval('client_number', nextval(pg_get_serial_sequence('client', 'number')), false);
ALTER TABLE client ALTER COLUMN number DROP IDENTITY;

-- Numbers are locked by the thousand, so that a transaction may register any amount of clients: shared by those who take
-- the next one, alone by who asks for one.
CREATE FUNCTION client_number_lock(account text, wanted bigint) RETURNS bigint LANGUAGE sql AS $$
    SELECT hashtextextended('client/' || account || '/' || wanted / 1000, 0)
$$;

CREATE FUNCTION next_client_number(account text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    candidate bigint;
BEGIN
    LOOP
        candidate := nextval('client_number');
        PERFORM pg_advisory_xact_lock_shared(client_number_lock(account, candidate));
        EXIT WHEN NOT EXISTS (SELECT 1 FROM client WHERE account_id = account AND number = candidate);
    END LOOP;
    RETURN candidate;
END $$;

CREATE FUNCTION number_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.number := next_client_number(NEW.account_id);
    RETURN NEW;
END $$;

CREATE TRIGGER client_number_of_new BEFORE INSERT ON client
    FOR EACH ROW WHEN (NEW.number IS NULL) EXECUTE FUNCTION number_client();
