-- The number is the id, which the key keeps from standing here twice. ON CONFLICT looks at the key alone: of two writers of
-- one new ticket, the second could fail by another unique index before it met the first one's row in the key.
DROP INDEX ticket_replica_number;
CREATE INDEX ticket_replica_number ON ticket_replica (account_id, ticket_id);
