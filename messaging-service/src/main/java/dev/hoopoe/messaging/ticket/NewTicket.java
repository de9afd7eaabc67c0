package dev.hoopoe.messaging.ticket;

/**
 * A ticket to be opened.
 *
 * @param clientNumber whose ticket; null for a client nobody knows anything of yet
 * @param externalId what the channel calls it, and no other of its tickets; null when it has no name for it
 */
public record NewTicket(String title, Long clientNumber, String channelId, String externalId) {}
