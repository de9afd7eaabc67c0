package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The tickets whose first text was deleted, so that the ticket's next event does not bring it back. */
@ApplicationScoped
class DeletedFirstTextStore {

    private static final String ADD = """
            INSERT INTO deleted_first_text (account_id, ticket_id) VALUES (:account, :ticket) ON CONFLICT DO NOTHING
            """;

    private static final String REMOVE_ALL =
            "DELETE FROM deleted_first_text WHERE account_id = :account AND ticket_id = :ticket";

    private final EntityManager entities;
    private final CurrentCaller caller;

    DeletedFirstTextStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    void add(long ticketId) {
        change(ADD, ticketId);
    }

    void removeAll(long ticketId) {
        change(REMOVE_ALL, ticketId);
    }

    private void change(String statement, long ticketId) {
        entities.createNativeQuery(statement)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .executeUpdate();
    }
}
