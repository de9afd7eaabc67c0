-- The feed's writer stores an attribute's visibility with its event (trigger of V7); the webhook scheduler reads which fields
-- it must withhold (docs/decisions/0027, 0030).
GRANT SELECT, INSERT, UPDATE ON field_visibility TO "${worker}";
CREATE POLICY of_worker ON field_visibility TO "${worker}" USING (true);
GRANT SELECT ON field_visibility_account TO "${worker}";
CREATE POLICY of_worker ON field_visibility_account TO "${worker}" USING (true);
