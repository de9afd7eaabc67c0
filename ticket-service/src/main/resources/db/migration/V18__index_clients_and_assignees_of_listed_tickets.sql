-- What is assigned to somebody in the departments that are not theirs, of each department by itself: without it the list of an
-- agent passes over all that is assigned to them in their own (docs/decisions/0041). Writers wait while it is built.
SET LOCAL lock_timeout = '10s';

CREATE INDEX ticket_of_assignee_in_department ON ticket
    (account_id, assignee_id, department_id, unread DESC, created_at DESC, id DESC)
    INCLUDE (status, priority) WHERE assignee_id IS NOT NULL;

-- Takes the place of ticket_newest, which V19 drops: the client is part of it, so that a list by the name of the client passes over
-- other tickets without a look at their rows.
CREATE INDEX ticket_newest_first ON ticket (account_id, created_at DESC, id DESC)
    INCLUDE (unread, department_id, assignee_id, status, priority, client_id);
