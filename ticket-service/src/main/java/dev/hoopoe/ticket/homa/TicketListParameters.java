package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.ticket.TicketFilter;
import dev.hoopoe.ticket.ticket.TicketStatus;
import jakarta.ws.rs.QueryParam;
import java.util.function.Function;

/** Query parameters that narrow a list of tickets; an empty one counts as absent. */
public class TicketListParameters {

    private static final String INTEGER = "[0-9]{1,18}";

    @QueryParam("status")
    String status;

    @QueryParam("priority")
    String priority;

    @QueryParam("department_id")
    String departmentId;

    TicketFilter toFilter() {
        return new TicketFilter(
                given(status, TicketStatus::of),
                given(priority, String::strip),
                given(departmentId, TicketListParameters::department));
    }

    private static <R> R given(String parameter, Function<String, R> reading) {
        return parameter == null || parameter.isBlank() ? null : reading.apply(parameter);
    }

    private static Long department(String text) {
        if (!text.matches(INTEGER)) {
            throw HoopoeException.invalid("department_id", "must be an integer");
        }
        return Long.valueOf(text);
    }
}
