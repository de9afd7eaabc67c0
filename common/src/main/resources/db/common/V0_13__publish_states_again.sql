-- The last state of every aggregate is published again when the topics were lost, for example by the restore of a backup
-- (docs/decisions/0075). A row is an aggregate of one account that still has to be published; request_republication(), which each
-- service defines, inserts them all.
CREATE TABLE republication (
    account_id text NOT NULL,
    aggregate  text NOT NULL,
    -- The last id that was published; null before the first one.
    after_id   text,
    PRIMARY KEY (account_id, aggregate)
);
GRANT SELECT (account_id, aggregate) ON republication TO "${worker}";
CREATE POLICY of_worker ON republication TO "${worker}" USING (true);

-- Whether the row is a state that is published again, and no change.
ALTER TABLE outbox ADD COLUMN republished boolean NOT NULL DEFAULT false;
