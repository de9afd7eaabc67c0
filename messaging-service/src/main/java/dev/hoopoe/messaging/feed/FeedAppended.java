package dev.hoopoe.messaging.feed;

/** Fired in every replica when one of them has appended events to the feed. */
public record FeedAppended() {}
