package dev.hoopoe.messaging.feed;

import java.util.UUID;

/**
 * An event of the feed, for features of this service that pass it on.
 *
 * @param ticketId the ticket of a ticket's or a message's event; null for others
 * @param bytes of its data
 * @param data JSON as it was published; null where it was not requested
 */
public record FeedEvent(long position, UUID id, String type, String subject, Long ticketId, int bytes, String data) {}
