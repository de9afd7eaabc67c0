-- Callers without a token may have a share of what an account may store, and no more (contract Netia, N-33).
ALTER TABLE file_usage
    ADD COLUMN anonymous_files bigint NOT NULL DEFAULT 0,
    ADD COLUMN anonymous_bytes bigint NOT NULL DEFAULT 0;

-- The function is the worker's own, so only the worker may replace it.
GRANT CREATE ON SCHEMA public TO "${worker}";
SET LOCAL ROLE "${worker}";
CREATE OR REPLACE FUNCTION file_deleted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO file_removal (id, account_id, due_at) SELECT id, account_id, now() FROM gone;
    PERFORM 1 FROM file_usage WHERE account_id IN (SELECT account_id FROM gone) ORDER BY account_id FOR UPDATE;
    UPDATE file_usage u SET files = u.files - g.files, bytes = u.bytes - g.bytes,
            anonymous_files = u.anonymous_files - g.anonymous_files, anonymous_bytes = u.anonymous_bytes - g.anonymous_bytes
        FROM (SELECT account_id, count(*) AS files, sum(size) AS bytes,
                count(*) FILTER (WHERE uploader_kind = 'anonymous') AS anonymous_files,
                coalesce(sum(size) FILTER (WHERE uploader_kind = 'anonymous'), 0) AS anonymous_bytes
            FROM gone GROUP BY account_id) g
        WHERE u.account_id = g.account_id;
    RETURN NULL;
END $$;
RESET ROLE;
-- compatible: it was granted above, for the replacement alone
REVOKE CREATE ON SCHEMA public FROM "${worker}";

-- What is sent to a webhook: the events as they are, or as Netia's event subscriptions show them. One that is not verified is
-- sent nothing (docs/decisions/0067).
ALTER TABLE webhook
    ADD COLUMN format text NOT NULL DEFAULT 'cloudevents' CHECK (format IN ('cloudevents', 'netia')),
    ADD COLUMN verified boolean NOT NULL DEFAULT true;
