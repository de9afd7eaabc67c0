package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** The notes that were deleted, so that their event, when it is delivered again, does not bring them back. */
@ApplicationScoped
class DeletedNoteStore {

    private static final String ADD = """
            INSERT INTO deleted_note (account_id, ticket_id, uid) VALUES (:account, :ticket, :uid) ON CONFLICT DO NOTHING
            """;

    private static final String CONTAINS =
            "SELECT count(*) FROM deleted_note WHERE account_id = :account AND ticket_id = :ticket AND uid = :uid";

    private static final String REMOVE_ALL =
            "DELETE FROM deleted_note WHERE account_id = :account AND ticket_id = :ticket";

    private final EntityManager entities;
    private final CurrentCaller caller;

    DeletedNoteStore(EntityManager entities, CurrentCaller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    void add(long ticketId, UUID uid) {
        entities.createNativeQuery(ADD)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .setParameter("uid", uid)
                .executeUpdate();
    }

    boolean contains(long ticketId, UUID uid) {
        var count = NativeQueries.scalar(entities, CONTAINS, "count", Long.class)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .setParameter("uid", uid)
                .getSingleResult();
        return count > 0;
    }

    /** The ticket was deleted. */
    void removeAll(long ticketId) {
        entities.createNativeQuery(REMOVE_ALL)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .executeUpdate();
    }
}
