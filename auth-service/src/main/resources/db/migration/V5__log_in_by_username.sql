-- In lower case, and null for who cannot log in by one.
ALTER TABLE principal ADD COLUMN username text;

-- Of two who are said to have the same, whoever was described last has it, as in PrincipalSync.
UPDATE principal SET username = named.username
FROM (
    SELECT DISTINCT ON (account_id, username) user_id, username
    FROM (
        SELECT user_id, account_id, profile_at, lower(btrim(profile ->> 'username')) AS username
        FROM principal WHERE kind = 'user' AND NOT deleted
    ) AS described
    WHERE username <> ''
    ORDER BY account_id, username, profile_at DESC
) AS named
WHERE principal.user_id = named.user_id;

CREATE UNIQUE INDEX principal_username ON principal (account_id, username) WHERE NOT deleted;
