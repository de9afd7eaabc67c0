-- What POST requests with an Idempotency-Key were answered. The columns are made from the key, which is not here: without
-- it nothing can be read out of them, nor guessed about a request.
CREATE TABLE kept_answer (
    id         bytea PRIMARY KEY,
    account_id text NOT NULL,
    request    bytea NOT NULL,
    answer     bytea NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX kept_answer_expires_at ON kept_answer (expires_at);
