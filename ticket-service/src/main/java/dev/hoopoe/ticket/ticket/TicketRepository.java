package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.access.TicketAccess;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Stores tickets and finds those that someone may see. */
@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, Long> {

    /** Newest first. */
    Page<Ticket> page(TicketAccess access, TicketFilter filter, PageRequest request) {
        var query = TicketQuery.of(access, filter);
        var total = count(query.condition(), query.parameters());
        if (request.offset() >= total) {
            return Page.of(request, total, List.of());
        }
        var first = Math.toIntExact(request.offset());
        var tickets = find(query.condition() + " order by createdAt desc, id desc", query.parameters())
                .range(first, first + request.limit() - 1)
                .list();
        return Page.of(request, total, tickets);
    }

    /** The ticket, held against other writers until the transaction ends. */
    Optional<Ticket> lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
