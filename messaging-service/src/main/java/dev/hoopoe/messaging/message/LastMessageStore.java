package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Stores with each ticket the times of its last messages, by which lists are sorted and filtered; needs the ticket's lock. */
@ApplicationScoped
class LastMessageStore {

    /** A note may be older than what it follows. */
    private static final String ADD = """
            UPDATE ticket_replica SET
                last_message_at = greatest(last_message_at, :at),
                last_client_message_at = CASE WHEN :byClient THEN greatest(last_client_message_at, :at)
                    ELSE last_client_message_at END,
                last_user_message_at = CASE WHEN :byUser THEN greatest(last_user_message_at, :at)
                    ELSE last_user_message_at END
            WHERE account_id = :account AND ticket_id = :ticket
            """;

    private static final String READ = """
            UPDATE ticket_replica SET (last_message_at, last_client_message_at, last_user_message_at) =
                (SELECT max(created_at), max(created_at) FILTER (WHERE client_id IS NOT NULL),
                    max(created_at) FILTER (WHERE user_id IS NOT NULL)
                FROM message WHERE account_id = :account AND ticket_id = :ticket)
            WHERE account_id = :account AND ticket_id = :ticket
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;

    LastMessageStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** To be called when a message was added. */
    void added(Message message) {
        entities.createNativeQuery(ADD)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", message.ticketId())
                .setParameter("at", message.createdAt())
                .setParameter("byClient", message.clientId() != null)
                .setParameter("byUser", message.userId() != null)
                .executeUpdate();
    }

    /** To be called when a message of the ticket was deleted. */
    void read(long ticketId) {
        entities.createNativeQuery(READ)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .executeUpdate();
    }
}
