-- A list is read along one index, or along one for each department and the assignee, without a look at the tickets that
-- other filters leave out: each index ends in the order of the lists and carries what they filter by.

-- GET /api/tickets of the whole account.
DROP INDEX ticket_newest;
CREATE INDEX ticket_newest ON ticket (account_id, created_at DESC, id DESC)
    INCLUDE (unread, department_id, assignee_id, status, priority);

-- GET /api/agent/tickets and its unread list, of the whole account.
DROP INDEX ticket_unread_first;
CREATE INDEX ticket_unread_first ON ticket (account_id, unread DESC, created_at DESC, id DESC)
    INCLUDE (department_id, assignee_id, status, priority);

-- All of them for one department; newest first is the merge of unread and read.
DROP INDEX ticket_of_department;
CREATE INDEX ticket_of_department ON ticket (account_id, department_id, unread DESC, created_at DESC, id DESC)
    INCLUDE (assignee_id, status, priority);

-- All of them for what is assigned to the caller.
DROP INDEX ticket_of_assignee;
CREATE INDEX ticket_of_assignee ON ticket (account_id, assignee_id, unread DESC, created_at DESC, id DESC)
    INCLUDE (department_id, status, priority) WHERE assignee_id IS NOT NULL;

-- Lists of one status, of the whole account.
DROP INDEX ticket_of_status;
CREATE INDEX ticket_of_status ON ticket (account_id, status, created_at DESC, id DESC)
    INCLUDE (unread, department_id, assignee_id, priority);

-- Lists of one priority, of the whole account.
DROP INDEX ticket_of_priority;
CREATE INDEX ticket_of_priority ON ticket (account_id, priority, created_at DESC, id DESC)
    INCLUDE (unread, department_id, assignee_id, status);
