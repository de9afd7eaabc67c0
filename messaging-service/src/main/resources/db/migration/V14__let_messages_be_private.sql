-- A private message is shown to staff alone.
ALTER TABLE message ADD COLUMN is_private boolean NOT NULL DEFAULT false;
