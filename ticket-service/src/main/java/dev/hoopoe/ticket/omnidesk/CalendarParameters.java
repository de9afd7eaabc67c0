package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.common.dialect.omnidesk.OmniDeskParameter;
import dev.hoopoe.ticket.calendar.CalendarFilter;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Query parameters that narrow a list of calendar events (contract OmniDesk, row O-03). */
public class CalendarParameters {

    @QueryParam("start")
    @Parameter(
            description = "Events that start then or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String start;

    @QueryParam("end")
    @Parameter(
            description = "Events that end then or earlier",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String end;

    @QueryParam("ticket_id")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    String ticketId;

    @QueryParam("created_by")
    @Parameter(description = "A user's number", schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
    String createdBy;

    CalendarFilter toFilter() {
        return new CalendarFilter(
                DialectTime.parse(start, "start"),
                DialectTime.parse(end, "end"),
                OmniDeskParameter.number(ticketId, "ticket_id"),
                OmniDeskParameter.number(createdBy, "created_by"));
    }
}
