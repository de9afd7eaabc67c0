package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.ticket.TicketDependents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Deletes the messages of a deleted ticket, and what is kept of its conversation; there is no event for each, the ticket's own says it. */
@ApplicationScoped
class MessageCascade implements TicketDependents {

    static final int BATCH = 1000;

    private static final String DELETE_BATCH = """
            DELETE FROM message WHERE id = ANY (ARRAY(
                SELECT id FROM message WHERE account_id = :account AND ticket_id = :ticket
                ORDER BY created_at DESC, id DESC LIMIT :batch))
            """;

    private static final String DELETE_CONVERSATION =
            "DELETE FROM conversation WHERE account_id = :account AND ticket_id = :ticket";

    private final EntityManager entities;
    private final DeletedFirstTextStore firstTexts;
    private final DeletedNoteStore notes;
    private final CurrentCaller caller;

    MessageCascade(
            EntityManager entities, DeletedFirstTextStore firstTexts, DeletedNoteStore notes, CurrentCaller caller) {
        this.entities = entities;
        this.firstTexts = firstTexts;
        this.notes = notes;
        this.caller = caller;
    }

    /** One batch, in the caller's transaction: after a failure the event is delivered again and deletion goes on. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean removeSome(long ticketId) {
        firstTexts.removeAll(ticketId);
        notes.removeAll(ticketId);
        entities.createNativeQuery(DELETE_CONVERSATION)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .executeUpdate();
        return removeBatch(ticketId) == BATCH;
    }

    private int removeBatch(long ticketId) {
        return entities.createNativeQuery(DELETE_BATCH)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
