package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.ticket.calendar.CalendarService;
import dev.hoopoe.ticket.list.TicketListService;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.user.UserNumbers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The figures of a dashboard in the dialect OmniDesk (contract OmniDesk, row O-02). */
@Path("/omnidesk/api/summary")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Summary")
class OmniDeskSummaryResource {

    private final TicketListService tickets;
    private final CalendarService calendar;
    private final UserNumbers users;

    OmniDeskSummaryResource(TicketListService tickets, CalendarService calendar, UserNumbers users) {
        this.tickets = tickets;
        this.calendar = calendar;
        this.users = users;
    }

    /** The tickets that the caller may see, by group of statuses. */
    record TicketStatistics(long open, long inProgress, long closed) {

        static TicketStatistics of(Map<TicketStatus, Long> counts) {
            return new TicketStatistics(
                    sum(counts, OmniDeskStatus.ABIERTO),
                    sum(counts, OmniDeskStatus.EN_PROGRESO),
                    sum(counts, OmniDeskStatus.CERRADO));
        }

        private static long sum(Map<TicketStatus, Long> counts, OmniDeskStatus status) {
            return status.canonical().stream()
                    .mapToLong(canonical -> counts.getOrDefault(canonical, 0L))
                    .sum();
        }
    }

    record SummaryResponse(long usersCount, TicketStatistics tickets, long upcomingEvents, long unreadMessages) {}

    @GET
    @Operation(
            operationId = "getOmniDeskSummary",
            summary = "Counts of users, tickets, upcoming events and unread messages",
            description = "OmniDesk O-02")
    public SummaryResponse get() {
        // First what asks who is calling: the caller is one of the users who are counted.
        var figures = TicketStatistics.of(tickets.countVisibleByStatus());
        return new SummaryResponse(users.count(), figures, calendar.countUpcoming(), tickets.countUnansweredMessages());
    }
}
