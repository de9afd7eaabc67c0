-- The messages that move when a client is merged into another one (docs/decisions/0043).
CREATE INDEX message_of_client ON message (account_id, client_id) WHERE client_id IS NOT NULL;

-- A merged client is deleted here and keeps its number, which leads to the other one.
DROP INDEX client_replica_number;
CREATE INDEX client_replica_number ON client_replica (account_id, number);
