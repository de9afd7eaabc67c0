package dev.hoopoe.messaging.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether events are sent to a webhook; while they are not, they wait in the feed. */
public enum WebhookState {
    ACTIVE,
    /** By an administrator, or after all attempts of a delivery have failed. */
    PAUSED,
    /** The endpoint answered 410. */
    DISABLED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
