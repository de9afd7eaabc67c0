package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.ticket.TicketScope;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Stored messages. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, Long> {

    private static final ListOrder<Message> NEWEST_FIRST = ListOrder.<Message>falling("messages.newest")
            .by("m.created_at", SortType.TIME, Message::createdAt)
            .by("m.id", SortType.NUMBER, Message::id);

    private static final String NEXT_NUMBER = "SELECT nextval(pg_get_serial_sequence('message', 'id'))";

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
    Page<Message> list(TicketScope scope, Long ticketId, PageRequest request) {
        return Listing.read(
                request, NEWEST_FIRST, new MessageRows(getEntityManager(), caller.accountId(), scope, ticketId));
    }
}
