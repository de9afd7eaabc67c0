package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.ticket.TicketGone;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

/** Removes the messages of a deleted ticket; nobody is told of each, the ticket's deletion has said it. */
@ApplicationScoped
class MessageCascade {

    static final int BATCH = 1000;

    private static final String DELETE_BATCH = """
            DELETE FROM message WHERE id = ANY (ARRAY(
                SELECT id FROM message WHERE account_id = :account AND ticket_id = :ticket
                ORDER BY created_at DESC, id DESC LIMIT :batch))
            """;

    private final EntityManager entities;
    private final DeletedFirstTexts firstTexts;
    private final CurrentCaller caller;

    MessageCascade(EntityManager entities, DeletedFirstTexts firstTexts, CurrentCaller caller) {
        this.entities = entities;
        this.firstTexts = firstTexts;
        this.caller = caller;
    }

    /**
     * Runs while the transaction that takes in the deletion holds the ticket, so that nobody writes on it. Each batch is
     * a transaction of its own: when one fails, the deletion comes again and goes on where it stopped.
     */
    void removeAll(@Observes TicketGone gone) {
        firstTexts.forget(gone.ticketId());
        var removed = BATCH;
        while (removed == BATCH) {
            removed = QuarkusTransaction.requiringNew().call(() -> removeBatch(gone.ticketId()));
        }
    }

    private int removeBatch(long ticketId) {
        return entities.createNativeQuery(DELETE_BATCH)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
