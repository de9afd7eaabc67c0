-- Which custom fields of tickets and clients are not for everybody (docs/decisions/0030). A field whose definition was
-- deleted keeps the visibility that it had last.
CREATE TABLE field_visibility (
    account_id text NOT NULL,
    scope      text NOT NULL,
    name       text NOT NULL,
    version    bigint NOT NULL,
    visibility text NOT NULL,
    PRIMARY KEY (account_id, scope, name)
);

-- Accounts whose definitions directory-service has been asked for: before that, nothing is known to be for everybody.
CREATE TABLE field_visibility_account (
    account_id text PRIMARY KEY
);

-- NULL while the account's definitions are not known; else scope/name of each field that the reader is not shown.
CREATE FUNCTION withheld_fields(of_account text, for_administrator boolean) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN EXISTS (SELECT 1 FROM field_visibility_account WHERE account_id = of_account) THEN ARRAY(
        SELECT scope || '/' || name FROM field_visibility
        WHERE account_id = of_account AND visibility <> 'everyone'
            AND NOT (for_administrator AND visibility = 'administrator')
        ORDER BY scope, name) END
$$;

-- In the transaction that appends the definition's event to the feed, whichever release appends it: no later event is read
-- without it. A text that jsonb cannot hold is no name of a field.
CREATE FUNCTION keep_field_visibility() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    definition jsonb;
BEGIN
    definition := NEW.data::jsonb -> 'snapshot';
    IF definition ->> 'scope' IS NOT NULL AND definition ->> 'name' IS NOT NULL THEN
        INSERT INTO field_visibility AS known (account_id, scope, name, version, visibility)
        VALUES (NEW.account_id, definition ->> 'scope', definition ->> 'name', NEW.sequence,
            coalesce(definition ->> 'visibility', 'hidden'))
        ON CONFLICT (account_id, scope, name) DO UPDATE
        SET version = excluded.version, visibility = excluded.visibility WHERE known.version < excluded.version;
    END IF;
    RETURN NULL;
EXCEPTION WHEN untranslatable_character OR invalid_text_representation THEN
    RETURN NULL;
END
$$;

CREATE TRIGGER keep_field_visibility AFTER INSERT ON feed_event
    FOR EACH ROW WHEN (NEW.type ^@ 'dev.hoopoe.attribute.') EXECUTE FUNCTION keep_field_visibility();

-- Definitions that the feed tells of, deleted ones among them, which directory-service no longer knows.
INSERT INTO field_visibility (account_id, scope, name, version, visibility)
SELECT DISTINCT ON (account_id, definition ->> 'scope', definition ->> 'name')
    account_id, definition ->> 'scope', definition ->> 'name', sequence, coalesce(definition ->> 'visibility', 'hidden')
FROM (SELECT account_id, sequence, data::jsonb -> 'snapshot' AS definition FROM feed_event
    WHERE type ^@ 'dev.hoopoe.attribute.') told
WHERE definition ->> 'scope' IS NOT NULL AND definition ->> 'name' IS NOT NULL
ORDER BY account_id, definition ->> 'scope', definition ->> 'name', sequence DESC;
