package dev.hoopoe.messaging.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An event that is ahead of its ticket in the replica, which another consumer writes. It is not known yet whether a reader
 * with a limited visibility may see it, so such a reader gets neither the event nor a cursor past it.
 *
 * @param version the ticket's version that the event proves; 0 for none
 * @param takenAt when the event was appended to the feed
 */
record UnresolvedEvent(long position, long ticketId, long version, Instant takenAt) {

    /** A deletion carries the ticket's last department; a message's sequence says nothing about its ticket's version. */
    private static final String FIRST = """
            SELECT e.position, e.ticket_id, e.taken_at, CASE WHEN e.type ^@ 'dev.hoopoe.ticket.' THEN e.sequence ELSE 0 END
            FROM feed_event e
                LEFT JOIN ticket_replica t ON t.account_id = e.account_id AND t.ticket_id = e.ticket_id
            WHERE %s AND e.ticket_id IS NOT NULL AND NOT e.type ^@ 'dev.hoopoe.ticket.deleted.'
                AND (t.version IS NULL OR (e.type ^@ 'dev.hoopoe.ticket.' AND t.version < e.sequence))
            ORDER BY e.position LIMIT 1
            """;

    /** The first one that the query asks for. */
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
