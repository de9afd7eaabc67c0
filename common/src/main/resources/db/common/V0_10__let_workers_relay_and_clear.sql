-- What is done across accounts on the tables of every service (docs/decisions/0027): events are published in the order of
-- all accounts, and expired answers removed.
GRANT SELECT, DELETE ON outbox TO "${worker}";
CREATE POLICY of_worker ON outbox TO "${worker}" USING (true);

GRANT SELECT, UPDATE, DELETE ON kept_answer TO "${worker}";
CREATE POLICY of_worker ON kept_answer TO "${worker}" USING (true);
