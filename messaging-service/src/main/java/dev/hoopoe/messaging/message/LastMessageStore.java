package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Stores with each ticket the time of its last message, for lists in that order; needs the ticket's lock. */
@ApplicationScoped
class LastMessageStore {

    /** Read from the messages: a note may be older than what it follows, and the last message may be deleted. */
    private static final String UPDATE = """
            UPDATE ticket_replica SET last_message_at =
                (SELECT max(created_at) FROM message WHERE account_id = :account AND ticket_id = :ticket)
            WHERE account_id = :account AND ticket_id = :ticket
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;

    LastMessageStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** To be called when messages of the ticket were added or deleted. */
    void update(long ticketId) {
        entities.createNativeQuery(UPDATE)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .executeUpdate();
    }
}
