package dev.hoopoe.messaging.conversation;

/**
 * A conversation to be opened.
 *
 * @param clientNumber whose; null for a client nobody knows anything of yet
 * @param channelName what the channel is called when it has to be created
 * @param externalId what the channel calls it, and no other of its tickets; null when it has no name for it
 */
public record NewConversation(Long clientNumber, String channelId, String channelName, String externalId) {}
