CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Unread is what asks for an agent (contract Homa, section 5.2).
-- Searched are words of letters and digits: punctuation becomes space before the parser sees it, or "a/b" and
-- "a@b.c" would be one word each. Of a long description its first 100,000 characters count, since a tsvector takes 1 MB.
ALTER TABLE ticket
    ADD COLUMN unread boolean NOT NULL GENERATED ALWAYS AS (status IN ('new', 'wait_for_agent', 'in_progress')) STORED,
    ADD COLUMN search_words tsvector NOT NULL GENERATED ALWAYS AS (
        to_tsvector('simple', translate(title || ' ' || left(coalesce(description, ''), 100000),
            U&'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~\00A0\00A1\00AB\00B7\00BB\00BF\2013\2014\2018\2019\201A\201C\201D\201E\2026\3001\3002\300C\300D',
            repeat(' ', 51)))
    ) STORED;

CREATE INDEX ticket_unread_first ON ticket (account_id, unread DESC, created_at DESC, id DESC);
CREATE INDEX ticket_of_priority ON ticket (account_id, priority, created_at DESC, id DESC);
CREATE INDEX ticket_of_client ON ticket (account_id, client_id, created_at DESC, id DESC);
CREATE INDEX ticket_of_external_id ON ticket (account_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ticket_search_words ON ticket USING gin (search_words);

CREATE INDEX client_replica_name ON client_replica USING gin (lower(body ->> 'name') gin_trgm_ops);
CREATE INDEX client_replica_email ON client_replica USING gin (lower(body ->> 'email') gin_trgm_ops);
