package dev.hoopoe.messaging.conversation;

/**
 * A conversation to be opened.
 *
 * @param clientNumber null for a new client of whom nothing is known
 * @param channelName the channel's name in case it has to be created
 * @param externalId its id in the channel, unique there; null for none
 */
public record NewConversation(Long clientNumber, String channelId, String channelName, String externalId) {}
