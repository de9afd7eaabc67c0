-- Netia's ids of tags are UUIDs. Other services know tags by their names, so the id follows from the name.
ALTER TABLE tag ADD COLUMN name_id uuid NOT NULL GENERATED ALWAYS AS (md5(account_id || '/' || name)::uuid) STORED;
CREATE INDEX tag_name_id ON tag (account_id, name_id) WHERE NOT deleted;
