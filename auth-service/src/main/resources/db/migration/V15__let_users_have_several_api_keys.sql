-- A user may have several keys with labels of their own; the main one is that of contract row H-63, which the next replaces.
ALTER TABLE api_key
    ADD COLUMN id           uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN label        text NOT NULL DEFAULT 'API key',
    ADD COLUMN main         boolean NOT NULL DEFAULT true,
    ADD COLUMN last_used_at timestamptz;

ALTER TABLE api_key DROP CONSTRAINT api_key_account_id_user_id_key;
CREATE UNIQUE INDEX api_key_main ON api_key (account_id, user_id) WHERE main;
CREATE INDEX api_key_of_user ON api_key (account_id, user_id);
