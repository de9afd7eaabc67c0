package dev.hoopoe.ticket.calendar;

import dev.hoopoe.ticket.access.TicketVisibility;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The condition of a list of calendar events, in Hibernate's query language: what the filter asks for, without events of
 * tickets that somebody may not see, unless they made the event.
 */
final class CalendarQuery {

    private static final String SEEN = "ticketId is null or creatorId = :me or exists"
            + " (select 1 from Ticket t where t.id = ticketId and (t.assigneeId = :me%s))";

    private final StringJoiner condition = new StringJoiner(") and (", "(", ")");
    private final Map<String, Object> parameters = new HashMap<>();

    private CalendarQuery(TicketVisibility access) {
        if (!access.everything()) {
            var inDepartments = access.departmentIds().isEmpty() ? "" : " or t.departmentId in :departments";
            condition.add(SEEN.formatted(inDepartments));
            parameters.put("me", access.userId());
            if (!access.departmentIds().isEmpty()) {
                parameters.put("departments", access.departmentIds());
            }
        }
    }

    static CalendarQuery of(TicketVisibility access, CalendarFilter filter) {
        var query = new CalendarQuery(access);
        query.require("startTime >= :start", "start", filter.start());
        query.require("endTime <= :end", "end", filter.end());
        query.require("ticketId = :ticket", "ticket", filter.ticketId());
        query.require("creatorNumber = :creator", "creator", filter.creatorNumber());
        return query;
    }

    static CalendarQuery of(TicketVisibility access, long id) {
        var query = new CalendarQuery(access);
        query.require("id = :id", "id", id);
        return query;
    }

    /** Empty when all of the account meets it. */
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
