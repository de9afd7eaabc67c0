-- An address leads to one client of an account. Of those that share one by now, the oldest has it; the others keep it
-- without being found by it, until somebody merges or changes them. Who stands for a member of staff is not counted.
ALTER TABLE client
    ADD COLUMN phone text,
    ADD COLUMN address_key text;

UPDATE client SET address_key = lower(email)
WHERE id IN (
    SELECT DISTINCT ON (account_id, lower(email)) id FROM client
    WHERE email IS NOT NULL AND user_id IS NULL
    ORDER BY account_id, lower(email), created_at, id
);

CREATE UNIQUE INDEX client_address ON client (account_id, address_key) WHERE address_key IS NOT NULL;
