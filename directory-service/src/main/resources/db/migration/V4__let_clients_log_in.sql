-- A client with a credential logs in by the e-mail address; one with a user stands for that member of staff.
ALTER TABLE client
    ADD COLUMN credential boolean NOT NULL DEFAULT false,
    ADD COLUMN user_id uuid,
    ADD CHECK (NOT credential OR email IS NOT NULL);

CREATE UNIQUE INDEX client_of_user ON client (account_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX client_with_credential ON client (account_id, created_at, id) WHERE credential;
CREATE INDEX client_login ON client (account_id, lower(email)) WHERE credential;

-- In an account an address leads to one person, whether of the staff or a client who logs in.
CREATE TABLE login_address (
    account_id text NOT NULL,
    address    text NOT NULL,
    PRIMARY KEY (account_id, address)
);

CREATE FUNCTION keep_login_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM login_address WHERE account_id = OLD.account_id AND address = lower(OLD.email);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.email IS NOT NULL THEN
        INSERT INTO login_address VALUES (NEW.account_id, lower(NEW.email));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER login_address_of_new AFTER INSERT ON staff_user
    FOR EACH ROW EXECUTE FUNCTION keep_login_address();
CREATE TRIGGER login_address_of_changed AFTER UPDATE OF email ON staff_user
    FOR EACH ROW WHEN (lower(OLD.email) IS DISTINCT FROM lower(NEW.email)) EXECUTE FUNCTION keep_login_address();
CREATE TRIGGER login_address_of_deleted AFTER DELETE ON staff_user
    FOR EACH ROW EXECUTE FUNCTION keep_login_address();

CREATE TRIGGER login_address_of_new AFTER INSERT ON client
    FOR EACH ROW WHEN (NEW.credential) EXECUTE FUNCTION keep_login_address();
CREATE TRIGGER login_address_of_changed AFTER UPDATE OF email ON client
    FOR EACH ROW WHEN (NEW.credential AND lower(OLD.email) IS DISTINCT FROM lower(NEW.email))
    EXECUTE FUNCTION keep_login_address();
CREATE TRIGGER login_address_of_deleted AFTER DELETE ON client
    FOR EACH ROW WHEN (OLD.credential) EXECUTE FUNCTION keep_login_address();

INSERT INTO login_address SELECT account_id, lower(email) FROM staff_user;
