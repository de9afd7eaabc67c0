package dev.hoopoe.messaging.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * The WHERE clause for the events of a query, apart from the visibility of tickets.
 *
 * @param sql for rows of {@code feed_event e}
 * @param values what is bound to them, in their order
 */
record FeedConditions(String sql, List<Object> values) {

    private static final String BETWEEN = "e.account_id = ? AND e.position > ? AND e.position <= ?";

    private static final String OF_TYPES = " AND e.type ^@ ANY (?)";

    private static final String OF_SUBJECT = " AND e.subject = ?";

    private static final String FOR_AGENTS = " AND split_part(e.type, '.', 3) = ANY (?)";

    /** Events of the reader's account after the cursor, up to and with {@code end}, that the reader asks for and may read. */
    static FeedConditions of(FeedQuery query, FeedCursor after, long end) {
        var sql = new StringBuilder(BETWEEN);
        var values = new ArrayList<Object>(List.of(query.scope().account(), after.position(), end));
        if (!query.filter().types().isEmpty()) {
            sql.append(OF_TYPES);
            values.add(query.filter().types().toArray(String[]::new));
        }
        if (query.filter().subject() != null) {
            sql.append(OF_SUBJECT);
            values.add(query.filter().subject());
        }
        if (!query.scope().administrator()) {
            sql.append(FOR_AGENTS);
            values.add(FeedScope.OPEN_TO_AGENTS.toArray(String[]::new));
        }
        return new FeedConditions(sql.toString(), values);
    }
}
