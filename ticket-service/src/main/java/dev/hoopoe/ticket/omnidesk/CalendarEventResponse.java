package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.ticket.calendar.CalendarEvent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A calendar event as contract OmniDesk, section 4.2, shows it. */
record CalendarEventResponse(
        long eventId,
        String title,
        @Schema(nullable = true) String description,
        Instant startTime,
        Instant endTime,
        @Schema(nullable = true) Long createdBy,
        @Schema(nullable = true) Long ticketId) {

    static CalendarEventResponse of(CalendarEvent event) {
        return new CalendarEventResponse(
                event.id(),
                event.title(),
                event.description(),
                DialectTime.shown(event.startTime()),
                DialectTime.shown(event.endTime()),
                event.creatorNumber(),
                event.ticketId());
    }
}
