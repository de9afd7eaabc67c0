-- A sign-in that has gone to its provider; the row is taken out when the browser comes back, so that it does so once.
CREATE TABLE pending_sign_in (
    random        text PRIMARY KEY,
    account_id    text NOT NULL,
    provider      text NOT NULL,
    code_verifier text NOT NULL,
    nonce         text NOT NULL,
    expires_at    timestamptz NOT NULL
);

CREATE INDEX pending_sign_in_expires_at ON pending_sign_in (expires_at);
