package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores tickets and finds those that someone may see. */
@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, Long> {

    /** As many are fetched and sorted sooner than they are met on a walk along all tickets in their order. */
    private static final int FEW = 10_000;

    private static final String FETCH_ALL =
            "WITH few AS MATERIALIZED (SELECT id, unread, created_at FROM ticket WHERE %s) SELECT id FROM few";

    private static final String WALK = "SELECT id FROM ticket WHERE %s";

    Page<Ticket> page(TicketQuery query, TicketOrder order, PageRequest request) {
        var total = count(query);
        if (request.offset() >= total) {
            return Page.of(request, total, List.of());
        }
        var sql = total <= FEW ? FETCH_ALL.formatted(query.narrow()) : WALK.formatted(query.wide());
        var ids = getEntityManager().createNativeQuery(sql + " ORDER BY " + order.columns(), Long.class);
        query.parameters().forEach(ids::setParameter);
        ids.setFirstResult(Math.toIntExact(request.offset())).setMaxResults(request.limit());
        return Page.of(request, total, inOrderOf(longs(ids.getResultList())));
    }

    long count(TicketQuery query) {
        var count =
                getEntityManager().createNativeQuery("SELECT count(*) FROM ticket WHERE " + query.narrow(), Long.class);
        query.parameters().forEach(count::setParameter);
        return (Long) count.getSingleResult();
    }

    /** The ticket, held against other writers until the transaction ends. */
    Optional<Ticket> lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Ids of at most that many tickets, in rising order, that meet a condition in the terms of {@link Ticket} as {@code t}. */
    List<Long> idsOf(String condition, Map<String, ?> parameters, int most) {
        var ids = getEntityManager().createQuery("select t.id from Ticket t " + condition, Long.class);
        parameters.forEach(ids::setParameter);
        return ids.setMaxResults(most).getResultList().stream().sorted().toList();
    }

    /** Lets go of a ticket that was written, so that a long transaction does not hold all it has seen. */
    void release(Ticket ticket) {
        getEntityManager().detach(ticket);
    }

    /** Tickets that are gone by now are left out. */
    private List<Ticket> inOrderOf(List<Long> ids) {
        var found = find("id in ?1", ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static List<Long> longs(Collection<?> ids) {
        return ids.stream().map(Long.class::cast).toList();
    }
}
