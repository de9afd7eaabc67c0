package dev.hoopoe.messaging.conversation;

/**
 * Numbers of open conversations.
 *
 * @param assigned those that are assigned to the caller
 * @param raised those of high or urgent priority
 */
public record ConversationCounts(long open, long unread, long assigned, long unassigned, long raised) {}
