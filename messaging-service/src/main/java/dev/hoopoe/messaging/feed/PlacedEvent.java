package dev.hoopoe.messaging.feed;

/**
 * An event and where it stands.
 *
 * @param after the cursor that goes on after it
 */
public record PlacedEvent(FeedCursor after, CloudEvent event) {}
