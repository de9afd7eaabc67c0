package dev.hoopoe.messaging.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An event of a ticket of which our view of tickets, kept by another consumer, has not heard as much yet: who sees some
 * tickets only is not shown it, but must not be given a cursor past it either.
 *
 * @param version the ticket's at least, as far as the event tells it
 * @param takenAt when the feed took the event in
 */
record UnresolvedEvent(long position, long ticketId, long version, Instant takenAt) {

    /** A deletion tells itself where the ticket lay; a message's number says nothing of its ticket's. */
    private static final String FIRST = """
            SELECT e.position, e.ticket_id, e.taken_at, CASE WHEN e.type ^@ 'dev.hoopoe.ticket.' THEN e.sequence ELSE 0 END
            FROM feed_event e
                LEFT JOIN ticket_replica t ON t.account_id = e.account_id AND t.ticket_id = e.ticket_id
            WHERE %s AND e.ticket_id IS NOT NULL AND NOT e.type ^@ 'dev.hoopoe.ticket.deleted.'
                AND (t.version IS NULL OR (e.type ^@ 'dev.hoopoe.ticket.' AND t.version < e.sequence))
            ORDER BY e.position LIMIT 1
            """;

    /** The first one among the events that the reader asks for. */
    static Optional<UnresolvedEvent> first(Connection connection, FeedQuery query, FeedCursor after, long end)
            throws SQLException {
        var conditions = FeedConditions.of(query, after, end);
        try (var select = connection.prepareStatement(FIRST.formatted(conditions.sql()))) {
            for (var index = 0; index < conditions.values().size(); index++) {
                select.setObject(index + 1, conditions.values().get(index));
            }
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    private static UnresolvedEvent read(ResultSet row) throws SQLException {
        return new UnresolvedEvent(
                row.getLong(1),
                row.getLong(2),
                row.getLong(4),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }
}
