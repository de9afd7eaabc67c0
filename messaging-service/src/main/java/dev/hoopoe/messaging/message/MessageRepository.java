package dev.hoopoe.messaging.message;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.AccountEntities;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.access.TicketVisibility;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored messages. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, Long> {

    private static final ListOrder<Message> NEWEST_FIRST = ListOrder.<Message>falling("messages.newest")
            .by("m.created_at", SortType.TIME, Message::createdAt)
            .by("m.id", SortType.NUMBER, Message::id);

    private static final String NEXT_NUMBER = "SELECT nextval(pg_get_serial_sequence('message', 'id'))";

    /** A ticket's messages are few, and most of them have been seen. */
    private static final String MARK_SEEN = """
            UPDATE message SET seen_at = :now
            WHERE account_id = :account AND ticket_id = :ticket AND user_id IS NOT NULL AND seen_at IS NULL AND NOT is_private
            """;

    private static final String NEWEST_OF_EACH = newestOfEach("");

    private static final String NEWEST_PUBLIC_OF_EACH = newestOfEach("AND NOT is_private");

    private final CurrentCaller caller;

    MessageRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    Optional<Message> byId(long id) {
        return AccountEntities.find(getEntityManager(), Message.class, id);
    }

    /** The message, locked against other writers until the transaction ends. */
    Optional<Message> lock(long id) {
        return AccountEntities.find(getEntityManager(), Message.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean has(UUID uid) {
        return count("uid", uid) > 0;
    }

    boolean hasExternalId(long ticketId, String externalId) {
        return count("ticketId = ?1 and externalId = ?2", ticketId, externalId) > 0;
    }

    /** A ticket's messages, oldest first. */
    List<Message> listOf(long ticketId, OffsetRequest request) {
        return getEntityManager()
                .createQuery("from Message where ticketId = :ticket order by createdAt, id", Message.class)
                .setParameter("ticket", ticketId)
                .setFirstResult(request.offset())
                .setMaxResults(request.limit())
                .getResultList();
    }

    /** Greater than the ids of all messages of a ticket that the transaction has locked. */
    long nextNumber() {
        return NativeQueries.scalar(getEntityManager(), NEXT_NUMBER, "nextval", Long.class)
                .getSingleResult();
    }

    /** Marks what staff wrote to the ticket's client as seen. */
    void markSeen(long ticketId, Instant now) {
        getEntityManager()
                .createNativeQuery(MARK_SEEN)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId)
                .setParameter("now", now)
                .executeUpdate();
    }

    Optional<Message> byUid(UUID uid) {
        return find("uid", uid).firstResultOptional();
    }

    /** The newest messages of each of these tickets, the oldest of them first. */
    List<Message> newestOf(Collection<Long> ticketIds, int each, boolean withPrivate) {
        return NativeQueries.entities(
                        getEntityManager(), withPrivate ? NEWEST_OF_EACH : NEWEST_PUBLIC_OF_EACH, Message.class)
                .setParameter("account", caller.accountId())
                .setParameter("tickets", ticketIds.toArray(Long[]::new))
                .setParameter("each", each)
                .getResultList();
    }

    /** Messages of the tickets that someone may see, newest first. */
    Page<Message> list(TicketVisibility visibility, MessageFilter filter, PageRequest request) {
        return Listing.read(
                request,
                NEWEST_FIRST,
                new MessageListQuery(getEntityManager(), caller.accountId(), visibility, filter));
    }

    private static String newestOfEach(String condition) {
        return """
                SELECT m.* FROM unnest(CAST(:tickets AS bigint[])) AS t(id) CROSS JOIN LATERAL
                    (SELECT * FROM message WHERE account_id = :account AND ticket_id = t.id %s
                    ORDER BY created_at DESC, id DESC LIMIT :each) m
                ORDER BY m.created_at, m.id
                """.formatted(condition);
    }
}
