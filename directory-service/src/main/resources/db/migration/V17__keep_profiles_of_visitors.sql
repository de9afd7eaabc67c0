-- Data about a visitor that a page with Netia's widget sends (contract Netia, section 4). Only clients that Netia created or changed
-- have a profile, and only those can be named without a token.
CREATE TABLE client_profile (
    client_id    uuid PRIMARY KEY REFERENCES client (id) ON DELETE CASCADE,
    account_id   text NOT NULL,
    external_id  text,
    company_id   uuid,
    host         text,
    first_seen   date NOT NULL,
    ip           text,
    visit        jsonb NOT NULL,
    metadata     jsonb,
    updated_at   timestamptz NOT NULL
);

CREATE INDEX client_profile_external_id ON client_profile (account_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX client_profile_company ON client_profile (account_id, company_id) WHERE company_id IS NOT NULL;

-- A visitor is known by an id alone, which determines the account.
GRANT SELECT (client_id, account_id) ON client_profile TO "${worker}";
CREATE POLICY of_worker ON client_profile FOR SELECT TO "${worker}" USING (true);

-- The epoch stands for never: the list is sorted by this column, and the former release inserts clients without it.
ALTER TABLE client ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT 'epoch';
CREATE INDEX client_last_seen ON client (account_id, last_seen_at, id);
