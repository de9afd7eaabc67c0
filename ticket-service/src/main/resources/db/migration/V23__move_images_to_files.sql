-- The bytes of an image are a file of messaging-service (docs/decisions/0069). Rows from before have none: their content is moved in
-- the background, and is empty then. While one is being moved it is due later.
ALTER TABLE ticket_image
    ADD COLUMN file_id uuid,
    ADD COLUMN move_due_at timestamptz NOT NULL DEFAULT now(),
    ADD CONSTRAINT ticket_image_has_bytes CHECK (file_id IS NOT NULL OR octet_length(content) > 0);

CREATE INDEX ticket_image_to_move ON ticket_image (account_id, id) WHERE file_id IS NULL;

-- Which accounts have images to move is asked in all of them.
GRANT SELECT (account_id, file_id, move_due_at) ON ticket_image TO "${worker}";
CREATE POLICY of_worker ON ticket_image FOR SELECT TO "${worker}" USING (true);
