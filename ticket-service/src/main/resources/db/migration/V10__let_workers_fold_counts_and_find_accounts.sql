-- What is done across accounts in this service (docs/decisions/0027). Counts are folded:
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_count TO "${worker}";
CREATE POLICY of_worker ON ticket_count TO "${worker}" USING (true);
GRANT SELECT, DELETE ON ticket_count_change TO "${worker}";
CREATE POLICY of_worker ON ticket_count_change TO "${worker}" USING (true);

-- Retention and cascades ask which accounts have something to do; the work itself is done within each.
GRANT SELECT (account_id) ON ticket_total TO "${worker}";
GRANT SELECT (account_id) ON ticket_cascade TO "${worker}";
CREATE POLICY of_worker ON ticket_cascade FOR SELECT TO "${worker}" USING (true);

-- A view looks at its tables as its owner, unless it is told to do so as who asks.
ALTER VIEW ticket_total SET (security_invoker = true);

-- Fails, instead of counting nothing, for whoever does not see all accounts.
ALTER FUNCTION recount_tickets() SET row_security = off;
