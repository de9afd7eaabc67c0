-- Tickets say whether they are open. Those that were last heard of before they did are told by the statuses of that time.
ALTER TABLE ticket_replica ADD COLUMN open boolean NOT NULL GENERATED ALWAYS AS (
    coalesce(
        (body ->> 'open')::boolean,
        (body ->> 'status') IN ('new', 'wait_for_agent', 'in_progress', 'wait_for_user', 'on_hold'),
        false)) STORED;

DROP INDEX ticket_replica_open;
CREATE INDEX ticket_replica_open ON ticket_replica (account_id, last_message_at DESC NULLS LAST, ticket_id DESC)
    WHERE NOT deleted AND open;
