package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.ticket.TicketScope;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.util.List;

/** Stored messages. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, Long> {

    private static final String OF_ACCOUNT = "FROM message m WHERE m.account_id = :account\n";

    private static final String OF_TICKET = "AND m.ticket_id = :ticket\n";

    /** Few tickets are deleted ones, so all messages but theirs are found faster than the messages of all others. */
    private static final String NOT_DELETED = """
            AND NOT EXISTS (SELECT 1 FROM ticket_replica t
                WHERE t.account_id = m.account_id AND t.ticket_id = m.ticket_id AND t.deleted)
            """;

    private static final String ACCESSIBLE = """
            AND EXISTS (SELECT 1 FROM ticket_replica t
                WHERE t.account_id = m.account_id AND t.ticket_id = m.ticket_id AND NOT t.deleted
                AND (t.department_id = ANY (:departments) OR t.assignee_id = :user))
            """;

    private static final String NEXT_NUMBER = "SELECT nextval(pg_get_serial_sequence('message', 'id'))";

    private static final String NEWEST_FIRST = "ORDER BY m.created_at DESC, m.id DESC LIMIT :limit OFFSET :offset";

    private final CurrentCaller caller;

    MessageRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    boolean hasFirstText(long ticketId) {
        return count("ticketId = ?1 and origin = ?2", ticketId, MessageOrigin.DESCRIPTION) > 0;
    }

    /** Greater than the id of each message that was written so far on a ticket that the transaction has locked. */
    long nextNumber() {
        return (Long)
                getEntityManager().createNativeQuery(NEXT_NUMBER, Long.class).getSingleResult();
    }

    /** Messages of the tickets in a scope, newest first; {@code ticketId} null for those of all tickets. */
    @SuppressWarnings("unchecked") // A native query is untyped; its result class is given.
    Page<Message> list(TicketScope scope, Long ticketId, PageRequest request) {
        var condition =
                OF_ACCOUNT + (ticketId == null ? "" : OF_TICKET) + (scope.everything() ? NOT_DELETED : ACCESSIBLE);
        var entities = getEntityManager();
        var count = bind(entities.createNativeQuery("SELECT count(*) " + condition, Long.class), scope, ticketId);
        var total = (Long) count.getSingleResult();
        var select = bind(
                entities.createNativeQuery("SELECT m.* " + condition + NEWEST_FIRST, Message.class), scope, ticketId);
        select.setParameter("limit", request.limit());
        select.setParameter("offset", request.offset());
        return Page.of(request, total, (List<Message>) select.getResultList());
    }

    private Query bind(Query query, TicketScope scope, Long ticketId) {
        query.setParameter("account", caller.accountId());
        if (ticketId != null) {
            query.setParameter("ticket", ticketId);
        }
        if (!scope.everything()) {
            query.setParameter("departments", scope.departmentIds().toArray(Long[]::new));
            query.setParameter("user", scope.userId());
        }
        return query;
    }
}
