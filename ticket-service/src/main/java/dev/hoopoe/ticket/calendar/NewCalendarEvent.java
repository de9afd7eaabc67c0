package dev.hoopoe.ticket.calendar;

import dev.hoopoe.common.error.HoopoeException;
import java.time.Instant;

/** What a calendar event is made from; {@code description} and {@code ticketId} may be null. */
public record NewCalendarEvent(String title, String description, Instant startTime, Instant endTime, Long ticketId) {

    /** Refuses, as the field {@code end_time}, an end before the start. */
    public NewCalendarEvent {
        if (endTime.isBefore(startTime)) {
            throw HoopoeException.invalid("end_time", "must not be before start_time");
        }
    }
}
