package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.sql.AccountEntities;
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

/** Stores tickets and reads them by id. */
@ApplicationScoped
public class TicketRepository implements PanacheRepositoryBase<Ticket, Long> {

    private static final String LOCK_ALL = """
            SELECT id FROM ticket WHERE account_id = :account AND id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE
            """;

    /** The first characters of these tickets' descriptions, by id. */
    public Map<Long, List<String>> beginnings(Collection<Long> ids, int longest) {
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

    /** The descriptions of these tickets, by id; without those that have none. */
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

    Optional<Long> idOf(UUID uid) {
        return idsOf("where t.uid = :uid", Map.of("uid", uid), 1).stream().findFirst();
    }

    Optional<Ticket> byId(long id) {
        return AccountEntities.find(getSession(), Ticket.class, id);
    }

    /** The ticket, locked until the transaction ends. */
    public Optional<Ticket> lock(long id) {
        return AccountEntities.find(getSession(), Ticket.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks the tickets of the account with these ids, in one order for all transactions that lock several. */
    void lockAll(String account, Collection<Long> ids) {
        getEntityManager()
                .createNativeQuery(LOCK_ALL)
                .setParameter("account", account)
                .setParameter("ids", ids.toArray(Long[]::new))
                .getResultList();
    }

    /** The ids of at most {@code most} tickets, ascending, that meet an HQL condition on {@code t}. */
    public List<Long> idsOf(String condition, Map<String, ?> parameters, int most) {
        var ids = getEntityManager().createQuery("select t.id from Ticket t " + condition, Long.class);
        parameters.forEach(ids::setParameter);
        return ids.setMaxResults(most).getResultList().stream().sorted().toList();
    }

    /** Detaches a written ticket, so that a long transaction does not keep all tickets in memory. */
    public void release(Ticket ticket) {
        getEntityManager().detach(ticket);
    }

    /** The tickets with these ids, in this order; without those that were deleted meanwhile. */
    public List<Ticket> inOrderOf(List<Long> ids) {
        var found = list("id in ?1", ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
