package dev.hoopoe.messaging.ticket;

/**
 * A ticket to be opened.
 *
 * @param clientNumber null for a new client of whom nothing is known
 * @param externalId its id in the channel, unique there; null for none
 */
public record NewTicket(String title, Long clientNumber, String channelId, String externalId) {}
