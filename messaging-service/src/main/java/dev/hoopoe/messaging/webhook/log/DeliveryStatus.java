package dev.hoopoe.messaging.webhook.log;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a delivery. */
public enum DeliveryStatus {
    /** To be attempted, now or later. */
    PENDING,
    DELIVERED,
    /** A test that did not arrive; tests are not repeated. */
    FAILED,
    /** A replay sends it instead. */
    SUPERSEDED,
    /** Its event was removed from the feed, for its age, before it could be sent. */
    EXPIRED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
