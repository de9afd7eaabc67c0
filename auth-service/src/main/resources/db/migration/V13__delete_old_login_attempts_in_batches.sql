-- A batch is chosen by its ids and locked before it is deleted.
GRANT SELECT (id), UPDATE (attempted_at) ON login_attempt TO "${worker}";
