package dev.hoopoe.messaging.conversation;

import java.util.List;

/**
 * Which conversations a list shows; null for no condition.
 *
 * @param channels of one of these channels
 * @param otherThan of none of these channels
 * @param open whether the ticket's status is open
 */
public record ConversationFilter(Long clientNumber, List<String> channels, List<String> otherThan, Boolean open) {}
