package dev.hoopoe.messaging.conversation;

/** Fired when staff have changed what this service stores of a conversation; there is no event of the feed for it. */
public record ConversationMarked(DetailedConversation conversation) {}
