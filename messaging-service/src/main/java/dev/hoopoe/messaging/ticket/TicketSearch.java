package dev.hoopoe.messaging.ticket;

import java.util.UUID;

/**
 * A search for tickets among those that somebody sees.
 *
 * @param words of which a ticket's texts must have all; null for any
 * @param tagId of a tag that the ticket must bear, by its id in Netia; null for any
 */
public record TicketSearch(String words, UUID tagId) {}
