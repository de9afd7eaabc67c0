package dev.hoopoe.messaging.conversation;

import java.util.List;

/**
 * Which conversations are asked for; null leaves a question open.
 *
 * @param channels those of one of these channels
 * @param otherThan those of none of these channels
 * @param open those that are open, or those that are not
 */
public record ConversationFilter(Long clientNumber, List<String> channels, List<String> otherThan, Boolean open) {}
