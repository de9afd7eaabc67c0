-- An account's own row is the account's.
CREATE POLICY of_account ON account USING (id = nullif(current_setting('hoopoe.account', true), ''));

-- What is done across accounts in this service (docs/decisions/0027). Counts are folded:
GRANT SELECT, INSERT, UPDATE, DELETE ON client_count TO "${worker}";
CREATE POLICY of_worker ON client_count TO "${worker}" USING (true);
GRANT SELECT, DELETE ON client_count_change TO "${worker}";
CREATE POLICY of_worker ON client_count_change TO "${worker}" USING (true);

-- A view looks at its tables as its owner, unless it is told to do so as who asks.
ALTER VIEW client_total SET (security_invoker = true);

-- Fails, instead of counting nothing, for whoever does not see all accounts.
ALTER FUNCTION recount_clients() SET row_security = off;

-- The texts that searches look into, anew: PostgreSQL takes coalesce for something that may tell of the rows of others, and
-- under row-level security uses no index by it.
DROP INDEX staff_user_search;
CREATE INDEX staff_user_search ON staff_user USING gin (
    (lower(name || ' ' || last_name || ' ' || display_name || ' ' || CASE WHEN email IS NULL THEN '' ELSE email END))
    gin_trgm_ops
);
DROP INDEX client_search;
CREATE INDEX client_search ON client USING gin (
    (lower(name || ' ' || CASE WHEN email IS NULL THEN '' ELSE email END)) gin_trgm_ops
);
