package dev.hoopoe.ticket.calendar;

import dev.hoopoe.ticket.access.TicketVisibility;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * HQL condition of a list of calendar events: the filter, and what the caller may see, which is events without a
 * ticket, of a ticket that the caller may see, and of the caller's own making.
 */
final class CalendarQuery {

    private static final String VISIBLE =
            "ticketId is null or creatorId = :me or exists (select 1 from Ticket t where t.id = ticketId and %s)";

    private final StringJoiner condition = new StringJoiner(") and (", "(", ")");
    private final Map<String, Object> parameters = new HashMap<>();

    private CalendarQuery(TicketVisibility visibility) {
        if (!visibility.everything()) {
            var tickets = visibility.hql("t");
            condition.add(VISIBLE.formatted(tickets.condition()));
            parameters.putAll(tickets.parameters());
            parameters.put("me", visibility.userId());
        }
    }

    static CalendarQuery of(TicketVisibility visibility, CalendarFilter filter) {
        var query = new CalendarQuery(visibility);
        query.require("startTime >= :start", "start", filter.start());
        query.require("endTime <= :end", "end", filter.end());
        query.require("ticketId = :ticket", "ticket", filter.ticketId());
        query.require("creatorNumber = :creator", "creator", filter.creatorNumber());
        return query;
    }

    static CalendarQuery of(TicketVisibility visibility, long id) {
        var query = new CalendarQuery(visibility);
        query.require("id = :id", "id", id);
        return query;
    }

    /** Empty for all events of the account. */
    String condition() {
        return condition.length() > 2 ? condition.toString() : "";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void require(String sql, String name, Object value) {
        if (value != null) {
            condition.add(sql);
            parameters.put(name, value);
        }
    }
}
