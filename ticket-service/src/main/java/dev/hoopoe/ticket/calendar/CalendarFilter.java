package dev.hoopoe.ticket.calendar;

import java.time.Instant;

/**
 * What a list of calendar events is narrowed to; null leaves a field open.
 *
 * @param start they start then or later
 * @param end they end then or earlier
 * @param creatorNumber the number of the user who made them
 */
public record CalendarFilter(Instant start, Instant end, Long ticketId, Long creatorNumber) {}
