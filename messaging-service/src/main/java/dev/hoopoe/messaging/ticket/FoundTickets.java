package dev.hoopoe.messaging.ticket;

import java.util.List;

/**
 * The newest tickets that ticket-service found.
 *
 * @param ids newest first
 * @param more whether there are others
 * @param tag the name of the tag that was searched for; null for none
 */
public record FoundTickets(List<Long> ids, boolean more, String tag) {}
