package dev.hoopoe.messaging.feed;

/**
 * An event with its cursor.
 *
 * @param after the cursor after it
 */
public record PlacedEvent(FeedCursor after, CloudEvent event) {}
