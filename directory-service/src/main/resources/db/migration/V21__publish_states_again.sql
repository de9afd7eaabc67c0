-- Asks for all states of this database to be published again (docs/decisions/0075).
CREATE FUNCTION request_republication() RETURNS void LANGUAGE sql AS $$
    INSERT INTO republication (account_id, aggregate)
    SELECT DISTINCT id, 'account' FROM account
    UNION ALL SELECT DISTINCT account_id, 'attribute' FROM custom_attribute
    UNION ALL SELECT DISTINCT account_id, 'client' FROM client
    UNION ALL SELECT DISTINCT account_id, 'department' FROM department
    UNION ALL SELECT DISTINCT account_id, 'user' FROM staff_user
    ON CONFLICT (account_id, aggregate) DO UPDATE SET after_id = NULL
$$;
