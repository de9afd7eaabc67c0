package dev.hoopoe.ticket.list;

import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/** Reads lists of tickets and their counts. */
@ApplicationScoped
class TicketListStore {

    private final Session session;
    private final TicketRepository tickets;

    TicketListStore(Session session, TicketRepository tickets) {
        this.session = session;
        this.tickets = tickets;
    }

    Page<Ticket> page(TicketQuery query, TicketOrder order, PageRequest request) {
        var keys = Listing.read(request, order.keys(), new TicketRows(session, query, order));
        return keys.with(inOrderOf(keys.data()));
    }

    List<Ticket> slice(TicketQuery query, TicketOrder order, long offset, int limit) {
        return inOrderOf(Listing.slice(offset, limit, order.keys(), new TicketRows(session, query, order)));
    }

    /** The ids of the first tickets, newest first. */
    List<Long> ids(TicketQuery query, int limit) {
        var order = TicketOrder.NEWEST_FIRST;
        return Listing.slice(0, limit, order.keys(), new TicketRows(session, query, order)).stream()
                .map(TicketKey::id)
                .toList();
    }

    long count(TicketQuery query) {
        return new TicketRows(session, query, TicketOrder.NEWEST_FIRST).count();
    }

    TicketStatistics statistics(TicketQuery query) {
        return new TicketStatistics(session, query);
    }

    private List<Ticket> inOrderOf(List<TicketKey> keys) {
        return tickets.inOrderOf(keys.stream().map(TicketKey::id).toList());
    }
}
