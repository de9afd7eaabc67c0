package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Keeps with each ticket when it was last written on, for lists in that order; to be told under the ticket's lock. */
@ApplicationScoped
class LastMessage {

    /** Read anew instead of compared: a note may be older than what it follows, and messages are deleted, too. */
    private static final String NOTE = """
            UPDATE ticket_replica SET last_message_at =
                (SELECT max(created_at) FROM message WHERE account_id = :account AND ticket_id = :ticket)
            WHERE account_id = :account AND ticket_id = :ticket
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;

    LastMessage(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** The ticket's messages are others than they were. */
    void changed(long ticketId) {
        entities.createNativeQuery(NOTE)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .executeUpdate();
    }
}
