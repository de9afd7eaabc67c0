-- By itself, for a moment: with the index that was built before, readers of tickets would wait for all of it.
SET LOCAL lock_timeout = '10s';

DROP INDEX ticket_newest;
