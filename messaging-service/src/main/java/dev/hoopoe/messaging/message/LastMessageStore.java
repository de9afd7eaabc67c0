package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Stores with each ticket the times of its last messages, by which lists are sorted and filtered; needs the ticket's lock. */
@ApplicationScoped
class LastMessageStore {

    /** A note may be older than what it follows. */
    private static final String ADD = """
            UPDATE ticket_replica r SET
                last_message_at = greatest(last_message_at, m.at),
                last_client_message_at = CASE WHEN m.by_client THEN greatest(last_client_message_at, m.at)
                    ELSE last_client_message_at END,
                last_user_message_at = CASE WHEN m.by_user THEN greatest(last_user_message_at, m.at)
                    ELSE last_user_message_at END
            FROM unnest(CAST(:tickets AS bigint[]), CAST(:times AS timestamptz[]), CAST(:byClient AS boolean[]),
                CAST(:byUser AS boolean[])) AS m (ticket_id, at, by_client, by_user)
            WHERE r.account_id = :account AND r.ticket_id = m.ticket_id
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

    /** To be called when messages were added, at most one to each ticket. */
    void added(List<Message> messages) {
        entities.createNativeQuery(ADD)
                .setParameter("account", caller.accountId())
                .setParameter(
                        "tickets", messages.stream().map(Message::ticketId).toArray(Long[]::new))
                .setParameter("times", messages.stream().map(Message::createdAt).toArray(Instant[]::new))
                .setParameter(
                        "byClient",
                        messages.stream().map(one -> one.clientId() != null).toArray(Boolean[]::new))
                .setParameter(
                        "byUser",
                        messages.stream().map(one -> one.userId() != null).toArray(Boolean[]::new))
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
