package dev.hoopoe.ticket.calendar;

import java.time.Instant;

/**
 * Which calendar events a list has; null does not narrow it.
 *
 * @param start events that start then or later
 * @param end events that end then or earlier
 * @param creatorNumber the number of the user who created them
 */
public record CalendarFilter(Instant start, Instant end, Long ticketId, Long creatorNumber) {}
