-- Asks for all states of this database to be published again (docs/decisions/0075).
CREATE FUNCTION request_republication() RETURNS void LANGUAGE sql AS $$
    INSERT INTO republication (account_id, aggregate)
    SELECT DISTINCT account_id, 'ticket' FROM ticket
    ON CONFLICT (account_id, aggregate) DO UPDATE SET after_id = NULL
$$;
