package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.tag.TagName;
import dev.hoopoe.ticket.ticket.TicketFilter;
import dev.hoopoe.ticket.ticket.TicketSearch;
import dev.hoopoe.ticket.ticket.TicketStatus;
import jakarta.ws.rs.QueryParam;
import java.util.function.Function;

/** Query parameters that narrow a list of tickets (contract Homa, rows H-11 and H-18); an empty one counts as absent. */
public class TicketListParameters {

    private static final String INTEGER = "[0-9]{1,18}";

    @QueryParam("status")
    String status;

    @QueryParam("priority")
    String priority;

    @QueryParam("department_id")
    String departmentId;

    @QueryParam("ticket_id")
    String ticketId;

    @QueryParam("tag")
    String tag;

    @QueryParam("client_name")
    String clientName;

    @QueryParam("client_email")
    String clientEmail;

    @QueryParam("search")
    String search;

    TicketFilter toFilter() {
        return new TicketFilter(
                given(status, TicketStatus::of),
                given(priority, String::strip),
                given(departmentId, text -> integer(text, "department_id")),
                given(ticketId, text -> integer(text, "ticket_id")),
                given(tag, TagName::keyOf),
                given(clientName, String::strip),
                given(clientEmail, String::strip),
                given(search, TicketSearch::new),
                false);
    }

    private static <R> R given(String parameter, Function<String, R> reading) {
        return parameter == null || parameter.isBlank() ? null : reading.apply(parameter);
    }

    private static Long integer(String text, String name) {
        if (!text.matches(INTEGER)) {
            throw HoopoeException.invalid(name, "must be an integer");
        }
        return Long.valueOf(text);
    }
}
