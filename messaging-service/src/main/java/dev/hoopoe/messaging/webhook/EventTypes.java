package dev.hoopoe.messaging.webhook;

import dev.hoopoe.messaging.feed.FeedSource;
import java.util.List;

/** The types of events that a webhook wants, named as readers of the feed name them. */
public final class EventTypes {

    public static final int MAX_NAMES = 50;
    public static final int MAX_LENGTH = 100;

    private EventTypes() {}

    /** Those names, or none for null; refuses others as the field {@code event_types}. */
    public static List<String> of(List<String> names) {
        if (names == null || names.isEmpty()) {
            return List.of();
        }
        FeedSource.requireTypes(names, "event_types");
        return List.copyOf(names);
    }
}
