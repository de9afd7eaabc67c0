package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.sql.AccountEntities;
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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores tickets and finds those that someone may see. */
@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, Long> {

    Page<Ticket> page(TicketQuery query, TicketOrder order, PageRequest request) {
        var keys = Listing.read(request, order.keys(), new TicketRows(getSession(), query, order));
        return keys.with(inOrderOf(keys.data().stream().map(TicketKey::id).toList()));
    }

    /** So many tickets after so many others. */
    List<Ticket> slice(TicketQuery query, TicketOrder order, long offset, int limit) {
        var keys = Listing.slice(offset, limit, order.keys(), new TicketRows(getSession(), query, order));
        return inOrderOf(keys.stream().map(TicketKey::id).toList());
    }

    /** What a search finds, by its order. */
    Page<SearchHit> search(TicketQuery query, TicketSearch search, PageRequest request) {
        return new SearchListing(getSession(), query, search, request).read();
    }

    /** The tickets with these ids, in this order; without those that are gone by now. */
    List<Ticket> all(List<Long> ids) {
        return inOrderOf(ids);
    }

    /** The beginning of what these tickets were opened with, by id. */
    Map<Long, List<String>> beginnings(Collection<Long> ids, int longest) {
        return getEntityManager()
                .createQuery(
                        "select t.id, substring(t.description, 1, :longest) from Ticket t"
                                + " where t.id in :ids and t.description is not null",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("longest", longest)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> List.of((String) row[1])));
    }

    /** What these tickets were opened with, by id; without those that have no description. */
    Map<Long, String> descriptions(Collection<Long> ids) {
        return getEntityManager()
                .createQuery(
                        "select t.id, t.description from Ticket t where t.id in :ids and t.description is not null",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
    }

    boolean isKnown(String channel, String externalId) {
        return count("externalId = ?1 and channelId = ?2", externalId, channel) > 0;
    }

    TicketStatistics figures(TicketQuery query) {
        return new TicketStatistics(getSession(), query);
    }

    long count(TicketQuery query) {
        return new TicketRows(getSession(), query, TicketOrder.NEWEST_FIRST).count();
    }

    Optional<Long> idOf(UUID uid) {
        return idsOf("where t.uid = :uid", Map.of("uid", uid), 1).stream().findFirst();
    }

    Optional<Ticket> byId(long id) {
        return AccountEntities.find(getSession(), Ticket.class, id);
    }

    /** The ticket, held against other writers until the transaction ends. */
    Optional<Ticket> lock(long id) {
        return AccountEntities.find(getSession(), Ticket.class, id, LockModeType.PESSIMISTIC_WRITE);
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
        var found = list("id in ?1", ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
