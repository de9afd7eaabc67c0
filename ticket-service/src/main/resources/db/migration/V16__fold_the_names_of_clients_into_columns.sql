-- What lists of tickets are narrowed by, as columns: PostgreSQL keeps statistics of them and need not read them out of jsonb for
-- each row. They follow the body, which the release before this one goes on writing; that one finds clients without an index
-- while both run. Copies of clients are few, so the table is soon rewritten.
SET LOCAL lock_timeout = '10s';

DROP INDEX client_replica_name;
DROP INDEX client_replica_email;
ALTER TABLE client_replica
    ADD COLUMN folded_name text GENERATED ALWAYS AS (body ->> 'folded_name') STORED,
    ADD COLUMN folded_email text GENERATED ALWAYS AS (body ->> 'folded_email') STORED;
CREATE INDEX client_replica_name ON client_replica USING gin (folded_name gin_trgm_ops);
CREATE INDEX client_replica_email ON client_replica USING gin (folded_email gin_trgm_ops);
