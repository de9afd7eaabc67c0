-- A deleted account's id stays, so that events which arrive late make no rows and the id is not given away again
-- (docs/decisions/0063).
ALTER TABLE inactive_account
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN removed_at timestamptz;
