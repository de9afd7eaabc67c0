package dev.hoopoe.messaging.feed;

/** Said within this process when events have been appended to the feed. */
public record EventsAppended() {}
