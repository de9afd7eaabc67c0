-- An address belongs to one member of staff of the installation, so that a login finds its account by it (docs/decisions/0062).
DO $$
DECLARE
    shared bigint;
BEGIN
    SELECT count(*) INTO shared FROM (
        SELECT 1 FROM staff_user WHERE email IS NOT NULL GROUP BY lower(email) HAVING count(*) > 1
    ) AS addresses;
    IF shared > 0 THEN
        RAISE EXCEPTION 'E-mail addresses that belong to staff of more than one account: %. Start the former release, change the address of all users but one or delete them there, and start this release again', shared
        USING HINT = 'As a superuser: SELECT lower(email), array_agg(account_id) FROM staff_user WHERE email IS NOT NULL GROUP BY 1 HAVING count(*) > 1';
    END IF;
END $$;

-- The name stays: the former release answers a conflict by it.
DROP INDEX staff_user_email;
CREATE UNIQUE INDEX staff_user_email ON staff_user (lower(email));

-- Indexes are checked in the order of their creation: of an address that is the username too, the address is reported.
DROP INDEX staff_user_username;
CREATE UNIQUE INDEX staff_user_username ON staff_user (account_id, lower(username));
