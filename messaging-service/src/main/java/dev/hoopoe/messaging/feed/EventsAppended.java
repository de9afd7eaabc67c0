package dev.hoopoe.messaging.feed;

/** Fired within this process when events have been appended to the feed. */
public record EventsAppended() {}
