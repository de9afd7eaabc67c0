ALTER TABLE ticket_message ADD COLUMN is_private boolean NOT NULL DEFAULT false;
