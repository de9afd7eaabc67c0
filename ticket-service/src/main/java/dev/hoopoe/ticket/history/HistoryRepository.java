package dev.hoopoe.ticket.history;

import dev.hoopoe.common.sql.NativeQueries;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Stores the entries of histories. */
@ApplicationScoped
class HistoryRepository implements PanacheRepositoryBase<HistoryEntry, UUID> {

    private static final String ADD = """
            INSERT INTO ticket_message (account_id, uid, ticket_id, text, is_private, created_at)
            VALUES (:account, :uid, :ticket, :text, :private, :createdAt) ON CONFLICT DO NOTHING
            """;

    private static final String NEWEST_TEXTS = "select e.uid, substring(e.text, 1, :longest) from HistoryEntry e"
            + " where e.ticketId = :ticket order by e.createdAt desc, e.uid desc";

    private static final String NEWEST_OF_EACH = """
            SELECT ticket.id AS id, message.text AS text FROM unnest(CAST(:tickets AS bigint[])) AS ticket (id)
            CROSS JOIN LATERAL (SELECT left(text, :longest) AS text, created_at, uid FROM ticket_message
                WHERE ticket_id = ticket.id ORDER BY created_at DESC, uid DESC LIMIT :most) AS message
            ORDER BY ticket.id, message.created_at DESC, message.uid DESC""";

    void addIfMissing(String account, UUID uid, long ticketId, String text, boolean privateMessage, Instant createdAt) {
        getEntityManager()
                .createNativeQuery(ADD)
                .setParameter("account", account)
                .setParameter("uid", uid)
                .setParameter("ticket", ticketId)
                .setParameter("text", text)
                .setParameter("private", privateMessage)
                .setParameter("createdAt", createdAt)
                .executeUpdate();
    }

    Map<Long, List<String>> newestTexts(Collection<Long> ticketIds, int most, int longest) {
        return NativeQueries.rows(getSession(), NEWEST_OF_EACH)
                .addScalar("id", Long.class)
                .addScalar("text", String.class)
                .setParameter("tickets", ticketIds.toArray(Long[]::new))
                .setParameter("longest", longest)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> (Long) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    /**
     * Uid and text of some messages of a ticket; does not flush, so unflushed changes of the transaction are missing.
     */
    List<Object[]> newestTexts(long ticketId, int longest, int offset, int most) {
        return getEntityManager()
                .createQuery(NEWEST_TEXTS, Object[].class)
                .setParameter("ticket", ticketId)
                .setParameter("longest", longest)
                .setFlushMode(FlushModeType.COMMIT)
                .setFirstResult(offset)
                .setMaxResults(most)
                .getResultList();
    }
}
