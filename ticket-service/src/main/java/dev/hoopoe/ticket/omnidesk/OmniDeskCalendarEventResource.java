package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.ticket.calendar.CalendarService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** The calendar in the dialect OmniDesk (contract OmniDesk, rows O-03 to O-05). */
@Path("/omnidesk/api/events")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Calendar events")
class OmniDeskCalendarEventResource {

    private final CalendarService calendar;

    OmniDeskCalendarEventResource(CalendarService calendar) {
        this.calendar = calendar;
    }

    @GET
    @Operation(
            operationId = "listOmniDeskEvents",
            summary = "List calendar events by their start",
            description = "OmniDesk O-03")
    public List<CalendarEventResponse> list(@BeanParam OffsetRequest slice, @BeanParam CalendarParameters parameters) {
        return calendar.list(parameters.toFilter(), slice.offset(), slice.limit()).stream()
                .map(CalendarEventResponse::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOmniDeskEvent", summary = "Get a calendar event", description = "OmniDesk O-04")
    public CalendarEventResponse get(String id) {
        return CalendarEventResponse.of(calendar.get(PathIds.integer(id, "Calendar event")));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createOmniDeskEvent", summary = "Create a calendar event", description = "OmniDesk O-05")
    public CalendarEventResponse create(@NotNull @Valid CreateCalendarEventRequest request) {
        return CalendarEventResponse.of(calendar.add(request.toNewEvent()));
    }
}
