package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.ticket.calendar.NewCalendarEvent;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a calendar event is created from (contract OmniDesk, row O-05). */
record CreateCalendarEventRequest(
        @Text(max = 150) String title,
        String description,
        @NotNull @Schema(format = "date-time") String startTime,
        @NotNull @Schema(format = "date-time") String endTime,
        Long ticketId) {

    NewCalendarEvent toNewEvent() {
        return new NewCalendarEvent(
                title,
                description,
                DialectTime.parse(startTime, "start_time"),
                DialectTime.parse(endTime, "end_time"),
                ticketId);
    }
}
