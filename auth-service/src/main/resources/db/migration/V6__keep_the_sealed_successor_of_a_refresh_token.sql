-- The next refresh token, encrypted under a key that only the holder of the old token can make. Null in rows that an older
-- release wrote, and until the token is used.
ALTER TABLE refresh_token ADD COLUMN sealed_successor bytea;
