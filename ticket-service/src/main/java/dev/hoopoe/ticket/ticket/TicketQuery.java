package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.access.TicketAccess;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The condition of a list: what {@link TicketAccess} allows, in the database's terms, and what the filter asks for. */
record TicketQuery(String condition, Map<String, Object> parameters) {

    static TicketQuery of(TicketAccess access, TicketFilter filter) {
        var condition = new StringJoiner(" and ").setEmptyValue("1 = 1");
        var parameters = new HashMap<String, Object>();
        if (!access.everything()) {
            condition.add("(departmentId in :departments or assigneeId = :me)");
            parameters.put("departments", access.departmentIds());
            parameters.put("me", access.userId());
        }
        if (filter.status() != null) {
            condition.add("status = :status");
            parameters.put("status", filter.status());
        }
        if (filter.priority() != null) {
            condition.add("priority = :priority");
            parameters.put("priority", filter.priority());
        }
        if (filter.departmentId() != null) {
            condition.add("departmentId = :department");
            parameters.put("department", filter.departmentId());
        }
        return new TicketQuery(condition.toString(), parameters);
    }
}
