-- The feed: every event of the desk, in one order that is the same for all readers (docs/decisions/0016).
CREATE TABLE feed_event (
    position      bigint PRIMARY KEY,
    account_id    text NOT NULL,
    event_id      uuid NOT NULL UNIQUE,
    type          text NOT NULL,
    source        text NOT NULL,
    subject       text NOT NULL,
    sequence      bigint NOT NULL,
    occurred_at   timestamptz NOT NULL,
    traceparent   text,
    data          text NOT NULL,
    -- Of a ticket's events and its messages': whose access rule holds.
    ticket_id     bigint,
    -- Of a ticket's deletion: where it lay, since nothing else knows that any more.
    department_id bigint,
    assignee_id   uuid,
    taken_at      timestamptz NOT NULL
);

CREATE INDEX feed_event_of_account ON feed_event (account_id, position);

-- Positions are drawn by one writer at a time, so that a reader who has seen one never finds a smaller one later.
CREATE SEQUENCE feed_position;

-- Up to where events have been removed for their age: a cursor from before that has missed something.
CREATE TABLE feed_floor (
    removed_through bigint NOT NULL
);
INSERT INTO feed_floor VALUES (0);
