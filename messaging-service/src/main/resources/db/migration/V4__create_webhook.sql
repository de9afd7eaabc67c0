-- Endpoints that events are sent to, and what is or was to be sent to each (docs/decisions/0018).
CREATE TABLE webhook (
    id                  uuid PRIMARY KEY,
    account_id          text NOT NULL,
    url                 text NOT NULL,
    description         text,
    event_types         text[] NOT NULL,
    filters             jsonb NOT NULL,
    state               text NOT NULL CHECK (state IN ('active', 'paused', 'disabled')),
    state_reason        text,
    secret              bytea NOT NULL,
    former_secret       bytea,
    former_secret_until timestamptz,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    -- The queue's own, changed under the row's lock: up to where the feed has been planned, how many deliveries wait,
    -- since when none succeeded, and between which positions events were gone before they could be sent.
    position            bigint NOT NULL,
    pending             int NOT NULL DEFAULT 0,
    failing_since       timestamptz,
    missed_after        bigint,
    missed_through      bigint
) WITH (fillfactor = 50);

CREATE INDEX webhook_of_account ON webhook (account_id, created_at, id);

CREATE TABLE webhook_delivery (
    webhook_id    uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    id            bigint GENERATED ALWAYS AS IDENTITY,
    account_id    text NOT NULL,
    event_id      uuid NOT NULL,
    event_type    text NOT NULL,
    subject       text NOT NULL,
    -- The event's place in the feed; what is not in the feed, such as a test, brings its body.
    position      bigint,
    body          text,
    -- Deliveries of one lane are made one after the other, in the order of their ids.
    lane          text NOT NULL,
    bytes         int NOT NULL,
    status        text NOT NULL CHECK (status IN ('pending', 'delivered', 'failed', 'superseded', 'expired')),
    -- When the first pending one of a lane is to be attempted; the others have none.
    due_at        timestamptz,
    -- While an attempt runs: whose it is, and until when nobody else may begin one.
    claim         uuid,
    claimed_until timestamptz,
    -- Attempts since the schedule began.
    tries         int NOT NULL DEFAULT 0,
    attempts      jsonb NOT NULL DEFAULT '[]',
    created_at    timestamptz NOT NULL,
    finished_at   timestamptz,
    PRIMARY KEY (webhook_id, id)
) WITH (fillfactor = 80);

-- Never two of a lane at a time, whatever the code does.
CREATE UNIQUE INDEX webhook_delivery_first_of_lane ON webhook_delivery (webhook_id, lane) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_pending ON webhook_delivery (webhook_id, lane, id) WHERE status = 'pending';
CREATE INDEX webhook_delivery_of_status ON webhook_delivery (webhook_id, status, id);
CREATE INDEX webhook_delivery_finished ON webhook_delivery (finished_at) WHERE finished_at IS NOT NULL;
