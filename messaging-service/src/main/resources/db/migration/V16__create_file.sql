-- Uploaded files; the bytes are in the file store under <account_id>/<id> (docs/decisions/0064).
CREATE TABLE file (
    id               uuid PRIMARY KEY,
    account_id       text NOT NULL,
    name             text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    content_type     text NOT NULL,
    size             bigint NOT NULL CHECK (size > 0),
    uploader_kind    text NOT NULL CHECK (uploader_kind IN ('user', 'client', 'anonymous')),
    uploader_id      uuid,
    created_at       timestamptz NOT NULL,
    message_id       bigint REFERENCES message ON DELETE CASCADE,
    -- Since when it belongs to no message; the time at which it expires is counted from it.
    unattached_since timestamptz,
    CHECK ((message_id IS NULL) = (unattached_since IS NOT NULL))
);

CREATE INDEX file_of_message ON file (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX file_unattached ON file (unattached_since) WHERE unattached_since IS NOT NULL;

-- What a message shows of its files, which never change: no page of messages needs a join.
ALTER TABLE message ADD COLUMN attachments jsonb;

-- How much each account has uploaded. Counted by the upload, which checks its limit under the row's lock.
CREATE TABLE file_usage (
    account_id text PRIMARY KEY,
    files      bigint NOT NULL,
    bytes      bigint NOT NULL
) WITH (fillfactor = 50);

-- Deleted files whose bytes are to be removed from the store. While one is being removed it is due later.
CREATE TABLE file_removal (
    id         uuid PRIMARY KEY,
    account_id text NOT NULL,
    due_at     timestamptz NOT NULL
);

CREATE INDEX file_removal_due ON file_removal (due_at);

-- A link to a file is followed without a token, and names no account. Files that belong to no message are deleted in all
-- accounts, and so are their bytes.
GRANT SELECT (id, account_id, name, content_type, size, unattached_since), UPDATE (unattached_since), DELETE ON file TO "${worker}";
CREATE POLICY of_worker ON file TO "${worker}" USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON file_removal TO "${worker}";
CREATE POLICY of_worker ON file_removal TO "${worker}" USING (true);
GRANT SELECT, UPDATE ON file_usage TO "${worker}";
CREATE POLICY of_worker ON file_usage TO "${worker}" USING (true);

-- Whatever deletes a file, such as the end of its message, has its bytes removed. The usage of several accounts is locked in
-- one order, so that two deletions never wait for each other.
CREATE FUNCTION file_deleted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO file_removal (id, account_id, due_at) SELECT id, account_id, now() FROM gone;
    PERFORM 1 FROM file_usage WHERE account_id IN (SELECT account_id FROM gone) ORDER BY account_id FOR UPDATE;
    UPDATE file_usage u SET files = u.files - g.files, bytes = u.bytes - g.bytes
        FROM (SELECT account_id, count(*) AS files, sum(size) AS bytes FROM gone GROUP BY account_id) g
        WHERE u.account_id = g.account_id;
    RETURN NULL;
END $$;
GRANT CREATE ON SCHEMA public TO "${worker}";
ALTER FUNCTION file_deleted() OWNER TO "${worker}";
-- compatible: it was granted two lines above, for the change of the owner alone
REVOKE CREATE ON SCHEMA public FROM "${worker}";
CREATE TRIGGER file_deleted AFTER DELETE ON file REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION file_deleted();
