package dev.hoopoe.ticket.list;

import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.ticket.status.TicketStatus;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Statistics of the tickets that a caller may see, from counts that triggers keep. */
final class TicketStatistics {

    private static final String BY_STATUS =
            "SELECT status, CAST(sum(amount) AS bigint) AS amount FROM ticket_total WHERE %s GROUP BY status";

    private static final String OPEN = Arrays.stream(TicketStatus.values())
            .filter(TicketStatus::isOpen)
            .map(status -> "'" + status.wireName() + "'")
            .collect(Collectors.joining(", "));

    /** The condition is that of the index ticket_unanswered. */
    private static final String UNANSWERED = """
            SELECT CAST(coalesce(sum(unanswered_messages), 0) AS bigint) AS amount FROM ticket
            WHERE unanswered_messages > 0
              AND status IN (%s) AND %s""";

    private final Session session;
    private final TicketQuery query;

    TicketStatistics(Session session, TicketQuery query) {
        this.session = session;
        this.query = query;
    }

    /** The number of tickets per status, without empty statuses. */
    Map<TicketStatus, Long> byStatus() {
        var counts = NativeQueries.rows(session, BY_STATUS.formatted(query.counts()))
                .addScalar("status", String.class)
                .addScalar("amount", Long.class);
        query.bind(counts);
        var byStatus = new EnumMap<TicketStatus, Long>(TicketStatus.class);
        counts.getResultList().forEach(row -> byStatus.put(TicketStatus.of((String) row[0]), (Long) row[1]));
        return byStatus;
    }

    /** How many messages of clients are unanswered, over open tickets. */
    long unanswered() {
        var sum = NativeQueries.scalar(session, UNANSWERED.formatted(OPEN, query.narrow()), "amount", Long.class);
        query.bind(sum);
        return sum.getSingleResult();
    }
}
